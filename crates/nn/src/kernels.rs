//! Kernels: the loops that must be fast, over slices of numbers. A dense layer over a batch is computed in
//! blocks of neurons × vectors of examples that stay in registers: its outputs, and the gradients of its
//! inputs and weights, each in a file. What a layer is stands in `autodiff/op/dense.rs`; functions of one
//! number are in `lanes.rs`; which loop is taken when is decided in `choice.rs`.
//!
//! Blocks never change the order of a sum. An output is summed over the inputs in their order. A gradient is
//! summed over the examples, lane by lane and then across the lanes, or in their order in `kernels/outer.rs`;
//! which of both depends only on the shape. The last vector of a row may overlap the one before, and computes
//! the common columns again.
//!
//! None of the loops is inlined into another function: they are called from many places, and each copy
//! would make the download larger.

mod extent;
mod inputs;
pub mod online;
mod outer;
mod outputs;
mod rows;
pub(crate) mod single;
pub(crate) mod small;
mod weights;

pub use extent::Extent;
pub(crate) use extent::suits_five;
pub(crate) use inputs::dense_inputs;
pub(crate) use outputs::dense;
pub(crate) use rows::{add_rows, axpy, columns, copy, descend, divide, keep_last, pad, set};
pub(crate) use weights::dense_weights;
