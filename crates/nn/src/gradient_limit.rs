//! Limits of a gradient: what keeps a steep one from throwing the parameters far away.

use crate::real::Real;

/// How the mean gradient is limited before the optimizer sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum GradientLimit {
    /// Not at all.
    #[default]
    None,
    /// To this length, over all parameters together, keeping its direction (Pascanu, Mikolov and
    /// Bengio 2013, algorithm 1).
    Norm(f64),
    /// Each number to between minus this and this (Mikolov 2012).
    Value(f64),
}

impl GradientLimit {
    /// Limits a gradient in place. One that is not a number stays so.
    pub fn apply<R: Real>(self, grads: &mut [R]) {
        match self {
            Self::None => {}
            Self::Norm(bound) => shorten(grads, bound),
            Self::Value(bound) => {
                for grad in grads {
                    let value = grad.to_f64();
                    if bound < value {
                        *grad = R::from_f64(bound);
                    } else if value < -bound {
                        *grad = R::from_f64(-bound);
                    }
                }
            }
        }
    }
}

/// Scales a vector to the length `bound` if it is longer.
pub(crate) fn shorten<R: Real>(vector: &mut [R], bound: f64) {
    let length = libm::sqrt(vector.iter().map(|x| x.to_f64() * x.to_f64()).sum::<f64>());
    if bound < length {
        for x in vector {
            *x = R::from_f64(x.to_f64() * (bound / length));
        }
    }
}
