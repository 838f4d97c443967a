//! Binary cross-entropy on logits (Bishop, *Pattern Recognition and Machine Learning*, 2006, equation
//! 4.90): the surprise at the label under the sigmoid of the output, never computed as the logarithm of
//! a rounded probability. Targets −1 and 1 are the labels t = 0 and 1.

use super::spec::{Elementwise, Spec, label};
use crate::lanes::Lanes;

pub(super) const SPEC: Spec = Spec::elementwise::<BinaryCrossEntropy>(
    "binaryCrossEntropy",
    "Binary cross-entropy",
    "−t ln σ(ŷ) − (1 − t) ln(1 − σ(ŷ))",
)
.of_logits();

struct BinaryCrossEntropy;

impl Elementwise for BinaryCrossEntropy {
    fn f<V: Lanes>(output: V, target: V) -> V {
        output.softplus() - label(target) * output
    }
    fn df<V: Lanes>(output: V, target: V) -> V {
        output.sigmoid() - label(target)
    }
}
