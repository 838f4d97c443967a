//! Examples as a network reads them, and how they come in batches. Which examples these are, and what an
//! update is, is not known here.

use crate::autodiff::Tape;
use crate::mlp::Mlp;
use crate::real::Real;
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
    /// Those that are asked for; what is left of them after whole batches is not looked at.
    pub span: Range<usize>,
    /// How many a batch has.
    pub size: usize,
}

impl<R: Real> Examples<'_, R> {
    /// Copies some of them onto a tape of a network.
    ///
    /// # Panics
    /// If the tape is too small, or there are fewer.
    pub fn put(&self, mlp: &Mlp<R>, tape: &mut Tape<R>, span: Range<usize>) {
        tape.set_n(span.len());
        for (var, rows) in [(mlp.input(), self.x), (mlp.target(), self.y)] {
            R::columns(rows, self.n, span.start, tape.value_mut(var), span.len());
        }
    }
}
