//! What separates the columns of a table, and which of the candidates fits a text.

use super::blanks::prepared;
use super::format::Spec;
use super::measured::measured;
use super::number::shape;
use super::split::Splitter;
use crate::text::sentence::Sentence;

nn::registry! {
    /// What separates columns.
    pub enum Delimiter: Spec {
        Comma = Spec { id: "comma", label: "Comma", sign: "," },
        Semicolon = Spec { id: "semicolon", label: "Semicolon", sign: ";" },
        Tab = Spec { id: "tab", label: "Tab", sign: "\t" },
        Pipe = Spec { id: "pipe", label: "Vertical bar", sign: "|" },
        Blanks = Spec { id: "blanks", label: "Blanks", sign: " " },
    }
}

/// Rows and bytes by which the delimiter is chosen.
const N_ROWS: usize = 60;
const N_BYTES: usize = 1 << 16;

/// From the surest on: a tab or a semicolon stands between words more seldom than a comma, a blank most often.
const CANDIDATES: [Delimiter; 5] =
    [Delimiter::Tab, Delimiter::Semicolon, Delimiter::Comma, Delimiter::Pipe, Delimiter::Blanks];

impl Delimiter {
    /// The delimiter that the first line says, `sep=;`, and what stands below that line.
    pub(super) fn said(text: &str) -> Option<(Self, &str)> {
        let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
        // Of old line ends this is all of the text.
        let (line, rest) = line.trim_end_matches('\r').split_once('\r').unwrap_or((line, rest));
        let line = line.trim_end_matches('\r');
        let line = line.trim_matches('"');
        let key = line.get(..4).filter(|key| key.eq_ignore_ascii_case("sep="))?;
        let sign = line[key.len()..].trim_end_matches([',', ';']);
        // Some programs add delimiters up to the width of the table, and `sep=,` is one itself.
        let sign = if sign.is_empty() { &line[key.len()..] } else { sign };
        let sign = sign.get(..1)?;
        Some((Self::ALL.iter().copied().find(|it| it.spec().sign == sign)?, rest))
    }

    /// The delimiter that fits the first rows best: each scores the number of rows of the most frequent width,
    /// times the share of cells that are numbers. A decimal comma would separate columns as regularly as a
    /// semicolon does, but leaves `5;2` between.
    pub(super) fn of(text: &str) -> Self {
        let mut end = text.len().min(N_BYTES);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let head = match text[..end].rfind(['\n', '\r']) {
            Some(line) if end < text.len() => &text[..line],
            _ => &text[..end],
        };
        let (mut best, mut best_score) = (Self::Comma, 0);
        for candidate in CANDIDATES {
            let score = candidate.score(head);
            if best_score < score {
                (best, best_score) = (candidate, score);
            }
        }
        best
    }

    /// How well it fits: 0 if it separates nothing.
    fn score(self, head: &str) -> usize {
        let text = prepared(head, self);
        let mut splitter = Splitter::new(&text, self);
        let (mut widths, mut n_numbers, mut n_cells) = (Vec::new(), 0, 0);
        while widths.len() < N_ROWS {
            match splitter.row(&text) {
                Ok(true) => (),
                // What is wrong is told later, for the delimiter that is taken: better this one than none.
                Err(_) if widths.is_empty() => return 1,
                _ => break,
            }
            widths.push(splitter.last_row().count());
            for cell in splitter.last_row().filter(|cell| !cell.is_empty()) {
                n_cells += 1;
                let is_number = shape(cell).is_some() || measured(cell).is_some();
                n_numbers += usize::from(is_number);
            }
        }
        let of_width = |width| widths.iter().filter(|&&it| it == width && 1 < it).count();
        let n_alike = widths.iter().map(|&width| of_width(width)).max().unwrap_or(0);
        // A table of words still has its most regular delimiter, hence the 1.
        n_alike * (1 + 1000 * n_numbers / n_cells.max(1))
    }

    /// That there is but one column, and what could separate more of them.
    pub(super) fn none() -> Sentence {
        Sentence::new("There is only one column. Separate columns with commas, semicolons or tabs.")
    }
}
