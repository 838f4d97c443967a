//! The operations, one file each.

mod activate;
mod dense;
mod loss;
