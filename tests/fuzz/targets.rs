//! The targets: one reader each, and what must hold for whatever it is given. A reader that is not in
//! this list is not fuzzed. The programs in `fuzz/` go through it too.

use crate::sessions::{exercise, is_small, small};
use playground::jobs::truth_of;
use playground::plane::csv::{self, Labels, MAX_CLASSES, MAX_COLUMNS, Values};
use playground::settings::link::seed_from_text;
use playground::settings::state::limits;
use playground::settings::{Criterion, Question, Readable};
use playground::tasks::lesson::{Entry, Lesson};
use playground::text::number;
use playground::{Goal, Own, PlaygroundState, Prediction, Saved, Session, is_reached};
use std::sync::Arc;

/// A reader of texts, and what must hold for whatever it is given.
#[derive(Debug)]
pub(crate) struct Target {
    /// Its name, and that of its folder in the corpus.
    pub(crate) name: &'static str,
    /// Words of its grammar.
    pub(crate) tokens: &'static [&'static str],
    /// Inputs in a run of all tests.
    pub(crate) n_inputs: u64,
    /// Panics if it does not hold.
    pub(crate) check: fn(&str),
}

/// Every reader.
pub(crate) const TARGETS: &[Target] = &[
    Target { name: "link", tokens: LINK, n_inputs: 3_000, check: link },
    Target { name: "table", tokens: TABLE, n_inputs: 30_000, check: table },
    Target { name: "saved", tokens: SAVED, n_inputs: 6_000, check: saved },
    Target { name: "lesson", tokens: LESSON, n_inputs: 20_000, check: lesson },
    Target { name: "lessons", tokens: LESSON, n_inputs: 20_000, check: lessons },
    Target { name: "goal", tokens: GOAL, n_inputs: 20_000, check: goal },
    Target { name: "prediction", tokens: GOAL, n_inputs: 10_000, check: prediction },
    Target { name: "own", tokens: OWN, n_inputs: 5_000, check: own },
    Target { name: "seed", tokens: &[], n_inputs: 10_000, check: seed },
    Target { name: "number", tokens: NUMBER, n_inputs: 50_000, check: number },
];

const LINK: &[&str] = &[
    "dataset=own&data=",
    "dataset=arms&classes=8",
    "problem=regression",
    "regDataset=ownNumbers",
    "networkShape=",
    "networkShape=64,64",
    "lossFunction=",
    "softmaxCrossEntropy",
    "hinge",
    "outputActivation=",
    "activations=",
    ",relu,,sine",
    "dropout=0.9",
    "normalization=batch",
    "normalization=layer",
    "weights=",
    "initScale=1e6",
    "patience=1",
    "points=1",
    "points=100000",
    "imbalance=98",
    "percTrainData=1",
    "percTrainData=100",
    "batchSize=1",
    "draw=500",
    "schedule=",
    "learningRate=1e300",
    "regularizationRate=-1",
    "goal=testLoss%3C1",
    "question=a|b|c",
    "truth=gap<0|epoch=1",
    "after=5000",
    "inputScaling=standardize",
    "x=false",
    "y=false",
    "seed=",
    "sinX_hide=true",
    "clip=norm",
    "maxNorm=1e-300",
    "noise=80",
];
const TABLE: &[&str] = &[
    ",", ";", "\t", "\n", "\r", "\"", "\"\"", "#", "1,5", "label", "x", "y", "a", "\n\n", "1;2\n",
];
const SAVED: &[&str] = &[
    "\"epoch\":",
    "\"epoch\":18446744073709551615,",
    "\"epoch\":9007199254740992,",
    "\"params\":[",
    "\"frozen\":[",
    "\"points\":",
    "\"link\":\"",
    "\"version\":1",
    "\"format\":\"nabla\"",
    "null,",
    "0.5,",
    "1e308,",
    "dataset=own&",
    "~1,2,0",
];
const LESSON: &[&str] = &[
    "\"steps\":[",
    "\"title\":\"",
    "\"text\":[\"",
    "\"link\":\"#",
    "\"point\":[",
    "\"slides\":[",
    "\"id\":\"",
    "\"about\":\"",
    "\"group\":\"",
    "{",
    "}",
    "],",
    "\",",
];
const GOAL: &[&str] = &[
    "testLoss",
    "trainLoss",
    "gap",
    "accuracy",
    "r2",
    "epoch",
    "neurons",
    "largestWeight",
    "diverged",
    "sum@0;0",
    "answer@-1;2",
    "sum@1e308;-1e308",
    "<",
    "<=",
    "=",
    ">",
    ">=",
    ",",
    "|",
    "\n",
];
const OWN: &[&str] = &["~", "|", "~1,2,0", "~0,1,0,1,0,1~", "A|B", "~~", "1e6", "-1e6", ","];
const NUMBER: &[&str] = &["0x", "0b", "0o", "e", "E+", "-", "+", ".", "9", "f", "Infinity", " "];

fn link(text: &str) {
    let (state, notices) = PlaygroundState::from_link(text);
    assert!(notices.len() <= limits::MAX_NOTICES + 1, "{} notices", notices.len());
    assert!(notices.iter().all(|it| it.to_string().ends_with('.')), "{notices:?}");
    assert!(state.shape.len() <= limits::MAX_LAYERS, "{} layers", state.shape.len());
    assert!(state.shape.iter().all(|n| limits::NEURONS.contains(n)), "{:?}", state.shape);
    assert!(!state.seed.is_empty() && state.seed.len() <= limits::TEXT_LEN, "{:?}", state.seed);
    let link = state.to_link();
    let (again, notices) = PlaygroundState::from_link(&link);
    // What is too large for a link stays behind, and nothing else does.
    let mut expected = state.clone();
    if !link.contains("&data=") {
        expected.own = None;
    }
    assert_eq!(again, expected, "{link}");
    assert!(notices.is_empty(), "{notices:?} on our own {link}");
    assert_eq!(again.to_link(), link, "written differently");
    assert_eq!(PlaygroundState::from_link(&state.short_link()).0, expected, "{link}");
    let state = small(state);
    let question = Prediction::of(&state);
    if let Some(question) = question {
        truth_of(&question, &state);
    }
    exercise(&mut Session::new(state));
}

fn table(text: &str) {
    let n_lines = text.chars().filter(|c| matches!(c, '\n' | '\r')).count() + 1;
    let table = match csv::parse(text) {
        Ok(table) => table,
        Err(error) => {
            assert!(error.to_string().ends_with('.'), "{error}");
            assert!(error.line.is_none_or(|it| (1..=n_lines).contains(&it)), "{error:?}");
            assert!(error.column.is_none_or(|it| (1..=MAX_COLUMNS).contains(&it)), "{error:?}");
            return;
        }
    };
    assert!((1..=n_lines).contains(&table.n_rows), "{} rows", table.n_rows);
    for column in &table.columns {
        let n = match &column.values {
            Values::Numbers(numbers) => numbers.len(),
            Values::Text { of_row, .. } => of_row.len(),
        };
        assert_eq!(n, table.n_rows, "values of {}", column.name);
    }
    let Ok(points) = table.points(table.roles()) else { return };
    let is_inside = |x: &f64| (-5.0..=5.0).contains(x);
    assert!(points.xs.iter().chain(&points.ys).all(is_inside), "{points:?}");
    if let Labels::Classes { names, of_point } = &points.labels {
        assert!(names.len() <= MAX_CLASSES, "{names:?}");
        assert!(of_point.iter().all(|&it| usize::from(it) < names.len()), "{of_point:?}");
    }
    // What is written of them is read again, point by point; but what separates columns is guessed, and
    // names that are themselves full of semicolons or lines may mislead the guess.
    let written = points.to_csv();
    let again = csv::parse(&written);
    if !written.contains([';', '\t', '"', '#']) {
        assert_eq!(again.map(|it| it.n_rows), Ok(table.n_rows), "{written}");
    }
}

fn saved(text: &str) {
    let saved = match Saved::from_json(text) {
        Ok(saved) => saved,
        Err(sentence) => return assert!(sentence.to_string().ends_with('.'), "{sentence}"),
    };
    if !is_small(&PlaygroundState::from_link(&saved.link).0) {
        return;
    }
    match saved.open() {
        Err(sentence) => assert!(sentence.to_string().ends_with('.'), "{sentence}"),
        Ok(mut session) => {
            let again = Saved::from_json(&Saved::of(&session).to_json()).expect("our own file");
            assert_eq!((again.epoch, &again.params), (saved.epoch, &saved.params), "of {saved:?}");
            let other = again.open().expect("our own network");
            assert_eq!(other.fingerprint(), session.fingerprint(), "{again:?}");
            if session.data().train.len() <= 1_000 {
                exercise(&mut session);
            }
        }
    }
}

fn lesson(text: &str) {
    match Lesson::from_json(text) {
        Err(sentence) => assert!(sentence.ends_with('.'), "{sentence}"),
        Ok(lesson) => {
            assert!(!lesson.steps.is_empty(), "a lesson without a step");
            for step in &lesson.steps {
                assert_eq!(step.state().is_none(), step.link.is_empty(), "{step:?}");
            }
        }
    }
}

fn lessons(text: &str) {
    if let Err(sentence) = Entry::list_from_json(text) {
        assert!(sentence.ends_with('.'), "{sentence}");
    }
}

fn goal(text: &str) {
    match Goal::from_text(text) {
        Err(why) => assert!(why.to_string().starts_with("is no "), "{why}"),
        Ok(goal) => {
            assert!(!goal.to_string().is_empty(), "nothing to read");
            let link = "#networkShape=1&points=10";
            let mut session = Session::new(PlaygroundState::from_link(link).0);
            let holds = is_reached(&goal, &mut session);
            assert_eq!(is_reached(&goal, &mut session), holds, "{goal}");
        }
    }
}

/// The question is the first line, the truth the rest.
fn prediction(text: &str) {
    let (question, truth) = text.split_once('\n').unwrap_or((text, ""));
    let read = |after| {
        Prediction::new(&Question::from_text(question)?, &Criterion::from_text(truth)?, after)
    };
    match read(text.len() as u64 % 3).map_err(|why| why.to_string()) {
        Err(why) => assert!(why.starts_with("is no ") || why.starts_with("has not "), "{why}"),
        Ok(prediction) => {
            let state = PlaygroundState::from_link("#networkShape=1&points=10").0;
            let found = truth_of(&prediction, &state);
            assert_eq!(
                format!("{:?}", truth_of(&prediction, &state)),
                format!("{found:?}"),
                "{text}"
            );
        }
    }
}

fn own(text: &str) {
    let own = match Own::from_text(text) {
        Ok(own) => own,
        Err(why) => return assert!(why.to_string().starts_with("has "), "{why}"),
    };
    assert_eq!(Own::from_text(&own.to_text()).as_ref(), Ok(&own), "written and read");
    let more = own.with_point(1.0, -1.0, text.len() % 12);
    assert_eq!(more.points().len(), own.points().len() + 1, "a point more");
    assert_eq!(Own::from_text(&more.to_text()).as_ref(), Ok(&more), "written and read");
    let (problem, set) = match own.n_classes() {
        0 => ("regression&regDataset", "ownNumbers"),
        _ => ("classification&dataset", "own"),
    };
    let (mut state, notices) = PlaygroundState::from_link(&format!("#problem={problem}={set}"));
    assert!(notices.is_empty(), "{notices:?}");
    state.own = Some(Arc::new(own));
    exercise(&mut Session::new(small(state)));
}

fn seed(text: &str) {
    let Some(seed) = seed_from_text(text) else { return };
    assert!(!seed.is_empty() && seed.len() <= limits::TEXT_LEN, "{seed}");
    let (state, notices) = PlaygroundState::from_link(&format!("#seed={seed}"));
    assert_eq!((state.seed.as_str(), notices.len()), (seed.as_str(), 0), "in a link");
    assert_eq!(seed_from_text(&seed), Some(seed), "typed again");
}

fn number(text: &str) {
    let x = number::parse(text);
    let written = number::format(x);
    let again = number::parse(&written);
    assert!(again == x || x.is_nan() && again.is_nan(), "{x} is written as {written}");
    if x.is_finite() {
        number::to_fixed(x, (text.len() % 20) as u8);
    }
}
