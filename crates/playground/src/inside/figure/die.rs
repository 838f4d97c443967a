//! The die of one point: a loaded die with a side for each class, to show what probabilities mean.

use rand::distr::Distribution;
use rand::distr::weighted::WeightedIndex;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;

/// How often each side of a die with these probabilities comes up in `n` throws. The same seed gives the same
/// throws; if a probability is NaN, no side comes up.
pub fn throw(chances: &[f64], n: u32, seed: u64) -> Vec<u32> {
    let mut random = Pcg64Mcg::seed_from_u64(seed);
    let mut counts = vec![0; chances.len()];
    if let Ok(die) = WeightedIndex::new(chances) {
        (0..n).for_each(|_| counts[die.sample(&mut random)] += 1);
    }
    counts
}
