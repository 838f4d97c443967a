//! The Huber loss with δ = 1 (Huber 1964): squared near the target, absolute far from it.

use super::spec::{Elementwise, Spec};
use crate::lanes::Lanes;

pub(super) const SPEC: Spec =
    Spec::elementwise::<Huber>("huber", "Huber", "e = |ŷ − y| ≤ 1: ½ e², else e − ½");

struct Huber;

impl Elementwise for Huber {
    fn f<V: Lanes>(output: V, target: V) -> V {
        let (half, error) = (V::constant(0.5), (output - target).abs());
        (error - V::constant(1.0)).if_not_positive(half * (error * error), error - half)
    }
    fn df<V: Lanes>(output: V, target: V) -> V {
        let error = output - target;
        (error.abs() - V::constant(1.0)).if_not_positive(error, error.sign())
    }
}
