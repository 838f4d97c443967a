//! The benchmark in Chromium, for `cargo xtask bench`: compares Nabla's speed with other libraries, measures
//! the built page, and writes the results. The workloads are in `bench`.

mod page;
mod race;
mod report;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tests::browser::{Browser, Kind};
use tests::root;
use tokio::runtime::Builder;

use report::Report;

fn main() -> ExitCode {
    let path = |name| env::var_os(name).map(PathBuf::from);
    let site = path("NABLA_BENCH_SITE").expect("run by `cargo xtask bench`");
    let out = path("NABLA_BENCH_JSON").expect("run by `cargo xtask bench`");
    let is_quick = env::var_os("NABLA_BENCH_QUICK").is_some();
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
    let report = runtime.block_on(async {
        let log = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench.log");
        let browser = Browser::start(Kind::Chromium, &log).await;
        let machine = browser.eval("[navigator.userAgent, navigator.hardwareConcurrency]").await;
        let races = race::all(&browser, &site, is_quick).await;
        let page = page::measure(&browser, &root().join("dist"), is_quick).await;
        browser.close().await;
        Report::new(machine, races, page)
    });
    println!("\n{}", report.tables());
    fs::write(&out, report.json()).expect("the figures are written");
    println!("All samples are in {}", out.display());
    if let Some(document) = path("NABLA_BENCH_DOCUMENT") {
        fs::write(&document, report.document()).expect("the document is written");
        println!("The tables are in {}", document.display());
    }
    for wrong in report.errors() {
        eprintln!("error: {wrong}");
    }
    if report.errors().next().is_none() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
