//! Links: how keys and values read, what notices say, and that nothing is lost on the way.

pub(super) mod arbitrary;
mod notices;

use crate::settings::link::{address, seed_from_text};
use crate::settings::state::limits;
use crate::{Control, Dataset, Feature, PlaygroundState, Speed, Task};
use nn::{Activation, Regularizer};
use proptest::prelude::*;

const DEFAULT_LINK: &str = "#activation=tanh&batchSize=10&dataset=circle&regDataset=reg-plane\
    &learningRate=0.03&regularizationRate=0&noise=0&networkShape=4,2&seed=0.12345\
    &showTestData=false&discretize=false&percTrainData=50&x=true&y=true&xTimesY=false\
    &xSquared=false&ySquared=false&cosX=false&sinX=false&cosY=false&sinY=false\
    &collectStats=false&problem=classification&initZero=false&hideText=false";

/// Checks that a link reads as the default state with a change, without a notice.
#[track_caller]
fn check(link: &str, change: impl Fn(&mut PlaygroundState)) {
    let mut expected = PlaygroundState::default();
    change(&mut expected);
    assert_eq!(PlaygroundState::from_link(link), (expected, vec![]), "{link}");
}

#[test]
fn the_default_link_is_the_originals() {
    assert_eq!(PlaygroundState::default().to_link(), DEFAULT_LINK);
    assert_eq!(PlaygroundState::default().short_link(), "#seed=0.12345");
    check(DEFAULT_LINK, |_| ());
    check("", |_| ());
}

#[test]
fn values_read_as_in_the_original() {
    check("#activation=relu", |s| s.activation = Activation::Relu);
    check("#regularization=L1", |s| s.regularization = Regularizer::L1);
    check("#regularization=L1&regularization=none", |_| ());
    check("#dataset=spiral&regDataset=reg-gauss", |s| {
        s.set_data_set(Dataset::Spiral);
        s.set_data_set(Dataset::MultiGauss);
    });
    check("#problem=regression", |s| s.problem = Task::Regression);
    check("#learningRate=1e-3", |s| s.learning_rate = 0.001);
    check("#learningRate=-2&regularizationRate=0x10", |s| {
        s.learning_rate = -2.0;
        s.regularization_rate = 16.0;
    });
    check("#noise=70", |s| s.noise = 70.0);
    check("#noise=12.5&percTrainData=33.3", |s| {
        s.noise = 12.5;
        s.perc_train_data = 33.3;
    });
    check("#networkShape=", |s| s.shape = vec![]);
    check("#networkShape=8,7,6", |s| s.shape = vec![8, 7, 6]);
    check("#batchSize=1e2", |s| s.batch_size = 100);
    check("#tutorial=first", |s| s.tutorial = Some("first".to_owned()));
    check("#initZero=true&hideText=true&cosX=true&collectStats=true", |s| {
        s.init_zero = true;
        s.hide_text = true;
        s.cos_x = true;
        s.collect_stats = true;
    });
}

#[test]
fn whatever_is_not_exactly_false_is_true() {
    for yes in ["true", "1", "0", "no", "FALSE", "False", "%20"] {
        check(&format!("#discretize={yes}"), |s| s.discretize = true);
    }
    check("#x=false&sinX=no", |s| {
        s.features.set(Feature::X, false);
        s.features.set(Feature::SinX, true);
    });
}

#[test]
fn only_true_hides() {
    check("#noise_hide=true&foo_hide=1&bar_hide&_hide=true&noise_hide=false", |s| {
        s.hidden = [("noise", false), ("foo", false), ("bar", false), ("", true)]
            .map(|(name, hidden)| (name.to_owned(), hidden))
            .to_vec();
    });
    check("#playButton_hide=true", |s| s.set_hidden(Control::PlayButton, true));
}

#[test]
fn blank_values_say_nothing_and_the_last_one_counts() {
    check("#activation=&batchSize=&dataset&noise=&percTrainData&x=&seed=&problem", |_| ());
    check("#seed=1&seed=2", |s| s.seed = "2".to_owned());
    check("#seed=1&seed=", |_| ());
    check("#noise=25&noise", |_| ());
    check("#seed=a=b", |s| s.seed = "a".to_owned());
    check("#&&seed=1&", |s| s.seed = "1".to_owned());
}

#[test]
fn settings_of_ours_are_written_when_they_differ() {
    let link = "#seed=1&draw=3&reshuffle=true&flushLastBatch=true&softL1=true&lossScale=log\
        &speed=fastest&palette=plum-green&noise_hide=true";
    let (state, notices) = PlaygroundState::from_link(link);
    assert_eq!(notices, []);
    assert_eq!((state.draw, state.speed, state.palette), (3, Speed::Fastest, "plum-green"));
    assert_eq!(state.short_link(), link);
    assert!(state.to_link().starts_with("#activation=tanh&"));
    assert!(state.to_link().ends_with(&link.replace("#seed=1", "hideText=false")));
}

#[test]
fn a_link_is_found_in_an_address() {
    for text in [
        "#seed=1&x=false",
        "seed=1&x=false",
        "https://playground.tensorflow.org/#seed=1&x=false",
        "http://localhost:8080/?embed=1#seed=1&x=false",
        "playground.tensorflow.org#seed=1&x=false",
        "/nabla/?a=b#seed=1&x=false",
        "?embed=1#seed=1&x=false",
        "  #seed=1&x=false \n",
        "#seed=1&\tx=fa\r\nlse",
    ] {
        check(text, |s| {
            s.seed = "1".to_owned();
            s.features.set(Feature::X, false);
        });
    }
    for text in ["https://playground.tensorflow.org/", "http://localhost/?seed=1", "#", " "] {
        check(text, |_| ());
    }
    check("seed=a#b", |s| s.seed = "a#b".to_owned());
}

#[test]
fn text_is_seen_as_a_browser_shows_it() {
    for (text, expected) in [
        ("#seed=hello world", "seed=hello%20world"),
        ("#seed=hello%20world", "seed=hello%20world"),
        ("#seed=<a\"b`c>", "seed=%3Ca%22b%60c%3E"),
        ("#seed=ü\u{0}😀\u{7f}", "seed=%C3%BC%00%F0%9F%98%80%7F"),
        ("#seed='{|}^~[]\\%zz#/?", "seed='{|}^~[]\\%zz#/?"),
    ] {
        assert_eq!(address::fragment(text), expected);
    }
}

#[test]
fn the_first_seed_is_asked_for_only_if_there_is_none() {
    let seed = |link| PlaygroundState::from_link_with(link, || "0.54321".to_owned()).0.seed;
    assert_eq!(seed("#noise=5"), "0.54321");
    assert_eq!(seed("#seed="), "0.54321");
    assert_eq!(seed("#seed=7"), "7");
}

#[test]
fn a_typed_seed_is_what_a_link_would_carry() {
    for (typed, expected) in [
        ("42", Some("42")),
        (" hello world\n", Some("hello%20world")),
        ("a&b=c", Some("a%26b%3Dc")),
        ("hello%20world", Some("hello%20world")),
        ("", None),
        (" \u{a0}", None),
    ] {
        assert_eq!(seed_from_text(typed).as_deref(), expected, "{typed:?}");
    }
    assert_eq!(seed_from_text(&"ü".repeat(1000)).map(|seed| seed.len()), Some(1000));
}

proptest! {
    #[test]
    fn a_typed_seed_comes_back(typed in "\\PC*") {
        if let Some(seed) = seed_from_text(&typed) {
            let state = PlaygroundState::with_seed(seed);
            prop_assert_eq!(PlaygroundState::from_link(&state.to_link()), (state, vec![]));
        }
    }

    #[test]
    fn a_state_comes_back_from_its_links(state in arbitrary::state()) {
        prop_assert_eq!(PlaygroundState::from_link(&state.to_link()), (state.clone(), vec![]));
        prop_assert_eq!(PlaygroundState::from_link(&state.short_link()), (state, vec![]));
    }

    #[test]
    fn any_text_reads_and_its_link_reads_the_same(text in arbitrary::text()) {
        let (state, notices) = PlaygroundState::from_link(&text);
        let link = state.to_link();
        prop_assert!(notices.len() <= limits::MAX_NOTICES + 1);
        prop_assert!(link.is_ascii());
        let (again, notices) = PlaygroundState::from_link(&link);
        prop_assert_eq!(notices, vec![]);
        prop_assert_eq!(again.to_link(), link);
        prop_assert_eq!(again, state);
    }
}
