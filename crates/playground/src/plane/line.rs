//! Lines: when the network has a single feature of a point, its answer is a curve over that feature and not a
//! picture. How curves are drawn is not known here.

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
        Some(Self::of_feature(feature))
    }

    /// The line along which a feature alone makes a curve.
    pub fn of_feature(feature: Feature) -> Self {
        match feature {
            Feature::X | Feature::XSquared | Feature::SinX => Self::X,
            Feature::Y | Feature::YSquared | Feature::SinY => Self::Y,
            Feature::XTimesY => Self::Product,
        }
    }

    /// The lowest and the highest number that a picture of a curve shows beside these labels: at least −1.5 to
    /// 1.5, and where labels lie further out, these with a margin.
    pub fn window(labels: impl Iterator<Item = f64>) -> [f64; 2] {
        /// What a network answers without being asked for more.
        const USUAL: f64 = 1.5;
        /// Labels up to here have a margin in it.
        const INSIDE: f64 = 1.3;
        /// The share of the window that a margin has.
        const MARGIN: f64 = 0.08;
        let [low, high] = labels
            .filter(|label| label.is_finite())
            .fold([0.0, 0.0], |[low, high], label| [f64::min(low, label), f64::max(high, label)]);
        let margin = MARGIN * (high.max(USUAL) - low.min(-USUAL));
        let end = |label: f64| if label <= INSIDE { USUAL } else { label + margin };
        [-end(-low), end(high)]
    }
}
