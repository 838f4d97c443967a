//! Normalization by the statistics of the numbers themselves: batch, layer and group norm differ only
//! in which numbers share a mean and a variance. Sums run in `f64`, in order.

use super::moments::{EPSILON, Moments};
use crate::autodiff::graph::Graph;
use crate::autodiff::operation::{Grads, Inputs, Op};
use crate::autodiff::var::{Param, Var};
use crate::lanes::must_train;
use crate::normalization::Over;
use crate::real::Real;

/// γ (x − μ) / √(σ² + ε) + β.
#[derive(Debug)]
struct Normalize {
    over: Over,
    /// units × n
    x: Var,
    /// γ, units
    gain: Param,
    /// β, units
    shift: Param,
    /// Running mean and variance towards which the result is corrected; units each.
    running: Option<[Param; 2]>,
}

/// Bounds of the correction of batch renorm: r from 1/3 to 3, d from −5 to 5. They are the last ones of the
/// schedule in Ioffe 2017, section 4.
const R_MAX: f64 = 3.0;
const D_MAX: f64 = 5.0;

impl<R: Real> Graph<R> {
    /// `x` normalized, then stretched and shifted for each unit (Ioffe and Szegedy 2015; Ba, Kiros
    /// and Hinton 2016; Wu and He 2018). With a running mean and variance, over the batch only, the
    /// result is corrected towards theirs (batch renorm, Ioffe 2017).
    ///
    /// # Panics
    /// If there is not one number of each kind a unit.
    pub fn normalize(
        &mut self,
        over: Over,
        [gain, shift]: [Param; 2],
        running: Option<[Param; 2]>,
        x: Var,
    ) -> Var {
        for param in [gain, shift].into_iter().chain(running.into_iter().flatten()) {
            assert_eq!(param.span().len(), x.rows(), "one number of each kind a unit");
        }
        self.push(x.shape(), Normalize { over, x, gain, shift, running })
    }
}

impl Normalize {
    /// r and d of a unit whose batch has these moments. The gradient takes them for constants.
    fn correction<R: Real>(&self, inputs: &Inputs<'_, R>, unit: usize, of: Moments) -> (f64, f64) {
        let Some(running) = self.running else {
            return (1.0, 0.0);
        };
        let [mean, variance] = running.map(|param| inputs.param(param)[unit].to_f64());
        let deviation = libm::sqrt(variance + EPSILON);
        let r = libm::sqrt(of.variance + EPSILON) / deviation;
        let d = (of.mean - mean) / deviation;
        (r.clamp(1.0 / R_MAX, R_MAX), d.clamp(-D_MAX, D_MAX))
    }
}

/// Numbers that share a mean and a variance: where they lie in units × n.
#[derive(Clone, Copy)]
struct Pool {
    start: usize,
    len: usize,
    stride: usize,
}

impl Pool {
    fn all(over: Over, units: usize, n: usize) -> impl Iterator<Item = Self> {
        let (size, n_pools) = match over {
            Over::Batch { .. } => (1, units),
            Over::Units { groups } => {
                let size = units.div_ceil(groups).max(1);
                (size, units.div_ceil(size) * n)
            }
        };
        (0..n_pools).map(move |k| match over {
            Over::Batch { .. } => Self { start: k * n, len: n, stride: 1 },
            Over::Units { .. } => {
                let first = k / n * size;
                Self { start: first * n + k % n, len: size.min(units - first), stride: n }
            }
        })
    }

    /// The first unit in it.
    fn unit(self, n: usize) -> usize {
        self.start / n.max(1)
    }

    fn places(self) -> impl Iterator<Item = usize> + Clone {
        (0..self.len).map(move |k| self.start + k * self.stride)
    }
}

impl<R: Real> Op<R> for Normalize {
    fn forward(&self, inputs: &Inputs<'_, R>, out: &mut [R]) {
        let (x, n) = (inputs.var(self.x), inputs.n);
        let (gain, shift) = (inputs.param(self.gain), inputs.param(self.shift));
        for pool in Pool::all(self.over, self.x.rows(), n) {
            let moments = Moments::of(pool.places().map(|at| x[at].to_f64()));
            let (r, d) = self.correction(inputs, pool.unit(n), moments);
            for at in pool.places() {
                let normal = R::from_f64(r * moments.normal(x[at].to_f64()) + d);
                out[at] = gain[at / n] * normal + shift[at / n];
            }
        }
    }

    /// With x̂ the normalized numbers and h = r γ dout: dx = (h − mean h − x̂ mean(h x̂)) / √(σ² + ε)
    /// (Ioffe and Szegedy 2015, section 3, its six equations put together).
    fn backward(
        &self,
        inputs: &Inputs<'_, R>,
        _out: &[R],
        dout: &mut [R],
        grads: &mut Grads<'_, R>,
    ) {
        must_train::<R::Vector>();
        let (x, n, gain) = (inputs.var(self.x), inputs.n, inputs.param(self.gain));
        for pool in Pool::all(self.over, self.x.rows(), n) {
            let moments = Moments::of(pool.places().map(|at| x[at].to_f64()));
            let normal = |at: usize| moments.normal(x[at].to_f64());
            let (r, offset) = self.correction(inputs, pool.unit(n), moments);
            let (mut mean, mut along) = (0.0, 0.0);
            for at in pool.places() {
                let (unit, d) = (at / n, dout[at].to_f64());
                let dgain = &mut grads.param(self.gain)[unit];
                *dgain = *dgain + R::from_f64(d * (r * normal(at) + offset));
                let dshift = &mut grads.param(self.shift)[unit];
                *dshift = *dshift + dout[at];
                let h = r * gain[unit].to_f64() * d;
                mean += h;
                along += h * normal(at);
            }
            let (mean, along) = (mean / pool.len as f64, along / pool.len as f64);
            let deviation = libm::sqrt(moments.variance + EPSILON);
            if let Some(dx) = grads.var(self.x) {
                for at in pool.places() {
                    let h = r * gain[at / n].to_f64() * dout[at].to_f64();
                    let slope = (h - mean - normal(at) * along) / deviation;
                    dx[at] = dx[at] + R::from_f64(slope);
                }
            }
        }
    }
}
