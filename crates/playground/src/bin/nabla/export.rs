//! `nabla export`: the network of a link, trained, as a file that works elsewhere.

use crate::{only, option, trained};
use pico_args::Arguments;
use playground::files::export::{Format, Precision, export};
use std::fs;

/// The names of all formats.
pub(crate) fn formats() -> String {
    let all: Vec<&str> = Format::ALL.iter().map(|format| format.id()).collect();
    all.join(", ")
}

pub(crate) fn answer(mut arguments: Arguments) -> Result<Vec<u8>, String> {
    let epochs = option(&mut arguments, "--epochs")?;
    let format = option(&mut arguments, "--format")?;
    let precision = option(&mut arguments, "--precision")?;
    let out = option(&mut arguments, "--out")?;
    let link = only(arguments, "The link")?;
    let format = format.ok_or_else(|| format!("--format is missing: choose {}.", formats()))?;
    let format = Format::from_id(&format)
        .ok_or_else(|| format!("There is no format {format:?}: choose {}.", formats()))?;
    let possible = format.spec().precisions;
    let precision = match precision {
        None => possible[0],
        Some(id) => {
            Precision::from_id(&id).filter(|it| possible.contains(it)).ok_or_else(|| {
                let names: Vec<&str> = possible.iter().map(|it| it.id()).collect();
                format!("{:?} is written in {}, not in {id:?}.", format.id(), names.join(" or "))
            })?
        }
    };
    let session = trained(&link, epochs)?;
    let bytes = export(&session, format, precision);
    match out {
        None => Ok(bytes),
        Some(path) => match fs::write(&path, bytes) {
            Ok(()) => Ok(Vec::new()),
            Err(why) => Err(format!("{path} cannot be written: {why}.")),
        },
    }
}
