//! Turns the wasm from the compiler into what a browser loads: a script and the wasm that belongs to it. The
//! generator is used as a library and not as a command, so nothing has to be installed for it.

use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// Writes `NAME.js` and `NAME_bg.wasm` into `out` and removes everything else there; `NAME` is the name of
/// `wasm`.
pub(crate) fn generate(wasm: &Path, out: &Path) -> Result<()> {
    write(wasm, false, out)
}

/// Does the same for the main part of a split module: the other parts import what the linker exports.
pub(crate) fn generate_main(wasm: &Path, out: &Path) -> Result<()> {
    write(wasm, true, out)
}

fn write(wasm: &Path, is_split: bool, out: &Path) -> Result<()> {
    if out.is_dir() {
        fs::remove_dir_all(out)?;
    }
    Bindgen::new()
        .input_path(wasm)
        .web(true)?
        .typescript(false)
        .keep_lld_exports(is_split)
        .demangle(!is_split)
        // Without another path, the script loads the wasm next to it.
        .omit_default_module_path(false)
        .generate(out)
        .with_context(|| format!("no script could be made for {}", wasm.display()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_page_and_the_generator_are_of_one_version() {
        let lock = include_str!("../../Cargo.lock");
        let version = |package: &str| {
            let start = format!("name = \"{package}\"\nversion = \"");
            lock.split_once(&start).and_then(|(_, rest)| rest.split('"').next())
        };
        assert!(version("wasm-bindgen").is_some(), "the page uses it");
        let generator = version("wasm-bindgen-cli-support");
        assert_eq!(version("wasm-bindgen"), generator, "they speak a private format");
    }
}
