//! What a change makes stale, and changes that a state makes itself.

use crate::golden::{SMALL, settings};
use crate::settings::state::limits;
use crate::tests::{USUAL, session};
use crate::{Control, FIELDS, Feature, Figure, Language, PlaygroundState, Session, Speed, Stale};

#[track_caller]
fn check(expected: Stale, change: impl Fn(&mut PlaygroundState)) {
    let old = PlaygroundState::default();
    let mut new = old.clone();
    change(&mut new);
    assert_eq!(old.stale(&new), expected);
    assert_eq!(new.stale(&old), expected);
    assert_eq!(new.stale(&new), Stale::Nothing);
}

/// A session after a change of settings is the same as one that begins with the new settings, and points and
/// weights are kept wherever they can be.
#[test]
fn what_a_change_makes_stale_is_enough_and_no_more() {
    for setting in settings() {
        let company = setting.rsplit_once('&').map_or("", |(company, _)| company);
        let (old, mut fresh) =
            (session(&format!("{SMALL}&{company}")), session(&format!("{SMALL}&{setting}")));
        let new = fresh.state().clone();
        let mut changed = session(&format!("{SMALL}&{company}"));
        let stale = changed.sync(&new);
        assert_eq!(changed.data(), fresh.data(), "the points of {setting}");
        assert_eq!(changed.run().recipe(), fresh.run().recipe(), "the recipe of {setting}");
        let begins_alike = |a: &mut Session, b: &mut Session| {
            a.fingerprint() == b.fingerprint()
                && format!("{:?}", a.losses()) == format!("{:?}", b.losses())
        };
        assert!(begins_alike(&mut changed, &mut fresh), "{setting} begins otherwise");
        match stale {
            Stale::Nothing => assert_eq!(*old.state(), new, "{setting} is something"),
            Stale::Data => assert_ne!(old.data(), fresh.data(), "{setting} draws the same points"),
            Stale::Network if USUAL.contains(&setting.as_str()) => {}
            Stale::Network => {
                let mut old = session(&format!("{SMALL}&{company}"));
                assert!(!begins_alike(&mut old, &mut fresh), "{setting} begins alike");
            }
            Stale::Training => {
                let mut trained = session(&format!("{SMALL}&{company}"));
                trained.epoch();
                let before = trained.fingerprint();
                trained.sync(&new);
                assert_eq!(trained.fingerprint(), before, "{setting} keeps the weights");
            }
            Stale::Paint => panic!("{setting} is only seen"),
        }
        for session in [&mut changed, &mut fresh] {
            (0..3).for_each(|_| session.epoch());
        }
        assert_eq!(changed.fingerprint(), fresh.fingerprint(), "{setting} trains otherwise");
    }
}

/// Every setting that training depends on is in the list, with a value at which it matters.
#[test]
fn no_setting_is_forgotten() {
    let listed = settings().join("&") + "&" + SMALL.trim_start_matches('#');
    for field in FIELDS.iter().filter(|field| Stale::Training <= field.stale) {
        let is_listed = listed.split('&').any(|part| part.starts_with(&format!("{}=", field.key)));
        assert!(is_listed, "{} is in no golden run: add it to OTHERS in golden.rs", field.key);
    }
}

#[test]
fn hiding_a_feature_takes_it_from_the_network() {
    check(Stale::Network, |s| s.set_hidden(Control::X, true));
}

#[test]
fn some_changes_are_only_seen() {
    check(Stale::Paint, |s| s.show_test_data = true);
    check(Stale::Paint, |s| s.discretize = true);
    check(Stale::Paint, |s| s.present = true);
    check(Stale::Paint, |s| s.set_hidden(Control::Noise, true));
    // A feature that is off has no part in the network, hidden or not.
    check(Stale::Paint, |s| s.set_hidden(Control::SinX, true));
    check(Stale::Nothing, |s| s.speed = Speed::Fastest);
    check(Stale::Nothing, |s| s.figure = Some(Figure::Point));
    check(Stale::Nothing, |s| s.at = [3.0, 4.0]);
    check(Stale::Nothing, |s| s.degree = 9);
    check(Stale::Nothing, |s| s.cos_x = true);
    check(Stale::Nothing, |s| s.language = Some(Language::French));
}

#[test]
fn the_greatest_of_several_changes_counts() {
    check(Stale::Data, |s| {
        s.discretize = true;
        s.seed = "1".to_owned();
        s.learning_rate = 1.0;
    });
    assert!(Stale::Nothing < Stale::Paint && Stale::Paint < Stale::Training);
    assert!(Stale::Training < Stale::Network && Stale::Network < Stale::Data);
}

#[test]
fn new_weights_begin_again_after_the_last() {
    let mut state = PlaygroundState::default();
    let draws: Vec<u32> = (0..*limits::DRAW.end() + 2)
        .map(|_| {
            state.next_draw();
            state.draw
        })
        .collect();
    assert_eq!(draws[..3], [1, 2, 3]);
    assert_eq!(draws[draws.len() - 3..], [*limits::DRAW.end(), 0, 1]);
}

#[test]
fn a_hidden_feature_is_not_in_the_network() {
    let mut state = PlaygroundState::default();
    state.set_hidden(Control::X, true);
    assert_eq!(state.active_features().iter().collect::<Vec<_>>(), [Feature::Y]);
    assert!(state.is_hidden(Control::X) && state.features.contains(Feature::X));
    state.set_hidden(Control::X, false);
    assert_eq!(state.active_features(), state.features);
    assert_eq!(state.hidden, [("x".to_owned(), false)]);
}

#[test]
fn every_field_can_be_written_and_says_what_it_makes_stale() {
    for (key, stale) in [("activation", Stale::Training), ("speed", Stale::Nothing)] {
        let field = FIELDS.iter().find(|field| field.key == key).expect("a known key");
        assert_eq!(field.stale, stale, "{key}");
        assert!((field.write)(&PlaygroundState::default()).is_some(), "{key}");
    }
}
