//! Films: which epochs of a run are shown one after the other. How they are painted is not known here.

/// Pictures of a film at most.
pub(crate) const PICTURES: u64 = 60;

/// The epochs from `first` to `last`, both among them, close together at the beginning, where most is
/// learned.
pub fn epochs(first: u64, last: u64) -> Vec<u64> {
    let n = last.saturating_sub(first);
    let steps = n.min(PICTURES - 1);
    let at = |k: u64| first + k.max((n as f64 * (k as f64 / steps.max(1) as f64).powi(2)) as u64);
    (0..=steps).map(at).collect()
}
