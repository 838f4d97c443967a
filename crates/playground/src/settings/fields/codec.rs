//! Codecs: how one kind of value is written in a link and read from one, by the original's rules.
//! Which setting is of which kind is not decided here.

mod several;
mod text;

use crate::plane::{Feature, FeatureSet};
use crate::settings::notice::ValueError;
use crate::text::number;
use crate::text::sentence::Sentence;
use core::fmt::Display;
use core::ops::RangeInclusive;
pub(super) use several::{List, Neuron, Place, Shape};
pub(super) use text::{MaybeText, OwnPoints, Parsed, Text};

/// How one kind of value is written and read.
pub(super) trait Codec {
    /// The kind of value.
    type Value;

    /// The text in a link; nothing if the value is left out there.
    fn write(&self, value: &Self::Value) -> Option<String>;

    /// For a number: the least and the greatest that a link may hold.
    fn limits(&self) -> [f64; 2] {
        [f64::MIN, f64::MAX]
    }

    /// Some values as a link has them, odd ones among them, for tests.
    #[cfg(test)]
    fn samples(&self) -> Vec<String>;

    /// Reads `text` into `value`. After an error `value` is what is used instead: as it was, or clamped.
    fn read(&self, text: &str, value: &mut Self::Value) -> Result<(), ValueError>;
}

/// One of a few members, by its name.
pub(super) struct Choice<T: 'static> {
    pub(super) all: &'static [T],
    pub(super) id: fn(T) -> &'static str,
    /// Which members may be chosen here.
    pub(super) fits: fn(T) -> bool,
    /// A value that a link leaves out.
    pub(super) unwritten: Option<T>,
}

/// Names that an error lists: a person reads no more.
const NAMED: usize = 6;

impl<T> Choice<T> {
    pub(super) const fn new(all: &'static [T], id: fn(T) -> &'static str) -> Self {
        Self { all, id, fits: |_| true, unwritten: None }
    }
}

impl<T: Copy + PartialEq> Codec for Choice<T> {
    type Value = T;

    fn write(&self, value: &T) -> Option<String> {
        (self.unwritten != Some(*value)).then(|| (self.id)(*value).to_owned())
    }

    #[cfg(test)]
    fn samples(&self) -> Vec<String> {
        let fitting = self.all.iter().copied().filter(|member| (self.fits)(*member));
        fitting.map(|member| (self.id)(member).to_owned()).collect()
    }

    fn read(&self, text: &str, value: &mut T) -> Result<(), ValueError> {
        let fitting = self.all.iter().copied().filter(|member| (self.fits)(*member));
        if let Some(member) = fitting.clone().find(|member| (self.id)(*member) == text) {
            *value = member;
            return Ok(());
        }
        Err(none_of(&fitting.map(self.id).collect::<Vec<_>>()))
    }
}

/// The error that a name is none of these.
fn none_of(ids: &[&str]) -> ValueError {
    let named = ids[..ids.len().min(NAMED)].join(", ");
    let n_more = ids.len().saturating_sub(NAMED);
    ValueError::new(if 0 < n_more {
        Sentence::new("is not one of {0} and {1} more").with(&named).with(&n_more)
    } else {
        Sentence::new("is not one of {0}").with(&named)
    })
}

/// Yes or no: anything but exactly `false` is yes.
pub(super) struct Flag;

impl Codec for Flag {
    type Value = bool;

    fn write(&self, value: &bool) -> Option<String> {
        Some(value.to_string())
    }

    #[cfg(test)]
    fn samples(&self) -> Vec<String> {
        ["true", "false"].map(str::to_owned).to_vec()
    }

    fn read(&self, text: &str, value: &mut bool) -> Result<(), ValueError> {
        *value = text != "false";
        Ok(())
    }
}

/// Whether one feature is chosen, written as a flag.
pub(super) struct Member(pub(super) Feature);

impl Codec for Member {
    type Value = FeatureSet;

    fn write(&self, value: &FeatureSet) -> Option<String> {
        Flag.write(&value.contains(self.0))
    }

    #[cfg(test)]
    fn samples(&self) -> Vec<String> {
        Flag.samples()
    }

    fn read(&self, text: &str, value: &mut FeatureSet) -> Result<(), ValueError> {
        value.set(self.0, text != "false");
        Ok(())
    }
}

/// Any finite number.
pub(super) struct Finite;

impl Codec for Finite {
    type Value = f64;

    fn write(&self, value: &f64) -> Option<String> {
        Some(number::format(*value))
    }

    #[cfg(test)]
    fn samples(&self) -> Vec<String> {
        [0.1, 0.03, -2.0, 0.0, 1e300, 5e-324, f64::MAX, f64::MIN, 1.0 / 3.0]
            .map(number::format)
            .to_vec()
    }

    fn read(&self, text: &str, value: &mut f64) -> Result<(), ValueError> {
        *value = finite(text)?;
        Ok(())
    }
}

/// A number within bounds.
pub(super) struct Within {
    pub(super) range: RangeInclusive<f64>,
    /// What is used for a number above the range.
    pub(super) instead_of_more: f64,
}

impl Codec for Within {
    type Value = f64;

    fn write(&self, value: &f64) -> Option<String> {
        Finite.write(value)
    }

    fn limits(&self) -> [f64; 2] {
        [*self.range.start(), *self.range.end()]
    }

    #[cfg(test)]
    fn samples(&self) -> Vec<String> {
        let (min, max) = (*self.range.start(), *self.range.end());
        [0.0, 0.1, 1.0 / 3.0, 0.77, 1.0].map(|t| number::format(min + t * (max - min))).to_vec()
    }

    fn read(&self, text: &str, value: &mut f64) -> Result<(), ValueError> {
        let x = finite(text)?;
        if x < *self.range.start() {
            *value = *self.range.start();
            Err(less(self.range.start()))
        } else if *self.range.end() < x {
            *value = self.instead_of_more;
            Err(more(self.range.end()))
        } else {
            *value = x;
            Ok(())
        }
    }
}

/// A whole number within bounds; a fraction is cut off.
pub(super) struct Whole<T>(pub(super) RangeInclusive<T>);

impl<T: Copy + Display + PartialOrd + TryFrom<u32>> Codec for Whole<T> {
    type Value = T;

    fn write(&self, value: &T) -> Option<String> {
        Some(value.to_string())
    }

    fn limits(&self) -> [f64; 2] {
        [self.0.start(), self.0.end()].map(|end| number::parse(&end.to_string()))
    }

    #[cfg(test)]
    fn samples(&self) -> Vec<String> {
        let [min, max] = self.limits();
        [0.0, 0.01, 0.4, 1.0].map(|t| libm::floor(min + t * (max - min)).to_string()).to_vec()
    }

    fn read(&self, text: &str, value: &mut T) -> Result<(), ValueError> {
        let x = number(text)?;
        // `as` saturates, so that whatever is too large stays so.
        let whole = T::try_from(x as u32).unwrap_or(*self.0.end());
        if x < 0.0 || whole < *self.0.start() {
            *value = *self.0.start();
            Err(less(self.0.start()))
        } else if *self.0.end() < whole {
            *value = *self.0.end();
            Err(more(self.0.end()))
        } else {
            *value = whole;
            if x == libm::floor(x) {
                Ok(())
            } else {
                Err(ValueError::new(Sentence::new("is not a whole number")))
            }
        }
    }
}

/// A value, or nothing, which is not written.
pub(super) struct Maybe<C>(pub(super) C);

impl<C: Codec<Value: Copy + Default>> Codec for Maybe<C> {
    type Value = Option<C::Value>;

    fn write(&self, value: &Self::Value) -> Option<String> {
        value.as_ref().and_then(|value| self.0.write(value))
    }

    fn limits(&self) -> [f64; 2] {
        self.0.limits()
    }

    #[cfg(test)]
    fn samples(&self) -> Vec<String> {
        self.0.samples()
    }

    fn read(&self, text: &str, value: &mut Self::Value) -> Result<(), ValueError> {
        if text.is_empty() {
            *value = None;
            return Ok(());
        }
        let mut some = value.unwrap_or_default();
        let before = *value;
        let told = self.0.read(text, &mut some);
        // After an error the value is as it was, unless it was clamped: a clamped value counts.
        let is_clamped = self.0.write(&some) != self.0.write(&before.unwrap_or_default());
        *value = if told.is_ok() || is_clamped { Some(some) } else { before };
        told
    }
}

/// A number, possibly infinite.
fn number(text: &str) -> Result<f64, ValueError> {
    let x = number::parse(text);
    if x.is_nan() { Err(ValueError::new(Sentence::new("is not a number"))) } else { Ok(x) }
}

fn finite(text: &str) -> Result<f64, ValueError> {
    let x = number(text)?;
    if x.is_finite() {
        Ok(x)
    } else {
        Err(ValueError::new(Sentence::new("is not a finite number")))
    }
}

fn less(than: &dyn Display) -> ValueError {
    ValueError::new(Sentence::new("is less than {0}").with(than))
}

fn more(than: &dyn Display) -> ValueError {
    ValueError::new(Sentence::new("is more than {0}").with(than))
}
