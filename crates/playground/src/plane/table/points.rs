//! Points that fill the picture, made of columns of a table. Which columns these are is guessed in `roles`;
//! shuffling and splitting the points is a matter of `data`.

use super::columns::{Cell, Column, MISSING, Odd, Table, Values};
use super::error::TableError;
use super::limits::MAX_CLASSES;
use super::roles::{Roles, names_classes};
use super::write::{header, push_row};
use crate::plane::axis::Axis;
use crate::text::number;
use crate::text::sentence::Sentence;

/// The farthest that a point lies from the middle of the picture, which reaches from −6 to 6.
const REACH: f64 = 5.0;
/// The one class of points without labels.
const UNLABELED: &str = "points";
/// The header of labels that are classes.
const LABEL: &str = "label";

/// Points in the units of the picture, and what is to be learned of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Points {
    /// Across, from −5 to 5. `n` numbers.
    pub xs: Vec<f64>,
    /// Up, from −5 to 5; 0 where the points lie on a line. `n` numbers.
    pub ys: Vec<f64>,
    /// What is to be learned of each point.
    pub labels: Labels,
    /// The units of `xs`.
    pub x: Axis,
    /// The units of `ys`; without a name where the points lie on a line.
    pub y: Axis,
    /// The row of the table that each point is. `n` numbers; the other rows were left out.
    pub rows: Vec<u32>,
    /// Rows that the table has.
    pub n_read: usize,
}

/// What is to be learned of points.
#[derive(Clone, Debug, PartialEq)]
pub enum Labels {
    /// One of a few classes.
    Classes {
        /// The classes: words in the order of first appearance, numbers from the smallest on.
        /// At most `MAX_CLASSES`.
        names: Vec<String>,
        /// The index in `names` of each point's class. `n` numbers.
        of_point: Vec<u8>,
    },
    /// A number.
    Numbers {
        /// The number of each point, from −1 to 1. `n` numbers.
        values: Vec<f64>,
        /// The units of `values`.
        axis: Axis,
    },
}

impl Table {
    /// Makes points of these columns, of the rows in which none of them is missing.
    ///
    /// Labels that are words are classes. So are whole numbers if at most `MAX_CLASSES` are different and there
    /// are two, or they follow each other, or come again, or the column's name says so; where the points lie on
    /// a line, only two that come again, or by name. Other numbers are numbers. Without labels there is one
    /// class, "points".
    pub fn points(&self, roles: Roles) -> Result<Points, TableError> {
        let x = self.numbers(roles.x)?;
        let y = roles.y.map(|y| self.numbers(y)).transpose()?;
        let label = roles.label.map(|label| self.column(label)).transpose()?;
        if y.is_none() && label.is_none() {
            return Err(TableError::of_table(Sentence::new(
                "One column alone is not enough. Choose a class or number, or a column for the y axis.",
            )));
        }
        let is_there = |row: &u32| {
            let row = *row as usize;
            let is_number = |numbers: &[f64]| !numbers[row].is_nan();
            is_number(x)
                && y.is_none_or(is_number)
                && label.is_none_or(|column| column.cell(row) != Cell::Missing)
        };
        let rows: Vec<u32> = (0..self.n_rows as u32).filter(is_there).collect();
        if rows.is_empty() {
            return Err(TableError::of_table(Sentence::new(
                "No row has an entry in each of the chosen columns. Choose other columns.",
            )));
        }
        let labels = match roles.label {
            Some(label) => self.labels(label, &rows, roles.y.is_none())?,
            None => {
                Labels::Classes { names: vec![UNLABELED.to_owned()], of_point: vec![0; rows.len()] }
            }
        };
        let axis = |index: usize, numbers: &[f64]| {
            scaled(&self.columns[index].label(), &taken(numbers, &rows), REACH)
        };
        let (x, xs) = axis(roles.x, x);
        let (y, ys) = match roles.y.zip(y) {
            Some((index, numbers)) => axis(index, numbers),
            None => (Axis::plain(""), vec![0.0; rows.len()]),
        };
        Ok(Points { xs, ys, labels, x, y, rows, n_read: self.n_rows })
    }

    /// The entry of a row in a column; missing where there is none.
    pub fn cell(&self, column: usize, row: u32) -> Cell<'_> {
        self.columns.get(column).map_or(Cell::Missing, |column| column.cell(row as usize))
    }

    /// A column whose entries are all what they seem.
    fn column(&self, index: usize) -> Result<&Column, TableError> {
        let column = self.columns.get(index).ok_or_else(|| {
            let sentence = Sentence::new("There is no column {0}. Choose another.");
            TableError::of_table(sentence.with(&(index + 1)))
        })?;
        let Some(Odd { line, text }) = &column.odd else { return Ok(column) };
        let sentence = Sentence::new(
            "Line {0}, column {1} (\"{2}\"): \"{3}\" is not a number. Correct it, or add it to the words for missing entries.",
        );
        Err(TableError::of_cell(*line, index, &column.name, sentence).with(text))
    }

    /// A column of numbers.
    fn numbers(&self, index: usize) -> Result<&[f64], TableError> {
        let column = self.column(index)?;
        column.numbers().ok_or_else(|| {
            let sentence = Sentence::new(
                "Column {0} (\"{1}\") does not contain numbers. Choose a column of numbers.",
            );
            TableError::of_column(index, &column.name, sentence)
        })
    }

    fn labels(&self, index: usize, rows: &[u32], is_line: bool) -> Result<Labels, TableError> {
        let column = &self.columns[index];
        match &column.values {
            Values::Text { names, of_row } => {
                // Of the words only those that some point has.
                let mut class_of = vec![MISSING; names.len()];
                let (mut classes, mut of_point) = (Vec::new(), Vec::with_capacity(rows.len()));
                for &row in rows {
                    let word = of_row[row as usize] as usize;
                    if class_of[word] == MISSING {
                        class_of[word] = classes.len() as u32;
                        classes.push(names[word].clone());
                    }
                    of_point.push(class_of[word] as u8);
                }
                if MAX_CLASSES < classes.len() {
                    let sentence = Sentence::new(
                        "Column {0} (\"{1}\") has {2} different labels. Keep at most {3} or choose \
                         another column.",
                    );
                    let error = TableError::of_column(index, &column.name, sentence);
                    return Err(error.with(&classes.len()).with(&MAX_CLASSES));
                }
                Ok(Labels::Classes { names: classes, of_point })
            }
            Values::Numbers(numbers) => {
                let numbers = taken(numbers, rows);
                Ok(classes(&numbers, &column.name, is_line).unwrap_or_else(|| {
                    let (axis, values) = scaled(&column.label(), &numbers, 1.0);
                    Labels::Numbers { values, axis }
                }))
            }
        }
    }
}

impl Points {
    /// Writes the points as a table in real units, with a header: x, y, label.
    pub fn to_csv(&self) -> String {
        let is_line = self.y.name.is_empty();
        let names = match &self.labels {
            Labels::Classes { .. } => LABEL,
            Labels::Numbers { axis, .. } => &axis.name,
        };
        let mut text = String::new();
        push_row(&mut text, is_line, [&self.x.name, &self.y.name, names].map(header));
        for (i, (&x, &y)) in self.xs.iter().zip(&self.ys).enumerate() {
            let label = match &self.labels {
                Labels::Classes { names, of_point } => {
                    of_point.get(i).and_then(|&class| names.get(usize::from(class))).cloned()
                }
                Labels::Numbers { values, axis } => {
                    values.get(i).map(|&value| axis.write(value, 1.0))
                }
            };
            let label = label.unwrap_or_default();
            push_row(&mut text, is_line, [self.x.write(x, REACH), self.y.write(y, REACH), label]);
        }
        text
    }

    /// Rows of the table that are no points, because something is missing in them.
    pub fn n_left_out(&self) -> usize {
        self.n_read - self.rows.len()
    }
}

/// The numbers of these rows.
fn taken(numbers: &[f64], rows: &[u32]) -> Vec<f64> {
    rows.iter().map(|&row| numbers[row as usize]).collect()
}

/// Numbers, and the axis that maps them to −`reach` to `reach`.
fn scaled(name: &str, numbers: &[f64], reach: f64) -> (Axis, Vec<f64>) {
    let axis = Axis::new(name, numbers, reach);
    // A quotient may be rounded beyond the edge.
    let view = |&real: &f64| axis.to_view(real).clamp(-reach, reach);
    let views = numbers.iter().map(view).collect();
    (axis, views)
}

/// The classes that few whole numbers stand for; none if they are many, or parts of a whole, or look like
/// amounts. Classes are two, or follow each other, or come again, or the column says so: prices of 210000,
/// 310000 and 455000 do none of this. Where points lie on a line the label is an amount unless it is one of
/// two numbers that come again, or the column says so.
fn classes(numbers: &[f64], name: &str, is_line: bool) -> Option<Labels> {
    let mut different: Vec<f64> = Vec::with_capacity(MAX_CLASSES);
    for &number in numbers {
        let place = different.partition_point(|&it| it < number);
        if different.get(place) != Some(&number) {
            if different.len() == MAX_CLASSES || libm::trunc(number) != number {
                return None;
            }
            different.insert(place, number);
        }
    }
    let n = different.len();
    let come_again = 2 * n <= numbers.len();
    let follow = || different.windows(2).all(|it| it[0] + 1.0 == it[1]);
    let are_classes = names_classes(name)
        || if is_line { n == 2 && come_again } else { n <= 2 || come_again || follow() };
    if !are_classes {
        return None;
    }
    let class = |&number: &f64| different.partition_point(|&it| it < number) as u8;
    let of_point = numbers.iter().map(class).collect();
    Some(Labels::Classes { names: different.into_iter().map(number::format).collect(), of_point })
}
