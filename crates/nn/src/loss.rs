//! Losses: how wrong an output is. Each member is one file and one row here.

mod squared;

use crate::lanes::Lanes;
use crate::real::Real;
use wide::{f32x4, f64x2};

crate::registry! {
    /// How wrong an output is.
    pub enum Loss: Spec {
        Squared = squared::SPEC,
    }
}

/// The loss of one output against its target, and its derivative with respect to the output.
pub trait Elementwise {
    /// The loss.
    fn f<V: Lanes>(output: V, target: V) -> V;
    /// d(loss)/d(output).
    fn df<V: Lanes>(output: V, target: V) -> V;
}

/// What a loss is and how it runs over rows of numbers.
#[derive(Debug)]
pub struct Spec {
    /// The name in links and files.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
    /// The formula, in plain text.
    pub formula: &'static str,
    /// The loops in double precision.
    pub f64: Rows<f64>,
    /// The loops in single precision.
    pub f32: Rows<f32>,
}

/// `(output, target, dloss, doutput)`: adds dloss · d(loss)/d(output) to doutput.
pub type Backward<R> = fn(&[R], &[R], &[R], &mut [R]);

/// One loss over whole rows.
#[derive(Debug)]
pub struct Rows<R> {
    /// `(output, target, loss)`
    pub forward: fn(&[R], &[R], &mut [R]),
    /// The derivative.
    pub backward: Backward<R>,
}

impl Spec {
    /// The spec of a loss that looks at each output alone.
    pub const fn elementwise<E: Elementwise>(
        id: &'static str,
        label: &'static str,
        formula: &'static str,
    ) -> Self {
        Self {
            id,
            label,
            formula,
            f64: Rows { forward: forward::<f64x2, E>, backward: backward::<f64x2, E> },
            f32: Rows { forward: forward::<f32x4, E>, backward: backward::<f32x4, E> },
        }
    }
}

impl Loss {
    /// Writes the loss of each output.
    pub fn forward<R: Real>(self, output: &[R], target: &[R], loss: &mut [R]) {
        (R::loss_rows(self.spec()).forward)(output, target, loss);
    }

    /// Adds `dloss` · d(loss)/d(output) to `doutput`.
    pub fn backward<R: Real>(self, output: &[R], target: &[R], dloss: &[R], doutput: &mut [R]) {
        (R::loss_rows(self.spec()).backward)(output, target, dloss, doutput);
    }
}

fn forward<V: Lanes, E: Elementwise>(
    output: &[V::Scalar],
    target: &[V::Scalar],
    loss: &mut [V::Scalar],
) {
    for ((&output, &target), loss) in output.iter().zip(target).zip(loss) {
        *loss = E::f(V::fill(output), V::fill(target)).first();
    }
}

fn backward<V: Lanes, E: Elementwise>(
    output: &[V::Scalar],
    target: &[V::Scalar],
    dloss: &[V::Scalar],
    doutput: &mut [V::Scalar],
) {
    for (k, dout) in doutput.iter_mut().enumerate() {
        let slope = E::df(V::fill(output[k]), V::fill(target[k]));
        *dout = (V::fill(*dout) + V::fill(dloss[k]) * slope).first();
    }
}
