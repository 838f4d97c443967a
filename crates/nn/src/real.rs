//! Real: the number type a network computes in, `f64` or `f32`, and how one of two things is chosen by
//! it. Numbers and nothing else: loops over them are in `kernels/`, and what of all this is compiled for
//! both types is listed in `compiled.rs`.

use crate::lanes::Lanes;
use core::fmt;
use core::ops::{Add, Div, Mul, Sub};
use wide::{f32x4, f64x2};

/// `f64` or `f32`.
pub trait Real:
    Copy
    + fmt::Debug
    + Default
    + PartialOrd
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Send
    + Sync
    + 'static
{
    /// The vector type whose lanes are of this type.
    type Vector: Lanes<Scalar = Self>;

    /// The nearest number of this type.
    fn from_f64(x: f64) -> Self;
    /// The same number as an `f64`, exactly.
    fn to_f64(self) -> f64;
    /// The one of a pair that is for this type.
    fn of<F: PerReal>(both: &Both<F>) -> &F::Of<Self>;
}

/// A kind of thing of which there is one for each number type, such as the loops of an activation.
pub trait PerReal {
    /// The one for this type.
    type Of<R: Real>: 'static;
}

/// One thing for each number type.
pub struct Both<F: PerReal> {
    /// In double precision.
    pub f64: F::Of<f64>,
    /// In single precision.
    pub f32: F::Of<f32>,
}

impl<F: PerReal> fmt::Debug for Both<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Both").finish_non_exhaustive()
    }
}

macro_rules! real {
    ($real:ident, $vector:ident) => {
        impl Real for $real {
            type Vector = $vector;

            #[inline]
            fn from_f64(x: f64) -> Self {
                x as $real
            }
            #[inline]
            fn to_f64(self) -> f64 {
                f64::from(self)
            }
            #[inline]
            fn of<F: PerReal>(both: &Both<F>) -> &F::Of<Self> {
                &both.$real
            }
        }
    };
}

real!(f64, f64x2);
real!(f32, f32x4);
