//! Softplus (Dugas et al. 2001): the rectifier with its corner rounded. Its slope is the sigmoid.

use super::code::Code;
use super::pointwise::Pointwise;
use super::spec::Spec;
use crate::lanes::Lanes;

pub(super) const SPEC: Spec = Spec::pointwise::<Softplus>(
    "softplus",
    "Softplus",
    "ln(1 + e^x)",
    Code {
        numpy: "return np.logaddexp(0, x)",
        // Beyond its threshold PyTorch takes x itself: at 20, the default, that is off by 2e-9.
        pytorch: "nn.Softplus(threshold=40)",
        keras: "softplus",
    },
);

struct Softplus;

impl Pointwise for Softplus {
    fn f<V: Lanes>(x: V) -> V {
        x.softplus()
    }
    fn df<V: Lanes>(x: V, _y: V) -> V {
        x.sigmoid()
    }
}
