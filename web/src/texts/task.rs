//! The texts of tasks: predictions, goals, and the message about tasks that a learner left undone.

use crate::lang::{filled, t};

pub(crate) const GOAL: &str = "Goal:";
pub(crate) const LOCK: &str = "Check";
pub(crate) const RIGHT: &str = "Right.";
pub(crate) const ANSWER_FIRST: &str = "Answer first, then play.";
pub(crate) const WORKING_OUT: &str = "Computing the right answer …";
pub(crate) const SOLUTIONS: &str = "For the lecturer";
pub(crate) const RIGHT_ANSWER: &str = "Right answer";
pub(crate) const REACHED_BY: &str = "Reaches the goal";
pub(crate) const TRAIN_ONLY: &str = "training alone";

/// The button that starts the run after a prediction.
pub(crate) fn run_to(epoch: u64) -> String {
    if epoch == 0 { t("Show the answer") } else { filled("Run to epoch {0}", &[epoch.to_string()]) }
}

/// The result: "Right. It is 0.3."
pub(crate) fn verdict(is_right: bool, what: String) -> String {
    filled(if is_right { "Right. It is {0}." } else { "Not quite. It is {0}." }, &[what])
}

/// The result if the learner chose a different answer.
pub(crate) fn right_choice(choice: String) -> String {
    filled("Not quite. The right answer is “{0}”.", &[choice])
}

/// A lesson was left before all of its tasks were done: "2, 3" are the steps.
pub(crate) fn not_done(steps: String) -> String {
    filled("The lesson is not marked as done. Steps with open tasks: {0}.", &[steps])
}

/// The result if no answer was right or wrong.
pub(crate) fn it_is(what: String) -> String {
    filled("It is {0}.", &[what])
}

/// "test loss < 0.1: reached at epoch 12".
pub(crate) fn reached(goal: String, epoch: u64) -> String {
    filled("{0}: reached at epoch {1}", &[goal, epoch.to_string()])
}
