//! One array as NumPy keeps it (NEP 1): a line that looks like Python, then the numbers. Archives of arrays are
//! read by `zip`.

use super::{Array, Sentence, count, damaged, foreign, numbers};

/// Reads an array.
pub(super) fn read(name: String, bytes: &[u8]) -> Result<Array, Sentence> {
    let (header, data) = split(bytes).ok_or_else(damaged)?;
    let kind = text(header, "descr").ok_or_else(damaged)?;
    let size = match kind {
        "<f8" => 8,
        "<f4" => 4,
        // PyTorch's count of batches, which is not a weight.
        "<i8" if value(header, "shape").is_some_and(|it| it.starts_with("()")) => 8,
        _ => return Err(foreign(&name, kind)),
    };
    let shape = shape(header).ok_or_else(damaged)?;
    let n = count(&shape).ok_or_else(damaged)?;
    let mut numbers = numbers(data, size);
    if numbers.len() != n {
        return Err(damaged());
    }
    let is_by_column = value(header, "fortran_order").is_some_and(|it| it.starts_with("True"));
    if let ([rows, columns], true) = (&shape[..], is_by_column) {
        let by_row = |k: usize| numbers[k % columns * rows + k / columns];
        numbers = (0..n).map(by_row).collect();
    }
    Ok(Array { name, shape, numbers })
}

/// The header, and what follows it.
fn split(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let rest = bytes.strip_prefix(b"\x93NUMPY")?;
    let (start, length) = match *rest.first()? {
        1 => (4, u16::from_le_bytes(rest.get(2..4)?.try_into().ok()?) as usize),
        _ => (6, u32::from_le_bytes(rest.get(2..6)?.try_into().ok()?) as usize),
    };
    let rest = rest.get(start..)?;
    Some((std::str::from_utf8(rest.get(..length)?).ok()?, rest.get(length..)?))
}

/// What stands behind a key.
fn value<'a>(header: &'a str, key: &str) -> Option<&'a str> {
    let (_, after) = header.split_once(&format!("'{key}':"))?;
    Some(after.trim_start())
}

/// A text behind a key.
fn text<'a>(header: &'a str, key: &str) -> Option<&'a str> {
    value(header, key)?.strip_prefix('\'')?.split('\'').next()
}

fn shape(header: &str) -> Option<Vec<usize>> {
    let inside = value(header, "shape")?.strip_prefix('(')?.split(')').next()?;
    let lengths = inside.split(',').map(str::trim).filter(|it| !it.is_empty());
    lengths.map(|it| it.parse().ok()).collect()
}
