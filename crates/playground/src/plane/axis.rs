//! Axes: from real units to the picture and back. Ticks and their texts are not here.

use crate::text::number;

/// Numbers are rounded to 14 digits of the largest number of an axis, which is so many units or more. The way to
/// the picture and back changes later digits only.
const MIN_UNITS: f64 = 1e13;
/// The smallest power of ten that is a normal number.
const MIN_EXPONENT: i32 = -307;

/// One direction of the picture, or the scale of what is predicted: a linear map between its units and those of
/// the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// What is measured, with its unit if it has one.
    pub name: String,
    /// What lies at 0, in real units.
    pub offset: f64,
    /// Real units for one unit of the picture; not 0.
    pub scale: f64,
}

impl Axis {
    /// An axis without units of its own: numbers are as in the picture.
    pub fn plain(name: impl Into<String>) -> Self {
        Self { name: name.into(), offset: 0.0, scale: 1.0 }
    }

    /// Whether numbers are as in the picture.
    pub fn is_plain(&self) -> bool {
        self.offset == 0.0 && self.scale == 1.0
    }

    /// Maps the middle of the values to 0, and the farthest of them to ±`reach`; equal values to 0.
    ///
    /// The middle of the smallest and the largest, not the mean: so the picture is filled however the
    /// values are distributed.
    pub(crate) fn new(name: &str, values: &[f64], reach: f64) -> Self {
        let min = values.iter().copied().reduce(f64::min).unwrap_or(0.0);
        let max = values.iter().copied().reduce(f64::max).unwrap_or(0.0);
        // Halved before they are added, for the sum may be infinite.
        let offset = if min == max { min } else { min / 2.0 + max / 2.0 };
        // The larger of both: rounding moves the middle, so they differ.
        let scale = (max - offset).max(offset - min) / reach;
        // Values that differ by less than the smallest normal number count as equal.
        let scale = if scale < f64::MIN_POSITIVE { 1.0 } else { scale };
        Self { name: name.to_owned(), offset, scale }
    }

    /// The place in the picture of a value in real units.
    pub fn to_view(&self, real: f64) -> f64 {
        (real - self.offset) / self.scale
    }

    /// The value in real units of a place in the picture.
    pub fn to_real(&self, view: f64) -> f64 {
        view * self.scale + self.offset
    }

    /// Writes the value at a place in the picture, without digits that come from rounding.
    pub(crate) fn write(&self, view: f64, reach: f64) -> String {
        let real = self.to_real(view).clamp(-f64::MAX, f64::MAX);
        let (offset, half_width) = (self.offset.abs(), reach * self.scale);
        // With a large offset the rounding errors of the scaled part disappear in the sum.
        if view == 0.0 || half_width * 16.0 < offset {
            return number::format(real);
        }
        let mut largest = offset.max(half_width);
        let mut exponent = 0;
        while largest < MIN_UNITS && MIN_EXPONENT < exponent {
            largest *= 10.0;
            exponent -= 1;
        }
        while MIN_UNITS * 10.0 <= largest {
            largest /= 10.0;
            exponent += 1;
        }
        let n_units = real / number::decimal(&format!("1e{exponent}"));
        let rounded = number::decimal(&format!("{}e{exponent}", number::to_fixed(n_units, 0)));
        number::format(rounded)
    }
}
