//! The comparison: every workload, by every contestant that supports it, in one page. `bench/js/race.mjs` is
//! the program of that page; here its numbers are collected.

use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};
use tests::browser::Browser;
use tests::server::Server;

/// The results for a workload.
#[derive(Debug)]
pub(crate) struct Race {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) contestants: Vec<Contestant>,
}

/// A contestant of a workload.
#[derive(Debug)]
pub(crate) struct Contestant {
    pub(crate) name: String,
    pub(crate) precision: String,
    /// The error because of which its times do not count.
    pub(crate) error: Option<String>,
    /// Microseconds per run, by round.
    pub(crate) samples: Vec<f64>,
}

/// A workload that takes longer counts as stuck.
const PATIENCE: Duration = Duration::from_secs(300);

/// Compares the contestants in the folder `site`.
pub(crate) async fn all(browser: &Browser, site: &Path, is_quick: bool) -> Vec<Race> {
    let server = Server::start(site, "/", None);
    browser.goto(&server.url()).await;
    browser.wait_for("window.bench").await;
    let urls = contestants(site);
    let options = if is_quick {
        json!({ "rounds": 5, "enough": 3, "sampleMs": 15, "warmMs": 200, "budgetMs": 1500 })
    } else {
        json!({ "rounds": 31, "enough": 7, "sampleMs": 40, "warmMs": 500, "budgetMs": 25_000 })
    };
    let workloads = browser.eval("window.bench.workloads").await;
    let mut races = Vec::new();
    for workload in workloads.as_array().expect("a table of workloads") {
        let (id, label) = (text(&workload["id"]), text(&workload["label"]));
        println!("{label}");
        browser.run(&format!("window.bench.start({}, {urls}, {options})", workload["id"])).await;
        let outcome = outcome(browser).await;
        let contestants = outcome["contestants"].as_array().map(|all| all.iter().map(contestant));
        let Some(contestants) = contestants else {
            panic!("{label}: {}", outcome["error"]);
        };
        races.push(Race { id, label, contestants: contestants.collect() });
    }
    races
}

/// The contestants' files, ours first.
fn contestants(site: &Path) -> Value {
    let files = fs::read_dir(site.join("adapters")).expect("contestants");
    let name = |file: fs::DirEntry| file.file_name().to_string_lossy().into_owned();
    let mut names: Vec<String> = files.filter_map(Result::ok).map(name).collect();
    names.sort_by_key(|name| {
        (!name.starts_with("nabla-f64"), !name.starts_with("nabla"), name.clone())
    });
    names.iter().map(|name| Value::from(format!("/adapters/{name}"))).collect()
}

async fn outcome(browser: &Browser) -> Value {
    let deadline = Instant::now() + PATIENCE;
    while Instant::now() < deadline {
        let outcome = browser.eval("window.bench.outcome ?? null").await;
        if !outcome.is_null() {
            return outcome;
        }
        // Only rarely, because each query takes time from the contestants.
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    panic!("a workload did not end within {PATIENCE:?}");
}

fn contestant(value: &Value) -> Contestant {
    let samples = value["samples"].as_array().into_iter().flatten().filter_map(Value::as_f64);
    Contestant {
        name: text(&value["name"]),
        precision: text(&value["precision"]),
        error: value["error"].as_str().map(str::to_owned),
        samples: samples.collect(),
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
