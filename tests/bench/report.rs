//! The report: medians, ratios, and the tables for the terminal, the document and other programs.

use serde_json::{Value, json};
use std::fmt::Write;

use crate::page::{Page, SLOWDOWN};
use crate::race::{Contestant, Race};

#[derive(Debug)]
pub(crate) struct Report {
    machine: String,
    races: Vec<Race>,
    page: Page,
}

/// The median of some numbers; NaN if there are none.
pub(crate) fn median(numbers: &[f64]) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    let n = sorted.len();
    match n {
        0 => f64::NAN,
        _ => (sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0,
    }
}

impl Race {
    /// How many times as long as Nabla a contestant takes: the median of the ratios of all rounds. Compared
    /// with Nabla in the same precision, if there is one.
    fn ratio(&self, contestant: &Contestant) -> Option<f64> {
        let ours = || self.contestants.iter().filter(|other| is_ours(&other.name));
        let of_same = ours().find(|other| other.precision == contestant.precision);
        let nabla = of_same.or_else(|| ours().next())?;
        let pairs = contestant.samples.iter().zip(&nabla.samples);
        let ratios: Vec<f64> = pairs.map(|(theirs, ours)| theirs / ours).collect();
        (contestant.error.is_none() && nabla.error.is_none()).then(|| median(&ratios))
    }
}

fn is_ours(name: &str) -> bool {
    name.starts_with("Nabla")
}

impl Report {
    pub(crate) fn new(machine: Value, races: Vec<Race>, page: Page) -> Self {
        let agent = machine[0].as_str().unwrap_or_default();
        let version = agent.split("Chrome/").nth(1).and_then(|rest| rest.split('.').next());
        let machine = format!("Chromium {} on {} cores", version.unwrap_or("?"), machine[1]);
        Self { machine, races, page }
    }

    /// The results that are wrong.
    pub(crate) fn errors(&self) -> impl Iterator<Item = String> {
        self.races.iter().flat_map(|race| {
            let wrong =
                |it: &Contestant| Some(format!("{}: {}: {}", race.id, it.name, it.error.as_ref()?));
            race.contestants.iter().filter_map(wrong)
        })
    }

    /// The results as JSON for other programs.
    pub(crate) fn json(&self) -> String {
        let contestant = |race: &Race, it: &Contestant| {
            json!({
                "name": it.name,
                "precision": it.precision,
                "microseconds": median(&it.samples),
                "ratio": race.ratio(it),
                "error": it.error,
                "samples": it.samples,
            })
        };
        let races = self.races.iter().map(|race| {
            let all = race.contestants.iter().map(|it| contestant(race, it));
            json!({ "id": race.id, "label": race.label, "contestants": all.collect::<Value>() })
        });
        let Page { first_picture_ms, ready_ms, frames, files } = &self.page;
        let files = files.iter().map(|(name, bytes, gzipped)| json!([name, bytes, gzipped]));
        let frames = frames.iter().map(|(name, ms)| json!([name, ms]));
        let all = json!({
            "machine": self.machine,
            "workloads": races.collect::<Value>(),
            "page": {
                "slowdown": SLOWDOWN,
                "firstPictureMs": first_picture_ms,
                "readyMs": ready_ms,
                "scriptMsPerFrame": frames.collect::<Value>(),
                "files": files.collect::<Value>(),
            },
        });
        format!("{all:#}\n")
    }

    /// The document with the latest results.
    pub(crate) fn document(&self) -> String {
        format!(
            "# Performance\n\n\
             Written by `cargo xtask bench`: {}.\n\n\
             {}\n\
             Times of different runs do not compare, ratios do.\n\
             The contestants are timed in turns, each in a worker of its own, and every result is checked.\n\
             What a run of each workload is, and how another contestant joins, is in [bench/js/README.md](../bench/js/README.md).\n",
            self.machine,
            self.tables()
        )
    }

    /// All tables.
    pub(crate) fn tables(&self) -> String {
        let mut text = String::from(
            "Microseconds of a run; in brackets, how many times as long as Nabla in the same precision.\n\n",
        );
        text.push_str(&table(&self.race_rows()));
        let Page { first_picture_ms, ready_ms, frames, files } = &self.page;
        let mut rows = vec![vec!["The page".to_owned(), "ms".to_owned()]];
        let slow = format!("on a processor {SLOWDOWN} times slower");
        rows.push(vec![format!("to the first picture, {slow}"), format!("{first_picture_ms:.0}")]);
        rows.push(vec![format!("until it answers, {slow}"), format!("{ready_ms:.0}")]);
        for (name, ms) in frames {
            rows.push(vec![format!("script in a frame of {name}"), format!("{ms:.2}")]);
        }
        let _ = write!(text, "\n{}\n", table(&rows));
        let mut rows = vec![["File", "bytes", "gzipped"].map(str::to_owned).to_vec()];
        for (name, bytes, gzipped) in files {
            rows.push(vec![name.clone(), bytes.to_string(), gzipped.to_string()]);
        }
        text.push_str(&table(&rows));
        text
    }

    fn race_rows(&self) -> Vec<Vec<String>> {
        let mut names: Vec<&str> = Vec::new();
        for it in self.races.iter().flat_map(|race| &race.contestants) {
            if !names.contains(&it.name.as_str()) {
                names.push(&it.name);
            }
        }
        let head = ["Workload"].into_iter().chain(names.iter().copied());
        let mut rows = vec![head.map(str::to_owned).collect::<Vec<_>>()];
        for race in &self.races {
            let cell = |name: &&str| {
                let found = race.contestants.iter().find(|it| it.name == *name);
                found.map_or("–".to_owned(), |it| cell(race, it))
            };
            rows.push([race.label.clone()].into_iter().chain(names.iter().map(cell)).collect());
        }
        rows
    }
}

fn cell(race: &Race, it: &Contestant) -> String {
    if it.error.is_some() {
        return "wrong".to_owned();
    }
    let time = digits(median(&it.samples));
    match race.ratio(it) {
        Some(ratio) if !is_ours(&it.name) => format!("{time} ({})", digits(ratio)),
        _ => time,
    }
}

/// Three significant digits.
fn digits(number: f64) -> String {
    let after = match number {
        n if n < 10.0 => 2,
        n if n < 100.0 => 1,
        _ => 0,
    };
    format!("{number:.after$}")
}

/// A table in Markdown, with columns of the necessary width; all but the first are right-aligned.
fn table(rows: &[Vec<String>]) -> String {
    let width =
        |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let mut text = String::new();
    for (k, row) in rows.iter().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            let n = width(column);
            let _ = match column {
                0 => write!(text, "| {cell:<n$} |"),
                _ => write!(text, " {cell:>n$} |"),
            };
        }
        text.push('\n');
        if k == 0 {
            for column in 0..row.len() {
                let line = "-".repeat(width(column));
                let _ = match column {
                    0 => write!(text, "| {line} |"),
                    _ => write!(text, " {}: |", &line[1..]),
                };
            }
            text.push('\n');
        }
    }
    text
}
