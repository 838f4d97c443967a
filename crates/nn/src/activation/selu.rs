//! The scaled exponential linear unit (Klambauer et al. 2017): its constants make zero
//! mean and unit variance a fixed point of a layer.

use super::code::Code;
use super::pointwise::Pointwise;
use super::spec::Spec;
use crate::lanes::Lanes;

pub(super) const SPEC: Spec = Spec::pointwise::<Selu>(
    "selu",
    "SELU",
    "λ · (x > 0: x, else α (e^x − 1))",
    Code {
        numpy: "below = 1.6732632423543772 * np.expm1(np.minimum(x, 0))\n\
           return 1.0507009873554805 * np.where(x > 0, x, below)",
        pytorch: "nn.SELU()",
        keras: "selu",
    },
)
.with_corner();

/// λ and λ · α, with Klambauer et al.'s α.
const SCALE: f64 = 1.050_700_987_355_480_5;
const SCALE_ALPHA: f64 = SCALE * 1.673_263_242_354_377_2;

struct Selu;

impl Pointwise for Selu {
    fn f<V: Lanes>(x: V) -> V {
        x.if_not_positive(V::constant(SCALE_ALPHA) * x.exp_m1(), V::constant(SCALE) * x)
    }
    fn df<V: Lanes>(x: V, y: V) -> V {
        x.if_not_positive(y + V::constant(SCALE_ALPHA), V::constant(SCALE))
    }
}
