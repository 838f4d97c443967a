//! The targets: one parser each, and what must hold for every input. A parser that is not in this list is not
//! fuzzed. The programs in `fuzz/` use this list too.

use crate::sessions::{exercise, is_small, small};
use playground::jobs::truth_of;
use playground::plane::table::{
    Decimal, Delimiter, Encoding, Labels, MAX_CLASSES, MAX_COLUMNS, MISSING, Options, Roles, Table,
    Thousands, Values,
};
use playground::settings::link::seed_from_text;
use playground::settings::state::limits;
use playground::settings::{Criterion, Question, Readable};
use playground::tasks::lesson::{Entry, Lesson};
use playground::text::number;
use playground::{
    Claim, Goal, Own, PlaygroundState, Prediction, Saved, Session, Weights, is_reached,
};
use std::sync::Arc;

/// A parser, and what must hold for every input.
#[derive(Debug)]
pub(crate) struct Target {
    /// Its name, which is also the name of its folder in the corpus.
    pub(crate) name: &'static str,
    /// Words of its grammar.
    pub(crate) tokens: &'static [&'static str],
    /// Number of inputs in a run of all tests.
    pub(crate) n_inputs: u64,
    /// Panics if the condition does not hold.
    pub(crate) check: fn(&str),
}

/// Every parser.
pub(crate) const TARGETS: &[Target] = &[
    Target { name: "link", tokens: LINK, n_inputs: 3_000, check: link },
    Target { name: "table", tokens: TABLE, n_inputs: 30_000, check: table },
    Target { name: "saved", tokens: SAVED, n_inputs: 6_000, check: saved },
    Target { name: "weights", tokens: WEIGHTS, n_inputs: 20_000, check: weights },
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
const WEIGHTS: &[&str] = &[
    "PK\u{3}\u{4}",
    "PK\u{1}\u{2}",
    "PK\u{5}\u{6}",
    "\u{93}NUMPY\u{1}\0",
    "'descr': '<f8'",
    "'fortran_order': True",
    "'shape': (2, 2)",
    "\"dtype\":\"F64\"",
    "\"data_offsets\":[0,32]",
    "\"layers.0.weight\":",
    "\u{ff}\u{ff}\u{ff}\u{ff}",
    "\0\0\0\0",
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
    "\"why\":{\"",
    "\"claims\":[{\"says\":\"",
    "\"holds\":\"epoch<3\"",
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
    // Only data that is too large for a link is left out.
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

/// Parses a text as a table, and then again with one of the other options that users can choose.
fn table(text: &str) {
    let mut said = Options::default();
    read_table(text, &said);
    let pick = text.bytes().fold(text.len(), |sum, byte| sum + usize::from(byte));
    let of = |n: usize| pick / 5 % n;
    match pick % 5 {
        0 => said.delimiter = Some(Delimiter::ALL[of(Delimiter::ALL.len())]),
        1 => said.encoding = Some(Encoding::ALL[of(Encoding::ALL.len())]),
        2 => {
            said.decimal = Some(Decimal::ALL[of(Decimal::ALL.len())]);
            said.thousands = Some(Thousands::ALL[pick / 11 % Thousands::ALL.len()]);
        }
        3 => said.header = Some(of(2) == 0),
        _ => said.missing = Some(["", "a", "1"][..of(4)].iter().map(ToString::to_string).collect()),
    }
    read_table(text, &said);
}

fn read_table(text: &str, said: &Options) {
    // If its bytes are read as UTF-16, a text has other lines.
    let is_text = !matches!(said.encoding, Some(Encoding::Utf16Le | Encoding::Utf16Be));
    let n_lines = text.chars().filter(|c| matches!(c, '\n' | '\r')).count() + 1;
    let n_lines = if is_text { n_lines } else { usize::MAX };
    let table = match Table::read(text.as_bytes(), said) {
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
        let n_missing = match &column.values {
            Values::Numbers(numbers) => {
                assert_eq!(numbers.len(), table.n_rows, "values of {}", column.name);
                numbers.iter().filter(|x| x.is_nan()).count()
            }
            Values::Text { of_row, names } => {
                assert_eq!(of_row.len(), table.n_rows, "values of {}", column.name);
                let is_name = |&&it: &&u32| it != MISSING;
                let is_one = |&it: &u32| (it as usize) < names.len();
                assert!(of_row.iter().filter(is_name).all(is_one), "a row names no word");
                of_row.len() - of_row.iter().filter(is_name).count()
            }
        };
        let is_odd = column.odd.is_some();
        let is_counted =
            if is_odd { column.n_missing < n_missing } else { column.n_missing == n_missing };
        assert!(is_counted, "missing entries are not counted");
    }
    let format = table.found.format;
    assert_ne!(format.decimal.spec().sign, format.thousands.spec().sign, "one sign, two meanings");
    let Ok(points) = table.points(Roles::guess(&table)) else { return };
    assert!((1..=table.n_rows).contains(&points.rows.len()), "{} points", points.rows.len());
    let is_inside = |x: &f64| (-5.0..=5.0).contains(x);
    assert!(points.xs.iter().chain(&points.ys).all(is_inside), "{points:?}");
    if let Labels::Classes { names, of_point } = &points.labels {
        assert!(names.len() <= MAX_CLASSES, "{names:?}");
        assert!(of_point.iter().all(|&it| usize::from(it) < names.len()), "{of_point:?}");
    }
    // The points are written and parsed again, and must be the same. But the column separator is guessed, and
    // names that contain many special characters may cause a wrong guess.
    let written = points.to_csv();
    let again = Table::read(written.as_bytes(), &Options::default());
    let mut lines = written.lines();
    let are_plain =
        lines.all(|line| line.chars().all(|c| c.is_ascii_alphanumeric() || ",.-+".contains(c)));
    if are_plain && 3 < points.rows.len() {
        assert!(again.is_ok_and(|it| points.rows.len().abs_diff(it.n_rows) <= 1), "{written}");
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

/// The bytes of a text in which each letter stands for one byte, as in Latin-1.
fn bytes(text: &str) -> Vec<u8> {
    text.chars().map(|c| c as u32 as u8).collect()
}

fn weights(text: &str) {
    let bytes = bytes(text);
    let mut session =
        Session::new(PlaygroundState::from_link("#networkShape=2&normalization=batch").0);
    let before = session.fingerprint();
    match Weights::from_bytes(&bytes).and_then(|weights| weights.load(&mut session)) {
        Ok(()) => assert!(session.run().is_finite(), "weights without a limit"),
        Err(sentence) => {
            assert!(sentence.to_string().ends_with('.'), "{sentence}");
            assert_eq!(session.fingerprint(), before, "some weights of a file that does not fit");
        }
    }
}

fn lesson(text: &str) {
    if let Err(sentence) = Claim::list_from_json(text) {
        assert!(sentence.ends_with('.'), "{sentence}");
    }
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

/// The first line is the question, and the rest is the true answer.
fn prediction(text: &str) {
    let (question, truth) = text.split_once('\n').unwrap_or((text, ""));
    let read = |after| {
        Prediction::new(&Question::from_text(question)?, &Criterion::from_text(truth)?, after)
    };
    match read(text.len() as u64 % 3).map_err(|why| why.to_string()) {
        Err(why) => assert!(why.starts_with("is no ") || why.starts_with("has not "), "{why}"),
        Ok(prediction) => {
            let state = PlaygroundState::from_link("#networkShape=1&points=10").0;
            let found = || format!("{:?}", truth_of(&prediction, &state));
            assert_eq!(found(), found(), "{text}");
        }
    }
}

fn own(text: &str) {
    let own = match Own::from_text(text) {
        Ok(own) => own,
        Err(why) => {
            let why = why.to_string();
            return assert!(why.starts_with("has ") || why.starts_with("does not have "), "{why}");
        }
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
