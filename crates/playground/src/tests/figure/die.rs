//! Throws of a die: as loaded as it should be, and the same for the same seed.

use crate::inside::figure::die::throw;
use nn::Random;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;

#[test]
fn a_loaded_die_comes_up_as_it_is_loaded() {
    let chances = [0.7, 0.2, 0.1];
    let counts = throw(&chances, 100_000, 1);
    for (count, chance) in counts.iter().zip(chances) {
        let share = f64::from(*count) / 1e5;
        assert!((share - chance).abs() < 0.006, "{share} instead of {chance}");
    }
    assert_eq!(throw(&chances, 100, 7), throw(&chances, 100, 7), "the same seed");
    assert_ne!(throw(&chances, 100, 7), throw(&chances, 100, 8), "another seed");
    assert_eq!(throw(&chances, 100, 7).iter().sum::<u32>(), 100, "every throw counts");
}

#[test]
fn sides_without_a_chance_never_come_up() {
    assert_eq!(throw(&[0.0, 1.0, 0.0], 1000, 1), [0, 1000, 0]);
    // The probabilities add up to less than 1; what is missing must not fall to the side without a chance.
    assert_eq!(throw(&[0.5, 0.4999, 0.0], 100_000, 1)[2], 0);
    assert_eq!(throw(&[f64::NAN, f64::NAN], 10, 1), [0, 0]);
    assert!(throw(&[], 10, 1).is_empty(), "no sides");
}

/// Links keep their throws: a uniform draw gives the first side at which the sum of the probabilities exceeds
/// it.
#[test]
fn throws_are_those_of_version_0_1_0() {
    let chances = [0.25, 0.125, 0.5, 0.125];
    for seed in 0..100 {
        let mut random = Pcg64Mcg::seed_from_u64(seed);
        let mut expected = [0; 4];
        for _ in 0..1000 {
            let mut left = random.uniform();
            let side = chances.iter().position(|chance| {
                left -= chance;
                left < 0.0
            });
            expected[side.expect("the chances are 1 together")] += 1;
        }
        assert_eq!(throw(&chances, 1000, seed), expected, "seed {seed}");
    }
}
