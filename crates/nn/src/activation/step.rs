//! The step of the first perceptron (Rosenblatt 1958): all or nothing. Its slope is 0 wherever it has
//! one, so gradient descent learns nothing through it: the reason for every other activation.

use super::code::Code;
use super::pointwise::Pointwise;
use super::spec::Spec;
use crate::lanes::Lanes;

pub(super) const SPEC: Spec = Spec::pointwise::<Step>(
    "step",
    "Step",
    "x > 0: 1, else 0",
    Code {
        numpy: "return np.heaviside(x, 0)",
        // The term 0 · x has a gradient, which is 0; a comparison alone has none.
        pytorch: "Apply(lambda x: (x > 0).to(x.dtype) + 0 * x)",
        keras: "return keras.ops.cast(x > 0, x.dtype) + 0 * x",
    },
)
.with_corner()
.without_gradient();

struct Step;

impl Pointwise for Step {
    fn f<V: Lanes>(x: V) -> V {
        let one_or_nan = (-x).if_not_positive(V::constant(1.0), x);
        x.if_not_positive(V::constant(0.0), one_or_nan)
    }
    fn df<V: Lanes>(_x: V, _y: V) -> V {
        V::constant(0.0)
    }
}
