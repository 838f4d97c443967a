//! Shared code of the programs that test the built page, which are the scenarios in `e2e/` and the benchmark in
//! `bench/`: a real browser, and a server for the page. It knows nothing about this page. The tests across
//! crates are in `it/`.

use std::env;
use std::path::{Path, PathBuf};

mod bidi;
pub mod browser;
mod driver;
pub mod server;
mod tasks;

/// The root folder of the checkout.
pub fn root() -> PathBuf {
    // Read at run time and not at compile time: clones may share one target folder.
    let manifest = env::var_os("CARGO_MANIFEST_DIR").expect("run the tests through cargo");
    Path::new(&manifest).parent().expect("the tests lie in the workspace").to_owned()
}
