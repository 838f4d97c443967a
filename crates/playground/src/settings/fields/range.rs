//! What a control asks of a row: the numbers that it offers, the default of a setting, and whether its
//! value differs from that.

use super::{FIELDS, Field};
use crate::settings::state::PlaygroundState;
use crate::text::number;

/// The numbers that a control offers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// The least.
    pub min: f64,
    /// The greatest.
    pub max: f64,
    /// The distance between two of them; what lies between can be typed.
    pub step: f64,
    /// What 0 means.
    pub zero: Zero,
}

/// What 0 means as the value of a setting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zero {
    /// The number 0.
    #[default]
    Number,
    /// That the setting does nothing.
    Off,
    /// That the usual is done.
    Usual,
}

/// What a row says about its range: a step, and the ends if a control offers less than a link may say.
#[derive(Clone, Copy, Debug)]
pub(super) struct Offer {
    min: Option<f64>,
    max: Option<f64>,
    step: f64,
    zero: Zero,
}

/// Everything that a link may say, in such steps.
pub(super) const fn by(step: f64) -> Offer {
    Offer { min: None, max: None, step, zero: Zero::Number }
}

impl Offer {
    /// The same from here on.
    pub(super) const fn from(self, min: f64) -> Self {
        Self { min: Some(min), ..self }
    }

    /// The same up to here.
    pub(super) const fn to(self, max: f64) -> Self {
        Self { max: Some(max), ..self }
    }

    /// The same, where 0 means this.
    pub(super) const fn zero(self, zero: Zero) -> Self {
        Self { zero, ..self }
    }
}

impl Field {
    /// The row of this key.
    pub fn of(key: &str) -> Option<&'static Self> {
        FIELDS.iter().find(|field| field.key == key)
    }

    /// The numbers that a control offers, if the setting is a number that has a control.
    pub fn range(&self) -> Option<Range> {
        let [min, max] = (self.limits)();
        let Offer { min: from, max: to, step, zero } = self.offer?;
        Some(Range { min: from.unwrap_or(min), max: to.unwrap_or(max), step, zero })
    }

    /// The setting with a value other than its default, as a link has it: the opposite of a yes or no, or a number
    /// one step away.
    pub fn trial(&self) -> Option<String> {
        let usual = (self.write)(&PlaygroundState::default())?;
        let other = match (usual.as_str(), self.range()) {
            ("true", _) => "false".to_owned(),
            ("false", _) => "true".to_owned(),
            (number, Some(Range { max, step, .. })) => {
                let number = number::parse(number);
                number::format(if number < max { number + step } else { number - step })
            }
            _ => return None,
        };
        Some(format!("{}={other}", self.key))
    }

    /// Whether a state has a value other than the default.
    pub fn differs(&self, state: &PlaygroundState) -> bool {
        (self.write)(state) != (self.write)(&PlaygroundState::default())
    }
}

/// The numbers that the control of this key offers; any, if the key is no number's.
pub fn range_of(key: &str) -> Range {
    let any = Range { min: f64::MIN, max: f64::MAX, step: 1.0, zero: Zero::Number };
    Field::of(key).and_then(Field::range).unwrap_or(any)
}

impl PlaygroundState {
    /// Whether the setting of this key has a value other than its default.
    pub fn differs(&self, key: &str) -> bool {
        Field::of(key).is_some_and(|field| field.differs(self))
    }
}
