//! What an operation reads and writes: variables, which have a value for each example of a batch and lie on
//! the tape, and parameters, which all examples share.

use core::ops::Range;

/// What one example has of a variable: a list of numbers, or a block such as channels × height × width. The
/// last extent is the one whose numbers lie next to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape([usize; 3]);

impl Shape {
    /// The three extents; those that were not given are 1 and stand first.
    pub fn extents(self) -> [usize; 3] {
        self.0
    }

    /// How many numbers that is.
    pub fn n_numbers(self) -> usize {
        self.0.iter().product()
    }
}

impl From<usize> for Shape {
    fn from(n: usize) -> Self {
        Self([1, 1, n])
    }
}

impl From<[usize; 2]> for Shape {
    fn from([height, width]: [usize; 2]) -> Self {
        Self([1, height, width])
    }
}

impl From<[usize; 3]> for Shape {
    fn from(extents: [usize; 3]) -> Self {
        Self(extents)
    }
}

/// A block of rows on the tape: a row for each number of an example, and a column for each example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Var {
    pub(super) row: usize,
    pub(super) shape: Shape,
}

impl Var {
    /// How many rows there are: as many as an example has numbers.
    pub fn rows(self) -> usize {
        self.shape.n_numbers()
    }

    /// How these numbers are arranged.
    pub fn shape(self) -> Shape {
        self.shape
    }

    /// Where these rows lie on a tape of `n` columns.
    pub(crate) fn span(self, n: usize) -> Range<usize> {
        self.row * n..(self.row + self.rows()) * n
    }
}

/// A range of the flat parameter vector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Param {
    pub(super) start: usize,
    pub(super) len: usize,
}

impl Param {
    /// Where these parameters lie.
    pub fn span(self) -> Range<usize> {
        self.start..self.start + self.len
    }
}
