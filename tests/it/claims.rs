//! The statements of lessons, measured: every claim, every question and every goal over many seeds, each with
//! other points and other first weights. The results are in `docs/CLAIMS.md`.

use playground::jobs::truth_of;
use playground::tasks::claim::Evidence;
use playground::tasks::lesson::{Entry, LessonStep};
use playground::tasks::prediction::{Answers, Truth, is_right};
use playground::{Claim, Lesson, PlaygroundState, Prediction};
use std::fmt::Write as _;
use std::fs;
use std::sync::Mutex;
use std::thread;
use tests::root;

/// A goal must be reached within this number of epochs, because users wait no longer.
const MAX_EPOCHS: u64 = 1_000;
/// The number of seeds for questions and goals.
const SEEDS: usize = 20;
/// The result for the lesson's own seed must hold for at least this number of seeds.
const LEAST: usize = 16;
/// The first of the seeds. No lesson uses any of them.
const FIRST_SEED: usize = 101;

/// Words that tell the reader that a statement does not always hold.
const NOT_ALWAYS: [&str; 8] =
    ["usually", "most", "often", "sometimes", "some ", "nearly", "of 10", "can "];

/// A statement of a step.
struct Row {
    step: String,
    says: String,
    measured: String,
    what: What,
    /// For how many seeds it must be true: the least number, the greatest number, and the number of all seeds.
    share: [usize; 3],
}

enum What {
    Claim(Claim),
    /// That the right answer is the same as with the lesson's own seed.
    Question(Prediction, Box<PlaygroundState>, Truth),
}

impl Row {
    fn is_true_of(&self, seed: usize) -> bool {
        let seed = (FIRST_SEED + seed).to_string();
        match &self.what {
            What::Claim(claim) => claim.is_true_of(&seed),
            What::Question(prediction, state, right) => {
                let found = truth_of(prediction, &PlaygroundState { seed, ..(**state).clone() });
                match (&prediction.answer, found, right) {
                    (
                        Answers::Number(quantity),
                        Some(Truth::Number(found)),
                        Truth::Number(right),
                    ) => is_right(*quantity, found, *right),
                    (_, found, right) => found == Some(*right),
                }
            }
        }
    }
}

fn read(id: &str) -> String {
    let path = root().join("lessons").join(format!("{id}.json"));
    fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

fn ids() -> Vec<String> {
    let entries = Entry::list_from_json(&read("index")).expect("a list of lessons");
    entries.into_iter().map(|entry| entry.id).collect()
}

/// The question of a step, with the right answer for its own seed.
fn question(name: &str, step: &LessonStep) -> Option<Row> {
    let (state, _) = step.state()?;
    let prediction = Prediction::of(&state)?;
    let right = truth_of(&prediction, &state).expect("an answer");
    let answer = match (&prediction.answer, right) {
        (Answers::Choices(choices), Truth::Choice(right)) => choices[right].0.clone(),
        (_, Truth::Number(right)) => plot::number::short(right),
        (_, truth) => panic!("{name}: {truth:?}"),
    };
    Some(Row {
        step: name.to_owned(),
        says: format!("{} – {answer}", prediction.question),
        measured: format!("the answer at epoch {}", prediction.after),
        what: What::Question(prediction, Box::new(state), right),
        share: [LEAST, SEEDS, SEEDS],
    })
}

/// The goal of a step, with its solution if it has one. Which first weights are good differs between seeds: if
/// the solution draws new ones, a claim says for how many seeds it works.
fn goal(name: &str, step: &LessonStep) -> Option<Row> {
    let (state, _) = step.state()?;
    if step.solution.starts_with("draw=") {
        return None;
    }
    let goal = state.goal?.value().expect("a goal").clone();
    let link = format!("{}&{}", step.link, step.solution);
    let is_alone = step.solution.is_empty();
    let says = if is_alone {
        "The goal.".to_owned()
    } else {
        format!("The goal, with {}.", step.solution)
    };
    let measured = format!("{goal}, within {MAX_EPOCHS} epochs");
    let evidence = Evidence::Reaches(goal);
    let share = [LEAST, SEEDS, SEEDS];
    let [least, most, of] = share;
    let claim = Claim { says: says.clone(), link, after: MAX_EPOCHS, evidence, least, most, of };
    Some(Row { step: name.to_owned(), says, measured, what: What::Claim(claim), share })
}

/// A claim of a step.
fn claim(name: &str, claim: Claim) -> Row {
    let Claim { after, least, most, of, .. } = claim;
    let measured = match &claim.evidence {
        Evidence::Holds(goal) => format!("{goal} at epoch {after}"),
        Evidence::Reaches(goal) => format!("{goal} by epoch {after}"),
        Evidence::IsLess(quantity, _) => format!("smaller {} at epoch {after}", quantity.label()),
    };
    let (step, says) = (name.to_owned(), claim.says.clone());
    Row { step, says, measured, what: What::Claim(claim), share: [least, most, of] }
}

/// An error in a claim other than its share: the step itself shows something else, or the step does not say
/// that the claim does not always hold.
fn complaint(step: &LessonStep, claim: &Claim) -> Option<&'static str> {
    let Claim { least, most, of, .. } = *claim;
    let reasons = step.why.iter().map(|(_, why)| why);
    let text: String = step.text.iter().chain(reasons).map(|it| it.to_lowercase()).collect();
    let is_hedged = NOT_ALWAYS.iter().any(|word| text.contains(word));
    let (own, _) = PlaygroundState::from_link(&claim.link);
    if of < 10 {
        Some("is tried with few seeds")
    } else if most == of && 5 * least < 4 * of {
        Some("is said of most runs, and need not hold for four of five")
    } else if least < of && !is_hedged {
        Some("is not always so, and the step does not say it")
    } else if most == of && !claim.is_true_of(&own.seed) {
        Some("is not so in the step itself")
    } else {
        None
    }
}

fn rows(wrong: &mut Vec<String>) -> Vec<Row> {
    let mut rows = Vec::new();
    for id in ids() {
        let text = read(&id);
        let lesson = Lesson::from_json(&text).unwrap_or_else(|why| panic!("{id}: {why}"));
        let claims = Claim::list_from_json(&text).unwrap_or_else(|why| panic!("{id}: {why}"));
        for (k, step) in lesson.steps.iter().enumerate() {
            let name = format!("{id} {}", k + 1);
            rows.extend(question(&name, step));
            rows.extend(goal(&name, step));
            let of_step = claims.iter().filter(|(at, _)| *at == k);
            for (_, it) in of_step {
                if let Some(why) = complaint(step, it) {
                    wrong.push(format!("{name}: \"{}\" {why}", it.says));
                }
                rows.push(claim(&name, it.clone()));
            }
        }
    }
    rows
}

/// For how many seeds each row is true, computed on all cores of the machine.
fn measure(rows: &[Row]) -> Vec<usize> {
    let mut runs: Vec<(usize, usize)> = rows
        .iter()
        .enumerate()
        .flat_map(|(k, row)| (0..row.share[2]).map(move |it| (k, it)))
        .collect();
    runs.reverse();
    let (runs, n_true) = (Mutex::new(runs), Mutex::new(vec![0; rows.len()]));
    let work = || {
        loop {
            let Some((k, seed)) = runs.lock().expect("a list").pop() else { return };
            if rows[k].is_true_of(seed) {
                n_true.lock().expect("a list")[k] += 1;
            }
        }
    };
    thread::scope(|scope| {
        let n = thread::available_parallelism().map_or(1, usize::from);
        for _ in 0..n {
            scope.spawn(work);
        }
    });
    n_true.into_inner().expect("a list")
}

fn table(rows: &[Row], n_true: &[usize]) -> String {
    let mut text = "# What the lessons say, measured\n\n\
        Every claim, question and goal of the lessons is tried with 20 seeds that no lesson has: other points, \
        and other first weights where a link does not give them.\n\
        The last column says in how many of the runs it was true; `tests/it/claims.rs` fails when there are fewer \
        than the text of the lesson allows.\n\
        `NABLA_CLAIMS=write cargo test -p tests --test it claims` writes this file.\n\n\
        | step | what is said | measured | true in |\n|---|---|---|---|\n"
        .to_owned();
    for (row, n) in rows.iter().zip(n_true) {
        let says = row.says.replace('|', "\\|");
        let Row { step, measured, share, .. } = row;
        writeln!(text, "| {step} | {says} | {measured} | {n} of {} |", share[2]).expect("a line");
    }
    text
}

/// With `NABLA_CLAIMS=write` it writes the expected file instead of comparing it.
#[test]
fn what_lessons_say_holds_for_other_seeds() {
    let mut wrong = Vec::new();
    let rows = rows(&mut wrong);
    let n_true = measure(&rows);
    let text = table(&rows, &n_true);
    let path = root().join("docs/CLAIMS.md");
    if std::env::var("NABLA_CLAIMS").is_ok_and(|wish| wish == "write") {
        fs::write(&path, &text).expect("CLAIMS.md can be written");
    }
    for (row, n) in rows.iter().zip(&n_true) {
        let [least, most, of] = row.share;
        if !(least..=most).contains(n) {
            wrong.push(format!("{}: {} ({}): {n} of {of}", row.step, row.says, row.measured));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let kept = fs::read_to_string(&path).expect("docs/CLAIMS.md");
    for (ours, theirs) in text.lines().zip(kept.lines()) {
        assert_eq!(ours, theirs, "NABLA_CLAIMS=write takes what is new");
    }
    assert_eq!(text.lines().count(), kept.lines().count(), "claims came or went");
}
