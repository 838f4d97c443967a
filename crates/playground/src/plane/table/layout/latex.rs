//! Tables of LaTeX: `&` between cells, `\\` behind rows.

use super::plain::Layout;
use crate::plane::table::delimiter::Delimiter;

pub(super) fn read(text: &str, head: &str) -> Option<Layout> {
    if !head.lines().any(|line| line.contains('&') && line.contains(r"\\")) {
        return None;
    }
    // A line ends no row where `\\` does not stand; that is rare enough for lines to stay lines.
    let (mut out, mut is_open) = (String::with_capacity(text.len()), false);
    for line in text.lines() {
        let line = without_comment(line);
        // A caption may have `&` as well.
        let is_about = line.trim_start().starts_with(r"\caption") && !line.ends_with(r"\\");
        let line = if is_about { "" } else { line };
        let rows: Vec<&str> = line.split(r"\\").collect();
        for (k, row) in rows.iter().enumerate() {
            let cells: Vec<String> = row.replace(r"\&", "\u{1}").split('&').map(cell).collect();
            let is_row = 1 < cells.len() || is_open && !cells[0].is_empty();
            if 0 < k && is_row {
                out.push('\n');
            }
            if is_row {
                out += &cells.join("\t");
            }
            is_open = is_row && k + 1 == rows.len();
        }
        if !is_open {
            out.push('\n');
        }
    }
    Some(Layout { text: out, delimiter: Some(Delimiter::Tab), header: None })
}

/// A line up to the sign of a comment, which a backslash makes one of per cent.
fn without_comment(line: &str) -> &str {
    let mut signs = line.match_indices('%').map(|(at, _)| at);
    signs.find(|&at| !line[..at].ends_with('\\')).map_or(line, |at| &line[..at])
}

/// What is behind a group in braces that begins a text.
fn behind_group(text: &str) -> &str {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => (),
        }
        if depth == 0 {
            return &text[at + c.len_utf8()..];
        }
    }
    ""
}

/// The text of a cell, without its commands.
fn cell(source: &str) -> String {
    // What these say of the table is in braces behind them, and no text.
    const SPANS: &[(&str, usize)] = &[
        (r"\multicolumn", 2),
        (r"\multirow", 2),
        (r"\cline", 1),
        (r"\cmidrule", 1),
        (r"\begin", 2),
        (r"\end", 1),
        (r"\label", 1),
    ];
    let mut text = source.trim();
    let mut out = String::new();
    while let Some(c) = text.chars().next() {
        let after = &text[c.len_utf8()..];
        if let Some((name, n)) = SPANS.iter().find(|(name, _)| text.starts_with(name)) {
            text = &text[name.len()..];
            for _ in 0..*n {
                text = text.find('{').map_or("", |start| behind_group(&text[start..]));
            }
            continue;
        }
        text = match (c, after.chars().next()) {
            ('\\', Some(letter)) if letter.is_ascii_alphabetic() => {
                after.trim_start_matches(|c: char| c.is_ascii_alphabetic())
            }
            // A thin space between digits.
            ('\\', Some(',' | ';' | ' ')) => {
                out.push(' ');
                &after[1..]
            }
            ('\\', Some(sign)) => {
                out.push(sign);
                &after[sign.len_utf8()..]
            }
            ('{' | '}' | '$', _) => after,
            _ => {
                out.push(match c {
                    '~' | '\t' => ' ',
                    '\u{1}' => '&',
                    c => c,
                });
                after
            }
        };
    }
    out.trim().to_owned()
}
