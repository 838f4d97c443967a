//! Whether a session has reached a goal. How goals are written is a matter of settings.

use crate::session::Session;
use crate::settings::Goal;
use crate::settings::goal::Condition;
use crate::tasks::quantity::value_of;

/// Whether all conditions hold now. What is not a number fulfils none.
pub fn is_reached(goal: &Goal, session: &mut Session) -> bool {
    goal.conditions.iter().all(|it: &Condition| it.holds(value_of(it.quantity, session)))
}
