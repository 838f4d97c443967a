//! Losses: how wrong an output is. Each member is one file and one row here.

mod absolute;
mod binary_cross_entropy;
mod hinge;
mod huber;
mod joint;
mod softmax_cross_entropy;
mod squared;

pub use joint::{Joint, softmax};

use crate::lanes::{Lanes, must_train};
use crate::real::Real;
use wide::{f32x4, f64x2};

crate::registry! {
    /// How wrong an output is.
    pub enum Loss: Spec {
        Squared = squared::SPEC,
        Absolute = absolute::SPEC,
        Huber = huber::SPEC,
        Hinge = hinge::SPEC,
        BinaryCrossEntropy = binary_cross_entropy::SPEC,
        SoftmaxCrossEntropy = softmax_cross_entropy::SPEC,
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
    /// Whether the output layer is to be linear: this loss judges bare sums, not what an activation
    /// has squeezed.
    pub is_of_logits: bool,
    /// Whether it gives one number an example, having looked at all outputs, instead of one an output.
    pub is_joint: bool,
    /// The loops in double precision.
    pub f64: Rows<f64>,
    /// The loops in single precision.
    pub f32: Rows<f32>,
}

/// `(output, target, dloss, doutput, n)`: adds dloss · d(loss)/d(output) to doutput.
pub type Backward<R> = fn(&[R], &[R], &[R], &mut [R], usize);

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
            f64: Rows { forward: forward::<f64x2, E>, backward: backward::<f64x2, E> },
            f32: Rows { forward: forward::<f32x4, E>, backward: backward::<f32x4, E> },
        }
    }

    /// The spec of a loss that looks at all outputs of an example.
    const fn joint<J: Joint>(id: &'static str, label: &'static str, formula: &'static str) -> Self {
        Self {
            id,
            label,
            formula,
            is_of_logits: false,
            is_joint: true,
            f64: Rows {
                forward: joint::forward::<f64x2, J>,
                backward: joint::backward::<f64x2, J>,
            },
            f32: Rows {
                forward: joint::forward::<f32x4, J>,
                backward: joint::backward::<f32x4, J>,
            },
        }
    }

    /// The same, marked as judging bare sums.
    const fn of_logits(self) -> Self {
        Self { is_of_logits: true, ..self }
    }
}

impl Loss {
    /// How many losses an example with so many outputs has.
    pub fn rows(self, n_outputs: usize) -> usize {
        if self.spec().is_joint { 1 } else { n_outputs }
    }

    /// Writes the loss of each output, or of each of the `n` examples.
    pub fn forward<R: Real>(self, output: &[R], target: &[R], loss: &mut [R], n: usize) {
        (R::loss_rows(self.spec()).forward)(output, target, loss, n);
    }

    /// Adds `dloss` · d(loss)/d(output) to `doutput`.
    pub fn backward<R: Real>(
        self,
        output: &[R],
        target: &[R],
        dloss: &[R],
        doutput: &mut [R],
        n: usize,
    ) {
        (R::loss_rows(self.spec()).backward)(output, target, dloss, doutput, n);
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
fn label<V: Lanes>(target: V) -> V {
    V::constant(0.5) * (target + V::constant(1.0))
}
