//! Which columns mean what: a guess that a person may change. What becomes of them is in `points`.

use super::table::{MAX_CLASSES, Table, Values};

/// Which column lies across, which up, and which is to be learned; indices in `Table::columns`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Roles {
    /// The column that lies across, of numbers.
    pub x: usize,
    /// The column that lies up, of numbers; the same as `x` if there is but one.
    pub y: usize,
    /// The column that is to be learned, of either kind.
    pub label: Option<usize>,
}

/// Names that labels bear, the surest first.
const LABEL_NAMES: [&str; 4] = ["label", "class", "target", "y"];

impl Table {
    /// Guesses what the columns mean.
    ///
    /// The label is the last column of words with at most `MAX_CLASSES` of them; else the column with the
    /// name of a label (`y` is none beside an `x`); else the last column of words; else, of three or more
    /// columns of numbers, the last. The first two columns of numbers that are left are x and y.
    pub fn roles(&self) -> Roles {
        let numeric: Vec<usize> =
            (0..self.columns.len()).filter(|&i| self.columns[i].numbers().is_some()).collect();
        let label = self
            .last_text(MAX_CLASSES)
            .or_else(|| self.named_label())
            .or_else(|| self.last_text(usize::MAX))
            .or_else(|| numeric.get(2..)?.last().copied());
        let mut left = numeric.into_iter().filter(|&i| Some(i) != label);
        let x = left.next().unwrap_or(0);
        Roles { x, y: left.next().unwrap_or(x), label }
    }

    /// The last column with at most so many different words.
    fn last_text(&self, max_names: usize) -> Option<usize> {
        self.columns.iter().rposition(
            |column| matches!(&column.values, Values::Text { names, .. } if names.len() <= max_names),
        )
    }

    /// The column with the surest name of a label.
    fn named_label(&self) -> Option<usize> {
        let place = |name: &str| {
            self.columns.iter().position(|column| column.name.eq_ignore_ascii_case(name))
        };
        LABEL_NAMES
            .iter()
            .filter(|&&name| name != "y" || place("x").is_none())
            .find_map(|name| place(name))
    }
}
