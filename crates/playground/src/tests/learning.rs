//! Learning: the default playground learns, and gives the same bits everywhere.

use crate::golden;
use crate::tests::trained;

#[test]
fn the_golden_run_is_what_it_was() {
    let session = trained(golden::LINK, golden::EPOCHS);
    assert_eq!(session.fingerprint(), golden::FINGERPRINT, "{:#018x}", session.fingerprint());
}

#[test]
fn the_circle_is_learned_within_300_epochs() {
    let session = trained("#seed=0.12345", 300);
    assert!(session.losses().test < 0.02, "{:?}", session.losses());
    assert!(session.losses().test < session.history().points()[0].losses.test / 10.0);
}
