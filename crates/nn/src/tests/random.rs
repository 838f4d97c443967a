//! Draws of our own, which links prescribe, against those of `rand` and `rand_distr`: other draws of the
//! same distributions.

use crate::{Random, shuffle};
use alloc::vec::Vec;
use rand::seq::SliceRandom;
use rand_distr::{Distribution, Normal};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;

const N: usize = 20_000;

#[test]
fn uniform_draws_are_of_53_bits_from_zero_to_one() {
    let (mut random, mut bits) = (Pcg64Mcg::seed_from_u64(71), Pcg64Mcg::seed_from_u64(71));
    for _ in 0..N {
        let whole = rand::Rng::next_u64(&mut bits) >> 11;
        assert_eq!(random.uniform() * 2_f64.powi(53), whole as f64, "a draw is its highest bits");
    }
}

#[test]
fn normal_draws_are_distributed_as_rand_distr_says() {
    let mut random = Pcg64Mcg::seed_from_u64(73);
    let mut ours: Vec<f64> = (0..N).map(|_| random.normal(-1.0, 4.0)).collect();
    let normal = Normal::new(-1.0, 2.0).expect("a deviation above 0");
    let mut theirs: Vec<f64> = normal.sample_iter(&mut random).take(N).collect();
    ours.sort_by(f64::total_cmp);
    theirs.sort_by(f64::total_cmp);
    // The statistic of Kolmogorov and Smirnov: how far the two shares below any number differ at most.
    let share = |sorted: &[f64], x: f64| sorted.partition_point(|it| *it <= x) as f64 / N as f64;
    let apart = theirs.iter().map(|x| (share(&ours, *x) - share(&theirs, *x)).abs());
    let most = apart.fold(0.0, f64::max);
    // One pair of samples of the same distribution in a hundred is further apart than this.
    assert!(most < 1.63 * libm::sqrt(2.0 / N as f64), "{most}");
}

#[test]
fn every_order_is_as_likely_as_with_rand() {
    let mut random = Pcg64Mcg::seed_from_u64(79);
    let (mut ours, mut theirs) = ([0_u32; 27], [0_u32; 27]);
    for _ in 0..N {
        for (counts, is_ours) in [(&mut ours, true), (&mut theirs, false)] {
            let mut items = [0, 1, 2];
            if is_ours {
                shuffle(&mut random, &mut items)
            } else {
                items.shuffle(&mut random)
            }
            counts[items[0] * 9 + items[1] * 3 + items[2]] += 1;
        }
    }
    for (order, (ours, theirs)) in ours.iter().zip(&theirs).enumerate() {
        assert_eq!(*ours == 0, *theirs == 0, "order {order}");
        // Five deviations of a difference of counts that are N / 6 in the mean.
        assert!(ours.abs_diff(*theirs) < 5 * 75, "order {order}: {ours} and {theirs}");
    }
}
