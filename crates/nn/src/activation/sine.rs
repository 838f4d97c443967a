//! The sine (Sitzmann et al. 2020): a neuron that repeats itself, good at waves.

use super::code::Code;
use super::pointwise::Pointwise;
use super::spec::Spec;
use crate::lanes::Lanes;

pub(super) const SPEC: Spec = Spec::pointwise::<Sine>(
    "sine",
    "Sine",
    "sin x",
    Code { numpy: "np.sin", pytorch: "Apply(torch.sin)", keras: "return keras.ops.sin(x)" },
);

struct Sine;

impl Pointwise for Sine {
    fn f<V: Lanes>(x: V) -> V {
        x.sin()
    }
    fn df<V: Lanes>(x: V, _y: V) -> V {
        x.cos()
    }
}
