//! Texts made ready to be split: columns that blanks separate get a delimiter of one character, and blanks
//! before a quote go. Lines stay lines, so that errors are told where they are.

use super::delimiter::Delimiter;
use super::measured::measured;
use super::number::shape;
use crate::text::number::is_space;
use core::ops::Range;
use std::borrow::Cow;

/// Rows by which it is found how blanks separate columns.
const N_ROWS: usize = 60;

/// The text, as a [`Splitter`](super::split::Splitter) for this delimiter takes it.
pub(super) fn prepared(text: &str, delimiter: Delimiter) -> Cow<'_, str> {
    if delimiter == Delimiter::Blanks {
        return of_blanks(text).into();
    }
    let sign = delimiter.spec().sign;
    if [" \"", "\t\""].iter().any(|it| text.contains(&format!("{sign}{it}"))) {
        without_blanks_before_quotes(text, sign).into()
    } else {
        text.into()
    }
}

/// Whether a line is no row: the rule below a header, as in `---+---` and `|---|:--|`, dots where rows are left
/// out, the types below the names, or what programs say of the size of a table.
pub(super) fn is_no_row(line: &str) -> bool {
    // Most lines begin like a number or a word.
    if line.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    if !line.starts_with(['-', '=', '+', '|', ':', '.', '…', '⋮']) {
        return is_remark(line);
    }
    let has = |part: &str| line.contains(part);
    let are = |signs: &[char]| line.chars().all(|c| signs.contains(&c));
    let is_rule = (has("---") || has("===")) && are(&['-', '=', '+', '|', ':', ' ', '\t']);
    let is_gap = (has("..") || has("…") || has("⋮")) && are(&['.', '…', '⋮', '|', ' ', '\t']);
    is_rule || is_gap || is_remark(line)
}

/// Types as tibbles, polars, DuckDB and Julia print them.
fn is_type(word: &str) -> bool {
    const TYPES: &[&str] = &[
        "f32",
        "f64",
        "i8",
        "i16",
        "i32",
        "i64",
        "u8",
        "u16",
        "u32",
        "u64",
        "str",
        "cat",
        "bool",
        "date",
        "int32",
        "int64",
        "double",
        "float",
        "varchar",
        "boolean",
        "bigint",
        "integer",
        "timestamp",
        "Float64",
        "Int64",
        "String",
        "Bool",
        "hugeint",
        "---",
    ];
    let inside = word.strip_prefix('<').and_then(|word| word.strip_suffix('>'));
    let is_lower = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "[],()+".contains(c);
    inside.is_some_and(|word| word.chars().all(is_lower)) || TYPES.contains(&word)
}

/// Whether a program that prints tables has written this line about one.
fn is_remark(line: &str) -> bool {
    let begins = |sign| line.starts_with(sign);
    let words = || line.split(['|', ' ', '\t']).filter(|word| !word.is_empty());
    if begins('|') || begins('<') || line.starts_with("Float64") || line.starts_with("Int64") {
        return words().next().is_some() && words().all(is_type);
    }
    let has = |word: &str| words().any(|it| it == word);
    let is_inside = |end| {
        let is_about_rows =
            ["rows", "row)", "rows)", "Zeilen)", "Zeile)", "lignes)", "ligne)", "reached"];
        line.ends_with(end) && is_about_rows.iter().any(|word| has(word))
    };
    // `[100 rows x 3 columns]`, `[ reached … omitted 90 rows ]`, `(3 rows)`, `shape: (3, 4)`, `dtype: float64`.
    begins('[') && is_inside(']')
        || begins('(') && is_inside(')')
        || line.starts_with("shape:") && line.ends_with(')')
        || line.starts_with("dtype:")
        || line.starts_with("Name:") && has("dtype:")
        || line.starts_with("Levels:")
}

/// How blanks separate columns.
#[derive(Clone, Copy)]
enum Way {
    /// At least so many of them.
    Runs(usize),
    /// As columns of characters that are blank in every row.
    Gutters,
}

/// The text with tabs between its columns: in the way in which most rows have the same width, most numbers
/// stand alone, and the columns are many. Words with blanks and empty cells make rows of different widths where one blank separates.
fn of_blanks(text: &str) -> String {
    let rows: Vec<&str> = lines_of(text).filter(|line| is_row(line)).take(N_ROWS).collect();
    let sample = rows.join("\n");
    let score = |way| {
        let Some(text) = separated(&sample, way) else { return (0, 0) };
        let widths: Vec<usize> = text.lines().map(|row| row.split('\t').count()).collect();
        let of_width = |width: usize| widths.iter().filter(|&&it| it == width && 1 < it).count();
        let alike = widths.iter().map(|&width| (of_width(width), width)).max();
        let (n_alike, width) = alike.unwrap_or_default();
        let is_number = |cell: &&str| {
            let cell = cell.trim_matches(is_space);
            shape(cell).is_some() || measured(cell).is_some()
        };
        (n_alike * (1 + text.split(['\t', '\n']).filter(is_number).count()), width)
    };
    let (mut best, mut best_score) = (Way::Runs(1), score(Way::Runs(1)));
    for way in [Way::Runs(2), Way::Gutters] {
        let score = score(way);
        if best_score < score {
            (best, best_score) = (way, score);
        }
    }
    separated(text, best).unwrap_or_else(|| squeezed(text, 1))
}

/// The lines of a text, with whatever ends them left out.
fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', '\r'])
}

fn is_row(line: &str) -> bool {
    let line = line.trim_matches(is_space);
    !line.is_empty() && !line.starts_with('#') && !is_no_row(line)
}

fn separated(text: &str, way: Way) -> Option<String> {
    match way {
        Way::Runs(least) => Some(squeezed(text, least)),
        Way::Gutters => by_gutters(text),
    }
}

/// The text with one tab for every run of so many blanks or more outside of quotes, and none at the ends of
/// lines.
fn squeezed(text: &str, least: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut is_quoted, mut n_blanks, mut is_start) = (false, 0, true);
    for c in text.chars() {
        let ends_line = matches!(c, '\n' | '\r');
        if !is_quoted && matches!(c, ' ' | '\t') {
            n_blanks += if c == '\t' { least } else { 1 };
            continue;
        }
        if 0 < n_blanks && !is_start && !ends_line {
            out.push(if least <= n_blanks { '\t' } else { ' ' });
        }
        // A quote within a word is none.
        is_quoted ^= c == '"' && (is_quoted || is_start || 0 < n_blanks);
        is_start = ends_line && !is_quoted;
        n_blanks = 0;
        out.push(c);
    }
    out
}

/// The text with a tab where a column of characters is blank in every row; none if there are tabs or quotes.
fn by_gutters(text: &str) -> Option<String> {
    if lines_of(text).any(|line| line.contains(['\t', '"']) && is_row(line)) {
        return None;
    }
    let mut is_used: Vec<bool> = Vec::new();
    for line in lines_of(text).filter(|line| is_row(line)) {
        for (k, c) in line.chars().enumerate() {
            if k == is_used.len() {
                is_used.push(false);
            }
            is_used[k] |= !is_space(c);
        }
    }
    close_gaps_of_words(text, &mut is_used);
    let first = is_used.iter().position(|&it| it)?;
    let is_used = |k: usize| is_used.get(k).copied().unwrap_or(false);
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive(['\n', '\r']) {
        let is_row = is_row(line);
        for (k, c) in line.chars().enumerate() {
            // A gutter ends where the next column begins.
            if is_row && first < k && is_used(k) && !is_used(k - 1) && !matches!(c, '\n' | '\r') {
                out.push('\t');
            }
            out.push(c);
        }
    }
    Some(out)
}

/// Closes gutters inside of a column of words, as between `not` and `spam` where that stands below `spam`: a
/// column without a name is a part of the words beside it.
fn close_gaps_of_words(text: &str, is_used: &mut [bool]) {
    let rows: Vec<Vec<char>> = lines_of(text)
        .filter(|line| is_row(line))
        .take(N_ROWS)
        .map(|line| line.chars().collect())
        .collect();
    let runs = is_used.chunk_by(|a, b| a == b).scan(0, |end, run| {
        let start = *end;
        *end += run.len();
        Some((run[0], start..*end))
    });
    let columns: Vec<Range<usize>> =
        runs.filter_map(|(is_column, it)| is_column.then_some(it)).collect();
    let cell = |row: &[char], range: &Range<usize>| {
        let part = row.get(range.start..range.end.min(row.len())).unwrap_or_default();
        part.iter().collect::<String>().trim().to_owned()
    };
    let are_words = |range: &Range<usize>| {
        rows.iter().skip(1).map(|row| cell(row, range)).all(|it| shape(&it).is_none())
    };
    for (k, range) in columns.iter().enumerate().skip(1) {
        let has_name = rows.first().is_some_and(|row| !cell(row, range).is_empty());
        if has_name || !are_words(range) {
            continue;
        }
        let left = columns[k - 1].end..range.start;
        // The same word in every row is the unit of the numbers before it.
        let mut words = rows.iter().skip(1).map(|row| cell(row, range));
        let first = words.next();
        if first.is_some() && words.all(|word| Some(word) == first) {
            is_used[left].fill(true);
            continue;
        }
        match columns.get(k + 1) {
            Some(next) if are_words(next) => is_used[range.end..next.start].fill(true),
            _ if are_words(&columns[k - 1]) => is_used[left].fill(true),
            _ => (),
        }
    }
}

/// The text without blanks between a delimiter and the quote that begins a cell.
fn without_blanks_before_quotes(text: &str, sign: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut is_quoted, mut is_start, mut n_blanks) = (false, true, 0);
    for c in text.chars() {
        if is_start && c == ' ' {
            n_blanks += 1;
            continue;
        }
        if c == '"' && (is_quoted || is_start) {
            is_quoted = !is_quoted;
        } else {
            out.extend(core::iter::repeat_n(' ', n_blanks));
        }
        n_blanks = 0;
        out.push(c);
        is_start = !is_quoted && (sign.starts_with(c) || matches!(c, '\n' | '\r'));
    }
    out
}
