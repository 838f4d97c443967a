//! Weights as NumPy keeps them: an archive of arrays, each a header and its numbers (NumPy's NEP 1), stored in a
//! zip file without packing. How one is read is in `files/weights`.

use super::safetensors::push;
use super::tensors::tensors;
use super::{Model, Precision};
use crate::files::zip;

pub(super) fn write(model: &Model<'_>, precision: Precision) -> Vec<u8> {
    let file = |tensor: super::tensors::Tensor| {
        let numbers = &model.mlp.params()[tensor.span];
        (format!("{}.npy", tensor.name), array(&tensor.shape, numbers, precision))
    };
    let files: Vec<(String, Vec<u8>)> =
        tensors(model.mlp, model.layers, model.extras).into_iter().map(file).collect();
    zip::write(&files)
}

/// One array with its header, which ends at a multiple of 64 bytes.
fn array(shape: &[usize], numbers: &[f64], precision: Precision) -> Vec<u8> {
    let lengths: Vec<String> = shape.iter().map(|n| format!("{n},")).collect();
    let mut header = format!(
        "{{'descr': '<f{}', 'fortran_order': False, 'shape': ({}), }}",
        precision.spec().size,
        lengths.join(" ")
    );
    while !(MAGIC.len() + 2 + header.len() + 1).is_multiple_of(64) {
        header.push(' ');
    }
    header.push('\n');
    let length = (header.len() as u16).to_le_bytes();
    let mut bytes = [MAGIC, &length, header.as_bytes()].concat();
    push(&mut bytes, numbers, precision);
    bytes
}

const MAGIC: &[u8] = b"\x93NUMPY\x01\x00";
