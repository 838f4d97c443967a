//! What an activation is written as: a function of one number and its derivative.

use crate::lanes::Lanes;

/// A function of one number and its derivative, written once for every number type.
pub trait Pointwise {
    /// Whether the formula is short enough to be done to four or five vectors in lock-step.
    const IS_SHORT: bool = false;

    /// The function.
    fn f<V: Lanes>(x: V) -> V;
    /// The function of several vectors.
    #[inline(always)]
    fn several<V: Lanes, const N: usize>(x: [V; N]) -> [V; N] {
        x.map(Self::f)
    }
    /// Its derivative at `x`, where `y` = f(x) is already known: use whichever is cheaper.
    fn df<V: Lanes>(x: V, y: V) -> V;
}
