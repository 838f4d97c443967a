//! Lines: when the network is told one number of a point, its answer is a curve over that number and
//! not a picture. How curves are drawn is not known here.

use crate::plane::dataset::Dataset;
use crate::plane::feature::{Feature, FeatureSet};

/// The line along which an answer is a curve. All reach from −6 to 6.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// x, where y is 0.
    X,
    /// y, where x is 0.
    Y,
    /// A sixth of x · y.
    Product,
}

impl Line {
    /// The point of the plane at `t` from −6 to 6.
    pub fn at(self, t: f64) -> (f64, f64) {
        match self {
            Self::X => (t, 0.0),
            Self::Y => (0.0, t),
            Self::Product => (6.0, t),
        }
    }

    /// Where a point of the plane lies along this line.
    pub fn along(self, x: f64, y: f64) -> f64 {
        match self {
            Self::X => x,
            Self::Y => y,
            Self::Product => x * y / 6.0,
        }
    }

    /// The line along which the answer of a network is a curve, if it is one: with a single feature, and
    /// for points that lie on a line themselves.
    pub fn of(dataset: Dataset, features: FeatureSet) -> Option<Self> {
        if dataset.spec().is_line {
            return Some(Self::X);
        }
        let feature = features.iter().next().filter(|_| features.len() == 1)?;
        Some(match feature {
            Feature::X | Feature::XSquared | Feature::SinX => Self::X,
            Feature::Y | Feature::YSquared | Feature::SinY => Self::Y,
            Feature::XTimesY => Self::Product,
        })
    }
}
