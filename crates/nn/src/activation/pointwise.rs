//! What an activation is written as: a function of one number and its derivative.

use crate::lanes::Lanes;

/// A function of one number and its derivative, written once for every number type.
pub trait Pointwise {
    /// Whether the formula is short enough to be done to four vectors in lock-step.
    const IS_SHORT: bool = false;

    /// The function.
    fn f<V: Lanes>(x: V) -> V;
    /// The function of four vectors.
    #[inline(always)]
    fn four<V: Lanes>(x: [V; 4]) -> [V; 4] {
        x.map(Self::f)
    }
    /// Its derivative at `x`, where `y` = f(x) is already known: use whichever is cheaper.
    fn df<V: Lanes>(x: V, y: V) -> V;
}
