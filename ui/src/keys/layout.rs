//! Keyboards of other alphabets and countries: what a key would mean on a US keyboard, by its position.

/// Whether a key press typed a Latin letter, with or without an accent. Then the letter counts, and not the
/// position of the key.
pub(super) fn is_latin(key: &str) -> bool {
    key.chars().all(|c| c.is_ascii_alphabetic() || ('\u{c0}'..'\u{250}').contains(&c))
}

/// Whether a key press typed an ASCII punctuation character, such as a bracket.
pub(super) fn is_sign(key: &str) -> bool {
    key.len() == 1 && key.bytes().all(|byte| byte.is_ascii_punctuation())
}

/// What the key at this position types on a US keyboard: `KeyK` is `k`, and `K` with Shift.
pub(super) fn by_place(code: &str, is_shifted: bool) -> Option<String> {
    if let Some(letter) = code.strip_prefix("Key") {
        return Some(if is_shifted { letter.to_owned() } else { letter.to_ascii_lowercase() });
    }
    if is_shifted {
        return (code == "Slash").then(|| "?".to_owned());
    }
    let sign = match code {
        "BracketLeft" => "[",
        "BracketRight" => "]",
        _ => code.strip_prefix("Digit")?,
    };
    Some(sign.to_owned())
}
