//! Codecs of texts: as they stand in the link, for people, and a person's own points. Numbers and choices
//! are not here.

use super::Codec;
use crate::plane::Own;
use crate::settings::link::address;
use crate::settings::notice::ValueError;
use crate::settings::state::limits;
use crate::settings::written::{Readable, Written};
use crate::text::sentence::Sentence;
use core::marker::PhantomData;
use percent_encoding::percent_decode_str;
use std::sync::Arc;

/// Text as it stands in the link.
pub(crate) struct Text;

impl Codec for Text {
    type Value = String;

    fn write(&self, value: &String) -> Option<String> {
        Some(address::value(value))
    }

    #[cfg(test)]
    fn samples(&self) -> Vec<String> {
        ["0.12345", "a%20b;c", "%C3%9Cni+%", &"x".repeat(limits::TEXT_LEN)]
            .map(str::to_owned)
            .to_vec()
    }

    fn read(&self, text: &str, value: &mut String) -> Result<(), ValueError> {
        match text.char_indices().nth(limits::TEXT_LEN) {
            None => {
                text.clone_into(value);
                Ok(())
            }
            Some((end, _)) => {
                text[..end].clone_into(value);
                let why = Sentence::new("is longer than {0} characters").with(&limits::TEXT_LEN);
                Err(ValueError { why, kept: Some(Sentence::new("its beginning")) })
            }
        }
    }
}

/// Text, or nothing, which is not written.
pub(crate) struct MaybeText;

impl Codec for MaybeText {
    type Value = Option<String>;

    fn write(&self, value: &Option<String>) -> Option<String> {
        value.as_ref().and_then(|text| Text.write(text))
    }

    #[cfg(test)]
    fn samples(&self) -> Vec<String> {
        Text.samples()
    }

    fn read(&self, text: &str, value: &mut Option<String>) -> Result<(), ValueError> {
        Text.read(text, value.get_or_insert_default())
    }
}

/// A person's own points, if they are few enough for a link.
pub(crate) struct OwnPoints;

impl Codec for OwnPoints {
    type Value = Option<Arc<Own>>;

    fn write(&self, value: &Self::Value) -> Option<String> {
        let own = value.as_ref().filter(|own| own.points().len() <= limits::OWN_POINTS)?;
        // A link may hold percent signs as they are; here they would be read as the beginning of a byte.
        let text = address::value(&own.to_text().replace('%', "%25"));
        (text.len() <= limits::OWN_LEN).then_some(text)
    }

    #[cfg(test)]
    fn samples(&self) -> Vec<String> {
        let axes = "x%2525|y, in cm|z~3.5,-0.25,0,1,0,1";
        vec![format!("{axes}~A|B~1,2,0~-0.125,6,1"), format!("{axes}~~1,2,-0.5~3,-4,0.25")]
    }

    fn read(&self, text: &str, value: &mut Self::Value) -> Result<(), ValueError> {
        let text = percent_decode_str(text).decode_utf8_lossy();
        *value = Some(Arc::new(Own::from_text(&text).map_err(ValueError::new)?));
        Ok(())
    }
}

/// A value with a notation of its own, such as a goal, or nothing, which is not written. Unlike other text
/// it is the same however a browser encodes it. A text that cannot be read is kept as it is.
pub(crate) struct Parsed<T>(PhantomData<T>);

impl<T> Parsed<T> {
    pub(crate) const NEW: Self = Self(PhantomData);
}

impl<T: Readable> Codec for Parsed<T> {
    type Value = Option<Written<T>>;

    fn write(&self, value: &Self::Value) -> Option<String> {
        value.as_ref().map(|written| address::value(&written.text().replace('%', "%25")))
    }

    #[cfg(test)]
    fn samples(&self) -> Vec<String> {
        T::SAMPLES.iter().map(|text| address::value(&text.replace('%', "%25"))).collect()
    }

    fn read(&self, text: &str, value: &mut Self::Value) -> Result<(), ValueError> {
        let text = percent_decode_str(text).decode_utf8_lossy();
        let text: String = text.chars().filter(|c| !c.is_control()).collect();
        *value = None;
        if text.is_empty() {
            return Ok(());
        }
        let mut kept = String::new();
        let told = Text.read(&text, &mut kept);
        *value = Some(Written::read(kept));
        told
    }
}
