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
        // PyTorch returns x itself beyond a threshold: at its default of 20 that is off by 2e-9.
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
