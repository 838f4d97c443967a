//! Memory for numbers that are read and written in vectors.

use crate::lanes::Lanes;
use crate::real::Real;
use alloc::vec::Vec;
use core::ops::{Deref, DerefMut};

/// Numbers that are aligned as vectors are, so that no vector crosses a line of the cache.
#[derive(Clone, Debug)]
pub(crate) struct Aligned<R: Real>(Vec<R::Vector>);

impl<R: Real> Aligned<R> {
    /// Makes it at least `n` zeros, in the memory that it has if that is enough.
    pub(crate) fn reset(&mut self, n: usize) {
        self.0.clear();
        self.0.resize(n.div_ceil(R::Vector::N), R::Vector::constant(0.0));
    }
}

impl<R: Real> Default for Aligned<R> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<R: Real> Deref for Aligned<R> {
    type Target = [R];

    #[inline(always)]
    fn deref(&self) -> &[R] {
        R::Vector::numbers(&self.0)
    }
}

impl<R: Real> DerefMut for Aligned<R> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [R] {
        R::Vector::numbers_mut(&mut self.0)
    }
}
