//! Sessions with the settings of an input, made small enough for thousands of runs. `targets` defines the
//! checks of the input itself.

use playground::{PlaygroundState, Session};

/// The same settings with a network and points that are fast to train, and otherwise just as unusual.
pub(crate) fn small(mut state: PlaygroundState) -> PlaygroundState {
    state.shape.truncate(3);
    state.shape.iter_mut().for_each(|units| *units = 1 + *units % 4);
    state.n_points = 1 + state.n_points % 60;
    state.batch_size = 1 + state.batch_size % 90;
    state.draw %= 3;
    state.after %= 3;
    if state.own.as_ref().is_some_and(|own| 200 < own.points().len()) {
        state.own = None;
    }
    state
}

/// Whether a session with these settings is fast without changes.
pub(crate) fn is_small(state: &PlaygroundState) -> bool {
    let n_own = state.own.as_ref().map_or(0, |own| own.points().len());
    state.shape.iter().sum::<usize>() <= 30
        && state.n_points <= 1_000
        && state.draw <= 3
        && n_own <= 1_000
}

/// Trains a little, measures, and goes back: no setting may stop this.
pub(crate) fn exercise(session: &mut Session) {
    let (first, before) = (session.completed(), session.fingerprint());
    session.step();
    session.epoch();
    session.measures(false);
    session.measures(true);
    let has_diverged = session.divergence().is_some();
    assert!(has_diverged || first < session.completed(), "an epoch ends");
    session.seek(first);
    assert_eq!(session.fingerprint(), before, "the way back leads elsewhere");
}
