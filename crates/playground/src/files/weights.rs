//! Weights that come back: archives of NumPy and safetensors, with PyTorch's names or in the network's order, into a
//! network of the same shape. How each kind of file is read is in `weights/`.

mod npy;
mod safetensors;

use super::export::tensors::{Tensor, tensors};
use super::zip;
use crate::session::Session;
use crate::text::sentence::Sentence;

/// Numbers with the names that a file gives them.
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    arrays: Vec<Array>,
    /// Whether the order of the arrays in the file has a meaning.
    is_ordered: bool,
}

/// An array with its name.
#[derive(Clone, Debug, PartialEq)]
struct Array {
    name: String,
    shape: Vec<usize>,
    /// Row by row.
    numbers: Vec<f64>,
}

/// The name of an archive's first file is looked for in so many bytes.
const HEAD: usize = 1024;

impl Weights {
    /// Whether a file begins like one of weights. A workbook is an archive too, but not of arrays.
    pub fn are_in(bytes: &[u8]) -> bool {
        let head = &bytes[..bytes.len().min(HEAD)];
        let has_arrays = || head.windows(4).any(|name| name == b".npy");
        zip::is_zip(bytes) && has_arrays() || safetensors::is_one(bytes)
    }

    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// A sentence or two for people: what is wrong with the file, and what to do.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Sentence> {
        if !zip::is_zip(bytes) {
            return Ok(Self { arrays: safetensors::read(bytes)?, is_ordered: false });
        }
        let entries = zip::read(bytes).map_err(|why| match why {
            zip::Unreadable::Damaged => damaged(),
            zip::Unreadable::Packed => Sentence::new(
                "This archive is compressed. Save the weights with numpy.savez, not numpy.savez_compressed, and choose that file.",
            ),
        })?;
        let array = |(name, span): (String, std::ops::Range<usize>)| {
            let name = name.strip_suffix(".npy").unwrap_or(&name).to_owned();
            npy::read(name, &bytes[span])
        };
        Ok(Self {
            arrays: entries.into_iter().map(array).collect::<Result<_, _>>()?,
            is_ordered: true,
        })
    }

    /// Puts the numbers into the network of a session, as if each were set by hand.
    ///
    /// # Errors
    /// A sentence or two for people, when they do not fit the network.
    pub fn load(&self, session: &mut Session) -> Result<(), Sentence> {
        let params = self.params(session)?;
        session.set_params(&params);
        Ok(())
    }

    /// The parameters of the network of a session, from this file.
    ///
    /// # Errors
    /// A sentence or two for people, when they do not fit the network.
    pub fn params(&self, session: &Session) -> Result<Vec<f64>, Sentence> {
        let (mlp, design) = (session.run().mlp(), &session.run().recipe().design);
        let wanted = tensors(mlp, &design.layers, &design.extras);
        // PyTorch's count of batches is not a weight.
        let arrays: Vec<&Array> = self.arrays.iter().filter(|it| !it.shape.is_empty()).collect();
        let named = |tensor: &Tensor| arrays.iter().find(|it| it.name == tensor.name);
        let in_order =
            self.is_ordered && arrays.len() == wanted.len() && named(&wanted[0]).is_none();
        let mut params = mlp.params().to_vec();
        for (k, tensor) in wanted.iter().enumerate() {
            let found = if in_order { arrays.get(k) } else { named(tensor) };
            let array = found.ok_or_else(|| {
                Sentence::new(
                    "This file has no weights called {0}, but the network has. Choose the layers and features that the weights were trained with. Then open the file again.",
                )
                .with(&tensor.name)
            })?;
            if array.shape != tensor.shape {
                let sentence = Sentence::new(
                    "This file does not fit the network: {0} is {1} there and {2} here. Choose the layers and features that the weights were trained with. Then open the file again.",
                );
                let sizes = [&array.shape, &tensor.shape].map(|it| size(it));
                return Err(sentence.with(&array.name).with(&sizes[0]).with(&sizes[1]));
            }
            if array.numbers.iter().any(|number| !number.is_finite()) {
                let sentence = Sentence::new(
                    "This file has infinite weights in {0}. Choose one that was saved while the numbers were finite.",
                );
                return Err(sentence.with(&array.name));
            }
            params[tensor.span.clone()].copy_from_slice(&array.numbers);
        }
        if let Some(more) =
            arrays.iter().find(|it| wanted.iter().all(|tensor| tensor.name != it.name))
            && !in_order
        {
            let sentence = Sentence::new(
                "This file has weights called {0}, which the network does not have. Choose the layers and features that the weights were trained with. Then open the file again.",
            );
            return Err(sentence.with(&more.name));
        }
        Ok(params)
    }
}

/// A shape as people write it: 4 × 2.
fn size(shape: &[usize]) -> String {
    shape.iter().map(usize::to_string).collect::<Vec<_>>().join(" × ")
}

fn damaged() -> Sentence {
    Sentence::new("This file of weights is damaged. Save it again and choose that file.")
}

/// Numbers of a kind that is not read.
fn foreign(name: &str, kind: &str) -> Sentence {
    Sentence::new("The weights called {0} have the type {1}. Save them as float32 or float64.")
        .with(&name)
        .with(&kind)
}

/// The numbers in bytes, the lowest first.
fn numbers(bytes: &[u8], size: usize) -> Vec<f64> {
    bytes
        .chunks_exact(size)
        .map(|it| match *it {
            [a, b, c, d] => f64::from(f32::from_le_bytes([a, b, c, d])),
            [a, b, c, d, e, f, g, h] => f64::from_le_bytes([a, b, c, d, e, f, g, h]),
            _ => f64::NAN,
        })
        .collect()
}

/// How many numbers a shape has; none if that is more than a file can hold.
fn count(shape: &[usize]) -> Option<usize> {
    shape
        .iter()
        .try_fold(1_usize, |n, it| n.checked_mul(*it))
        .filter(|n| *n <= super::model::MAX_LEN)
}
