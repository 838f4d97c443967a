//! Randomness as an argument: this crate draws numbers only from a generator it is handed.
//!
//! What lies beyond the uniform draw is written here and not taken from `rand` and `rand_distr`: which
//! draws a shuffle or a normal variate takes is prescribed by the original and by links that people have.

use rand::distr::{Distribution, StandardUniform};

/// A stream of random numbers.
///
/// Implemented for every generator of the `rand` family; a generator whose draws are `f64`s of its
/// own making (as JavaScript's are) implements it by hand.
pub trait Random {
    /// The next number, uniform in [0, 1).
    fn uniform(&mut self) -> f64;

    /// Uniform in [low, high).
    fn between(&mut self, low: f64, high: f64) -> f64 {
        self.uniform() * (high - low) + low
    }

    /// Normally distributed, by Marsaglia's polar method; the second variate is thrown away.
    fn normal(&mut self, mean: f64, variance: f64) -> f64 {
        loop {
            let v1 = 2.0 * self.uniform() - 1.0;
            let v2 = 2.0 * self.uniform() - 1.0;
            let s = v1 * v1 + v2 * v2;
            if 0.0 < s && s <= 1.0 {
                return mean + libm::sqrt(variance) * (libm::sqrt(-2.0 * libm::log(s) / s) * v1);
            }
        }
    }
}

impl<R: rand::Rng> Random for R {
    fn uniform(&mut self) -> f64 {
        StandardUniform.sample(self)
    }
}

/// Shuffles in place, from the end (Fisher and Yates): one draw per item, the last of no effect.
pub fn shuffle<T>(random: &mut dyn Random, items: &mut [T]) {
    for n_left in (1..=items.len()).rev() {
        let chosen = (random.uniform() * n_left as f64) as usize;
        items.swap(n_left - 1, chosen);
    }
}
