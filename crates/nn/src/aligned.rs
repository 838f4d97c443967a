//! Memory of numbers that are worked on in vectors.

use crate::lanes::Lanes;
use crate::real::Real;
use alloc::vec;
use alloc::vec::Vec;
use core::ops::{Deref, DerefMut};

/// Numbers that begin where a vector may: so none of their vectors lies in two lines of the cache.
#[derive(Clone, Debug)]
pub(crate) struct Aligned<R: Real>(Vec<R::Vector>);

impl<R: Real> Aligned<R> {
    /// At least `n` zeros.
    pub(crate) fn zeros(n: usize) -> Self {
        Self(vec![R::Vector::constant(0.0); n.div_ceil(R::Vector::N)])
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
