//! Half the squared error: the loss of linear regression, and of the original for everything.

use super::spec::{Elementwise, Spec};
use crate::lanes::Lanes;

pub(super) const SPEC: Spec = Spec::elementwise::<Squared>("squared", "Squared", "½ (ŷ − y)²");

struct Squared;

impl Elementwise for Squared {
    fn f<V: Lanes>(output: V, target: V) -> V {
        let error = output - target;
        V::constant(0.5) * (error * error)
    }
    fn df<V: Lanes>(output: V, target: V) -> V {
        output - target
    }
}
