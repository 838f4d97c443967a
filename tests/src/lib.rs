//! What the programs around the built page share, the scenarios in `e2e/` and the benchmark in
//! `bench/`: a real browser, and a server for the page. Knows nothing of this page. The tests that
//! cross crates live in `it/`.

use std::env;
use std::path::{Path, PathBuf};

mod bidi;
pub mod browser;
mod driver;
pub mod server;
mod tasks;

/// The checkout.
pub fn root() -> PathBuf {
    // Asked while running and not while compiling: clones may share one target folder.
    let manifest = env::var_os("CARGO_MANIFEST_DIR").expect("run the tests through cargo");
    Path::new(&manifest).parent().expect("the tests lie in the workspace").to_owned()
}
