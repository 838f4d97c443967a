//! A session saved and opened again: what was learned, and on which points, comes back.

use super::{session, trained};
use crate::files::export::{Format, export};
use crate::settings::state::limits;
use crate::{Axis, Dataset, Example, Own, PlaygroundState, Saved, Session};
use std::sync::Arc;

/// The way of a file: to text, and back.
fn reopened(session: &Session) -> Session {
    let saved = Saved::from_json(&Saved::of(session).to_json()).expect("what was saved is read");
    saved.open().expect("what was saved fits")
}

/// More points than a link has room for.
fn many() -> Vec<Example> {
    let n = limits::OWN_POINTS + 500;
    let point = |k: usize| {
        let x = k as f64 / n as f64 * 10.0 - 5.0;
        Example { x, y: -x, label: if x < 0.0 { 1.0 } else { -1.0 } }
    };
    (0..n).map(point).collect()
}

#[test]
fn an_opened_network_is_the_one_that_was_saved() {
    for link in [
        "#dataset=spiral&noise=20&networkShape=5,3&showTestData=true",
        "#optimizer=adam&regularization=L1&regularizationRate=0.3&learningRate=0.1",
        "#problem=regression&reshuffle=true&patience=50&dropout=0.2",
    ] {
        let before = trained(link, 20);
        let mut after = reopened(&before);
        assert_eq!(after.fingerprint(), before.fingerprint(), "the weights of {link}");
        assert_eq!(after.losses(), before.losses(), "the losses of {link}");
        assert_eq!(after.completed(), 20, "the epoch of {link}");
        assert_eq!(after.state(), before.state(), "the settings of {link}");
        assert_eq!(after.data(), before.data(), "the points of {link}");
        assert_eq!(after.history().points().len(), 1, "the past of {link} is not known");
        let dead = |session: &Session| -> Vec<bool> {
            (0..session.run().mlp().params().len()).map(|at| session.run().is_dead(at)).collect()
        };
        assert_eq!(dead(&after), dead(&before), "the dead links of {link}");
        after.epoch();
        assert_eq!(after.completed(), 21, "{link} trains on");
        assert_ne!(after.fingerprint(), before.fingerprint(), "{link} learns on");
        after.seek(0);
        assert_eq!(after.completed(), 20, "{link} goes back to where it was opened");
        assert_eq!(after.fingerprint(), before.fingerprint(), "and is there what it was");
    }
}

#[test]
fn plain_training_goes_on_as_if_nothing_had_happened() {
    let mut before = trained("#batchSize=10&learningRate=0.1", 20);
    let mut after = reopened(&before);
    for _ in 0..5 {
        before.epoch();
        after.epoch();
    }
    assert_eq!(after.fingerprint(), before.fingerprint(), "five epochs later");
    assert_eq!(after.losses(), before.losses(), "five epochs later");
}

#[test]
fn points_too_many_for_a_link_come_back() {
    let own = Own::of_classes(many(), vec!["left".into(), "right".into()], axes());
    let state = PlaygroundState {
        dataset: Dataset::Own,
        own: Some(Arc::new(own)),
        ..PlaygroundState::default()
    };
    assert!(!state.fits_a_link(), "no room in the link");
    let mut session = Session::new(state);
    session.epoch();
    let after = reopened(&session);
    assert_eq!(after.state().own, session.state().own, "the points, their names and their axes");
    assert_eq!(after.losses(), session.losses(), "the losses");
}

fn axes() -> [Axis; 2] {
    ["length", "width"].map(|name| Axis { name: name.to_owned(), offset: 3.0, scale: 0.5 })
}

#[test]
fn a_file_that_does_not_fit_together_gets_a_sentence() {
    let saved = Saved::of(&session("#"));
    let n = saved.params.len();
    let error = |saved: Saved| saved.open().map(drop).expect_err("a damaged file").to_string();
    let shorter = Saved { params: saved.params[1..].to_vec(), ..saved.clone() };
    assert_eq!(
        error(shorter),
        format!(
            "This file is damaged: it holds {} numbers where its network has {n}. Save the network \
             again and choose that file.",
            n - 1
        )
    );
    let mut endless = saved.clone();
    endless.params[3] = f64::NAN;
    assert!(error(endless).starts_with("This file is damaged: "), "a number without limit");
    assert_eq!(
        error(Saved { points: Some("x|y~1".to_owned()), ..saved }),
        "This file is damaged: its points has no axes. Save the network again and choose that file."
    );
}

#[test]
fn every_format_has_what_was_learned() {
    let (session, first) = (trained("#dataset=xor", 3), super::session("#dataset=xor"));
    for &format in Format::ALL {
        for &precision in format.spec().precisions {
            let [bytes, untrained] =
                [&session, &first].map(|session| export(session, format, precision));
            let has_link = bytes.windows(11).any(|it| it == b"dataset=xor");
            assert!(has_link || format == Format::Npz, "{} names the link", format.id());
            assert_ne!(bytes, untrained, "{} has the weights", format.id());
        }
    }
}
