//! The Gaussian error linear unit (Hendrycks and Gimpel 2016) in the tanh form of its section 2, which
//! differs from x · Φ(x) by less than 5e-4.

use super::code::Code;
use super::pointwise::Pointwise;
use super::spec::Spec;
use crate::lanes::Lanes;

pub(super) const SPEC: Spec = Spec::pointwise::<Gelu>(
    "gelu",
    "GELU",
    "½ x (1 + tanh(√(2/π) (x + 0.044715 x³)))",
    Code {
        numpy: "bend = np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * (x * x * x)))\n\
           return 0.5 * x * (1 + bend)",
        pytorch: r#"nn.GELU(approximate="tanh")"#,
        keras: "bend = keras.ops.tanh(0.7978845608028654 * (x + 0.044715 * (x * x * x)))\n\
           return 0.5 * x * (1 + bend)",
    },
);

/// √(2/π)
const SLOPE: f64 = 0.797_884_560_802_865_4;
const CUBIC: f64 = 0.044_715;

/// ½ (1 + tanh z) of the formula, written as σ(2z), which has no cancellation.
fn gate<V: Lanes>(x: V) -> V {
    (V::constant(2.0 * SLOPE) * (x + V::constant(CUBIC) * (x * x * x))).sigmoid()
}

struct Gelu;

impl Pointwise for Gelu {
    fn f<V: Lanes>(x: V) -> V {
        x * gate(x)
    }
    fn df<V: Lanes>(x: V, _y: V) -> V {
        let (one, gate) = (V::constant(1.0), gate(x));
        let inner = V::constant(2.0 * SLOPE) * (one + V::constant(3.0 * CUBIC) * (x * x));
        gate + x * gate * (one - gate) * inner
    }
}
