//! The loss curves: any run fits, old points do not move, and a cut leaves what was before it.

use crate::{History, LossPoint, Losses};

fn losses(epoch: u64) -> Losses {
    Losses { train: 1.0 / (epoch + 1) as f64, test: epoch as f64, validation: None }
}

fn history(epochs: u64) -> History {
    let mut history = History::since(0, losses(0));
    for epoch in 1..=epochs {
        history.push(epoch, losses(epoch));
    }
    history
}

/// Checks that the points are few, in order, evenly spaced except for the last, and hold the losses that were
/// pushed.
#[track_caller]
fn check(history: &History, last: u64) {
    let points = history.points();
    assert!(points.len() <= History::CAPACITY);
    assert_eq!((points[0].epoch, history.last_epoch()), (0, last));
    assert!(points.iter().all(|point| point.losses == losses(point.epoch)));
    let gaps: Vec<u64> = points.windows(2).map(|p| p[1].epoch - p[0].epoch).collect();
    if let [even @ .., newest] = &gaps[..] {
        assert!(even.iter().all(|gap| *gap == even[0]), "{gaps:?}");
        assert!(0 < *newest && even.first().is_none_or(|gap| newest <= gap), "{gaps:?}");
    }
}

#[test]
fn any_run_fits() {
    for epochs in [0, 1, 2, 2_046, 2_047, 2_048, 2_049, 4_095, 4_096, 4_097, 10_001, 100_000] {
        let history = history(epochs);
        check(&history, epochs);
        let n = history.points().len() as u64;
        assert!(History::CAPACITY as u64 / 2 <= n || n == epochs + 1, "{n} points of {epochs}");
    }
}

#[test]
fn the_newest_point_is_replaced() {
    for epochs in [0, 5, 3_001] {
        let mut history = history(epochs);
        let n = history.points().len();
        let changed = Losses { train: 7.0, test: 8.0, validation: None };
        history.push(epochs, changed);
        assert_eq!(history.points().len(), n);
        assert_eq!(history.points().last(), Some(&LossPoint { epoch: epochs, losses: changed }));
    }
}

#[test]
#[should_panic(expected = "in order")]
fn an_older_epoch_is_refused() {
    history(5).push(4, losses(4));
}

#[test]
fn a_cut_leaves_what_was_before_it_and_returns_the_rest() {
    for (epochs, cut) in [(10, 10), (10, 4), (10, 0), (5_000, 4_999), (5_000, 1_001), (5_000, 1)] {
        let mut history = history(epochs);
        let future = history.cut(cut);
        assert!(history.points().iter().all(|point| point.epoch <= cut));
        // What is cut off begins where the curve that stays ends.
        assert_eq!(future.first(), history.points().last());
        assert_eq!(future.last().map(|point| point.epoch), Some(epochs));
        for epoch in cut..=cut + 5_000 {
            history.push(epoch, losses(epoch));
        }
        check(&history, cut + 5_000);
    }
}
