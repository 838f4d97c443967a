//! Exported programs, run: those for NumPy must give the page's own answers, and all must be valid Python.
//! `cargo xtask exports` runs those for PyTorch, Keras and ONNX.
//!
//! The interpreter is `python3`, or the one that the environment variable `NABLA_PYTHON` names. If it has no
//! NumPy, the test creates an environment with NumPy once, in the `target` folder. If that fails, as without a
//! network, or if there is no Python at all, the test prints a message and passes.

use playground::files::export::{Format, Precision, export};
use playground::{PlaygroundState, Saved, Session};
use samples::Sample;
use std::env;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;
use tests::root;

#[path = "../exports/samples.rs"]
mod samples;

/// The exported program of a session.
fn program(session: &Session, format: Format) -> String {
    String::from_utf8(export(session, format, Precision::Double)).expect("a program is text")
}

fn run(python: &Path, arguments: &[&Path], input: &str) -> Output {
    let mut command = Command::new(python);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("Python starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(input.as_bytes()).expect("Python reads");
    drop(stdin);
    child.wait_with_output().expect("Python ends")
}

/// The output of a program, line by line.
#[track_caller]
fn lines(output: &Output) -> Vec<String> {
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    assert_eq!(errors, "", "a program warns");
    String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect()
}

#[track_caller]
fn assert_close(ours: &[f64], theirs: &[f64], what: &str) {
    assert_eq!(ours.len(), theirs.len(), "{what}");
    for (ours, theirs) in ours.iter().zip(theirs) {
        let error = (ours - theirs).abs() / ours.abs().max(1.0);
        let is_same = error <= 1e-12 || (ours.is_nan() && theirs.is_nan());
        assert!(is_same, "{what}: {theirs} instead of {ours}");
    }
}

/// Whether a command succeeds; its output is hidden.
fn succeeds(command: &mut Command) -> bool {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// A Python interpreter, if there is one.
fn python() -> Option<PathBuf> {
    let python = PathBuf::from(env::var_os("NABLA_PYTHON").unwrap_or_else(|| "python3".into()));
    if succeeds(Command::new(&python).arg("--version")) {
        return Some(python);
    }
    println!("The exported programs are not run: there is no {}.", python.display());
    None
}

/// A Python interpreter with NumPy, if available; only the first test that needs it searches.
fn python_with_numpy() -> Option<PathBuf> {
    static FOUND: OnceLock<Option<PathBuf>> = OnceLock::new();
    FOUND.get_or_init(find_numpy).clone()
}

fn find_numpy() -> Option<PathBuf> {
    let python = python()?;
    let has_numpy = |python: &Path| succeeds(Command::new(python).args(["-c", "import numpy"]));
    if has_numpy(&python) {
        return Some(python);
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("numpy");
    let own = folder.join("bin/python3");
    let is_made = has_numpy(&own)
        || (succeeds(Command::new(&python).args(["-m", "venv", "--clear"]).arg(&folder))
            && succeeds(Command::new(&own).args(["-m", "pip", "install", "--quiet", "numpy"]))
            && has_numpy(&own));
    if !is_made {
        println!("The exported programs are not run: {} has no NumPy.", python.display());
    }
    is_made.then_some(own)
}

/// A new folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Python code that asks every program for the network's answers at its points, all at once: a line of numbers,
/// and then one class per line.
const ASK: &str = r#"
import json, runpy, sys
import numpy as np
for path, points in json.load(sys.stdin):
    program, points = runpy.run_path(path), np.array(points).T
    is_number = "CLASSES" not in program
    answers = program["predict" if is_number else "probabilities"](*points)
    labels = [] if is_number else program["predict"](*points).tolist()
    print(json.dumps([np.ravel(answers).tolist(), labels]))
"#;

#[test]
fn numpy_says_what_the_page_says() {
    let Some(python) = python_with_numpy() else { return };
    let folder = folder("export-numpy");
    let ask = folder.join("ask.py");
    fs::write(&ask, ASK).expect("a file");
    let new = samples::links().into_iter().map(|link| Sample::new(&link));
    let samples: Vec<Sample> = new.chain(saved()).collect();
    let mut asked = Vec::new();
    for (k, sample) in samples.iter().enumerate() {
        let path = folder.join(format!("network_{k}.py"));
        fs::write(&path, program(&sample.session, Format::NumPy)).expect("a file");
        asked.push((path, sample.points()));
    }
    let asked = serde_json::to_string(&asked).expect("paths and numbers");
    let answers = lines(&run(&python, &[&ask], &asked));
    assert_eq!(answers.len(), samples.len(), "an answer of each");
    for (sample, answer) in samples.iter().zip(answers) {
        let (theirs, names): (Vec<f64>, Vec<String>) =
            serde_json::from_str(&answer).expect("numbers and names");
        let (ours, labels) = sample.answers(&sample.points());
        assert_close(&ours.concat(), &theirs, &sample.link);
        if !names.is_empty() {
            assert_eq!(names, labels, "{}", sample.link);
        }
    }
}

/// The networks that earlier versions saved.
fn saved() -> impl Iterator<Item = Sample> {
    let list = |folder: PathBuf| {
        let entries = fs::read_dir(&folder).expect("a folder");
        entries.map(|entry| entry.expect("an entry").path()).collect::<Vec<_>>()
    };
    let versions = list(root().join("tests/past"));
    versions.into_iter().flat_map(move |version| list(version.join("saved"))).map(|path| {
        let text = fs::read_to_string(&path).expect("a file");
        let session = Saved::from_json(&text).and_then(|saved| saved.open());
        let link = path.display().to_string();
        Sample { session: session.unwrap_or_else(|why| panic!("{link}: {why}")), link }
    })
}

/// A network that decides from centimeters and kilograms who is tall.
const TALL: &str = "#seed=1&dataset=own&percTrainData=100&lossFunction=binaryCrossEntropy&networkShape=\
    &batchSize=4&data=cm|kg|class~150,10,50,10,0,1~no|yes~-5,0,0~5,0,1~-4,1,0~4,-1,1";

fn trained(link: &str, epochs: u64) -> Session {
    let mut session = Session::new(PlaygroundState::from_link(link).0);
    (0..epochs).for_each(|_| session.epoch());
    session
}

/// As users run it, with points on standard input.
#[test]
fn a_program_takes_centimeters_and_tells_who_is_tall() {
    let Some(python) = python_with_numpy() else { return };
    let path = folder("export-program").join(Format::NumPy.spec().file);
    let session = trained(TALL, 300);
    fs::write(&path, program(&session, Format::NumPy)).expect("a file");
    let printed = lines(&run(&python, &[&path], "200 50\n100 50\n"));
    let rows: Vec<(f64, &str)> = printed
        .iter()
        .map(|line| line.split_once(' ').expect("a probability and a name"))
        .map(|(p, name)| (p.parse().expect("a number"), name))
        .collect();
    let [(tall, yes), (small, no)] = rows[..] else { panic!("{printed:?}") };
    assert!((tall - 0.996).abs() < 1e-3, "P(yes) at 200 cm is {tall}");
    assert!((small - 0.004).abs() < 1e-3, "P(yes) at 100 cm is {small}");
    assert_eq!([yes, no], ["yes", "no"]);
    assert!(run(&python, &[&path], "").stdout.is_empty(), "no point, no output");
}

/// The price of a house of 100 m², four kilometers from the center, is close to the formula of the data set.
#[test]
fn a_program_tells_prices_in_money() {
    let Some(python) = python_with_numpy() else { return };
    let path = folder("export-price").join(Format::NumPy.spec().file);
    let session = trained("#seed=1&problem=regression&regDataset=housePrices", 200);
    fs::write(&path, program(&session, Format::NumPy)).expect("a file");
    let printed = lines(&run(&python, &[&path], "100 4\n"));
    let price: f64 = printed[0].parse().expect("a number");
    let right = 100.0 * (3000.0 + 3000.0 * (-4.0_f64 / 8.0).exp());
    assert!((price - right).abs() < 50_000.0, "{price} and not about {right}");
}

/// Numbers without limits work too.
#[test]
fn programs_of_networks_that_have_diverged_run() {
    let Some(python) = python_with_numpy() else { return };
    let path = folder("export-diverged").join(Format::NumPy.spec().file);
    let mut session = trained("#seed=1&problem=regression", 0);
    for value in [f64::NAN, f64::INFINITY] {
        let mut params = session.run().mlp().params().to_vec();
        params[0] = value;
        session.set_params(&params);
        fs::write(&path, program(&session, Format::NumPy)).expect("a file");
        let printed = lines(&run(&python, &[&path], "1 2\n"));
        let [printed] = &printed[..] else { panic!("{printed:?}") };
        assert_eq!(printed.parse::<f64>().expect("a number").is_nan(), value.is_nan(), "{printed}");
    }
}

#[test]
fn every_program_is_python() {
    let Some(python) = python() else { return };
    let folder = folder("export-syntax");
    let check = folder.join("check.py");
    let code = "import sys\nfor p in sys.argv[1:]: compile(open(p, 'rb').read(), p, 'exec')\n";
    fs::write(&check, code).expect("a file");
    let mut paths = vec![check];
    for (k, link) in samples::links().iter().enumerate() {
        let sample = Sample::new(link);
        for format in [Format::NumPy, Format::PyTorch, Format::Keras] {
            let path = folder.join(format!("{k}_{}", format.spec().file));
            fs::write(&path, program(&sample.session, format)).expect("a file");
            paths.push(path);
        }
    }
    let arguments: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
    assert!(lines(&run(&python, &arguments, "")).is_empty(), "compiling prints nothing");
}
