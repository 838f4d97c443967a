//! Exported programs, run: NumPy's must give the network's own outputs, and all must be Python.
//!
//! The interpreter is `python3`, or what the environment variable `NABLA_PYTHON` names. If it has no
//! NumPy, an environment that has is made once below `target`; if that cannot be done, as without a
//! network, or if there is no Python at all, the test says so and passes.

use nn::{Activation, LayerExtras, LayerSpec, Loss, Mlp, Normalization};
use playground::Feature;
use playground::Scaling;
use playground::files::export::{Format, Model};
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;
use std::env;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

const N_POINTS: usize = 50;

/// A network as random as it can be, and the points it is asked about.
struct Sample {
    features: Vec<Feature>,
    scaling: Vec<Scaling>,
    layers: Vec<LayerSpec>,
    extras: Vec<LayerExtras>,
    loss: Loss,
    mlp: Mlp<f64>,
}

impl Sample {
    fn new(k: usize, activation: Activation, normalization: Normalization) -> Self {
        let mut random = Pcg64Mcg::seed_from_u64(k as u64);
        // Every feature in the first, none in the second, one more later.
        let features: Vec<Feature> = match k {
            0 => Feature::ALL.to_vec(),
            1 => Vec::new(),
            _ => (0..random.random_range(1..=5))
                .map(|_| *Feature::ALL.choose(&mut random).expect("there are some"))
                .collect(),
        };
        let loss = Loss::ALL[k % Loss::ALL.len()];
        let n_outputs =
            if loss == Loss::SoftmaxCrossEntropy { 3 } else { random.random_range(1..=2) };
        let mut layers: Vec<LayerSpec> = (0..random.random_range(0..=3))
            .map(|_| LayerSpec { units: random.random_range(1..=6), activation })
            .collect();
        let output = if loss.spec().is_of_logits { Activation::Linear } else { activation };
        layers.push(LayerSpec { units: n_outputs, activation: output });
        let dropout = [0.0, 0.25][k % 2];
        let n_extras = layers.len() - k % 2;
        let extras = vec![LayerExtras { normalization, dropout }; n_extras];
        let scaling = match k % 3 {
            0 => Vec::new(),
            _ => {
                let scaling = |_| Scaling { offset: random.random_range(-1.0..1.0), scale: 1.5 };
                features.iter().map(scaling).collect()
            }
        };
        let mut mlp = Mlp::with(features.len(), &layers, &extras, loss);
        for param in mlp.params_mut() {
            *param = random.random_range(-1.5..1.5);
        }
        for layer in mlp.layers().to_vec() {
            let variance = layer.norm.and_then(|norm| norm.running).map(|[_, variance]| variance);
            for at in variance.into_iter().flat_map(|variance| variance.span()) {
                mlp.params_mut()[at] = random.random_range(0.1..2.0);
            }
        }
        // Numbers that are written with exponents, and one that is pruned.
        let special = [1e-7, -2.5e-300, 0.0];
        for (param, value) in mlp.params_mut().iter_mut().zip(special).take(k % 4) {
            *param = value;
        }
        Self { features, scaling, layers, extras, loss, mlp }
    }

    fn all() -> Vec<Self> {
        let pairs =
            Activation::ALL.iter().flat_map(|a| Normalization::ALL.iter().map(move |n| (a, n)));
        pairs.enumerate().map(|(k, (a, n))| Self::new(k, *a, *n)).collect()
    }

    fn write(&self, format: Format) -> String {
        (format.spec().write)(&Model {
            title: "https://example.org/#seed=1",
            features: &self.features,
            scaling: &self.scaling,
            layers: &self.layers,
            extras: &self.extras,
            loss: self.loss,
            mlp: &self.mlp,
        })
    }

    /// The outputs, points × outputs, and after them the probabilities, if there are any.
    fn expected(&self, points: &[[f64; 2]]) -> Vec<f64> {
        let n = points.len();
        let mut tape = self.mlp.tape(n);
        let input = tape.value_mut(self.mlp.input());
        for (k, feature) in self.features.iter().enumerate() {
            for (at, [x, y]) in points.iter().enumerate() {
                let value = (feature.spec().of)(*x, *y);
                let scaled = |s: &Scaling| (value - s.offset) / s.scale;
                input[k * n + at] = self.scaling.get(k).map_or(value, scaled);
            }
        }
        self.mlp.forward(&mut tape);
        let outputs = tape.value(self.mlp.output());
        let mut squashed = vec![0.0; outputs.len()];
        if self.loss.spec().is_joint {
            nn::loss::softmax(outputs, &mut squashed, n);
        } else {
            Activation::Sigmoid.forward(outputs, &mut squashed);
        }
        let by_point = |rows: &[f64]| {
            let at = |k: usize| rows[k % (rows.len() / n) * n + k / (rows.len() / n)];
            (0..rows.len()).map(at).collect::<Vec<f64>>()
        };
        let mut expected = by_point(outputs);
        if self.loss.spec().is_of_logits {
            expected.extend(by_point(&squashed));
        }
        expected
    }
}

fn points() -> Vec<[f64; 2]> {
    let mut random = Pcg64Mcg::seed_from_u64(1);
    (0..N_POINTS).map(|_| [0; 2].map(|_| random.random_range(-6.0..6.0))).collect()
}

/// The points as a person would type them, a line each.
fn typed(points: &[[f64; 2]]) -> String {
    points.iter().map(|[x, y]| format!("{x} {y}\n")).collect()
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

/// The numbers that a program prints.
#[track_caller]
fn numbers(output: &Output) -> Vec<f64> {
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    assert_eq!(errors, "", "a program warns");
    let text = String::from_utf8_lossy(&output.stdout);
    text.split_whitespace().map(|word| word.parse().expect("a number")).collect()
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

/// Whether this command succeeds, quietly.
fn succeeds(command: &mut Command) -> bool {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// A Python, if there is one.
fn python() -> Option<PathBuf> {
    let python = PathBuf::from(env::var_os("NABLA_PYTHON").unwrap_or_else(|| "python3".into()));
    if succeeds(Command::new(&python).arg("--version")) {
        return Some(python);
    }
    println!("The exported programs are not run: there is no {}.", python.display());
    None
}

/// A Python with NumPy, if one can be had; looked for once, whichever test comes first.
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

/// A folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Asks every program for what the network says at all points at once.
const ASK: &str = r#"
import runpy, sys
import numpy as np
points = np.array(sys.stdin.read().split(), dtype=float).reshape(-1, 2).T
for path in sys.argv[1:]:
    program = runpy.run_path(path)
    print(path)
    for name in ["predict", "probabilities"]:
        if name in program:
            print(*np.ravel(program[name](*points)).tolist())
"#;

#[test]
fn numpy_says_what_the_network_says() {
    let Some(python) = python_with_numpy() else { return };
    let (folder, points, samples) = (folder("export-numpy"), points(), Sample::all());
    let ask = folder.join("ask.py");
    fs::write(&ask, ASK).expect("a file");
    let mut paths = vec![ask];
    for (k, sample) in samples.iter().enumerate() {
        paths.push(folder.join(format!("network_{k}.py")));
        fs::write(&paths[k + 1], sample.write(Format::NumPy)).expect("a file");
    }
    let arguments: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
    let output = run(&python, &arguments, &typed(&points));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.is_empty(), "{errors}");
    let text = String::from_utf8_lossy(&output.stdout);
    for (sample, path) in samples.iter().zip(&paths[1..]) {
        let name = path.to_str().expect("a readable path");
        let theirs = text.split_once(&format!("{name}\n")).expect("an answer").1;
        let theirs = theirs.lines().take_while(|line| !line.ends_with(".py"));
        let theirs: Vec<f64> = theirs
            .flat_map(str::split_whitespace)
            .map(|word| word.parse().expect("a number"))
            .collect();
        assert_close(&sample.expected(&points), &theirs, name);
    }
}

/// As a person runs it, with points on standard input; numbers without limit are no trouble either.
#[test]
fn the_numpy_program_reads_points_and_prints_outputs() {
    let Some(python) = python_with_numpy() else { return };
    let folder = folder("export-program");
    let path = folder.join(Format::NumPy.spec().file);
    let softmax = Loss::SoftmaxCrossEntropy as usize;
    for k in [softmax, 0] {
        let mut sample = Sample::new(k, Activation::Tanh, Normalization::None);
        for value in [0.5, f64::NAN, f64::INFINITY] {
            sample.mlp.params_mut()[0] = value;
            fs::write(&path, sample.write(Format::NumPy)).expect("a file");
            let points = if value.is_finite() { points() } else { vec![[1.0, 2.0]] };
            let theirs = numbers(&run(&python, &[&path], &typed(&points)));
            let n_outputs = sample.mlp.output().rows();
            let expected = sample.expected(&points);
            assert_close(&expected[..points.len() * n_outputs], &theirs, "a program");
        }
        assert!(numbers(&run(&python, &[&path], "")).is_empty(), "no point, no output");
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
    for (k, sample) in Sample::all().iter().enumerate() {
        for format in [Format::NumPy, Format::PyTorch, Format::Keras] {
            let path = folder.join(format!("{k}_{}", format.spec().file));
            fs::write(&path, sample.write(format)).expect("a file");
            paths.push(path);
        }
    }
    let arguments: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
    assert!(numbers(&run(&python, &arguments, "")).is_empty(), "compiling prints nothing");
}
