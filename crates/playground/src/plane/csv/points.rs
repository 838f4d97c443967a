//! Points that fill the picture, made of three columns of a table, and back to text. Which columns these
//! are is guessed in `roles`; shuffling and splitting the points is a matter of `data`.

use super::error::CsvError;
use super::roles::Roles;
use super::table::{MAX_CLASSES, Table, Values};
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
    /// Up, from −5 to 5. `n` numbers.
    pub ys: Vec<f64>,
    /// What is to be learned of each point.
    pub labels: Labels,
    /// The units of `xs`.
    pub x: Axis,
    /// The units of `ys`.
    pub y: Axis,
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
    /// Makes points of three columns.
    ///
    /// Labels that are words are classes, and so are whole numbers if at most `MAX_CLASSES` are different;
    /// other numbers are numbers. Without labels there is one class, "points".
    pub fn points(&self, roles: Roles) -> Result<Points, CsvError> {
        let (x, xs) = self.axis(roles.x)?;
        let (y, ys) = self.axis(roles.y)?;
        let labels = match roles.label {
            Some(label) => self.labels(label)?,
            None => Labels::Classes {
                names: vec![UNLABELED.to_owned()],
                of_point: vec![0; self.n_rows],
            },
        };
        Ok(Points { xs, ys, labels, x, y })
    }

    /// A column of numbers in the units of the picture.
    fn axis(&self, index: usize) -> Result<(Axis, Vec<f64>), CsvError> {
        let column = self.columns.get(index).ok_or_else(|| missing(index))?;
        let Some(numbers) = column.numbers() else {
            let sentence = Sentence::new(
                "Column {0} (\"{1}\") is not made of numbers. Choose a column of numbers.",
            );
            return Err(CsvError::of_column(index, &column.name, sentence));
        };
        Ok(scaled(&column.name, numbers, REACH))
    }

    fn labels(&self, index: usize) -> Result<Labels, CsvError> {
        let column = self.columns.get(index).ok_or_else(|| missing(index))?;
        match &column.values {
            Values::Text { names, .. } if MAX_CLASSES < names.len() => {
                let sentence = Sentence::new(
                    "Column {0} (\"{1}\") has {2} different labels. Keep at most {3} or choose \
                     another column.",
                );
                let error = CsvError::of_column(index, &column.name, sentence);
                Err(error.with(&names.len()).with(&MAX_CLASSES))
            }
            Values::Text { names, of_row } => Ok(Labels::Classes {
                names: names.clone(),
                of_point: of_row.iter().map(|&name| name as u8).collect(),
            }),
            Values::Numbers(numbers) => Ok(classes(numbers).unwrap_or_else(|| {
                let (axis, values) = scaled(&column.name, numbers, 1.0);
                Labels::Numbers { values, axis }
            })),
        }
    }
}

impl Points {
    /// Writes the points as a table in real units, with a header: x, y, label.
    pub fn to_csv(&self) -> String {
        let label = match &self.labels {
            Labels::Classes { .. } => LABEL,
            Labels::Numbers { axis, .. } => &axis.name,
        };
        let mut text = String::new();
        push_row(&mut text, &[&self.x.name, &self.y.name, label].map(header));
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
            push_row(&mut text, &[self.x.write(x, REACH), self.y.write(y, REACH), label]);
        }
        text
    }
}

/// Numbers, and the axis that maps them to −`reach` to `reach`.
fn scaled(name: &str, numbers: &[f64], reach: f64) -> (Axis, Vec<f64>) {
    let axis = Axis::new(name, numbers, reach);
    // A quotient may be rounded beyond the edge.
    let view = |&real: &f64| axis.to_view(real).clamp(-reach, reach);
    let views = numbers.iter().map(view).collect();
    (axis, views)
}

/// The classes that few whole numbers stand for; none if there are many, or parts of a whole.
fn classes(numbers: &[f64]) -> Option<Labels> {
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
    let class = |&number: &f64| different.partition_point(|&it| it < number) as u8;
    let of_point = numbers.iter().map(class).collect();
    Some(Labels::Classes { names: different.into_iter().map(number::format).collect(), of_point })
}

fn missing(index: usize) -> CsvError {
    CsvError::of_table(Sentence::new("There is no column {0}. Choose another.").with(&(index + 1)))
}

/// A name that can stand in a header: one that reads as a number would make the header a row.
pub(crate) fn header(name: &str) -> String {
    let is_number = super::split::number(name, true).is_some();
    if is_number { format!("column {name}") } else { name.to_owned() }
}

/// Writes a row of a table.
pub(crate) fn push_row(text: &mut String, cells: &[String; 3]) {
    for (cell, end) in cells.iter().zip([',', ',', '\n']) {
        let is_plain = !cell.starts_with('#') && !cell.contains([',', ';', '\t', '"', '\n', '\r']);
        if is_plain {
            text.push_str(cell);
        } else {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        }
        text.push(end);
    }
}
