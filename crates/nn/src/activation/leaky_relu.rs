//! The leaky rectifier (Maas, Hannun and Ng 2013): a rectifier that lets a hundredth of a negative
//! sum through, so that no neuron dies.

use super::code::Code;
use super::pointwise::Pointwise;
use super::spec::Spec;
use crate::lanes::Lanes;

pub(super) const SPEC: Spec = Spec::pointwise::<LeakyRelu>(
    "leakyRelu",
    "Leaky ReLU",
    "x > 0: x, else 0.01 x",
    Code {
        numpy: "return np.where(x > 0, x, 0.01 * x)",
        pytorch: "nn.LeakyReLU(0.01)",
        keras: "return keras.ops.where(x > 0, x, 0.01 * x)",
    },
)
.with_corner();

/// How much of a negative sum is left.
const LEAK: f64 = 0.01;

struct LeakyRelu;

impl Pointwise for LeakyRelu {
    fn f<V: Lanes>(x: V) -> V {
        x.if_not_positive(V::constant(LEAK) * x, x)
    }
    fn df<V: Lanes>(x: V, _y: V) -> V {
        x.if_not_positive(V::constant(LEAK), V::constant(1.0))
    }
}
