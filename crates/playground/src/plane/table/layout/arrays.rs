//! Arrays as programs print and write them: `[[1.5, 2], [3, 4]]`, with or without commas.

use super::plain::Layout;
use crate::plane::table::delimiter::Delimiter;

pub(super) fn read(text: &str, head: &str) -> Option<Layout> {
    let begin: String = head.chars().filter(|c| !c.is_whitespace()).take(20).collect();
    let begin = begin.split_once('=').map_or(&*begin, |(_, begin)| begin);
    let begin = begin.trim_start_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
    let begin = begin.strip_prefix('(').filter(|it| it.starts_with("[[")).unwrap_or(begin);
    let [open, close] = match begin.get(..2)? {
        "[[" => ['[', ']'],
        "[(" | "((" => ['(', ')'],
        _ => return None,
    };
    // What is in the inner brackets is a row.
    let mut out = String::with_capacity(text.len());
    let mut rest = text.split_once(begin.chars().next()?)?.1;
    while let Some((_, row)) = rest.split_once(open) {
        let (row, after) = row.split_once(close)?;
        // A row may be over several lines, and have brackets around it that are no part of it.
        let row = row.trim_start_matches(open).replace(['\n', '\r'], " ").replace('\'', "\"");
        out += row.trim();
        out.push('\n');
        rest = after;
    }
    let delimiter = if out.contains(',') { Delimiter::Comma } else { Delimiter::Blanks };
    Some(Layout { text: out, delimiter: Some(delimiter), header: None })
}
