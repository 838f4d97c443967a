//! Safetensors as they are read: a header of JSON that says where each array lies. How they are written is in
//! `files/export`.

use super::{Array, Sentence, count, damaged, foreign, numbers};
use serde_json::Value;

/// Where the header begins.
const START: usize = 8;

/// Whether a file begins like one.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    header(bytes).is_some_and(|(header, _)| header.first() == Some(&b'{'))
}

fn header(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let length = u64::from_le_bytes(bytes.get(..START)?.try_into().ok()?);
    let rest = &bytes[START..];
    let length = usize::try_from(length).ok().filter(|it| *it <= rest.len())?;
    Some(rest.split_at(length))
}

/// Reads every array.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Array>, Sentence> {
    let (header, data) = header(bytes).ok_or_else(damaged)?;
    let header: Value = serde_json::from_slice(header).map_err(|_| damaged())?;
    let arrays = header.as_object().ok_or_else(damaged)?.iter();
    // Together arrays may take no more bytes than there are: overlapping ones would be read again and again.
    let mut left = data.len();
    let mut arrays_read = Vec::new();
    for facts in arrays.filter(|(name, _)| *name != "__metadata__") {
        let (array, length) = array(facts, data)?;
        left = left.checked_sub(length).ok_or_else(damaged)?;
        arrays_read.push(array);
    }
    Ok(arrays_read)
}

/// An array, and how many bytes it takes.
fn array((name, facts): (&String, &Value), data: &[u8]) -> Result<(Array, usize), Sentence> {
    let whole = |value: &Value| value.as_u64().and_then(|it| usize::try_from(it).ok());
    let list =
        |key: &str| -> Option<Vec<usize>> { facts[key].as_array()?.iter().map(whole).collect() };
    let shape = list("shape").ok_or_else(damaged)?;
    let kind = facts["dtype"].as_str().ok_or_else(damaged)?;
    let size = match kind {
        "F64" => 8,
        "F32" => 4,
        // PyTorch's count of batches, which is not a weight.
        "I64" if shape.is_empty() => 8,
        _ => return Err(foreign(name, kind)),
    };
    let n = count(&shape).ok_or_else(damaged)?;
    let span = match list("data_offsets").ok_or_else(damaged)?[..] {
        [start, end] => data.get(start..end).ok_or_else(damaged)?,
        _ => return Err(damaged()),
    };
    let numbers = numbers(span, size);
    if numbers.len() != n || span.len() != n * size {
        return Err(damaged());
    }
    Ok((Array { name: name.clone(), shape, numbers }, span.len()))
}
