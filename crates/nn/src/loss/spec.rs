//! What a loss is, and its loops over rows of examples.

use super::joint::{self, Joint};
use crate::lanes::{Lanes, must_train};
use crate::real::{Both, PerReal, Real};
use wide::{f32x4, f64x2};

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
    /// Whether the output layer is to be linear: this loss is of the weighted sums
    /// (logits), before any activation.
    pub is_of_logits: bool,
    /// Whether it gives one number an example, having looked at all outputs, instead of one an output.
    pub is_joint: bool,
    /// See [`Loss::corner`](crate::Loss::corner).
    pub corner: Option<fn(f64, f64) -> f64>,
    /// The loops, for each number type.
    pub rows: Both<Loops>,
}

/// `(output, target, dloss, doutput, n)`: adds dloss · d(loss)/d(output) to doutput.
pub type Backward<R> = fn(&[R], &[R], &[R], &mut [R], usize);

/// The loops of a loss, of which there are those for each number type.
#[derive(Debug)]
pub struct Loops;

impl PerReal for Loops {
    type Of<R: Real> = Rows<R>;
}

/// One loss over whole rows of `n` examples.
#[derive(Debug)]
pub struct Rows<R> {
    /// `(output, target, loss, n)`
    pub forward: fn(&[R], &[R], &mut [R], usize),
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
            is_of_logits: false,
            is_joint: false,
            corner: None,
            rows: Both {
                f64: Rows { forward: forward::<f64x2, E>, backward: backward::<f64x2, E> },
                f32: Rows { forward: forward::<f32x4, E>, backward: backward::<f32x4, E> },
            },
        }
    }

    /// The spec of a loss that looks at all outputs of an example.
    pub(super) const fn joint<J: Joint>(
        id: &'static str,
        label: &'static str,
        formula: &'static str,
    ) -> Self {
        Self {
            id,
            label,
            formula,
            is_of_logits: false,
            is_joint: true,
            corner: None,
            rows: Both {
                f64: Rows {
                    forward: joint::forward::<f64x2, J>,
                    backward: joint::backward::<f64x2, J>,
                },
                f32: Rows {
                    forward: joint::forward::<f32x4, J>,
                    backward: joint::backward::<f32x4, J>,
                },
            },
        }
    }

    /// The same, with a corner where this number of an output and its target is 0.
    pub(super) const fn with_corner(self, corner: fn(f64, f64) -> f64) -> Self {
        Self { corner: Some(corner), ..self }
    }

    /// The same, marked as a loss of logits.
    pub(super) const fn of_logits(self) -> Self {
        Self { is_of_logits: true, ..self }
    }
}

fn forward<V: Lanes, E: Elementwise>(
    output: &[V::Scalar],
    target: &[V::Scalar],
    loss: &mut [V::Scalar],
    _n: usize,
) {
    let read = V::chunks(output).iter().zip(V::chunks(target));
    for ((output, target), loss) in read.zip(V::chunks_mut(loss)) {
        E::f(V::of(output), V::of(target)).put(loss);
    }
    // What is left after the whole vectors is done one by one.
    for at in output.len() - output.len() % V::N..output.len() {
        loss[at] = E::f(V::fill(output[at]), V::fill(target[at])).first();
    }
}

fn backward<V: Lanes, E: Elementwise>(
    output: &[V::Scalar],
    target: &[V::Scalar],
    dloss: &[V::Scalar],
    doutput: &mut [V::Scalar],
    _n: usize,
) {
    must_train::<V>();
    let (n, mut at) = (output.len(), 0);
    while at < n {
        // What is left after the whole vectors is done one by one.
        let is_whole = at + V::N <= n;
        let read = |row: &[V::Scalar]| {
            if is_whole { V::load(&row[at..]) } else { V::fill(row[at]) }
        };
        let slope = read(dloss) * E::df(read(output), read(target));
        let sum = read(doutput) + slope;
        if is_whole {
            sum.store(&mut doutput[at..]);
            at += V::N;
        } else {
            doutput[at] = sum.first();
            at += 1;
        }
    }
}

/// The label, 0 or 1, that a target of −1 or 1 stands for.
pub(super) fn label<V: Lanes>(target: V) -> V {
    V::constant(0.5) * (target + V::constant(1.0))
}
