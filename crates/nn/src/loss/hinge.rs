//! The hinge loss of support vector machines (Cortes and Vapnik 1995): nothing for an output beyond the
//! margin on the right side. Targets are −1 and 1.

use super::spec::{Elementwise, Spec};
use crate::lanes::Lanes;

pub(super) const SPEC: Spec = Spec::elementwise::<Hinge>("hinge", "Hinge", "max(0, 1 − y ŷ)")
    .of_logits()
    .with_corner(|output, target| 1.0 - target * output);

struct Hinge;

impl Elementwise for Hinge {
    fn f<V: Lanes>(output: V, target: V) -> V {
        let short = V::constant(1.0) - target * output;
        short.if_not_positive(V::constant(0.0), short)
    }
    fn df<V: Lanes>(output: V, target: V) -> V {
        let short = V::constant(1.0) - target * output;
        short.if_not_positive(V::constant(0.0), -target)
    }
}
