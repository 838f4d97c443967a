//! The logistic function: squeezes every sum between 0 and 1.

use super::code::Code;
use super::pointwise::Pointwise;
use super::spec::Spec;
use crate::lanes::Lanes;

pub(super) const SPEC: Spec = Spec::pointwise::<Sigmoid>(
    "sigmoid",
    "Sigmoid",
    "1 / (1 + e^−x)",
    Code {
        numpy: "return np.exp(-np.logaddexp(0, -x))",
        pytorch: "nn.Sigmoid()",
        keras: "sigmoid",
    },
);

struct Sigmoid;

impl Pointwise for Sigmoid {
    fn f<V: Lanes>(x: V) -> V {
        x.sigmoid()
    }
    fn df<V: Lanes>(_x: V, y: V) -> V {
        y * (V::constant(1.0) - y)
    }
}
