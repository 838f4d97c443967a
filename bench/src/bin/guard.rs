//! The guard against slower code: measures the time of Nabla for a workload relative to plain loops in the same
//! process, and compares this ratio with the one in a file. `guard FILE` fails when a workload has become
//! slower, `guard FILE --write` records the present ratios.
//!
//! Both are measured in turns by the processor time of this thread, and the shortest of many short samples
//! counts: other programs on the machine can only make samples longer.

use bench::{Nabla, Reference, Task, Workload};
use cpu_time::ThreadTime;
use nn::Compiled;
use serde_json::{Map, Value};
use std::process::ExitCode;
use std::time::{Duration, Instant};
use std::{env, fs};

/// The largest allowed factor between a workload's ratio and the recorded one.
const LIMIT: f64 = 1.25;
/// Below this factor the new ratio should be recorded.
const GAIN: f64 = 0.8;
/// The duration of a sample, if a single run is not longer.
const SAMPLE: Duration = Duration::from_micros(300);
/// The duration of one measurement; if the ratio is then within the limit, it is accepted.
const LOOK: Duration = Duration::from_secs(1);
/// The number of measurements before a workload counts as slower.
const N_LOOKS: usize = 6;

/// Name, id of the workload, and the function that prepares the measurement.
type Case = (&'static str, &'static str, fn(&'static Workload) -> Race);

const CASES: &[Case] = &[
    ("w1-batch10 f64", "w1-batch10", race::<f64>),
    ("w1-batch10 f32", "w1-batch10", race::<f32>),
    ("w1-batch1 f64", "w1-batch1", race::<f64>),
    ("w2 f64", "w2", race::<f64>),
    ("w2 f32", "w2", race::<f32>),
    ("w3-small", "w3-small", race::<f32>),
    ("w3-deep", "w3-deep", race::<f32>),
    ("w5 f32", "w5", race::<f32>),
];

/// Nabla and the reference for one workload.
struct Race {
    /// Each runs its workload `n` times and returns the seconds per run.
    runners: [Runner; 2],
    n: [u32; 2],
    /// Seconds per run in the shortest samples so far.
    best: [f64; 2],
}

type Runner = Box<dyn FnMut(u32) -> f64>;

fn main() -> ExitCode {
    let mut args = env::args().skip(1);
    let file = args.next().expect("a file; run `cargo xtask guard`");
    let is_writing = args.next().as_deref() == Some("--write");
    let recorded = fs::read_to_string(&file).unwrap_or_default();
    let recorded: Value = serde_json::from_str(&recorded).unwrap_or_default();
    let mut now = Map::new();
    let mut n_slower = 0;
    for (name, id, race) in CASES {
        let limit = recorded[name].as_f64().filter(|_| !is_writing).map(|ratio| ratio * LIMIT);
        let workload = Workload::find(id).expect("a workload of the table");
        let mut race = race(workload);
        let mut ratio = race.look();
        // When recording, all measurements are made. A ratio far below the limit may come from a disturbed
        // reference.
        for k in 1..N_LOOKS {
            let is_likely = |limit: f64| ratio <= limit && (0.9 * limit / LIMIT <= ratio || 3 <= k);
            if limit.is_some_and(is_likely) {
                break;
            }
            ratio = race.look();
        }
        let recorded = recorded[name].as_f64().unwrap_or(ratio);
        let change = ratio / recorded;
        let verdict = match limit {
            None => "recorded",
            Some(limit) if limit < ratio => {
                n_slower += 1;
                "SLOWER"
            }
            _ if change < GAIN => "faster: record it with `cargo xtask bench --guard`",
            _ => "",
        };
        let [ours, yardstick] = race.best.map(|seconds| seconds * 1e6);
        println!(
            "{name:<16}{ours:>9.1} µs, yardstick {yardstick:>8.1} µs: {ratio:.3}, {change:.2} of what it was  {verdict}"
        );
        now.insert((*name).to_owned(), ((ratio * 1e4).round() / 1e4).into());
    }
    if is_writing {
        let text = format!("{:#}\n", Value::Object(now));
        fs::write(&file, text).expect("the ratios are written");
    }
    if n_slower == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn race<R: Compiled>(workload: &'static Workload) -> Race {
    let mut nabla = Nabla::<R>::new(workload);
    let mut reference = Reference::new(workload);
    let ours = move |n| {
        nabla.restart();
        nabla.run();
        timed(n, || nabla.run())
    };
    let theirs = move |n| {
        reference.restart();
        // For a long workload, the outputs for a few points are enough.
        let is_short = workload.task == Task::Epoch && workload.id != "w5";
        timed(n, || {
            if is_short { reference.run() } else { reference.answer(1000 / workload.net.n_inputs) }
        })
    };
    let mut runners: [Runner; 2] = [Box::new(ours), Box::new(theirs)];
    let n = [0, 1].map(|k| (SAMPLE.as_secs_f64() / runners[k](1)).max(1.0) as u32);
    Race { runners, n, best: [f64::INFINITY; 2] }
}

impl Race {
    /// Measures both in turns for a while; returns the ratio of the shortest times so far.
    fn look(&mut self) -> f64 {
        let begin = Instant::now();
        while begin.elapsed() < LOOK {
            for ((runner, n), best) in self.runners.iter_mut().zip(self.n).zip(&mut self.best) {
                *best = best.min(runner(n));
            }
        }
        self.best[0] / self.best[1]
    }
}

/// Seconds per run, for `n` runs.
fn timed(n: u32, mut run: impl FnMut()) -> f64 {
    let begin = ThreadTime::now();
    for _ in 0..n {
        run();
    }
    begin.elapsed().as_secs_f64() / f64::from(n)
}
