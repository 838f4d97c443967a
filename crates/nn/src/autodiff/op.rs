//! The operations, one file each.

mod activate;
pub(crate) mod dense;
mod dropout;
pub(crate) mod loss;
pub(crate) mod moments;
mod normalize;
mod standardize;
