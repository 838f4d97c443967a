//! Mish (Misra 2020): a smooth rectifier with a dip, like SiLU.

use super::code::Code;
use super::pointwise::Pointwise;
use super::spec::Spec;
use crate::lanes::Lanes;

pub(super) const SPEC: Spec = Spec::pointwise::<Mish>(
    "mish",
    "Mish",
    "x · tanh(ln(1 + e^x))",
    Code { numpy: "return x * np.tanh(np.logaddexp(0, x))", pytorch: "nn.Mish()", keras: "mish" },
);

struct Mish;

impl Pointwise for Mish {
    fn f<V: Lanes>(x: V) -> V {
        x * x.softplus().tanh()
    }
    fn df<V: Lanes>(x: V, _y: V) -> V {
        let bend = x.softplus().tanh();
        bend + x * x.sigmoid() * (V::constant(1.0) - bend * bend)
    }
}
