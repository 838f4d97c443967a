//! ARFF, the files of Weka: the names of the columns stand in lines of their own, above `@data`.

use super::plain::Layout;
use crate::plane::table::delimiter::Delimiter;

/// The part of a line behind a word that begins it, whatever its case.
fn after<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let begin = line.trim_start().get(..word.len())?;
    begin.eq_ignore_ascii_case(word).then(|| &line.trim_start()[word.len()..])
}

pub(super) fn read(text: &str, head: &str) -> Option<Layout> {
    let begins = |word| head.lines().any(|line| after(line, word).is_some());
    if !begins("@attribute") || !text.lines().any(|line| after(line, "@data").is_some()) {
        return None;
    }
    let (mut out, mut names, mut is_data) = (String::with_capacity(text.len()), Vec::new(), false);
    for line in text.lines() {
        if is_data {
            if !line.trim_start().starts_with('%') {
                out += &quoted(line);
            }
        } else if let Some(rest) = after(line, "@attribute") {
            names.push(name(rest.trim_start()));
        } else if after(line, "@data").is_some() {
            is_data = true;
            out += &names.join(",");
        }
        out.push('\n');
    }
    Some(Layout { text: out, delimiter: Some(Delimiter::Comma), header: Some(true) })
}

/// The name that begins a text, in quotes.
fn name(text: &str) -> String {
    let name = match text.chars().next() {
        Some(quote @ ('\'' | '"')) => text[1..].split(quote).next(),
        _ => text.split_whitespace().next(),
    };
    format!("\"{}\"", name.unwrap_or_default().replace('"', "\"\""))
}

/// A row with double quotes in place of single ones around its cells.
fn quoted(line: &str) -> String {
    let (mut is_quoted, mut is_start) = (false, true);
    let mut out = String::with_capacity(line.len());
    for c in line.chars() {
        let is_quote = c == '\'' && (is_quoted || is_start);
        is_quoted ^= is_quote;
        out.push(if is_quote { '"' } else { c });
        is_start = !is_quoted && (c == ',' || is_start && c.is_whitespace());
    }
    out
}
