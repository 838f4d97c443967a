//! Goals: what is to be reached, as text in links and lessons. Whether a session has reached one is found
//! in `tasks`.

use crate::settings::quantity::Quantity;
use crate::settings::written::Readable;
use crate::text::number;
use crate::text::sentence::Sentence;
use ::number::shown::label;
use core::fmt;

/// Conditions that are all to hold at once: `testLoss<0.02,neurons<=3`.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// The conditions.
    pub conditions: Vec<Condition>,
}

/// One condition on a quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Condition {
    /// What is compared.
    pub quantity: Quantity,
    /// Which of `SIGNS`.
    sign: usize,
    bound: f64,
}

/// A way to compare a quantity with its bound.
struct Sign {
    written: &'static str,
    shown: &'static str,
    holds: fn(f64, f64) -> bool,
}

/// Longer signs first, so that none is cut short.
const SIGNS: [Sign; 5] = [
    Sign { written: "<=", shown: "≤", holds: |a, b| a <= b },
    Sign { written: ">=", shown: "≥", holds: |a, b| b <= a },
    Sign { written: "<", shown: "<", holds: |a, b| a < b },
    Sign { written: ">", shown: ">", holds: |a, b| b < a },
    Sign { written: "=", shown: "=", holds: |a, b| a == b },
];

/// More than anyone reads.
const MAX_CONDITIONS: usize = 8;

impl Readable for Goal {
    #[cfg(test)]
    const SAMPLES: &'static [&'static str] =
        &["testLoss<0.02,neurons<=3", "sum@-1;2 >= 1e-3", "epoch=0x10"];

    fn from_text(text: &str) -> Result<Self, String> {
        let conditions: Option<Vec<Condition>> =
            text.split(',').take(MAX_CONDITIONS).map(Condition::from_text).collect();
        conditions
            .map(|conditions| Self { conditions })
            .ok_or_else(|| "is no list of conditions such as testLoss<0.02,neurons<=3".to_owned())
    }
}

impl Goal {
    /// The conditions as people read them, to be told in another language.
    pub fn sentence(&self) -> Sentence {
        let condition = |it: &Condition| {
            let sentence = Sentence::new("{0} {1} {2}").and(it.quantity.label());
            sentence.with(&SIGNS[it.sign].shown).with(&label(it.bound))
        };
        let and = |all, next| Sentence::new("{0}, {1}").and(all).and(next);
        self.conditions.iter().map(condition).reduce(and).unwrap_or(Sentence::new(""))
    }
}

impl Condition {
    fn from_text(text: &str) -> Option<Self> {
        let found = |(k, sign): (usize, &Sign)| Some((k, text.find(sign.written)?));
        let (sign, at) = SIGNS.iter().enumerate().find_map(found)?;
        let bound = number::given(&text[at + SIGNS[sign].written.len()..]);
        let quantity = Quantity::from_text(&text[..at])?;
        (!bound.is_nan()).then_some(Self { quantity, sign, bound })
    }

    /// Whether it holds for this value of its quantity. What is not a number fulfils nothing.
    pub fn holds(&self, value: f64) -> bool {
        (SIGNS[self.sign].holds)(value, self.bound)
    }
}

impl fmt::Display for Goal {
    /// The conditions as people read them: `test loss < 0.02, hidden neurons ≤ 3`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.sentence().fmt(f)
    }
}
