//! The Gaussian error linear unit (Hendrycks and Gimpel 2016) in the tanh form of its section 2, which
//! differs from x · Φ(x) by less than 5e-4.

use super::{Pointwise, Spec};
use crate::lanes::Lanes;

pub(super) const SPEC: Spec =
    Spec::pointwise::<Gelu>("gelu", "GELU", "½ x (1 + tanh(√(2/π) (x + 0.044715 x³)))");

/// √(2/π)
const SLOPE: f64 = 0.797_884_560_802_865_4;
const CUBIC: f64 = 0.044_715;

/// The tanh of the formula.
fn bend<V: Lanes>(x: V) -> V {
    (V::constant(SLOPE) * (x + V::constant(CUBIC) * (x * x * x))).tanh()
}

struct Gelu;

impl Pointwise for Gelu {
    fn f<V: Lanes>(x: V) -> V {
        V::constant(0.5) * x * (V::constant(1.0) + bend(x))
    }
    fn df<V: Lanes>(x: V, _y: V) -> V {
        let (half, one, bend) = (V::constant(0.5), V::constant(1.0), bend(x));
        let inner = V::constant(SLOPE) * (one + V::constant(3.0 * CUBIC) * (x * x));
        half * (one + bend) + half * x * (one - bend * bend) * inner
    }
}
