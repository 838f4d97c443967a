//! What an activation is, and its loops over rows of numbers.

use super::code::Code;
use super::pointwise::Pointwise;
use crate::kernels;
use crate::kernels::online::{Fused, fused};
use crate::kernels::suits_five;
use crate::lanes::{Lanes, must_train};
use crate::real::{Both, PerReal, Real};
use core::array::from_fn;

/// What an activation is and how it runs over rows of numbers.
#[derive(Debug)]
pub struct Spec {
    /// The name in links and files.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
    /// The formula, in plain text.
    pub formula: &'static str,
    /// The same in other libraries.
    pub code: Code,
    /// Whether it has a slope other than 0: false for a step, through which nothing is learned.
    pub has_gradient: bool,
    /// Whether it has a corner or a jump at 0, where it has no slope; elsewhere, and without, it is smooth.
    pub has_corner: bool,
    /// The loops, for each number type.
    pub rows: Both<Loops>,
}

/// The loops of an activation, of which there are those for each number type.
#[derive(Debug)]
pub struct Loops;

impl PerReal for Loops {
    type Of<R: Real> = Rows<R>;
}

/// `(x, y, dy, dx)`: writes dy · f′(x) to dx.
pub type Backward<R> = fn(&[R], &[R], &[R], &mut [R]);

/// One activation over rows of whole vectors; numbers after the last whole vector are left out. A function is
/// chosen once for a call, not for each number.
#[derive(Debug)]
pub struct Rows<R: Real> {
    /// `(x, y)`: writes f(x) to y.
    pub forward: fn(&[R], &mut [R]),
    /// The derivative.
    pub backward: Backward<R>,
    /// The function in one loop with the layer before it, where the function itself takes less time than a call.
    pub fused: Option<Fused<R::Vector>>,
}

impl Spec {
    /// The spec of a pointwise function.
    pub const fn pointwise<P: Pointwise>(
        id: &'static str,
        label: &'static str,
        formula: &'static str,
        code: Code,
    ) -> Self {
        Self {
            id,
            label,
            formula,
            code,
            has_gradient: true,
            has_corner: false,
            rows: Both { f64: rows::<f64, P>(), f32: rows::<f32, P>() },
        }
    }

    /// The same, marked as having a corner or a jump at 0.
    pub(super) const fn with_corner(self) -> Self {
        Self { has_corner: true, ..self }
    }

    /// The same, marked as having a slope that is 0 wherever there is one.
    pub(super) const fn without_gradient(self) -> Self {
        Self { has_gradient: false, ..self }
    }
}

const fn rows<R: Real, P: Pointwise>() -> Rows<R> {
    let fused = if P::IS_SHORT { Some(fused::<R::Vector, P>()) } else { None };
    Rows { forward: forward::<R::Vector, P>, backward: backward::<R::Vector, P>, fused }
}

#[inline(never)]
fn forward<V: Lanes, P: Pointwise>(x: &[V::Scalar], y: &mut [V::Scalar]) {
    let (mut x, mut y) = (V::chunks(x), V::chunks_mut(y));
    if P::IS_SHORT {
        // Not for vectors of four: there, five at once would round the last place differently than four.
        while V::N == 2
            && suits_five(x.len())
            && let Some((x_five, x_rest)) = x.split_first_chunk::<5>()
            && let Some((y_five, y_rest)) = core::mem::take(&mut y).split_first_chunk_mut::<5>()
        {
            let values = P::several(x_five.each_ref().map(V::of));
            for (y, value) in y_five.iter_mut().zip(values) {
                value.put(y);
            }
            (x, y) = (x_rest, y_rest);
        }
        let ((fours, x_rest), (y_fours, y_rest)) = (x.as_chunks::<4>(), y.as_chunks_mut::<4>());
        for (x, y) in fours.iter().zip(y_fours) {
            let values = P::several(x.each_ref().map(V::of));
            for (y, value) in y.iter_mut().zip(values) {
                value.put(y);
            }
        }
        (x, y) = (x_rest, y_rest);
    }
    for (x, y) in x.iter().zip(y) {
        P::f(V::of(x)).put(y);
    }
}

#[inline(never)]
fn backward<V: Lanes, P: Pointwise>(
    x: &[V::Scalar],
    y: &[V::Scalar],
    dy: &[V::Scalar],
    dx: &mut [V::Scalar],
) {
    must_train::<V>();
    let read = V::chunks(x).iter().zip(V::chunks(y)).zip(V::chunks(dy));
    for (((x, y), dy), dx) in read.zip(V::chunks_mut(dx)) {
        (V::of(dy) * P::df(V::of(x), V::of(y))).put(dx);
    }
}

/// The numbers after the last whole vector, padded with zeros.
fn left<R: Real>(row: &[R]) -> [R; 4] {
    let whole = row.len() - row.len() % R::Vector::N;
    from_fn(|k| row.get(whole + k).copied().unwrap_or_default())
}

/// An activation over a row of any length.
#[inline(never)]
pub(crate) fn any_forward<R: Real>(rows: &Rows<R>, x: &[R], y: &mut [R]) {
    (rows.forward)(x, y);
    let n_left = y.len() % R::Vector::N;
    if n_left != 0 {
        let (whole, mut done) = (y.len() - n_left, [R::default(); 4]);
        (rows.forward)(&left(x)[..R::Vector::N], &mut done[..R::Vector::N]);
        kernels::copy(&done[..n_left], &mut y[whole..]);
    }
}

/// The derivative over a row of any length.
#[inline(never)]
pub(crate) fn any_backward<R: Real>(rows: &Rows<R>, x: &[R], y: &[R], dy: &[R], dx: &mut [R]) {
    (rows.backward)(x, y, dy, dx);
    let n_left = dx.len() % R::Vector::N;
    if n_left != 0 {
        let (whole, mut done) = (dx.len() - n_left, [R::default(); 4]);
        let [x, y, dy] = [left(x), left(y), left(dy)];
        let n = R::Vector::N;
        (rows.backward)(&x[..n], &y[..n], &dy[..n], &mut done[..n]);
        kernels::copy(&done[..n_left], &mut dx[whole..]);
    }
}
