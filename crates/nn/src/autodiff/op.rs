//! The operations, one file each, forward and backward side by side. What an operation is stands in
//! `operation.rs`.

mod activate;
mod dense;
mod dropout;
mod loss;
pub(crate) mod moments;
mod normalize;
mod standardize;
