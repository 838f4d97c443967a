//! Codecs of texts: as they stand in the link, for people, and a person's own points. Numbers and choices
//! are not here.

use super::Codec;
use crate::plane::Own;
use crate::settings::Doubt;
use crate::settings::link::address;
use crate::settings::state::limits;
use crate::text::sentence::Sentence;
use percent_encoding::percent_decode_str;
use std::sync::Arc;

/// Text as it stands in the link.
pub(in crate::settings::fields) struct Text;

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
                let why = Sentence::new("is longer than {0} characters").with(&limits::TEXT_LEN);
                Err(Doubt { why, kept: Some(Sentence::new("its beginning")) })
            }
        }
    }
}

/// Text, or nothing, which is not written.
pub(in crate::settings::fields) struct MaybeText;

impl Codec for MaybeText {
    type Value = Option<String>;

    fn write(&self, value: &Option<String>) -> Option<String> {
        value.as_ref().and_then(|text| Text.write(text))
    }

    fn read(&self, text: &str, value: &mut Option<String>) -> Result<(), Doubt> {
        Text.read(text, value.get_or_insert_default())
    }
}

/// A person's own points, if they are few enough for a link.
pub(in crate::settings::fields) struct OwnPoints;

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
pub(in crate::settings::fields) struct Prose;

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
