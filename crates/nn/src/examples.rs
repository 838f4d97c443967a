//! Examples as a network reads them, and how they come in batches. Which examples these are, and what an
//! update is, is not known here.

use core::ops::Range;

/// Examples: a row a feature or an output, and a column an example.
#[derive(Clone, Copy, Debug)]
pub struct Examples<'a, R> {
    /// inputs × `n`
    pub x: &'a [R],
    /// outputs × `n`
    pub y: &'a [R],
    /// How many there are.
    pub n: usize,
}

/// Examples in whole batches.
#[derive(Clone, Debug)]
pub struct Batches<'a, R> {
    /// All of them.
    pub examples: Examples<'a, R>,
    /// The range that is asked for. Examples of it that do not fill a batch are left out.
    pub span: Range<usize>,
    /// How many a batch has.
    pub size: usize,
}
