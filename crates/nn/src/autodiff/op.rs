//! The operations, one file each.

mod activate;
mod dense;
mod dropout;
mod loss;
pub(crate) mod moments;
mod normalize;
mod standardize;
