//! Addresses as browsers see them: which part of a text is the link, and which of its characters are
//! percent-encoded. Keys and values are not read here.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use std::borrow::Cow;

/// What a browser encodes in the fragment of an address, beside all that is not ASCII.
/// Source: WHATWG URL, "fragment percent-encode set".
const FRAGMENT: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>').add(b'`');

/// What must be encoded besides in a value, so that the value does not end there.
const VALUE: &AsciiSet = &FRAGMENT.add(b'&').add(b'=');

/// What stands after `#` in an address, as a browser shows it to a script: tabs and line ends are
/// gone, and spaces and whatever else an address cannot hold are percent-encoded.
///
/// Takes a whole address, its part from `#` on, or that part without `#`. An encoded text stays as it
/// is, so it does not matter whether the text has been through a browser already.
pub(crate) fn fragment(text: &str) -> String {
    let text = text.trim_matches(|c| c <= ' ');
    let text = without_line_ends(text);
    utf8_percent_encode(after_hash(&text), FRAGMENT).to_string()
}

/// A value as it can stand in a link.
pub(crate) fn value(text: &str) -> String {
    utf8_percent_encode(&without_line_ends(text), VALUE).to_string()
}

fn without_line_ends(text: &str) -> Cow<'_, str> {
    const REMOVED: [char; 3] = ['\t', '\n', '\r'];
    if text.contains(REMOVED) { text.replace(REMOVED, "").into() } else { text.into() }
}

/// The part of an address after its first `#`; nothing if it has none. A text that begins as a link
/// does, with a key, is all link.
fn after_hash(text: &str) -> &str {
    let end_of_key = text.find(['#', '=', '&']).unwrap_or(text.len());
    let is_address =
        text[end_of_key..].starts_with('#') || text[..end_of_key].contains(['/', ':', '?']);
    if is_address { text.split_once('#').map_or("", |(_, fragment)| fragment) } else { text }
}
