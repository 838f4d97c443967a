//! Activations: what a neuron applies to its weighted sum. Each member is one file and one row here.

mod elu;
mod gelu;
mod leaky_relu;
mod linear;
mod mish;
mod relu;
mod selu;
mod sigmoid;
mod silu;
mod sine;
mod softplus;
mod step;
mod tanh;

use crate::lanes::{Lanes, MAX_LANES};
use crate::real::Real;

crate::registry! {
    /// What a neuron applies to its weighted sum.
    pub enum Activation: Spec {
        Relu = relu::SPEC,
        Tanh = tanh::SPEC,
        Sigmoid = sigmoid::SPEC,
        Linear = linear::SPEC,
        LeakyRelu = leaky_relu::SPEC,
        Elu = elu::SPEC,
        Selu = selu::SPEC,
        Gelu = gelu::SPEC,
        Silu = silu::SPEC,
        Softplus = softplus::SPEC,
        Mish = mish::SPEC,
        Sine = sine::SPEC,
        Step = step::SPEC,
    }
}

/// A function of one number and its derivative, written once for every number type.
pub trait Pointwise {
    /// The function.
    fn f<V: Lanes>(x: V) -> V;
    /// Its derivative at `x`, where `y` = f(x) is already known: use whichever is cheaper.
    fn df<V: Lanes>(x: V, y: V) -> V;
}

/// What an activation is and how it runs over rows of numbers.
#[derive(Debug)]
pub struct Spec {
    /// The name in links and files.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
    /// The formula, in plain text.
    pub formula: &'static str,
    /// Whether its slope says anything: false for a step, through which gradient descent is blind.
    pub has_gradient: bool,
    /// The loops in double precision.
    pub f64: Rows<f64>,
    /// The loops in single precision.
    pub f32: Rows<f32>,
}

/// `(x, y, dy, dx)`: writes dy · f′(x) to dx.
pub type Backward<R> = fn(&[R], &[R], &[R], &mut [R]);

/// One activation over whole rows. The choice of function happens once a call, not once a number.
#[derive(Debug)]
pub struct Rows<R> {
    /// `(x, y)`: writes f(x) to y.
    pub forward: fn(&[R], &mut [R]),
    /// The derivative.
    pub backward: Backward<R>,
}

impl Spec {
    /// The spec of a pointwise function.
    pub const fn pointwise<P: Pointwise>(
        id: &'static str,
        label: &'static str,
        formula: &'static str,
    ) -> Self {
        Self {
            id,
            label,
            formula,
            has_gradient: true,
            f64: Rows { forward: forward::<f64, P>, backward: backward::<f64, P> },
            f32: Rows { forward: forward::<f32, P>, backward: backward::<f32, P> },
        }
    }

    /// The same, marked as having a slope that is 0 wherever there is one.
    const fn without_gradient(self) -> Self {
        Self { has_gradient: false, ..self }
    }
}

impl Activation {
    /// Writes f(x) to `y`, number by number.
    pub fn forward<R: Real>(self, x: &[R], y: &mut [R]) {
        (R::rows(self.spec()).forward)(x, y);
    }

    /// Writes `dy` · f′(x) to `dx`, number by number; `y` is f(x).
    pub fn slopes<R: Real>(self, x: &[R], y: &[R], dy: &[R], dx: &mut [R]) {
        (R::rows(self.spec()).backward)(x, y, dy, dx);
    }

    /// Adds `dy` · f′(x) to `dx`, number by number; `y` is f(x).
    pub fn backward<R: Real>(self, x: &[R], y: &[R], dy: &[R], dx: &mut [R]) {
        const BLOCK: usize = 64;
        let mut added = [R::default(); BLOCK];
        for (k, dx) in dx.chunks_mut(BLOCK).enumerate() {
            let (span, added) = (k * BLOCK..k * BLOCK + dx.len(), &mut added[..dx.len()]);
            self.slopes(&x[span.clone()], &y[span.clone()], &dy[span], added);
            R::axpy(R::from_f64(1.0), added, dx);
        }
    }
}

/// Where the vectors of a row of `n` numbers begin; the last reaches back over numbers that the one
/// before it has done. There are to be as many numbers as lanes.
#[inline(always)]
fn vectors<V: Lanes>(n: usize) -> impl Iterator<Item = usize> {
    (0..n).step_by(V::N).map(move |at| at.min(n - V::N))
}

/// A row of fewer numbers than lanes, with zeros up to one vector.
#[inline(never)]
fn padded<R: Real>(row: &[R]) -> [R; MAX_LANES] {
    core::array::from_fn(|k| if k < row.len() { row[k] } else { R::default() })
}

/// The first numbers of a vector to a row of fewer.
#[inline(never)]
fn unpad<R: Real>(vector: &[R; MAX_LANES], row: &mut [R]) {
    for (k, value) in vector.iter().enumerate() {
        if k < row.len() {
            row[k] = *value;
        }
    }
}

#[inline(never)]
fn forward<R: Real, P: Pointwise>(x: &[R], y: &mut [R]) {
    let lanes = R::Vector::N;
    let short_x;
    let mut short_y = [R::default(); MAX_LANES];
    let is_short = x.len() < lanes;
    let (x_row, y_row) = if is_short {
        short_x = padded(x);
        (&short_x[..lanes], &mut short_y[..lanes])
    } else {
        (x, &mut *y)
    };
    for at in vectors::<R::Vector>(x_row.len()) {
        P::f(R::Vector::load(&x_row[at..])).store(&mut y_row[at..]);
    }
    if is_short {
        unpad(&short_y, y);
    }
}

#[inline(never)]
fn backward<R: Real, P: Pointwise>(x: &[R], y: &[R], dy: &[R], dx: &mut [R]) {
    let lanes = R::Vector::N;
    let short;
    let mut short_dx = [R::default(); MAX_LANES];
    let is_short = x.len() < lanes;
    let ([x, y, dy], dx_row) = if is_short {
        short = [padded(x), padded(y), padded(dy)];
        (short.each_ref().map(|row| &row[..lanes]), &mut short_dx[..lanes])
    } else {
        ([x, y, dy], &mut *dx)
    };
    for at in vectors::<R::Vector>(x.len()) {
        let slope = P::df(R::Vector::load(&x[at..]), R::Vector::load(&y[at..]));
        (R::Vector::load(&dy[at..]) * slope).store(&mut dx_row[at..]);
    }
    if is_short {
        unpad(&short_dx, dx);
    }
}
