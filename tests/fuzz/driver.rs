//! The driver: runs a target on its corpus and on mutations of it, either a fixed number of them or for a given
//! time, and saves an input that fails. Each target defines its own checks.

use crate::mutate::{Chance, input};
use crate::targets::Target;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};
use std::{env, fs, process, thread};

/// The longest time for a single input; usual is a thousandth of it.
const HANG: Duration = Duration::from_secs(60);
/// The limit in bytes for all allocations while a short input is parsed and trained for an epoch or two: most
/// of them are for the pictures' `f32` networks.
const BYTES: u64 = 400 << 20;
/// The default seed: every run of all tests is the same.
const SEED: u64 = 1;

/// Runs a target with the settings from the environment: `NABLA_FUZZ_SECONDS`, `NABLA_FUZZ_SEED`.
pub(crate) fn run(target: &'static Target) {
    let asked = |name| env::var(name).ok().map(|it| it.parse::<u64>().expect("a whole number"));
    let seconds = asked("NABLA_FUZZ_SECONDS");
    let seed = asked("NABLA_FUZZ_SEED").unwrap_or(SEED);
    let end = seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let corpus = corpus(target);
    for (path, text) in &corpus {
        assert!(text.len() <= 100_000, "{} is no small input", path.display());
        println!("{}", path.display());
        (target.check)(text);
    }
    let seeds: Vec<Vec<u8>> = corpus.into_iter().map(|(_, text)| text.into_bytes()).collect();
    let current = Current::default();
    let (over, is_over) = channel();
    let mut n_inputs = 0;
    thread::scope(|scope| {
        // Dropped at the end and after a panic: the watching thread ends with the run.
        let _over = over;
        let watched = &current;
        scope.spawn(move || watch(target, watched, &is_over));
        while end.map_or(n_inputs < target.n_inputs, |end| Instant::now() < end) {
            // Every input has its own number, so that it can be made again without the inputs before it.
            let number = seed.wrapping_add(n_inputs).wrapping_mul(0x2545_f491_4f6c_dd1d);
            let text = input(&seeds, target.tokens, &mut Chance::new(number));
            let name = format!("{seed}-{n_inputs}");
            let now = (Instant::now(), name.clone(), text.clone());
            *current.lock().expect("nobody panics with it") = Some(now);
            if let Err(why) = check(target, &text) {
                let path = keep(target, &name, &text);
                panic!("{}: {why}\nThe input is kept in {}", target.name, path.display());
            }
            n_inputs += 1;
        }
    });
    println!("{}: {n_inputs} inputs from seed {seed}", target.name);
}

/// Checks one input; returns the reason if it failed.
fn check(target: &Target, text: &str) -> Result<(), String> {
    let mut outcome = Ok(());
    let taken = allocation_counter::measure(|| {
        outcome = catch_unwind(AssertUnwindSafe(|| (target.check)(text)));
    });
    match outcome {
        Err(_) => Err("the panic is told above".to_owned()),
        Ok(()) if BYTES < taken.bytes_total => Err(format!("took {} bytes", taken.bytes_total)),
        Ok(()) => Ok(()),
    }
}

/// The input that is being checked: its start time, its name, its text.
type Current = Mutex<Option<(Instant, String, String)>>;

/// Ends the process when an input takes too long, and saves this input.
fn watch(target: &Target, current: &Current, is_over: &Receiver<()>) {
    while is_over.recv_timeout(Duration::from_secs(1)) == Err(RecvTimeoutError::Timeout) {
        let current = current.lock().expect("nobody panics with it");
        if let Some((since, name, text)) = &*current
            && HANG < since.elapsed()
        {
            let path = keep(target, name, text);
            eprintln!("{} hangs; the input is kept in {}", target.name, path.display());
            process::exit(1);
        }
    }
}

/// The saved inputs, sorted by name.
fn corpus(target: &Target) -> Vec<(PathBuf, String)> {
    let files = fs::read_dir(folder(target)).expect("the folder of the corpus");
    let mut paths: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    paths.sort();
    let read = |path: PathBuf| {
        let bytes = fs::read(&path).expect("a file of the corpus");
        (path, String::from_utf8_lossy(&bytes).into_owned())
    };
    let corpus: Vec<_> = paths.into_iter().map(read).collect();
    assert!(!corpus.is_empty(), "{} has no corpus", target.name);
    corpus
}

/// Saves an input that failed, with its seed as a name. After the error is fixed, the file stays and every run
/// checks it.
fn keep(target: &Target, name: &str, text: &str) -> PathBuf {
    let path = folder(target).join(format!("crash-{name}.txt"));
    fs::write(&path, text).expect("the folder of the corpus can be written to");
    path
}

fn folder(target: &Target) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/corpus")).join(target.name)
}
