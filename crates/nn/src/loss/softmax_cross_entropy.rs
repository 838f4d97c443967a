//! Softmax cross-entropy (Bridle 1990; Bishop, *Pattern Recognition and Machine Learning*, 2006, equation
//! 4.108): the surprise at the class under the softmax of all outputs of an example. Targets are −1 and,
//! for the class, 1: the labels t = 0 and 1. A single output is certain of its class and learns nothing.

use super::joint::{Joint, partition};
use super::spec::{Spec, label};
use crate::lanes::Lanes;

pub(super) const SPEC: Spec = Spec::joint::<SoftmaxCrossEntropy>(
    "softmaxCrossEntropy",
    "Softmax cross-entropy",
    "−Σₖ tₖ ln(e^ŷₖ / Σⱼ e^ŷⱼ)",
)
.of_logits();

struct SoftmaxCrossEntropy;

impl Joint for SoftmaxCrossEntropy {
    fn f<V: Lanes>(n_outputs: usize, of: impl Fn(usize) -> (V, V)) -> V {
        let (largest, total) = partition(n_outputs, |k| of(k).0);
        let log_total = largest + total.ln();
        (0..n_outputs).fold(V::constant(0.0), |loss, k| {
            let (output, target) = of(k);
            loss + label(target) * (log_total - output)
        })
    }

    fn df<V: Lanes>(
        n_outputs: usize,
        of: impl Fn(usize) -> (V, V),
        mut slope: impl FnMut(usize, V),
    ) {
        let (largest, total) = partition(n_outputs, |k| of(k).0);
        let labels = (0..n_outputs).fold(V::constant(0.0), |sum, k| sum + label(of(k).1));
        for k in 0..n_outputs {
            let (output, target) = of(k);
            slope(k, (output - largest).exp() / total * labels - label(target));
        }
    }
}
