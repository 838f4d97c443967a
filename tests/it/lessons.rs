//! The lessons, each trained without a page: every goal of a lesson can be reached, and every question has an
//! answer. `slides` compares the numbers of the slides; what a page shows is not tested here.

use playground::inside::figure::bias_variance::Samples;
use playground::inside::figure::collapse::Collapse;
use playground::inside::figure::polynomial::PolynomialFit;
use playground::inside::figure::{loss_slopes, point};
use playground::jobs::truth_of;
use playground::tasks::lesson::{Entry, LessonStep};
use playground::tasks::prediction::{Answers, Truth, is_right};
use playground::{
    Control, FIELDS, Figure, Goal, Lesson, PlaygroundState, Prediction, Session, is_reached,
};
use std::fs;
use std::path::PathBuf;

/// A goal must be reached within this number of epochs, because users wait no longer.
const MAX_EPOCHS: u64 = 1_000;
/// If a goal needs an action, playing alone for this number of epochs must not reach it.
const IDLE_EPOCHS: u64 = 200;
/// The largest number of words in a step …
const MAX_WORDS: usize = 90;
/// … and in a sentence.
const MAX_WORDS_OF_SENTENCE: usize = 20;

/// The folder of the lessons.
pub(crate) fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../lessons"))
}

/// The list of lessons.
pub(crate) fn entries() -> Vec<Entry> {
    let text = fs::read_to_string(folder().join("index.json")).expect("the list of lessons");
    Entry::list_from_json(&text).expect("a list of lessons")
}

/// A lesson, by its id.
pub(crate) fn lesson(id: &str) -> Lesson {
    let path = folder().join(format!("{id}.json"));
    let text = fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    Lesson::from_json(&text).unwrap_or_else(|why| panic!("{id}: {why}"))
}

/// Every step, with a name for messages.
fn steps() -> Vec<(String, LessonStep)> {
    let of = |entry: Entry| {
        let steps = lesson(&entry.id).steps.into_iter().enumerate();
        steps.map(move |(k, step)| (format!("{}, step {}", entry.id, k + 1), step))
    };
    entries().into_iter().flat_map(of).collect()
}

/// Trains until the goal is reached, and returns the epoch.
fn epoch_of(goal: &Goal, state: PlaygroundState, within: u64) -> Option<u64> {
    let mut session = Session::new(state);
    while session.completed() < within && session.divergence().is_none() {
        session.epoch();
        if is_reached(goal, &mut session) {
            return Some(session.completed());
        }
    }
    None
}

#[test]
fn the_list_and_the_files_agree() {
    let entries = entries();
    let mut listed: Vec<String> = entries.iter().map(|entry| entry.id.clone()).collect();
    listed.sort();
    let mut found: Vec<String> = fs::read_dir(folder())
        .expect("the folder of lessons")
        .map(|entry| entry.expect("an entry").path())
        // The folders contain translations: see `translations`.
        .filter(|path| !path.is_dir() && !path.ends_with("index.json"))
        .map(|path| path.file_name().expect("a file").to_str().expect("a readable name").to_owned())
        .map(|name| name.strip_suffix(".json").expect("a lesson").to_owned())
        .collect();
    found.sort();
    assert_eq!(listed, found, "listed, and in the folder");
    listed.dedup();
    assert_eq!(listed.len(), entries.len(), "an id stands for one lesson");
    for entry in entries {
        assert_eq!(entry.title, lesson(&entry.id).title, "the titles of {}", entry.id);
        assert!(!entry.about.is_empty() && !entry.group.is_empty(), "{} says too little", entry.id);
        assert!(!entry.terms.is_empty(), "{} is found by no term", entry.id);
        assert!(
            entry.minutes.is_some_and(|it| (3..=15).contains(&it)),
            "{} takes how long?",
            entry.id
        );
    }
}

/// Search terms of students and lecturers, each with a lesson that must be found.
#[test]
fn lessons_are_found_by_the_terms_of_the_field() {
    for (words, id) in [
        ("regularization", "weight-penalties"),
        ("Regularization", "dropout"),
        ("backpropagation", "backpropagation"),
        ("backprop", "backpropagation"),
        ("chain rule", "backpropagation"),
        ("overfitting", "overfitting"),
        ("underfitting", "overfitting"),
        ("early stopping", "early-stopping"),
        ("softmax", "softmax"),
        ("multiclass", "softmax"),
        ("weight decay", "weight-penalties"),
        ("lasso", "weight-penalties"),
        ("MSE", "losses"),
        ("mean squared error", "losses"),
        ("cross entropy", "cross-entropy"),
        ("Adam", "optimizers"),
        ("momentum", "optimizers"),
        ("XOR", "features"),
        ("vanishing", "vanishing-gradients"),
        ("logistic", "perceptron"),
        ("sigmoid", "activations"),
        ("ReLU", "activations"),
        ("parameters", "layers"),
        ("mini batch", "batches"),
        ("batch norm", "normalization"),
        ("Xavier", "initialization"),
        ("universal approximation", "universality"),
        ("confusion matrix", "accuracy"),
        ("003:444", "weight-penalties"),
    ] {
        let found: Vec<String> =
            entries().into_iter().filter(|it| it.fits(words)).map(|it| it.id).collect();
        assert!(found.iter().any(|it| it == id), "{words}: {found:?}");
        assert!(found.len() <= 8, "{words} finds too much: {found:?}");
    }
    assert!(entries().iter().all(|entry| !entry.fits("giraffe")));
    assert!(entries().iter().all(|entry| entry.fits("")));
}

#[test]
fn lessons_of_a_group_stand_together() {
    let mut groups: Vec<String> = entries().into_iter().map(|entry| entry.group).collect();
    groups.dedup();
    let expected = [
        "First steps",
        "Neurons and layers",
        "Losses and gradients",
        "Training",
        "Generalization",
        "Classes",
    ];
    assert_eq!(groups, expected);
}

/// Without a seed, every user would see something else.
#[test]
fn links_are_taken_as_they_stand() {
    for (name, step) in steps() {
        let Some((state, notices)) = step.state() else { continue };
        assert_eq!(notices, [], "{name}");
        assert!(step.link.split('&').any(|part| part.starts_with("seed=")), "{name} has no seed");
        assert_eq!(PlaygroundState::from_link(&state.short_link()).0, state, "{name} comes back");
        let (_, notices) = PlaygroundState::from_link(&format!("{}&{}", step.link, step.solution));
        assert_eq!(notices, [], "the solution of {name}");
        assert!(!state.active_features().is_empty(), "{name}: the network sees nothing");
        for (control, _) in &state.hidden {
            assert!(Control::from_id(control).is_some(), "{name} hides {control}");
        }
    }
}

/// A lesson starts with its own settings, not with those of the user who opens it.
#[test]
fn first_steps_have_links() {
    for entry in entries() {
        assert!(!lesson(&entry.id).steps[0].link.is_empty(), "{} begins anywhere", entry.id);
    }
}

#[test]
fn steps_point_at_controls_that_are_there() {
    for (name, step) in steps() {
        let state = step.state().map(|(state, _)| state);
        for id in &step.point {
            assert!(Control::from_id(id).is_some(), "{name} points at {id}");
            let is_hidden = state.as_ref().is_some_and(|state| state.is_hidden_id(id));
            assert!(!is_hidden, "{name} points at {id}, which it hides");
        }
        // A setting that the user must change has to be visible.
        for part in step.solution.split('&').filter(|part| !part.is_empty()) {
            let key = part.split('=').next().expect("a key");
            assert!(FIELDS.iter().any(|field| field.key == key), "{name}: {key} is no setting");
            let control = if key == "networkShape" { "numHiddenLayers" } else { key };
            let is_hidden = state.as_ref().is_some_and(|state| state.is_hidden_id(control));
            assert!(!is_hidden, "{name} hides {control}, which is to be changed");
        }
    }
}

#[test]
fn every_goal_is_reached() {
    let mut n_goals = 0;
    for (name, step) in steps() {
        let Some((state, _)) = step.state() else { continue };
        let Some(goal) = &state.goal else {
            assert!(step.solution.is_empty(), "{name} solves nothing");
            continue;
        };
        n_goals += 1;
        let goal = goal.value().unwrap_or_else(|| panic!("{name}: {} is no goal", goal.text()));
        let holds = is_reached(goal, &mut Session::new(state.clone()));
        assert!(!holds, "{name}: {goal} holds from the beginning");
        if !step.solution.is_empty() {
            let alone = epoch_of(goal, state.clone(), IDLE_EPOCHS);
            assert_eq!(alone, None, "{name}: playing alone reaches {goal}");
        }
        let (solved, _) = PlaygroundState::from_link(&format!("{}&{}", step.link, step.solution));
        let epoch = epoch_of(goal, solved, MAX_EPOCHS);
        assert!(epoch.is_some(), "{name}: {goal} is not reached in {MAX_EPOCHS} epochs");
    }
    assert!(entries().len() <= n_goals, "{n_goals} goals are few");
}

/// A goal requires the idea of the step: other obvious changes do not reach it.
#[test]
fn wrong_ideas_do_not_reach_a_goal() {
    let mut n_ideas = 0;
    for (name, step) in steps() {
        let state = step.state().map(|(state, _)| state);
        let goal = state.as_ref().and_then(|state| state.goal.as_ref()?.value());
        for wrong in &step.wrong {
            n_ideas += 1;
            let goal = goal.unwrap_or_else(|| panic!("{name} has no goal"));
            let (state, notices) = PlaygroundState::from_link(&format!("{}&{wrong}", step.link));
            assert_eq!(notices, [], "{name}: {wrong}");
            let epoch = epoch_of(goal, state, MAX_EPOCHS);
            assert_eq!(epoch, None, "{name}: {wrong} reaches {goal}");
        }
    }
    assert!(20 < n_ideas, "{n_ideas} wrong ideas are few");
}

/// The program finds the answer, and choosing the same option everywhere is not always right.
#[test]
fn every_prediction_has_its_answer() {
    let mut n_right = [0; 3];
    for (name, step) in steps() {
        let Some((state, _)) = step.state() else { continue };
        let Some(question) = &state.question else {
            assert!(state.truth.is_none(), "{name} has an answer without a question");
            continue;
        };
        let criterion = state.truth.as_ref().unwrap_or_else(|| panic!("{name} has no answer"));
        let prediction = Prediction::of(&state);
        let prediction = prediction
            .unwrap_or_else(|| panic!("{name}: {} of {}", criterion.text(), question.text()));
        match (&prediction.answer, truth_of(&prediction, &state)) {
            (Answers::Number(_), Some(Truth::Number(x))) => {
                assert!(x.is_finite(), "{name}: the answer is {x}");
            }
            (Answers::Choices(choices), Some(Truth::Choice(right))) => {
                assert!(2 <= choices.len() && right < choices.len(), "{name}: choice {right}");
                n_right[right] += 1;
            }
            (_, truth) => panic!("{name}: the answer is {truth:?}"),
        }
    }
    let total: usize = n_right.iter().sum();
    for (choice, n) in n_right.into_iter().enumerate() {
        assert!(total < 6 * n, "choice {choice} is right {n} times of {total}");
        assert!(2 * n <= total, "choice {choice} is right {n} times of {total}");
    }
}

/// "Not quite" alone teaches nothing: a user who chose a wrong option reads the reason, and so does a user who
/// entered a common wrong number.
#[test]
fn every_wrong_answer_has_its_reason() {
    for (name, step) in steps() {
        let prediction = step.state().and_then(|(state, _)| Some((Prediction::of(&state)?, state)));
        let Some((prediction, state)) = prediction else {
            assert!(step.why.is_empty(), "{name} asks nothing");
            continue;
        };
        match (&prediction.answer, truth_of(&prediction, &state)) {
            (Answers::Choices(choices), Some(Truth::Choice(right))) => {
                for (k, (choice, _)) in choices.iter().enumerate() {
                    assert!(
                        k == right || step.reason(choice).is_some(),
                        "{name}: why not {choice}?"
                    );
                }
                for (answer, _) in &step.why {
                    let is_choice = choices.iter().any(|(choice, _)| choice == answer);
                    assert!(is_choice, "{name}: nobody can choose {answer}");
                }
            }
            (Answers::Number(quantity), Some(Truth::Number(right))) => {
                assert!(!step.why.is_empty(), "{name}: what do people answer?");
                for (answer, _) in &step.why {
                    let given: f64 = answer.parse().unwrap_or_else(|why| panic!("{name}: {why}"));
                    assert!(!is_right(*quantity, given, right), "{name}: {given} is right");
                }
            }
            (_, truth) => panic!("{name}: the answer is {truth:?}"),
        }
    }
}

/// A figure without content shows a message; in lessons every figure has content.
#[test]
fn figures_suit_the_networks_beside_them() {
    let mut n_figures = 0;
    for (name, step) in steps() {
        let Some((state, _)) = step.state() else { continue };
        let Some(figure) = state.figure else { continue };
        n_figures += 1;
        let mut session = Session::new(state.clone());
        let has_something = match figure {
            Figure::Activation | Figure::Point => true,
            Figure::Collapse => matches!(Collapse::of(&session), Collapse::Linear(..)),
            Figure::LossSlopes => !loss_slopes::worst(&mut session, 1).is_empty(),
            Figure::Die => !point::chances(&session, state.at).is_empty(),
            Figure::Polynomial => PolynomialFit::of(&session, state.degree).is_some(),
            Figure::BiasVariance => Samples::of(&state).is_some(),
        };
        assert!(has_something, "{name}: {figure:?} has nothing to show");
    }
    assert!(Figure::ALL.len() <= n_figures, "{n_figures} figures in lessons are few");
}

#[test]
fn texts_are_short_and_for_any_pointer() {
    for (name, step) in steps() {
        assert!(!step.title.is_empty() && !step.text.is_empty(), "{name} says nothing");
        assert!(step.text.len() <= 3, "{name} has {} paragraphs", step.text.len());
        let n_words: usize = step.text.iter().map(|text| text.split_whitespace().count()).sum();
        assert!(n_words <= MAX_WORDS, "{name} has {n_words} words");
        for text in step.text.iter().chain([&step.title]) {
            let lower = text.to_lowercase();
            assert!(!lower.contains("click"), "{name}: fingers press");
            for word in ["slide", "deck"] {
                assert!(!lower.contains(word), "{name}: not everyone knows the {word}");
            }
            for mark in ['*', '`'] {
                assert!(text.matches(mark).count() % 2 == 0, "{name}: an open {mark} in {text}");
            }
        }
    }
}

/// Sentences for students who read in a second language.
#[test]
fn sentences_are_short() {
    for (name, step) in steps() {
        let question = step.state().and_then(|(state, _)| Prediction::of(&state));
        let question = question.map(|it| it.question);
        let reasons = step.why.iter().map(|(_, why)| why);
        for text in step.text.iter().chain(reasons).chain(&question) {
            // A formula counts as one word, and does not end a sentence.
            let is_formula =
                |(k, part): (usize, &str)| if k % 2 == 1 { "x".into() } else { part.to_owned() };
            let plain: String = text.split('`').enumerate().map(is_formula).collect();
            for sentence in plain.split_inclusive(['.', '!', '?']).filter(|it| it.len() > 1) {
                let n = sentence.split_whitespace().count();
                assert!(n <= MAX_WORDS_OF_SENTENCE, "{name}: {n} words in{sentence}");
            }
        }
    }
}

#[test]
fn slides_are_lines_of_decks() {
    let is_reference = |text: &str| {
        let (deck, lines) = text.split_once(':')?;
        let (from, to) = lines.split_once('-').unwrap_or((lines, lines));
        let (from, to) = (from.parse::<u32>().ok()?, to.parse::<u32>().ok()?);
        let is_deck = deck.len() == 3 && deck.bytes().all(|byte| byte.is_ascii_digit());
        (is_deck && 0 < from && from <= to).then_some(())
    };
    for entry in entries() {
        assert!(!entry.slides.is_empty(), "{} teaches no slide", entry.id);
        for slide in entry.slides {
            assert!(is_reference(&slide).is_some(), "{}: {slide} is no place in a deck", entry.id);
        }
    }
}
