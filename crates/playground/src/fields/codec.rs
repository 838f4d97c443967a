//! Codecs: how one kind of value is written in a link and read from one, by the original's rules.
//! Which setting is of which kind is not decided here.

use crate::feature::{Feature, FeatureSet};
use crate::link::address;
use crate::notice::Doubt;
use crate::number;
use crate::own::Own;
use crate::state::limits;
use core::fmt::Display;
use core::ops::RangeInclusive;
use percent_encoding::percent_decode_str;
use std::sync::Arc;

/// How one kind of value is written and read.
pub(super) trait Codec {
    /// The kind of value.
    type Value;

    /// The text in a link; nothing if the value is left out there.
    fn write(&self, value: &Self::Value) -> Option<String>;

    /// Takes what `text` says. With a doubt the value is what is used instead: as it was, or clamped.
    fn read(&self, text: &str, value: &mut Self::Value) -> Result<(), Doubt>;
}

/// One of a few, by name.
pub(super) struct Choice<T: 'static> {
    pub(super) all: &'static [T],
    pub(super) id: fn(T) -> &'static str,
    /// Which of all may stand here.
    pub(super) fits: fn(T) -> bool,
    /// A value that a link leaves out.
    pub(super) unwritten: Option<T>,
}

/// Names that a doubt lists: a person reads no more.
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

    fn read(&self, text: &str, value: &mut T) -> Result<(), Doubt> {
        let mut fitting = self.all.iter().copied().filter(|member| (self.fits)(*member));
        if let Some(member) = fitting.clone().find(|member| (self.id)(*member) == text) {
            *value = member;
            return Ok(());
        }
        let first = fitting.next().map_or("", self.id).to_owned();
        let n_more = fitting.clone().count().saturating_sub(NAMED - 1);
        let ids = fitting.take(NAMED - 1).fold(first, |ids, member| ids + ", " + (self.id)(member));
        let more = if 0 < n_more { format!(" and {n_more} more") } else { String::new() };
        Err(Doubt::new(format!("is not one of {ids}{more}")))
    }
}

/// Yes or no: anything but exactly `false` is yes.
pub(super) struct Flag;

impl Codec for Flag {
    type Value = bool;

    fn write(&self, value: &bool) -> Option<String> {
        Some(value.to_string())
    }

    fn read(&self, text: &str, value: &mut bool) -> Result<(), Doubt> {
        *value = text != "false";
        Ok(())
    }
}

/// Whether one feature is among the chosen: as a flag.
pub(super) struct Member(pub(super) Feature);

impl Codec for Member {
    type Value = FeatureSet;

    fn write(&self, value: &FeatureSet) -> Option<String> {
        Flag.write(&value.contains(self.0))
    }

    fn read(&self, text: &str, value: &mut FeatureSet) -> Result<(), Doubt> {
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

    fn read(&self, text: &str, value: &mut f64) -> Result<(), Doubt> {
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

    fn read(&self, text: &str, value: &mut f64) -> Result<(), Doubt> {
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

    fn read(&self, text: &str, value: &mut T) -> Result<(), Doubt> {
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
            if x == libm::floor(x) { Ok(()) } else { Err(Doubt::new("is not a whole number")) }
        }
    }
}

/// A place of the picture: two numbers with a comma between them.
pub(super) struct Place;

impl Codec for Place {
    type Value = [f64; 2];

    fn write(&self, value: &[f64; 2]) -> Option<String> {
        Some(value.map(number::format).join(","))
    }

    fn read(&self, text: &str, value: &mut [f64; 2]) -> Result<(), Doubt> {
        let Some((x, y)) = text.split_once(',') else {
            return Err(Doubt::new("is not two numbers"));
        };
        let (mut read, mut told) = (*value, Ok(()));
        for (text, number) in [x, y].into_iter().zip(&mut read) {
            let within = Within { range: limits::PLACE, instead_of_more: *limits::PLACE.end() };
            // One that is no number leaves the place; one beyond the picture is moved to its edge.
            finite(text)?;
            told = told.and(within.read(text, number));
        }
        *value = read;
        told
    }
}

/// Neurons of each hidden layer, with commas between them. As in the original a fraction counts as a
/// whole neuron, and an empty place as none, which is too few.
pub(super) struct Shape;

impl Codec for Shape {
    type Value = Vec<usize>;

    fn write(&self, value: &Vec<usize>) -> Option<String> {
        Some(value.iter().map(usize::to_string).collect::<Vec<_>>().join(","))
    }

    fn read(&self, text: &str, value: &mut Vec<usize>) -> Result<(), Doubt> {
        if text.is_empty() {
            value.clear();
            return Ok(());
        }
        let mut layers = text.split(',');
        let mut shape = Vec::new();
        let mut altered = false;
        for layer in layers.by_ref().take(limits::MAX_LAYERS) {
            let wanted = number(layer)?;
            let units = libm::ceil(wanted) as usize;
            let units = units.clamp(*limits::NEURONS.start(), *limits::NEURONS.end());
            altered |= units as f64 != wanted;
            shape.push(units);
        }
        *value = shape;
        if layers.next().is_some() {
            Err(Doubt::new(format!("has more than {} layers", limits::MAX_LAYERS)))
        } else if altered {
            let (least, most) = limits::NEURONS.into_inner();
            Err(Doubt::new(format!("has a layer that is not of {least} to {most} neurons")))
        } else {
            Ok(())
        }
    }
}

/// Text as it stands in the link.
pub(super) struct Text;

impl Codec for Text {
    type Value = String;

    fn write(&self, value: &String) -> Option<String> {
        Some(address::value(value))
    }

    fn read(&self, text: &str, value: &mut String) -> Result<(), Doubt> {
        match text.char_indices().nth(limits::TEXT_LEN) {
            None => {
                text.clone_into(value);
                Ok(())
            }
            Some((end, _)) => {
                text[..end].clone_into(value);
                let why = format!("is longer than {} characters", limits::TEXT_LEN);
                Err(Doubt { why, kept: Some("its beginning") })
            }
        }
    }
}

/// Text, or nothing, which is not written.
pub(super) struct MaybeText;

impl Codec for MaybeText {
    type Value = Option<String>;

    fn write(&self, value: &Option<String>) -> Option<String> {
        value.as_ref().and_then(|text| Text.write(text))
    }

    fn read(&self, text: &str, value: &mut Option<String>) -> Result<(), Doubt> {
        Text.read(text, value.get_or_insert_default())
    }
}

/// A value, or nothing, which is not written.
pub(super) struct Maybe<C>(pub(super) C);

impl<C: Codec<Value: Copy + Default>> Codec for Maybe<C> {
    type Value = Option<C::Value>;

    fn write(&self, value: &Self::Value) -> Option<String> {
        value.as_ref().and_then(|value| self.0.write(value))
    }

    fn read(&self, text: &str, value: &mut Self::Value) -> Result<(), Doubt> {
        if text.is_empty() {
            *value = None;
            return Ok(());
        }
        let mut some = value.unwrap_or_default();
        let before = *value;
        let told = self.0.read(text, &mut some);
        // A value that is doubted as a whole leaves what was; one that was clamped counts.
        let is_clamped = self.0.write(&some) != self.0.write(&before.unwrap_or_default());
        *value = if told.is_ok() || is_clamped { Some(some) } else { before };
        told
    }
}

/// A value for each hidden layer, with commas between them; an empty place stands for the usual, and
/// so does everything after the last.
pub(super) struct List<C: Codec> {
    pub(super) of: C,
    pub(super) else_: C::Value,
}

impl<C: Codec<Value: Clone + PartialEq>> Codec for List<C> {
    type Value = Vec<C::Value>;

    fn write(&self, value: &Self::Value) -> Option<String> {
        let n = value.iter().rposition(|value| *value != self.else_)? + 1;
        let text = |value: &C::Value| {
            if *value == self.else_ {
                String::new()
            } else {
                self.of.write(value).unwrap_or_default()
            }
        };
        Some(value[..n].iter().map(text).collect::<Vec<_>>().join(","))
    }

    fn read(&self, text: &str, value: &mut Self::Value) -> Result<(), Doubt> {
        value.clear();
        let mut told = Ok(());
        for text in text.split(',').take(limits::WEIGHTS) {
            let mut item = self.else_.clone();
            if !text.is_empty() {
                told = told.and(self.of.read(text, &mut item));
            }
            value.push(item);
        }
        while value.last() == Some(&self.else_) {
            value.pop();
        }
        told
    }
}

/// A person's own points, if they are few enough for a link.
pub(super) struct OwnPoints;

impl Codec for OwnPoints {
    type Value = Option<Arc<Own>>;

    fn write(&self, value: &Self::Value) -> Option<String> {
        let own = value.as_ref().filter(|own| own.points().len() <= limits::OWN_POINTS)?;
        // A link may hold percent signs as they are; here they would be read as the beginning of a byte.
        let text = address::value(&own.to_text().replace('%', "%25"));
        (text.len() <= limits::OWN_LEN).then_some(text)
    }

    fn read(&self, text: &str, value: &mut Self::Value) -> Result<(), Doubt> {
        let text = percent_decode_str(text).decode_utf8_lossy();
        *value = Some(Arc::new(Own::from_text(&text).map_err(Doubt::new)?));
        Ok(())
    }
}

/// Text for people, or nothing, which is not written. Unlike other text it is the same however a
/// browser spells it.
pub(super) struct Prose;

impl Codec for Prose {
    type Value = Option<String>;

    fn write(&self, value: &Option<String>) -> Option<String> {
        value.as_ref().map(|text| address::value(&text.replace('%', "%25")))
    }

    fn read(&self, text: &str, value: &mut Option<String>) -> Result<(), Doubt> {
        let text = percent_decode_str(text).decode_utf8_lossy();
        let text: String = text.chars().filter(|c| !c.is_control()).collect();
        *value = None;
        if !text.is_empty() {
            Text.read(&text, value.get_or_insert_default())?;
        }
        Ok(())
    }
}

/// A number, possibly infinite.
fn number(text: &str) -> Result<f64, Doubt> {
    let x = number::parse(text);
    if x.is_nan() { Err(Doubt::new("is not a number")) } else { Ok(x) }
}

fn finite(text: &str) -> Result<f64, Doubt> {
    let x = number(text)?;
    if x.is_finite() { Ok(x) } else { Err(Doubt::new("is not a finite number")) }
}

fn less(than: &impl Display) -> Doubt {
    Doubt::new(format!("is less than {than}"))
}

fn more(than: &impl Display) -> Doubt {
    Doubt::new(format!("is more than {than}"))
}
