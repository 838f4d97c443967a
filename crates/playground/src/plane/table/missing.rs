//! The words of missing entries: what programs and people write where they know nothing.

/// Missing in every column. `Na`, `none` and `-` are not among them: they are an element, an answer and a class.
const WORDS: [&str; 27] = [
    "NA", "N/A", "n/a", "na", "NaN", "nan", "NAN", "-nan", "-NaN", "<NA>", "NaT", "NULL", "null",
    "Null", "?", ".", "#N/A", "#NA", "#NV", "#DIV/0!", "#VALUE!", "#WERT!", "#VALEUR!", "#REF!",
    "#NUM!", "#NAME?", "#NULL!",
];
/// Missing among numbers: a number without a value that can be drawn is none.
const AMONG_NUMBERS: [&str; 15] = [
    "-",
    "--",
    "–",
    "—",
    "…",
    "...",
    "*",
    "None",
    "inf",
    "-inf",
    "Inf",
    "-Inf",
    "Infinity",
    "-Infinity",
    "∞",
];

/// Which entries are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Missing {
    /// It is there.
    No,
    /// It is missing among numbers, and a word among words.
    AmongNumbers,
    /// It is missing.
    Yes,
}

/// Whether an entry is missing, by these words or by those that are usual.
pub(super) fn missing(cell: &str, words: Option<&[String]>) -> Missing {
    if cell.is_empty() {
        return Missing::Yes;
    }
    if let Some(words) = words {
        return if words.iter().any(|word| word == cell) { Missing::Yes } else { Missing::No };
    }
    // Most entries are numbers, and no word is.
    if cell.as_bytes()[0].is_ascii_digit() || 12 < cell.len() {
        Missing::No
    } else if WORDS.contains(&cell) {
        Missing::Yes
    } else if AMONG_NUMBERS.contains(&cell) {
        Missing::AmongNumbers
    } else {
        Missing::No
    }
}

/// Whether a person has said that an entry is missing, though it may look like a number: `-999`.
pub(super) fn is_said(cell: &str, words: Option<&[String]>) -> bool {
    words.is_some_and(|words| words.iter().any(|word| word == cell))
}

/// Whether a line begins with an error of a spreadsheet, and not with the sign of a comment alone.
pub(super) fn begins_with_error(line: &str) -> bool {
    WORDS.iter().any(|word| word.starts_with('#') && line.starts_with(word))
}
