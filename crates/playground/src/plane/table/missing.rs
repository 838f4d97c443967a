//! The words of missing entries: what programs and people write where they know nothing.

/// Missing in every column. `Na`, `none` and `-` are not among them: they are an element, an answer and a class.
const WORDS: &[&str] = &[
    "NA",
    "N/A",
    "n/a",
    "na",
    "NaN",
    "nan",
    "NAN",
    "-nan",
    "-NaN",
    "<NA>",
    "NaT",
    "NULL",
    "null",
    "Null",
    "(null)",
    "?",
    ".",
    "#N/A",
    "#N/A N/A",
    "#NA",
    "#NV",
    "#N/D",
    "#DIV/0!",
    "#¡DIV/0!",
    "#VALUE!",
    "#WERT!",
    "#VALEUR!",
    "#REF!",
    "#BEZUG!",
    "#NUM!",
    "#ZAHL!",
    "#NOMBRE!",
    "#NAME?",
    "#NOM?",
    "#NULL!",
    "#NUL!",
    "k. A.",
    "k.A.",
    "k. a.",
    "k.a.",
    "K. A.",
    "K.A.",
    "keine Angabe",
    "n. d.",
    "n.d.",
    "N.D.",
    "n. a.",
    "n.a.",
    "N.A.",
    "n. v.",
    "n.v.",
    "n. b.",
    "n.b.",
    "n. c.",
    "n.c.",
    "n/d",
    "N/D",
    "缺失",
];
/// Missing among numbers: a number without a value that can be drawn is none. Statistical offices write `:`,
/// `..` and `/` where a number is not known or not told.
const AMONG_NUMBERS: &[&str] = &[
    "-",
    "--",
    "---",
    "–",
    "—",
    "…",
    "..",
    "...",
    "*",
    "**",
    ":",
    "/",
    "None",
    "missing",
    "Missing",
    "inf",
    "-inf",
    "Inf",
    "-Inf",
    "Infinity",
    "-Infinity",
    "∞",
    "-∞",
    "−∞",
];

/// Bytes of the longest of these words.
const LONGEST: usize = 12;

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
    if cell.as_bytes()[0].is_ascii_digit() || LONGEST < cell.len() {
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
