//! The exponential linear unit (Clevert, Unterthiner and Hochreiter 2016, α = 1): bends
//! smoothly to −1, which keeps the mean of the outputs near zero.

use super::code::Code;
use super::pointwise::Pointwise;
use super::spec::Spec;
use crate::lanes::Lanes;

pub(super) const SPEC: Spec = Spec::pointwise::<Elu>(
    "elu",
    "ELU",
    "x > 0: x, else e^x − 1",
    Code {
        numpy: "return np.where(x > 0, x, np.expm1(np.minimum(x, 0)))",
        pytorch: "nn.ELU(alpha=1.0)",
        keras: "elu",
    },
);

struct Elu;

impl Pointwise for Elu {
    fn f<V: Lanes>(x: V) -> V {
        x.if_not_positive(x.exp_m1(), x)
    }
    fn df<V: Lanes>(x: V, y: V) -> V {
        let one = V::constant(1.0);
        x.if_not_positive(y + one, one)
    }
}
