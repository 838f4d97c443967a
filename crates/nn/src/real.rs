//! Real: the number type a network computes in, `f64` or `f32`, and the few loops that must be fast.
//!
//! The loops are methods of the trait, stamped once for both types, so that they are compiled in this
//! crate at its own optimization level and not in whichever crate happens to call them.

use crate::autodiff::op::dense::Dense;
use crate::autodiff::op::loss::LossOf;
use crate::autodiff::{Graph, Op, Tape, Var};
use crate::kernels::Shape;
use crate::lanes::Lanes;
use crate::mlp::few::{AnyFew, Few};
use crate::{Batches, Mlp, Random, Trainer, Update, activation, kernels, loss, optim};
use alloc::boxed::Box;
use core::fmt::Debug;
use core::ops::{Add, Div, Mul, Range, Sub};
use wide::{f32x4, f64x2};

/// `f64` or `f32`.
pub trait Real:
    Copy
    + Debug
    + Default
    + PartialOrd
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Send
    + Sync
    + 'static
{
    /// The vector type whose lanes are of this type.
    type Vector: Lanes<Scalar = Self>;
    /// Batches of as many vectors as one of ten has.
    type Few: AnyFew<Self>;

    /// The nearest number of this type.
    fn from_f64(x: f64) -> Self;
    /// The same number as an `f64`, exactly.
    fn to_f64(self) -> f64;

    /// The loops of an activation for this type.
    fn rows(activation: &activation::Spec) -> &activation::Rows<Self>;

    /// An activation over a row of any length.
    fn activate(rows: &activation::Rows<Self>, x: &[Self], y: &mut [Self]);
    /// Its derivative, see [`activation::Backward`].
    fn activate_back(
        rows: &activation::Rows<Self>,
        x: &[Self],
        y: &[Self],
        dy: &[Self],
        dx: &mut [Self],
    );
    /// The loops of a loss for this type.
    fn loss_rows(loss: &loss::Spec) -> &loss::Rows<Self>;
    /// One step of an optimizer.
    fn optimize(optimizer: &optim::Spec, step: optim::Step<'_, Self>);

    /// A dense layer as an operation, compiled in this crate.
    fn boxed(op: Dense) -> Box<dyn Op<Self>>;
    /// The same of a loss.
    fn boxed_loss(op: LossOf) -> Box<dyn Op<Self>>;
    /// See [`Graph::forward`].
    fn replay(graph: &Graph<Self>, params: &[Self], tape: &mut Tape<Self>);
    /// See [`Graph::backward`].
    fn replay_back(
        graph: &Graph<Self>,
        params: &[Self],
        tape: &mut Tape<Self>,
        loss: Var,
        grads: &mut [Self],
    );
    /// See [`Mlp::forward`] and, if the loss is not asked for, [`Mlp::answer`].
    fn answer(mlp: &Mlp<Self>, tape: &mut Tape<Self>, is_judged: bool);
    /// See [`Mlp::answer_columns`].
    fn answer_columns(
        mlp: &Mlp<Self>,
        tape: &mut Tape<Self>,
        x: &[Self],
        y: &mut [Self],
        stride: usize,
        span: Range<usize>,
    );
    /// See [`Trainer::gather`](crate::Trainer::gather).
    fn gather(
        trainer: &mut Trainer<Self>,
        mlp: &Mlp<Self>,
        tape: &mut Tape<Self>,
        random: Option<&mut dyn Random>,
    );
    /// See [`Trainer::update`](crate::Trainer::update).
    fn update(trainer: &mut Trainer<Self>, mlp: &mut Mlp<Self>, update: &Update);

    /// See [`Trainer::train`](crate::Trainer::train).
    fn train(
        trainer: &mut Trainer<Self>,
        mlp: &mut Mlp<Self>,
        tape: &mut Tape<Self>,
        batches: Batches<'_, Self>,
        update: &Update,
    ) -> usize;

    /// `y[k] += a · x[k]`.
    fn axpy(a: Self, x: &[Self], y: &mut [Self]);
    /// Writes `x` to every number of a slice; a short one is no call to the engine, as `fill` is.
    fn set(slice: &mut [Self], x: Self);
    /// Copies a slice to one as long, likewise.
    ///
    /// # Panics
    /// If they are not equally long.
    fn copy(from: &[Self], to: &mut [Self]);
    /// Copies the columns that begin with `from`, `n` of them, of rows of `stride` numbers:
    /// `to` is rows × `n`.
    fn columns(rows: &[Self], stride: usize, from: usize, to: &mut [Self], n: usize);
    /// `params[k]` += `a` · (`grads[k]` / `by`), and zero to `grads[k]`.
    fn descend(a: Self, by: Self, grads: &mut [Self], params: &mut [Self]);
    /// `x[k]` / `by`.
    fn divide(x: &mut [Self], by: Self);
    /// Adds the sum of each row of `n` numbers, padded to `width`, to one of `sums`.
    fn add_rows(x: &[Self], sums: &mut [Self], n: usize, width: usize);
    /// The same in rows of whole vectors: what is left after those stands at the end of a last one, after
    /// numbers that are repeated.
    fn pad(rows: &[Self], stride: usize, from: usize, to: &mut [Self], n: usize);
    /// Makes all but the last `n` numbers of the last vector of each row zero.
    fn keep_last(rows: &mut [Self], width: usize, n: usize);
    /// A dense layer over a batch: row `u` of `out` = `biases[u]` + Σᵢ `weights[u][i]` · row `i` of `x`.
    ///
    /// `weights`: units × inputs; `x`: inputs × `stride`, of which `n` columns from `first` on are read;
    /// `out`: units × `n`. Each column is summed in the order of the inputs, starting from the bias.
    fn dense(shape: Shape, weights: &[Self], biases: &[Self], x: &[Self], out: &mut [Self]);
    /// A dense layer over one example: `x`: inputs; `out`: units, or more.
    fn single_dense(weights: &[Self], biases: &[Self], x: &[Self], out: &mut [Self]);
    /// Adds to the gradients of the weights and biases, and sets that of the inputs, likewise.
    fn single_back(
        weights: &[Self],
        dout: &[Self],
        x: &[Self],
        dparams: [&mut [Self]; 2],
        dx: Option<&mut [Self]>,
    );
    /// Adds to the gradient of the weights: `dweights[u][i]` += row `u` of `dout` · row `i` of `x`.
    fn dense_weights(shape: Shape, dout: &[Self], x: &[Self], dweights: &mut [Self]);
    /// The gradient of the inputs: row `i` of `dx` += Σᵤ `weights[u][i]` · row `u` of `dout`, or,
    /// if that `is_first`, = that sum.
    fn dense_inputs(shape: Shape, weights: &[Self], dout: &[Self], dx: &mut [Self], is_first: bool);
}

// None of the loops is inlined: in a caller compiled for size they would be compiled for size too.
macro_rules! real {
    ($real:ident, $vector:ident, $few:literal) => {
        impl Real for $real {
            type Vector = $vector;
            type Few = Few<Self, $few>;

            #[inline]
            fn from_f64(x: f64) -> Self {
                x as $real
            }
            #[inline]
            fn to_f64(self) -> f64 {
                f64::from(self)
            }

            fn rows(activation: &activation::Spec) -> &activation::Rows<Self> {
                &activation.$real
            }

            #[inline(never)]
            fn activate(rows: &activation::Rows<Self>, x: &[Self], y: &mut [Self]) {
                activation::any_forward(rows, x, y);
            }

            #[inline(never)]
            fn activate_back(
                rows: &activation::Rows<Self>,
                x: &[Self],
                y: &[Self],
                dy: &[Self],
                dx: &mut [Self],
            ) {
                activation::any_backward(rows, x, y, dy, dx);
            }

            fn loss_rows(loss: &loss::Spec) -> &loss::Rows<Self> {
                &loss.$real
            }

            fn optimize(optimizer: &optim::Spec, step: optim::Step<'_, Self>) {
                (optimizer.$real)(step);
            }

            fn boxed(op: Dense) -> Box<dyn Op<Self>> {
                op.boxed()
            }

            fn boxed_loss(op: LossOf) -> Box<dyn Op<Self>> {
                op.boxed()
            }

            #[inline(never)]
            fn replay(graph: &Graph<Self>, params: &[Self], tape: &mut Tape<Self>) {
                graph.replay(params, tape);
            }

            #[inline(never)]
            fn replay_back(
                graph: &Graph<Self>,
                params: &[Self],
                tape: &mut Tape<Self>,
                loss: Var,
                grads: &mut [Self],
            ) {
                graph.replay_back(params, tape, loss, grads);
            }

            #[inline(never)]
            fn answer(mlp: &Mlp<Self>, tape: &mut Tape<Self>, is_judged: bool) {
                mlp.answer_here(tape, is_judged);
            }

            #[inline(never)]
            fn answer_columns(
                mlp: &Mlp<Self>,
                tape: &mut Tape<Self>,
                x: &[Self],
                y: &mut [Self],
                stride: usize,
                span: Range<usize>,
            ) {
                mlp.answer_columns_here(tape, x, y, stride, span);
            }

            #[inline(never)]
            fn gather(
                trainer: &mut Trainer<Self>,
                mlp: &Mlp<Self>,
                tape: &mut Tape<Self>,
                random: Option<&mut dyn Random>,
            ) {
                trainer.gather_here(mlp, tape, random);
            }

            #[inline(never)]
            fn update(trainer: &mut Trainer<Self>, mlp: &mut Mlp<Self>, update: &Update) {
                trainer.update_here(mlp, update);
            }

            #[inline(never)]
            fn train(
                trainer: &mut Trainer<Self>,
                mlp: &mut Mlp<Self>,
                tape: &mut Tape<Self>,
                batches: Batches<'_, Self>,
                update: &Update,
            ) -> usize {
                trainer.train_here(mlp, tape, batches, update)
            }

            #[inline(never)]
            fn set(slice: &mut [Self], x: Self) {
                let x = $vector::fill(x);
                for at in (0..slice.len()).step_by(<$vector as Lanes>::N) {
                    x.write(&mut slice[at..]);
                }
            }

            #[inline(never)]
            fn copy(from: &[Self], to: &mut [Self]) {
                kernels::copy(from, to);
            }

            #[inline(never)]
            fn divide(x: &mut [Self], by: Self) {
                kernels::divide(x, by);
            }

            #[inline(never)]
            fn columns(rows: &[Self], stride: usize, from: usize, to: &mut [Self], n: usize) {
                let (mut at, mut rest) = (from, to);
                while n != 0 && n <= rest.len() {
                    let (row, after) = rest.split_at_mut(n);
                    kernels::copy(&rows[at..at + n], row);
                    (at, rest) = (at + stride, after);
                }
            }

            #[inline(never)]
            fn descend(a: Self, by: Self, grads: &mut [Self], params: &mut [Self]) {
                kernels::descend(a, by, grads, params);
            }

            #[inline(never)]
            fn add_rows(x: &[Self], sums: &mut [Self], n: usize, width: usize) {
                kernels::add_rows(x, sums, n, width);
            }

            #[inline(never)]
            fn pad(rows: &[Self], stride: usize, from: usize, to: &mut [Self], n: usize) {
                kernels::pad(rows, stride, from, to, n);
            }

            #[inline(never)]
            fn keep_last(rows: &mut [Self], width: usize, n: usize) {
                kernels::keep_last(rows, width, n);
            }

            #[inline(never)]
            fn axpy(a: Self, x: &[Self], y: &mut [Self]) {
                kernels::axpy(a, x, y);
            }

            #[inline(never)]
            fn dense(
                shape: Shape,
                weights: &[Self],
                biases: &[Self],
                x: &[Self],
                out: &mut [Self],
            ) {
                kernels::dense(shape, weights, biases, x, out);
            }

            #[inline(never)]
            fn single_dense(weights: &[Self], biases: &[Self], x: &[Self], out: &mut [Self]) {
                kernels::single::dense(weights, biases, x, out);
            }

            #[inline(never)]
            fn single_back(
                weights: &[Self],
                dout: &[Self],
                x: &[Self],
                dparams: [&mut [Self]; 2],
                dx: Option<&mut [Self]>,
            ) {
                kernels::single::back(weights, dout, x, dparams, dx);
            }

            #[inline(never)]
            fn dense_weights(shape: Shape, dout: &[Self], x: &[Self], dweights: &mut [Self]) {
                kernels::dense_weights(shape, dout, x, dweights);
            }

            #[inline(never)]
            fn dense_inputs(
                shape: Shape,
                weights: &[Self],
                dout: &[Self],
                dx: &mut [Self],
                is_first: bool,
            ) {
                kernels::dense_inputs(shape, weights, dout, dx, is_first);
            }
        }
    };
}

real!(f64, f64x2, 5);
real!(f32, f32x4, 3);
