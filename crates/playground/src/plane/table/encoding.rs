//! From bytes to text: in which encoding a table is written. What the text says is not asked here.

use std::borrow::Cow;

nn::registry! {
    /// How letters are written as bytes.
    pub enum Encoding: Spec {
        Utf8 = Spec { id: "utf-8", label: "UTF-8" },
        Windows1252 = Spec { id: "windows-1252", label: "Windows-1252" },
        Windows1250 = Spec { id: "windows-1250", label: "Windows-1250" },
        Latin2 = Spec { id: "iso-8859-2", label: "ISO-8859-2" },
        Utf16Le = Spec { id: "utf-16le", label: "UTF-16 LE" },
        Utf16Be = Spec { id: "utf-16be", label: "UTF-16 BE" },
    }
}

/// What an encoding is.
#[derive(Debug)]
pub struct Spec {
    /// Its name, as the web has it.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
}

/// Bytes by which UTF-16 without a mark is told.
const N_PROBED: usize = 1000;

impl Encoding {
    /// The encoding of a text: that of its mark; else UTF-16 where every second byte of many is 0; else UTF-8
    /// where all of it is, and Windows-1252 where it is not: nothing tells the encodings of one byte from each
    /// other but that the words make sense.
    pub(super) fn of(bytes: &[u8]) -> Self {
        match bytes {
            [0xff, 0xfe, ..] => return Self::Utf16Le,
            [0xfe, 0xff, ..] => return Self::Utf16Be,
            _ => (),
        }
        let probe = &bytes[..bytes.len().min(N_PROBED)];
        let n_zeros = |first: usize| probe.iter().skip(first).step_by(2).filter(|&&it| it == 0);
        let (n_even, n_odd) = (n_zeros(0).count(), n_zeros(1).count());
        if 2 < n_odd && n_even == 0 && probe.len() < 4 * n_odd {
            Self::Utf16Le
        } else if 2 < n_even && n_odd == 0 && probe.len() < 4 * n_even {
            Self::Utf16Be
        } else if core::str::from_utf8(bytes).is_ok() {
            Self::Utf8
        } else {
            Self::Windows1252
        }
    }

    /// The text without its mark. What is no letter becomes `\u{fffd}`.
    pub(super) fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        let words = |of: fn([u8; 2]) -> u16| {
            let pairs = bytes.chunks_exact(2).map(move |pair| of([pair[0], pair[1]]));
            let letters =
                char::decode_utf16(pairs).map(|it| it.unwrap_or(char::REPLACEMENT_CHARACTER));
            letters.collect::<String>()
        };
        let text = match self {
            Self::Utf8 => String::from_utf8_lossy(bytes),
            Self::Windows1252 => bytes.iter().map(|&byte| western(byte)).collect(),
            Self::Windows1250 | Self::Latin2 => {
                bytes.iter().map(|&byte| central(byte, self)).collect()
            }
            Self::Utf16Le => words(u16::from_le_bytes).into(),
            Self::Utf16Be => words(u16::from_be_bytes).into(),
        };
        match text {
            Cow::Borrowed(text) => text.strip_prefix('\u{feff}').unwrap_or(text).into(),
            Cow::Owned(text) => match text.strip_prefix('\u{feff}') {
                Some(text) => text.to_owned().into(),
                None => text.into(),
            },
        }
    }
}

/// A byte of Windows-1252; the five that it leaves open are control characters, as browsers have it.
fn western(byte: u8) -> char {
    const FROM_128: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => FROM_128[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// A byte of Windows-1250 or ISO-8859-2, which differ below the letters with accents.
fn central(byte: u8, encoding: Encoding) -> char {
    const WINDOWS: &str = "€\u{81}‚\u{83}„…†‡\u{88}‰Š‹ŚŤŽŹ\u{90}‘’“”•–—\u{98}™š›śťžź\
        \u{a0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{ad}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż";
    const ISO: &str = "\u{a0}Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u{ad}ŽŻ°ą˛ł´ľśˇ¸šşťź˝žż";
    const LETTERS: &str = "ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙";
    let (letters, first) = match (byte, encoding) {
        (0xc0.., _) => (LETTERS, 0xc0),
        (0x80.., Encoding::Windows1250) => (WINDOWS, 0x80),
        (0xa0.., _) => (ISO, 0xa0),
        _ => return char::from(byte),
    };
    letters.chars().nth(usize::from(byte - first)).unwrap_or(char::REPLACEMENT_CHARACTER)
}
