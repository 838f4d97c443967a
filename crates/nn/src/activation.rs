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

use crate::lanes::Lanes;
use crate::real::Real;
use core::array::from_fn;
use wide::{f32x4, f64x2};

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
            f64: Rows { forward: forward::<f64x2, P>, backward: backward::<f64x2, P> },
            f32: Rows { forward: forward::<f32x4, P>, backward: backward::<f32x4, P> },
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

#[inline(never)]
fn forward<V: Lanes, P: Pointwise>(x: &[V::Scalar], y: &mut [V::Scalar]) {
    let (n, mut at) = (x.len().min(y.len()), 0);
    if P::IS_SHORT {
        let blocks = x.chunks_exact(4 * V::N).zip(y.chunks_exact_mut(4 * V::N));
        for (x, y) in blocks {
            let values = P::four(from_fn(|k| V::load(&x[k * V::N..])));
            for (k, value) in values.into_iter().enumerate() {
                value.store(&mut y[k * V::N..]);
            }
            at += 4 * V::N;
        }
    }
    while at < n {
        let place = Place::of::<V>(at, n);
        place.write(P::f(place.read::<V>(x)), y);
        at += place.width;
    }
}

#[inline(never)]
fn backward<V: Lanes, P: Pointwise>(
    x: &[V::Scalar],
    y: &[V::Scalar],
    dy: &[V::Scalar],
    dx: &mut [V::Scalar],
) {
    let (n, mut at) = (x.len(), 0);
    while at < n {
        let place = Place::of::<V>(at, n);
        let slope = P::df(place.read::<V>(x), place.read(y));
        place.write(place.read::<V>(dy) * slope, dx);
        at += place.width;
    }
}

/// Where a vector of a row of numbers lies. The last reaches back over numbers that the one before it
/// has done; of fewer numbers than lanes each has a vector of its own.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    width: usize,
}

impl Place {
    #[inline(always)]
    fn of<V: Lanes>(at: usize, n: usize) -> Self {
        if n < V::N { Self { at, width: 1 } } else { Self { at: at.min(n - V::N), width: V::N } }
    }

    #[inline(always)]
    fn read<V: Lanes>(self, row: &[V::Scalar]) -> V {
        if self.width == 1 { V::fill(row[self.at]) } else { V::load(&row[self.at..]) }
    }

    #[inline(always)]
    fn write<V: Lanes>(self, vector: V, row: &mut [V::Scalar]) {
        if self.width == 1 {
            row[self.at] = vector.first();
        } else {
            vector.store(&mut row[self.at..]);
        }
    }
}
