//! Links compared with recordings of the original, and invalid links.

use crate::recordings::{all, json, text};
use nn::Random;
use playground::settings::state::limits;
use playground::{Data, PlaygroundState, SeedRandom};
use proptest::prelude::*;
use std::time::{Duration, Instant};

#[test]
fn links_are_written_letter_by_letter() {
    for recording in all() {
        let (state, notices) = PlaygroundState::from_link(&recording.hash);
        assert_eq!(notices, [], "{}", recording.name);
        assert_eq!(state.to_link(), recording.serialized, "{}", recording.name);
        check_round_trip(&recording.serialized);
    }
}

/// In `interactions.json` only the first link of a story is opened; after that the page writes its own.
#[test]
fn links_written_after_clicks_come_back() {
    for story in json("interactions.json").as_array().expect("stories") {
        for step in story["log"].as_array().expect("steps") {
            let link = text(&step["hash"]);
            // Such links have their own test below, because here we differ from the original.
            if !link.contains("NaN") {
                check_round_trip(&link);
            }
        }
    }
}

#[track_caller]
fn check_round_trip(link: &str) {
    let (state, notices) = PlaygroundState::from_link(link);
    assert_eq!(notices, [], "{link}");
    assert_eq!(state.to_link(), link, "written differently");
    assert_eq!(PlaygroundState::from_link(&state.short_link()).0, state, "{link}");
}

/// For each of these, the original would use NaN or a network without neurons, and show nothing.
#[test]
fn absurd_values_are_replaced_and_told() {
    let seed = "s".repeat(100_000);
    for (link, n_notices, expected) in [
        ("#networkShape=0", 1, "#networkShape=1&seed=0.12345".to_owned()),
        ("#networkShape=10000", 1, "#networkShape=64&seed=0.12345".to_owned()),
        ("#batchSize=0", 1, "#batchSize=1&seed=0.12345".to_owned()),
        ("#batchSize=-1", 1, "#batchSize=1&seed=0.12345".to_owned()),
        ("#batchSize=1e9", 1, "#batchSize=100000&seed=0.12345".to_owned()),
        ("#batchSize=NaN", 1, "#seed=0.12345".to_owned()),
        (&format!("#seed={seed}"), 1, format!("#seed={}", &seed[..1000])),
        (&format!("#networkShape={}", ["9"; 10_000].join(",")), 1, {
            format!("#networkShape={}&seed=0.12345", ["9"; 20].join(","))
        }),
    ] {
        let (state, notices) = PlaygroundState::from_link(link);
        assert_eq!((notices.len(), state.short_link()), (n_notices, expected), "{link:.40}");
        check_data(&state);
    }
}

/// In every state there are points to train on, and all their coordinates are finite.
fn check_data(state: &PlaygroundState) {
    let mut random = SeedRandom::new(&state.seed);
    let data = Data::draw(&state.sampling(), &mut random);
    assert!(!data.train.is_empty(), "{state:?}");
    for example in data.train.iter().chain(&data.test) {
        let is_finite = [example.x, example.y, example.label].iter().all(|v| v.is_finite());
        assert!(is_finite, "{example:?} of {state:?}");
    }
    assert!(random.uniform() < 1.0, "the stream goes on");
}

#[test]
fn ten_megabytes_are_read_in_moments() {
    let megabytes = 10_000_000;
    for part in [
        "a",
        "&",
        "=",
        "a&",
        "a=b&",
        "x_hide&",
        "seed=",
        "networkShape=1,",
        ",",
        "#",
        "ü",
        "%",
        "\n",
    ] {
        let text = format!("#seed={}", part.repeat(megabytes / part.len()));
        let start = Instant::now();
        let (state, notices) = PlaygroundState::from_link(&text);
        let took = start.elapsed();
        assert!(took < Duration::from_secs(10), "{part:?} took {took:?}");
        assert!(notices.len() <= limits::MAX_NOTICES + 1, "{part:?}");
        assert!(state.to_link().len() < 20_000, "{part:?}");
    }
}

const LINK_LIKE: &str = "(#|&|=|[a-zA-Z]{1,9}=|networkShape=|noise=|seed=|problem=regression\
    |regDataset=reg-gauss|dataset=spiral|percTrainData=|[0-9.,-]{1,9}){0,40}";

proptest! {
    #[test]
    fn any_text_gives_a_state_that_works(text in prop_oneof!["\\PC*", ".*", LINK_LIKE]) {
        let (state, _) = PlaygroundState::from_link(&text);
        check_data(&state);
        prop_assert!(state.shape.len() <= limits::MAX_LAYERS);
        prop_assert!(state.shape.iter().all(|units| limits::NEURONS.contains(units)));
        prop_assert!(limits::BATCH_SIZE.contains(&state.batch_size));
        prop_assert!(limits::NOISE.contains(&state.noise));
        prop_assert!(limits::PERC_TRAIN_DATA.contains(&state.perc_train_data));
        prop_assert!(!state.seed.is_empty() && state.seed.len() <= limits::TEXT_LEN);
        prop_assert!(state.learning_rate.is_finite() && state.regularization_rate.is_finite());
    }
}

/// A palette that links can name but the page cannot paint would silently be replaced by another.
#[test]
fn every_palette_has_its_colors() {
    for id in playground::settings::state::PALETTES {
        for dark in [false, true] {
            assert!(plot::Palette::find(id, dark).is_some(), "{id} has no colors, dark: {dark}");
        }
    }
}
