//! The absolute error: every unit of error counts alike, so outliers pull no harder than others (least
//! absolute deviations, Boscovich 1757).

use super::spec::{Elementwise, Spec};
use crate::lanes::Lanes;

pub(super) const SPEC: Spec = Spec::elementwise::<Absolute>("absolute", "Absolute", "|ŷ − y|")
    .with_corner(|output, target| output - target);

struct Absolute;

impl Elementwise for Absolute {
    fn f<V: Lanes>(output: V, target: V) -> V {
        (output - target).abs()
    }
    fn df<V: Lanes>(output: V, target: V) -> V {
        (output - target).sign()
    }
}
