//! The numbers of the figures, a file each. Which figures there are is a setting; how they are drawn is not
//! known here.

pub mod activation;
pub mod bias_variance;
pub mod collapse;
pub mod die;
pub mod loss_slopes;
pub mod point;
pub mod polynomial;

/// How far from 0 a picture of numbers reaches: the first of `least`, 10, 20, 50 and so on that at most one in
/// `one_in` of the numbers exceeds. These steps are large, so that it seldom changes.
fn reach(values: &[f64], least: f64, one_in: usize) -> f64 {
    let fits = |reach: f64| {
        let n_beyond = values.iter().filter(|value| reach < value.abs()).count();
        n_beyond.saturating_mul(one_in) <= values.len()
    };
    let rounder = [least, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0];
    rounder.into_iter().find(|reach| fits(*reach)).unwrap_or(1000.0)
}
