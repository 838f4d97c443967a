//! Tables in boxes: of lines that are characters, as DuckDB, polars and others print them, and Stata's, where
//! bars stand around the columns and blanks between them.

use super::plain::Layout;
use crate::plane::table::delimiter::Delimiter;

pub(super) fn read(text: &str, head: &str) -> Option<Layout> {
    if head.contains(['│', '┃', '║']) {
        let text: String = text.chars().map(plain).collect();
        // Julia draws one bar, between the numbers of the rows and everything else.
        let mut bars = head.lines().map(|line| line.matches('│').count());
        if bars.all(|n| n < 2) {
            let text = text.replace('|', " ");
            return Some(Layout { text, delimiter: Some(Delimiter::Blanks), header: None });
        }
        return Some(Layout { text, delimiter: Some(Delimiter::Pipe), header: None });
    }
    if head.lines().any(is_numbered) {
        let text = text.replace('|', " ");
        return Some(Layout { text, delimiter: Some(Delimiter::Blanks), header: None });
    }
    None
}

/// A character of a box as keyboards have it.
fn plain(c: char) -> char {
    match c {
        '│' | '┃' | '║' | '┆' | '┇' | '┊' | '╎' | '╏' => '|',
        '─' | '━' | '═' | '╌' | '┄' | '┈' => '-',
        '\u{2500}'..='\u{257f}' => '+',
        c => c,
    }
}

/// Whether a line is a row as Stata lists it: `  1. | 1.5   2   a |`.
fn is_numbered(line: &str) -> bool {
    let line = line.trim();
    let Some((number, rest)) = line.split_once(". |") else { return false };
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number && rest.ends_with('|') && rest.matches('|').count() == 1
}
