//! The hyperbolic tangent: a sigmoid from −1 to 1, centred on zero.

use super::code::Code;
use super::pointwise::Pointwise;
use super::spec::Spec;
use crate::lanes::Lanes;

pub(super) const SPEC: Spec = Spec::pointwise::<Tanh>(
    "tanh",
    "Tanh",
    "tanh x",
    Code { numpy: "np.tanh", pytorch: "nn.Tanh()", keras: "tanh" },
);

struct Tanh;

impl Pointwise for Tanh {
    const IS_SHORT: bool = true;

    fn f<V: Lanes>(x: V) -> V {
        x.tanh()
    }
    #[inline(always)]
    fn several<V: Lanes, const N: usize>(x: [V; N]) -> [V; N] {
        V::tanh_of_several(x)
    }
    fn df<V: Lanes>(_x: V, y: V) -> V {
        V::constant(1.0) - y * y
    }
}
