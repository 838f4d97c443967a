//! The size of what a visitor downloads, and its limits.

use anyhow::{Result, bail};
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

use crate::dist::{SINGLE_FILE, files, parts, wasm};
use crate::project::Project;

/// Limit in bytes, after gzip, for the wasm that is downloaded before the first picture.
const FIRST_BUDGET: usize = 340_000;
/// The same limit including the part that is downloaded right after the first picture.
const REST_BUDGET: usize = 510_000;
/// The name of that part of the module.
const REST: &str = "rest";

pub(crate) fn report(project: &Project) -> Result<()> {
    print(project)?;
    check(project)
}

/// Limit in bytes for the page as a single file, with its lessons in three languages, so that it can be mailed.
const SINGLE_FILE_BUDGET: usize = 2_200_000;

/// Prints the size of every file of the page.
pub(crate) fn print(project: &Project) -> Result<()> {
    wasm(project)?;
    let dist = project.dist();
    let (mut raw, mut packed) = (0, 0);
    println!("{:>12} {:>12}", "bytes", "gzipped");
    for file in files(project, &dist)? {
        if file.ends_with(SINGLE_FILE) {
            continue;
        }
        let bytes = project.sh.read_binary_file(&file)?;
        let small = gzipped(&bytes)?;
        println!("{:>12} {small:>12}  {}", bytes.len(), file.strip_prefix(&dist)?.display());
        raw += bytes.len();
        packed += small;
    }
    println!("{raw:>12} {packed:>12}  in all");
    let single = project.sh.read_binary_file(dist.join(SINGLE_FILE))?;
    println!("{:>12} {:>12}  {}", single.len(), gzipped(&single)?, SINGLE_FILE);
    Ok(())
}

/// Fails when the wasm is larger than its limits.
pub(crate) fn check(project: &Project) -> Result<()> {
    let packed = |file| gzipped(&project.sh.read_binary_file(file)?);
    let first = packed(wasm(project)?)?;
    let mut rest = first;
    for (file, needed_by) in parts(project)? {
        let size = packed(file)?;
        println!("{size:>12} bytes gzipped for {needed_by}");
        if needed_by.split(' ').any(|part| part == REST) {
            rest += size;
        }
    }
    for (what, size, budget) in [
        ("before the first picture", first, FIRST_BUDGET),
        ("with what comes right after it", rest, REST_BUDGET),
    ] {
        if budget < size {
            bail!("the wasm {what} is {size} bytes gzipped, over its budget of {budget}");
        }
        println!("The wasm {what} is {size} bytes gzipped, within its budget of {budget}.");
    }
    let size = project.sh.read_binary_file(project.dist().join(SINGLE_FILE))?.len();
    if SINGLE_FILE_BUDGET < size {
        bail!("{} is {size} bytes, over its budget of {SINGLE_FILE_BUDGET}", SINGLE_FILE);
    }
    Ok(())
}

fn gzipped(bytes: &[u8]) -> Result<usize> {
    Ok(gzip(bytes)?.len())
}

pub(crate) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
