//! The identity: a network of nothing else draws only straight lines.

use super::code::Code;
use super::pointwise::Pointwise;
use super::spec::Spec;
use crate::lanes::Lanes;

pub(super) const SPEC: Spec =
    Spec::pointwise::<Linear>("linear", "Linear", "x", Code { numpy: "", pytorch: "", keras: "" });

struct Linear;

impl Pointwise for Linear {
    const IS_SHORT: bool = true;

    fn f<V: Lanes>(x: V) -> V {
        x
    }
    fn df<V: Lanes>(_x: V, _y: V) -> V {
        V::constant(1.0)
    }
}
