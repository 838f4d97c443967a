//! Numbers in JSON, which has no word for those that are not finite: they are written as texts. What is
//! written is decided by whoever writes.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A number that is written so wherever it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number(pub f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(&self.0, serializer)
    }
}

/// A number, or the word for it where JSON has no number.
pub(crate) fn serialize<S: Serializer>(x: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    if x.is_finite() {
        serializer.serialize_f64(*x)
    } else if x.is_nan() {
        serializer.serialize_str("NaN")
    } else {
        serializer.serialize_str(if *x < 0.0 { "-Infinity" } else { "Infinity" })
    }
}

/// The number that [`serialize`] has written.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Number(f64),
        Word(String),
    }
    Ok(match Written::deserialize(deserializer)? {
        Written::Number(x) => x,
        Written::Word(word) if word == "Infinity" => f64::INFINITY,
        Written::Word(word) if word == "-Infinity" => f64::NEG_INFINITY,
        Written::Word(_) => f64::NAN,
    })
}
