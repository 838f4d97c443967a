//! The headless player: opens a link, trains, and prints the numbers as one JSON object.
//!
//! ```text
//! cargo run --release -p playground --bin replay -- '<link or hash>' --epochs 0,1,10
//! ```

use playground::jobs::replay_of;
use playground::{PlaygroundState, first_seed};
use std::process::ExitCode;

const USAGE: &str = "usage: replay '<link or hash>' --epochs 0,1,10";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match answer(&arguments) {
        Ok(json) => {
            println!("{json}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}; {USAGE}");
            ExitCode::from(2)
        }
    }
}

/// The JSON that these arguments ask for, or one sentence that says what is wrong with them.
fn answer(arguments: &[String]) -> Result<String, String> {
    let (mut link, mut epochs) = (None, vec![0]);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--epochs" => {
                let list = rest.next().ok_or("--epochs wants a list of epochs, such as 0,1,10")?;
                epochs = list.split(',').map(epoch).collect::<Result<_, _>>()?;
            }
            flag if flag.starts_with("--") => return Err(format!("there is no option {flag}")),
            text if link.is_none() => link = Some(text),
            text => return Err(format!("one link at a time, but {text:?} came second")),
        }
    }
    let link = link.ok_or("a link is missing")?;
    let random = getrandom::u64().map_err(|e| format!("the system gives no random number: {e}"))?;
    let (state, notices) = PlaygroundState::from_link_with(link, || first_seed(random));
    for notice in notices {
        eprintln!("{notice}");
    }
    serde_json::to_string(&replay_of(&state, &epochs)).map_err(|e| e.to_string())
}

fn epoch(text: &str) -> Result<u64, String> {
    let number = text.trim();
    number.parse().map_err(|_| format!("{number:?} is not an epoch: a whole number from 0"))
}
