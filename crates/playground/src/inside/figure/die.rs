//! The die: what a chance for each class means, by throwing it.

use nn::Random;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;

/// How often each side of a die with these chances comes up in `n` throws. The same seed throws the
/// same; chances that are no numbers never come up.
pub fn throw(chances: &[f64], n: u32, seed: u64) -> Vec<u32> {
    let mut random = Pcg64Mcg::seed_from_u64(seed);
    let mut counts = vec![0; chances.len()];
    for _ in 0..n {
        let mut left = random.uniform();
        let side = chances.iter().position(|chance| {
            left -= chance;
            left < 0.0
        });
        // What rounding leaves over belongs to the last side that comes up at all.
        let side = side.or_else(|| chances.iter().rposition(|chance| 0.0 < *chance));
        if let Some(side) = side {
            counts[side] += 1;
        }
    }
    counts
}
