//! Weights as safetensors: the length of a header, the header as JSON, and the numbers one after the other.
//! The format is described at <https://github.com/huggingface/safetensors>. How one is read is in
//! `files/weights`.

use super::tensors::tensors;
use super::{Model, Precision};
use serde_json::{Map, json};

pub(super) fn write(model: &Model<'_>, precision: Precision) -> Vec<u8> {
    let mut header = Map::new();
    header.insert("__metadata__".to_owned(), json!({ "title": model.title, "writer": "Nabla" }));
    let mut data = Vec::new();
    let kind = if precision == Precision::Double { "F64" } else { "F32" };
    for tensor in tensors(model.mlp, model.layers, model.extras) {
        let start = data.len();
        push(&mut data, &model.mlp.params()[tensor.span], precision);
        let place =
            json!({ "dtype": kind, "shape": tensor.shape, "data_offsets": [start, data.len()] });
        header.insert(tensor.name, place);
    }
    let mut header = serde_json::Value::from(header).to_string().into_bytes();
    // The numbers begin at a multiple of eight bytes.
    header.resize(header.len().next_multiple_of(8), b' ');
    let length = (header.len() as u64).to_le_bytes();
    [&length[..], &header, &data].concat()
}

/// The numbers as bytes, the lowest first.
pub(super) fn push(bytes: &mut Vec<u8>, numbers: &[f64], precision: Precision) {
    for number in numbers {
        match precision {
            Precision::Double => bytes.extend(number.to_le_bytes()),
            Precision::Single => bytes.extend((*number as f32).to_le_bytes()),
        }
    }
}
