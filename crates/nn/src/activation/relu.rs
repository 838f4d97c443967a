//! The rectifier (Nair and Hinton 2010): cuts negative sums off.

use super::code::Code;
use super::pointwise::Pointwise;
use super::spec::Spec;
use crate::lanes::Lanes;

pub(super) const SPEC: Spec = Spec::pointwise::<Relu>(
    "relu",
    "ReLU",
    "max(0, x)",
    Code { numpy: "return np.maximum(x, 0)", pytorch: "nn.ReLU()", keras: "relu" },
)
.with_corner();

struct Relu;

impl Pointwise for Relu {
    const IS_SHORT: bool = true;

    fn f<V: Lanes>(x: V) -> V {
        x.if_not_positive(V::constant(0.0), x)
    }
    fn df<V: Lanes>(x: V, _y: V) -> V {
        x.if_not_positive(V::constant(0.0), V::constant(1.0))
    }
}
