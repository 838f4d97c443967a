//! Own data: the points that a person painted or brought along, and how they are written in a link. Tables
//! are read in `table`; how points are painted is the page's business.

mod packed;

use crate::answer::{class_of, label_of};
use crate::plane::axis::Axis;
use crate::plane::dataset::Example;
use crate::plane::limits;
use crate::plane::positive_class;
use crate::plane::table::{self, Labels};
use crate::text::number;
use crate::text::sentence::Sentence;

/// A person's own points.
#[derive(Clone, Debug, PartialEq)]
pub struct Own {
    points: Vec<Example>,
    classes: Vec<String>,
    axes: [Axis; 2],
    label: Axis,
}

impl Own {
    /// Points with a class each; a label is as [`label_of`] has it. There are at least two classes.
    pub fn of_classes(points: Vec<Example>, classes: Vec<String>, axes: [Axis; 2]) -> Self {
        let mut classes: Vec<String> = classes.iter().map(|name| plain(name)).collect();
        while classes.len() < *limits::CLASSES.start() {
            classes.push(class_name(classes.len()));
        }
        Self::new(points, classes, axes, Axis::plain("class"))
    }

    /// Points with a number each, about −1 to 1; `label` tells what it measures.
    pub fn of_numbers(points: Vec<Example>, axes: [Axis; 2], label: Axis) -> Self {
        Self::new(points, Vec::new(), axes, label)
    }

    /// The points of a table. Of two classes the one that a person would call positive is the first, whatever
    /// order the rows have: it is labeled 1. Points that a link holds keep their order, and with it their
    /// numbers.
    pub fn of_table(points: table::Points) -> Self {
        let table::Points { xs, ys, labels, x, y, .. } = points;
        let places = xs.into_iter().zip(ys);
        let put = |((x, y), label)| Example { x, y, label };
        match labels {
            Labels::Classes { mut names, of_point } => {
                let n = names.len().max(*limits::CLASSES.start());
                let is_swapped =
                    <&[String; 2]>::try_from(&names[..]).is_ok_and(|it| positive_class(it) == 1);
                if is_swapped {
                    names.swap(0, 1);
                }
                let sign = if is_swapped { -1.0 } else { 1.0 };
                let labels = of_point.into_iter().map(|class| sign * label_of(class.into(), n));
                Self::of_classes(places.zip(labels).map(put).collect(), names, [x, y])
            }
            Labels::Numbers { values, axis } => {
                Self::of_numbers(places.zip(values).map(put).collect(), [x, y], axis)
            }
        }
    }

    /// Thousandths are finer than a pixel, and short enough for a link.
    fn new(points: Vec<Example>, classes: Vec<String>, axes: [Axis; 2], label: Axis) -> Self {
        let round = |x: f64| libm::round(x * 1e3) / 1e3;
        let rounded = |e: Example| Example { x: round(e.x), y: round(e.y), label: round(e.label) };
        let named = |axis: Axis| Axis { name: plain(&axis.name), ..axis };
        Self {
            points: points.into_iter().map(rounded).collect(),
            classes,
            axes: axes.map(named),
            label: named(label),
        }
    }

    /// The points, in the order in which they came.
    pub fn points(&self) -> &[Example] {
        &self.points
    }

    /// How many classes there are; 0 if the points have numbers.
    pub fn n_classes(&self) -> usize {
        self.classes.len()
    }

    /// The names of the classes.
    pub fn classes(&self) -> &[String] {
        &self.classes
    }

    /// What is measured across and up.
    pub fn axes(&self) -> &[Axis; 2] {
        &self.axes
    }

    /// What the label measures.
    pub fn label(&self) -> &Axis {
        &self.label
    }

    /// Whether the points lie on a line: nothing is measured up. Then what is learned is a curve.
    pub fn is_line(&self) -> bool {
        self.axes[1].name.is_empty() && self.points.iter().all(|point| point.y == 0.0)
    }

    /// The same with one more point. If its class is new, so are all classes before it; there are never more than
    /// there are colors.
    pub fn with_point(&self, x: f64, y: f64, class: usize) -> Self {
        let class = class.min(*limits::CLASSES.end() - 1);
        let mut classes = self.classes.clone();
        while classes.len() <= class.max(1) {
            classes.push(class_name(classes.len()));
        }
        let n = classes.len();
        let relabeled = |e: &Example| Example {
            label: label_of(class_of(e.label, self.classes.len()), n),
            ..*e
        };
        let mut points: Vec<Example> = self.points.iter().map(relabeled).collect();
        points.push(Example { x, y, label: label_of(class, n) });
        Self::new(points, classes, self.axes.clone(), self.label.clone())
    }

    /// The same without the points nearer than `radius` to (x, y).
    pub fn without(&self, x: f64, y: f64, radius: f64) -> Self {
        let is_far = |e: &&Example| radius * radius < (e.x - x) * (e.x - x) + (e.y - y) * (e.y - y);
        let points = self.points.iter().filter(is_far).copied().collect();
        Self { points, ..self.clone() }
    }

    /// The points as a table in real units with a header, which [`Table::read`](table::Table::read) reads:
    /// across, up, label. Numbers are exact to a thousandth of the picture's unit.
    pub fn to_csv(&self) -> String {
        let [x, y] = &self.axes;
        let mut text = String::new();
        let header = [&x.name, &y.name, &self.label.name].map(|name| table::header(name));
        let is_line = self.is_line();
        table::push_row(&mut text, is_line, header);
        for e in &self.points {
            let label = match self.classes.len() {
                0 => real(&self.label, e.label),
                n => self.classes[class_of(e.label, n)].clone(),
            };
            table::push_row(&mut text, is_line, [real(x, e.x), real(y, e.y), label]);
        }
        text
    }

    /// The points as text: rows for the names, the axes and the classes, then a row for each point.
    pub fn to_text(&self) -> String {
        let [x, y] = &self.axes;
        let mut text = [&x.name, &y.name, &self.label.name].map(String::as_str).join("|");
        text.push('~');
        let axes = [x.offset, x.scale, y.offset, y.scale, self.label.offset, self.label.scale];
        push_numbers(&mut text, axes);
        text.push('~');
        text.push_str(&self.classes.join("|"));
        for e in &self.points {
            text.push('~');
            let label = match self.classes.len() {
                0 => e.label,
                n => class_of(e.label, n) as f64,
            };
            push_numbers(&mut text, [e.x, e.y, label]);
        }
        text
    }

    /// Reads what [`to_text`](Self::to_text) wrote. The error is the rest of a sentence that begins with the key:
    /// `has …`.
    pub fn from_text(text: &str) -> Result<Self, Sentence> {
        let mut rows = text.split('~');
        let mut row = || rows.next().unwrap_or_default();
        let (names, axes, classes) = (row(), row(), row());
        let mut names = names.split('|').map(plain);
        let axes: Vec<f64> = axes.split(',').take(7).map(number::parse).collect();
        let &[ox, sx, oy, sy, ol, sl] = &axes[..] else {
            return Err(Sentence::new("has no axes"));
        };
        let is_axis = |[offset, scale]: [f64; 2]| offset.is_finite() && scale.is_normal();
        if ![[ox, sx], [oy, sy], [ol, sl]].into_iter().all(is_axis) {
            return Err(Sentence::new("has axes that are not numbers"));
        }
        let mut axis =
            |offset, scale| Axis { name: names.next().unwrap_or_default(), offset, scale };
        let (axes, label) = ([axis(ox, sx), axis(oy, sy)], axis(ol, sl));
        let n = if classes.is_empty() { 0 } else { classes.split('|').count() };
        if n == 1 || *limits::CLASSES.end() < n {
            let why = Sentence::new("has {0} classes and not 2 to {1}").with(&n);
            return Err(why.with(limits::CLASSES.end()));
        }
        let classes = classes.split('|').take(n).map(plain).collect();
        let mut points = Vec::new();
        for (k, row) in rows.enumerate() {
            if *limits::POINTS.end() <= k {
                return Err(Sentence::new("has more than {0} points").with(limits::POINTS.end()));
            }
            let mut cells = row.split(',').map(number::parse);
            let mut cell = || cells.next().filter(|x| x.abs() <= 1e6);
            let (Some(x), Some(y), Some(label)) = (cell(), cell(), cell()) else {
                return Err(
                    Sentence::new("does not have three numbers at point {0}").with(&(k + 1))
                );
            };
            if 0 < n && !(0.0 <= label && label < n as f64) {
                return Err(Sentence::new("has no such class at point {0}").with(&(k + 1)));
            }
            let label = if n == 0 { label } else { label_of(label as usize, n) };
            points.push(Example { x, y, label });
        }
        Ok(Self::new(points, classes, axes, label))
    }
}

/// A value in real units, as exact as a thousandth of the picture's unit.
fn real(axis: &Axis, view: f64) -> String {
    let digits = libm::floor(3.0 - libm::log10(axis.scale.abs())).clamp(0.0, 20.0);
    let rounded = number::to_fixed(axis.to_real(view), digits as u8);
    number::format(number::decimal(&rounded))
}

/// The name of a class that nobody named: A, B, C …
pub(crate) fn class_name(k: usize) -> String {
    char::from(b'A' + k as u8).to_string()
}

/// A name without what separates rows and names.
fn plain(name: &str) -> String {
    name.chars().map(|c| if c == '~' || c == '|' || c.is_control() { ' ' } else { c }).collect()
}

fn push_numbers<const N: usize>(text: &mut String, numbers: [f64; N]) {
    for (k, x) in numbers.into_iter().enumerate() {
        if 0 < k {
            text.push(',');
        }
        text.push_str(&number::format(x));
    }
}
