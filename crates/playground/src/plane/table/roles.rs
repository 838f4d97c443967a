//! Which columns mean what: a guess that a person may change. What becomes of them is in `points`.

use super::columns::{Column, Table, Values};
use super::limits::MAX_CLASSES;
use super::names::{CLASS_NAMES, ID_NAMES, LABEL_NAMES, is_code, is_mark, is_time};
use std::collections::BinaryHeap;

/// Which column lies across, which up, and which is to be learned; indices in `Table::columns`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Roles {
    /// The column that lies across, of numbers.
    pub x: usize,
    /// The column that lies up, of numbers; none where points lie on a line.
    pub y: Option<usize>,
    /// The column that is to be learned, of either kind.
    pub label: Option<usize>,
}

impl Roles {
    /// Guesses what the columns of a table mean.
    ///
    /// The label is the column with the name of one; else the last of all if it is 0 and 1; else the last column of
    /// few words that come again, but for times and codes; else the last that was measured, but for times. What is left lies across and up: first
    /// what was measured, then codes and numbers of which there are but few, such as years. A column that only counts the
    /// rows is last of all.
    pub fn guess(table: &Table) -> Self {
        let columns = &table.columns;
        let numeric =
            |&k: &usize| columns[k].numbers().is_some_and(|it| !it.iter().all(|x| x.is_nan()));
        let (ids, measured): (Vec<usize>, Vec<usize>) =
            (0..columns.len()).filter(numeric).partition(|&k| is_id(table, k));
        let named = |name: &str| {
            columns.iter().position(|column| column.name.trim().to_lowercase() == name)
        };
        let can_label = |k: &usize| has_few_words(&columns[*k], 1) || measured.contains(k);
        // A word of its own in each row is a name, unless it stands where labels do, behind everything else.
        let is_label = |k: &usize| {
            let is_last = k + 1 == columns.len() || table.n_rows < 3;
            has_few_words(&columns[*k], 2) && (is_last || has_word_twice(&columns[*k]))
        };
        let has_x = named("x").is_some();
        // One column of numbers lies across, whatever it is called.
        let is_needed = |k: &usize| measured.len() == 1 && ids.is_empty() && measured.contains(k);
        let with_name = |names: &[&str]| {
            let names = names.iter().filter(|&&name| name != "y" || !has_x);
            names.filter_map(|name| named(name)).find(|k| can_label(k) && !is_needed(k))
        };
        let last = |is_it: &dyn Fn(&usize) -> bool| (0..columns.len()).rev().find(is_it);
        let is_amount =
            |k: &usize| columns[*k].numbers().is_some() && !has_few_numbers(&columns[*k]);
        let is_moment = |k: &usize| is_time(&columns[*k].name);
        let last_measured = || {
            let is_usual = |k: &&usize| !is_moment(k);
            let has_two = 1 < measured.len() || !measured.is_empty() && !ids.is_empty();
            let last = measured.iter().rfind(is_usual).or(measured.last());
            last.copied().filter(|_| has_two)
        };
        // The last of all columns, of 0 and 1, is what files for learning end with.
        let last_of_two = || {
            columns
                .len()
                .checked_sub(1)
                .filter(|k| measured.contains(k) && is_yes_or_no(&columns[*k]))
        };
        let of_words = || last(&|k| is_label(k) && !only_tells_apart(&columns[*k]));
        let label = with_name(&CLASS_NAMES)
            // Of amounts beside words the words are what is told apart.
            .or_else(|| with_name(&LABEL_NAMES).filter(|k| !is_amount(k)))
            .or_else(last_of_two)
            .or_else(of_words)
            .or_else(|| with_name(&LABEL_NAMES))
            .or_else(last_measured)
            .or_else(|| last(&is_label));
        let is_free = |k: &usize| Some(*k) != label;
        // A time lies across if there are not two other columns to look at.
        let n_others = measured.iter().filter(|k| is_free(k) && !is_moment(k)).count();
        let is_late = |&k: &usize| {
            let column = &columns[k];
            has_few_numbers(column) || is_code(&column.name) || 1 < n_others && is_moment(&k)
        };
        let (few, many): (Vec<usize>, Vec<usize>) =
            measured.iter().copied().filter(is_free).partition(is_late);
        let mut left: Vec<usize> = many.into_iter().chain(few).collect();
        if let (Some(x), Some(y)) = (named("x"), named("y"))
            && left.contains(&x)
            && left.contains(&y)
        {
            left = vec![x, y];
        }
        let x = left.first().or(ids.first()).copied().unwrap_or(0);
        Self { x, y: left.get(1).copied(), label }
    }
}

/// Whether the name says that numbers are classes.
pub(super) fn names_classes(name: &str) -> bool {
    CLASS_NAMES.contains(&name.trim().to_lowercase().as_str())
}

/// Whether a column is words that can be classes, at least so many.
fn has_few_words(column: &Column, least: usize) -> bool {
    let range = least..=MAX_CLASSES;
    matches!(&column.values, Values::Text { names, .. } if range.contains(&names.len()))
}

/// Whether a word of a column comes again.
fn has_word_twice(column: &Column) -> bool {
    let Values::Text { names, of_row } = &column.values else { return false };
    names.len() + column.n_missing < of_row.len()
}

/// Whether a column is 0 and 1, each more than once.
fn is_yes_or_no(column: &Column) -> bool {
    let Some(numbers) = column.numbers() else { return false };
    let n = |value: f64| numbers.iter().filter(|&&x| x == value).count();
    1 < n(0.0) && 1 < n(1.0) && n(0.0) + n(1.0) + column.n_missing == numbers.len()
}

/// Whether the words of a column are times or codes: by its name, or all of them by how they look.
fn only_tells_apart(column: &Column) -> bool {
    let Values::Text { names, .. } = &column.values else { return false };
    is_time(&column.name) || is_code(&column.name) || names.iter().all(|name| is_mark(name))
}

/// Whether a column has but a few whole numbers, again and again.
fn has_few_numbers(column: &Column) -> bool {
    let mut different: Vec<f64> = Vec::new();
    let Some(numbers) = column.numbers() else { return false };
    for &number in numbers.iter().filter(|x| !x.is_nan()) {
        if !different.contains(&number) {
            if different.len() == MAX_CLASSES || libm::trunc(number) != number {
                return false;
            }
            different.push(number);
        }
    }
    4 * different.len() <= numbers.len()
}

/// Whether a column of numbers only counts the rows: without a name or with that of an index, and every number
/// is whole and comes once.
fn is_id(table: &Table, column: usize) -> bool {
    let Column { name, is_named, values, .. } = &table.columns[column];
    let Values::Numbers(numbers) = values else { return false };
    let counts = |step: fn(f64, f64) -> bool| {
        let is_whole = |x: &f64| libm::trunc(*x) == *x;
        numbers.iter().all(is_whole) && numbers.windows(2).all(|it| step(it[0], it[1]))
    };
    let up = || counts(|a, b| a < b);
    if *is_named {
        let lower = name.trim().to_lowercase();
        let is_index = ID_NAMES.contains(&lower.as_str())
            || lower.ends_with("_id")
            || lower.ends_with(" id")
            || name.ends_with("Id")
            || name.ends_with("ID");
        is_index && 1 < numbers.len() && (up() || are_different(numbers))
    } else if table.found.header {
        1 < numbers.len() && up()
    } else {
        // Without any name it may as well be the first of two measured numbers.
        let is_start = matches!(numbers.first(), Some(&(0.0 | 1.0)));
        column == 0 && 2 < numbers.len() && is_start && counts(|a, b| a + 1.0 == b)
    }
}

/// Whether all are whole numbers, and no two are the same.
fn are_different(numbers: &[f64]) -> bool {
    // Sorted by a heap, as words are.
    let sorted = BinaryHeap::from_iter(numbers.iter().map(|&x| x as i64)).into_sorted_vec();
    let are_whole = numbers.iter().all(|&x| x as i64 as f64 == x);
    are_whole && sorted.windows(2).all(|it| it[0] < it[1])
}
