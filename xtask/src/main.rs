//! The project's commands. `cargo xtask serve` opens the page, `cargo xtask test` tests it; both install
//! missing tools. Each command is in the module of its name.

mod assembly;
mod bench;
mod bindgen;
mod browsers;
mod build;
mod compile;
mod deny;
mod dist;
mod e2e;
mod exports;
mod fuzz;
mod hosts;
mod index;
mod live;
mod npm;
mod offline;
mod progress;
mod project;
mod reorder;
mod run;
mod serve;
mod size;
mod split;
mod test;
mod tools;
mod trunk;
mod wasm_opt;
mod watch;
mod worker;

use anyhow::{Result, bail};
use pico_args::Arguments;
use std::process::ExitCode;

use project::Project;

const USAGE: &str = "\
The project's commands. Each installs what it needs and is missing.

  cargo xtask serve [--port N] [--no-open]   build the page, open it, rebuild it on every change
  cargo xtask build                          leave the static page in dist/
  cargo xtask build --single-file [--link '#…']
                                             leave it there as one file, nabla.html; with the settings of
                                             a link inside
  cargo xtask test                           run everything below, cheapest first

  cargo xtask fmt                            formatting
  cargo xtask deny                           licenses and sources of whatever is used
  cargo xtask clippy                         lints, for this machine and for the browser
  cargo xtask bare-metal                     the learning crate for a target without std
  cargo xtask docs                           the documentation and its links
  cargo xtask native                         unit tests, cross-crate tests and doc-tests
  cargo xtask guard                          whether learning and painting are as fast as recorded
  cargo xtask golden                         the same bits from optimized code
  cargo xtask web-test                       the page's own tests in headless Chromium and Firefox
  cargo xtask size                           how large dist/ is, and whether the wasm is in budget
  cargo xtask trunk                          whether Trunk builds the page too, where it is installed
  cargo xtask e2e [--filter NAME] [--no-build]
                                             the built page in real browsers
  cargo xtask soak [--seed N] [--actions N] [--no-build]
                                             the long form of its random user and of its endurance:
                                             5000 acts, a million epochs, 10 000 changes; with
                                             --seed, that random user alone
  cargo xtask shot [--url-hash '#…'] [--out DIR] [--no-build]
                                             pictures of the page: wide and narrow, light and dark,
                                             paused and after 200 epochs
  cargo xtask bench [--quick] [--adapter FILE.mjs] [--no-build]
                                             Nabla against its peers, and the page's own figures
  cargo xtask bench --guard                  record how fast the guard found it
  cargo xtask exports [--part NAME]          exports in NumPy, PyTorch, Keras and ONNX Runtime, in
                                             their newest versions
  cargo xtask hosts [--host NAME] [--no-build]
                                             the page in Reveal.js, JupyterLab, marimo and others, in
                                             their newest versions
  cargo xtask fuzz [--seconds N] [--target NAME] [--seed N]
                                             readers of texts against inputs that nobody should write
";

fn main() -> ExitCode {
    match command() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command() -> Result<()> {
    let mut args = Arguments::from_env();
    let name = args.subcommand()?.unwrap_or_default();
    if name.is_empty() || name == "help" || args.contains(["-h", "--help"]) {
        print!("{USAGE}");
        return Ok(());
    }
    let project = Project::find()?;
    match name.as_str() {
        "serve" => {
            let port = args.opt_value_from_str("--port")?;
            let open = !args.contains("--no-open");
            nothing_left(args)?;
            serve::serve(&project, port, open)
        }
        "build" => {
            let is_single = args.contains("--single-file");
            let link: Option<String> = args.opt_value_from_str("--link")?;
            nothing_left(args)?;
            match (is_single, link) {
                (true, link) => build::single_file(&project, link.as_deref()),
                (false, None) => build::build(&project),
                (false, Some(_)) => {
                    bail!("only the page as one file carries settings: add --single-file")
                }
            }
        }
        "size" => {
            nothing_left(args)?;
            size::report(&project)
        }
        "e2e" => {
            let filter: Option<String> = args.opt_value_from_str("--filter")?;
            let fresh = !args.contains("--no-build");
            nothing_left(args)?;
            e2e::e2e(&project, filter.as_deref(), fresh).map(drop)
        }
        "soak" => {
            let seed = args.opt_value_from_str("--seed")?;
            let actions = args.opt_value_from_str("--actions")?;
            let fresh = !args.contains("--no-build");
            nothing_left(args)?;
            e2e::soak(&project, seed, actions, fresh)
        }
        "shot" => {
            let hash: Option<String> = args.opt_value_from_str("--url-hash")?;
            let out: Option<std::path::PathBuf> = args.opt_value_from_str("--out")?;
            let fresh = !args.contains("--no-build");
            nothing_left(args)?;
            e2e::shot(&project, hash.as_deref(), out, fresh)
        }
        "bench" => {
            let adapter: Option<std::path::PathBuf> = args.opt_value_from_str("--adapter")?;
            let is_quick = args.contains("--quick");
            let is_guard = args.contains("--guard");
            let fresh = !args.contains("--no-build");
            nothing_left(args)?;
            if is_guard {
                return bench::guard(&project, &["--write"]);
            }
            bench::bench(&project, &bench::Options { is_quick, fresh, adapter })
        }
        "exports" => {
            let part: Option<String> = args.opt_value_from_str("--part")?;
            nothing_left(args)?;
            exports::exports(&project, part.as_deref())
        }
        "hosts" => {
            let host: Option<String> = args.opt_value_from_str("--host")?;
            let fresh = !args.contains("--no-build");
            nothing_left(args)?;
            hosts::hosts(&project, host.as_deref(), fresh)
        }
        "fuzz" => {
            let seconds = args.opt_value_from_str("--seconds")?;
            let target: Option<String> = args.opt_value_from_str("--target")?;
            let seed = args.opt_value_from_str("--seed")?;
            nothing_left(args)?;
            fuzz::fuzz(&project, seconds, target.as_deref(), seed)
        }
        "test" => {
            nothing_left(args)?;
            test::all(&project)
        }
        part => {
            nothing_left(args)?;
            test::part(&project, part)
        }
    }
}

fn nothing_left(args: Arguments) -> Result<()> {
    match args.finish().first() {
        Some(word) => {
            bail!(
                "{} is not understood here; `cargo xtask help` lists the commands",
                word.display()
            )
        }
        None => Ok(()),
    }
}
