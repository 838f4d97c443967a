//! Nabla without a page: runs links, looks inside their networks, reads tables and writes exports.
//!
//! ```text
//! cargo run --release -p playground --bin nabla -- run '<link>' --epochs 0,1,10
//! cargo run --release -p playground --bin nabla -- point '<link>' --epochs 10 --at 1.5,-2 --target 1
//! cargo run --release -p playground --bin nabla -- landscape '<link>' --epochs 100 --plane slope
//! cargo run --release -p playground --bin nabla -- import table.csv --label species
//! cargo run --release -p playground --bin nabla -- export '<link>' --epochs 100 --format onnx --out net.onnx
//! ```

mod export;
mod import;
mod landscape;
mod point;
mod run;

use pico_args::Arguments;
use playground::{PlaygroundState, Session, first_seed};
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

const USAGE: &str = "\
nabla run LINK [--epochs 0,1,10]
    Trains a link and prints points, weights and losses as one JSON object.

nabla point LINK [--epochs N] --at X,Y [--target T]
    Trains a link and prints what is inside the network at one point, as one JSON object: inputs, output, and
    z and a of each layer, the output last; with a target also loss, delta (∂loss/∂z) and the gradient of each
    link and bias. X and Y are places of the picture, −6 to 6, as those that run prints. The target is a label as
    those of run; a place where a point lies has that point's label.

nabla landscape LINK [--epochs N] [--plane path|slope|random] [--side 41] [--seed 1]
    Trains a link and prints the mean training losses over a plane through its parameters, as one JSON object:
    grid (row after row, in single precision), x and y of its columns and rows, the two directions with the ids of
    the parameters, the shares of the path in them, the path, the next step, and the loss at 0, 0, where the run
    is now. Distances are those between parameters. The seed is that of random directions.

nabla import FILE [--x NAME] [--y NAME] [--label NAME]
    Reads a table and prints how it was read, its points and a link as one JSON object.

nabla export LINK [--epochs N] --format FORMAT [--precision float32|float64] [--out FILE]
    Trains a link and writes its network. Formats: ";

/// The commands, as a sentence lists them.
const COMMANDS: &str = "run, point, landscape, import or export";

fn main() -> ExitCode {
    match answer(Arguments::from_env()) {
        Ok(bytes) => match io::stdout().write_all(&bytes) {
            Ok(()) => ExitCode::SUCCESS,
            // Whoever reads has read enough.
            Err(why) if why.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(why) => failed(&format!("the answer cannot be written: {why}")),
        },
        Err(sentence) => failed(&sentence),
    }
}

fn failed(sentence: &str) -> ExitCode {
    eprintln!("{sentence}");
    ExitCode::from(2)
}

/// The bytes for standard output, or one sentence that says what is wrong.
fn answer(mut arguments: Arguments) -> Result<Vec<u8>, String> {
    if arguments.contains(["-h", "--help"]) {
        return Ok(format!("{USAGE}{}.\n", export::formats()).into_bytes());
    }
    let command = arguments.subcommand().map_err(|why| why.to_string())?;
    match command.as_deref() {
        Some("run") => run::answer(arguments),
        Some("point") => point::answer(arguments),
        Some("landscape") => landscape::answer(arguments),
        Some("import") => import::answer(arguments),
        Some("export") => export::answer(arguments),
        Some(other) => Err(format!("There is no command {other:?}: choose {COMMANDS}.")),
        None => Err(format!("A command is missing: choose {COMMANDS}.")),
    }
}

/// The value behind an option, if it is there.
fn option(arguments: &mut Arguments, name: &'static str) -> Result<Option<String>, String> {
    arguments.opt_value_from_str(name).map_err(|_| format!("Behind {name} its value is missing."))
}

/// The one argument that is no option.
fn only(arguments: Arguments, what: &str) -> Result<OsString, String> {
    let mut rest = arguments.finish();
    if let Some(option) = rest.iter().find(|it| it.to_string_lossy().starts_with("--")) {
        return Err(format!("There is no option {}.", option.display()));
    }
    match rest.len() {
        0 => Err(format!("{what} is missing.")),
        1 => Ok(rest.remove(0)),
        _ => Err(format!("{what} comes once, but {:?} came second.", rest[1])),
    }
}

/// A number of epochs.
fn epoch(text: &str) -> Result<u64, String> {
    let number = text.trim();
    number.parse().map_err(|_| format!("{number:?} is no epoch: give a whole number from 0 on."))
}

/// The session of a link after so many epochs.
fn trained(link: &OsString, epochs: Option<String>) -> Result<Session, String> {
    let epochs = epochs.map_or(Ok(0), |text| epoch(&text))?;
    let mut session = Session::new(state(link)?);
    for _ in 0..epochs {
        session.epoch();
    }
    Ok(session)
}

/// A finite number.
fn number(text: &str) -> Option<f64> {
    text.trim().replace('−', "-").parse().ok().filter(|number: &f64| number.is_finite())
}

/// The settings of a link. What is odd about it is said on standard error.
fn state(link: &OsString) -> Result<PlaygroundState, String> {
    let link = link.to_str().ok_or("The link is no text.")?;
    let random =
        getrandom::u64().map_err(|why| format!("The system gives no random number: {why}"))?;
    let (state, notices) = PlaygroundState::from_link_with(link, || first_seed(random));
    for notice in notices {
        eprintln!("{notice}");
    }
    Ok(state)
}
