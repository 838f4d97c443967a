//! Mean and variance, as every normalization takes them.

/// What keeps a normalization from dividing by zero: Ioffe and Szegedy's ε, as commonly set.
pub(crate) const EPSILON: f64 = 1e-5;

/// Mean and variance.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moments {
    pub(crate) mean: f64,
    pub(crate) variance: f64,
}

impl Moments {
    /// Those of some numbers, in two passes; the variance is the mean square of the deviations.
    pub(crate) fn of(x: impl Iterator<Item = f64> + Clone) -> Self {
        let (mut sum, mut squares, mut len) = (0.0, 0.0, 0.0);
        for x in x.clone() {
            sum += x;
            len += 1.0;
        }
        let mean = sum / len;
        for x in x {
            squares += (x - mean) * (x - mean);
        }
        Self { mean, variance: squares / len }
    }

    /// The number at zero mean and unit variance.
    pub(crate) fn normal(self, x: f64) -> f64 {
        (x - self.mean) / libm::sqrt(self.variance + EPSILON)
    }
}
