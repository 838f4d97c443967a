//! Any settings at all make a session that trains, paints and measures.

use crate::tests::link::arbitrary::state;
use crate::{Session, Surface};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..Default::default() })]

    #[test]
    fn a_session_of_any_settings_works(mut state in state()) {
        // Small enough to be quick.
        state.shape.truncate(3);
        state.shape.iter_mut().for_each(|units| *units = 1 + *units % 8);
        state.n_points %= 300;
        state.batch_size = 1 + state.batch_size % 400;
        state.draw %= 3;
        let n_classes = state.n_classes();
        let mut session = Session::new(state);
        for _ in 0..2 {
            session.epoch();
        }
        session.measures(false);
        session.measures(true);
        let n_outputs = session.surface().n_outputs();
        prop_assert!(n_outputs == 1 || n_outputs == n_classes);
        prop_assert_eq!(session.surface().output().len(), Surface::SIDE * Surface::SIDE);
        session.seek(1);
        session.epoch();
        let link = session.state().to_link();
        prop_assert!(session.divergence().is_some() || session.completed() == 2, "{}", link);
    }
}
