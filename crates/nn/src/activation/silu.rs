//! The sigmoid linear unit, also called swish (Elfwing, Uchibe and Doya 2018; Ramachandran, Zoph and
//! Le 2017, β = 1): a smooth rectifier with a dip.

use super::code::Code;
use super::pointwise::Pointwise;
use super::spec::Spec;
use crate::lanes::Lanes;

pub(super) const SPEC: Spec = Spec::pointwise::<Silu>(
    "silu",
    "SiLU",
    "x / (1 + e^−x)",
    Code { numpy: "return x / (1 + np.exp(-x))", pytorch: "nn.SiLU()", keras: "silu" },
);

struct Silu;

impl Pointwise for Silu {
    fn f<V: Lanes>(x: V) -> V {
        x * x.sigmoid()
    }
    fn df<V: Lanes>(x: V, y: V) -> V {
        let gate = x.sigmoid();
        gate + y * (V::constant(1.0) - gate)
    }
}
