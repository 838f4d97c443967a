//! Writes the input of `check.py`: every export of every sample, the page's answers, and the result of further
//! training; and the input of `docs/frameworks.py`: every registry member as numbers. It is a program and not a
//! test: `cargo xtask exports` and `docs/frameworks.sh` run it.

mod facts;
mod members;
mod samples;

use playground::files::export::{Format, export};
use samples::Sample;
use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = PathBuf::from(env::args().nth(1).expect("a folder to write to"));
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("members.json"), members::members().to_string())?;
    if env::args().nth(2).is_some_and(|what| what == "members") {
        return Ok(());
    }
    let mut all = Vec::new();
    for (k, link) in samples::links().iter().enumerate() {
        let sample = Sample::new(link);
        let name = format!("{k:03}");
        let own = folder.join(&name);
        fs::create_dir_all(&own)?;
        for format in Format::ALL {
            for precision in format.spec().precisions {
                let file = format!("{}-{}", precision.id(), format.spec().file);
                fs::write(own.join(file), export(&sample.session, *format, *precision))?;
            }
        }
        all.push(facts::facts(sample, &name));
    }
    fs::write(folder.join("samples.json"), serde_json::Value::from(all).to_string())
}
