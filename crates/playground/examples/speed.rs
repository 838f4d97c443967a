//! How fast training and pictures are: a table of workloads, each in microseconds.
//! It proves nothing and compares nothing; the numbers are for whoever changes a loop.
//!
//! `cargo run --release --example speed -p playground`, and after `--` part of a name for few of them.

use nn::autodiff::Tape;
use nn::{Activation, Initializer, LayerSpec, Loss, Mlp, Optimizer, Random, Real, Trainer, Update};
use playground::{Data, Feature, PlaygroundState, Run, SeedRandom, Surface};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;
use std::hint::black_box;
use std::time::Instant;

/// One thing to be timed.
pub type Workload = Box<dyn FnMut()>;

/// Every workload with its name, in a fixed order.
pub fn workloads() -> Vec<(&'static str, Workload)> {
    let tanh = |units| LayerSpec { units, activation: Activation::Tanh };
    let relu = LayerSpec { units: 8, activation: Activation::Relu };
    let small = [tanh(4), tanh(2), tanh(1)];
    let deep = [relu, relu, relu, relu, relu, relu, tanh(1)];
    let large = [200, 100, 60, 30, 10].map(|units| LayerSpec {
        units,
        activation: if units == 10 { Activation::Linear } else { Activation::Relu },
    });
    let deep_picture = "#networkShape=8,8,8,8,8,8&activation=relu&xTimesY=true&xSquared=true\
        &ySquared=true&sinX=true&sinY=true";
    vec![
        ("W1 batch 1 f32", epoch::<f32>(2, &small, 1)),
        ("W1 batch 10 f32", epoch::<f32>(2, &small, 10)),
        ("W1 batch 30 f32", epoch::<f32>(2, &small, 30)),
        ("W1 batch 1 f64", epoch::<f64>(2, &small, 1)),
        ("W1 batch 10 f64", epoch::<f64>(2, &small, 10)),
        ("W1 batch 30 f64", epoch::<f64>(2, &small, 30)),
        ("W2 f32", epoch::<f32>(7, &deep, 10)),
        ("W2 f64", epoch::<f64>(7, &deep, 10)),
        ("W3 small", picture("#networkShape=4,2")),
        ("W3 deep", picture(deep_picture)),
        ("W4 small", frame("#networkShape=4,2")),
        ("W4 deep", frame(deep_picture)),
        ("W5 f32", classes::<f32>(&large)),
        ("W5 f64", classes::<f64>(&large)),
        ("W6 f32", plane::<f32>(&small)),
        ("W6 f64", plane::<f64>(&small)),
    ]
}

/// Numbers between −1 and 1.
fn draws<R: Real>(n: usize) -> Vec<R> {
    let mut random = Pcg64Mcg::seed_from_u64(1);
    (0..n).map(|_| R::from_f64(random.between(-1.0, 1.0))).collect()
}

fn mlp<R: Real>(n_inputs: usize, layers: &[LayerSpec], loss: Loss) -> Mlp<R> {
    let mut mlp = Mlp::new(n_inputs, layers, loss);
    mlp.init(Initializer::Uniform, &mut Pcg64Mcg::seed_from_u64(2));
    mlp
}

/// Examples `at..at + tape.n()` of 250 onto a tape.
fn put<R: Real>(mlp: &Mlp<R>, x: &[R], y: &[R], at: usize, tape: &mut Tape<R>) {
    let n = tape.n();
    let rows = tape.value_mut(mlp.input()).chunks_exact_mut(n);
    for (row, source) in rows.zip(x.chunks_exact(POINTS)) {
        R::copy(&source[at..at + n], row);
    }
    R::copy(&y[at..at + n], tape.value_mut(mlp.target()));
}

const POINTS: usize = 250;

/// An epoch over 250 points.
fn epoch<R: Real>(n_inputs: usize, layers: &[LayerSpec], batch: usize) -> Workload {
    let mut mlp = mlp::<R>(n_inputs, layers, Loss::Squared);
    let (x, y) = (draws::<R>(n_inputs * POINTS), draws::<R>(POINTS));
    let (mut tape, mut trainer) = (mlp.tape(batch), Trainer::new(&mlp, Optimizer::Sgd));
    let update = Update { learning_rate: 0.03, ..Update::default() };
    Box::new(move || {
        for at in (0..POINTS).step_by(batch) {
            tape.set_n(batch.min(POINTS - at));
            put(&mlp, &x, &y, at, &mut tape);
            trainer.gather(&mlp, &mut tape);
            trainer.update(&mut mlp, &update);
        }
        black_box(mlp.params());
    })
}

/// One batch of 64 through a network for digits, softmax and Adam.
fn classes<R: Real>(layers: &[LayerSpec]) -> Workload {
    let mut mlp = mlp::<R>(784, layers, Loss::SoftmaxCrossEntropy);
    mlp.init(Initializer::He, &mut Pcg64Mcg::seed_from_u64(2));
    let (mut tape, mut trainer) = (mlp.tape(64), Trainer::new(&mlp, Optimizer::Adam));
    let update = Update { learning_rate: 0.001, ..Update::default() };
    tape.value_mut(mlp.input()).copy_from_slice(&draws(784 * 64));
    for (k, label) in tape.value_mut(mlp.target()).iter_mut().enumerate() {
        *label = R::from_f64(if k / 64 == k % 10 { 1.0 } else { -1.0 });
    }
    Box::new(move || {
        trainer.gather(&mlp, &mut tape);
        trainer.update(&mut mlp, &update);
        black_box(mlp.params());
    })
}

/// The loss at 41 × 41 points of a plane of weights.
fn plane<R: Real>(layers: &[LayerSpec]) -> Workload {
    let mut mlp = mlp::<R>(2, layers, Loss::Squared);
    let (x, y) = (draws::<R>(2 * POINTS), draws::<R>(POINTS));
    let mut tape = mlp.tape(POINTS);
    put(&mlp, &x, &y, 0, &mut tape);
    Box::new(move || {
        let mut total = R::default();
        for k in 0..41 * 41 {
            mlp.params_mut()[0] = R::from_f64(f64::from(k % 41) * 0.05 - 1.0);
            mlp.params_mut()[1] = R::from_f64(f64::from(k / 41) * 0.05 - 1.0);
            mlp.forward(&mut tape);
            total = total + R::sum(tape.value(mlp.loss()));
        }
        black_box(total);
    })
}

fn run(link: &str) -> (PlaygroundState, Run) {
    let (state, _) = PlaygroundState::from_link(&format!("{link}&seed=0.1"));
    let mut random = SeedRandom::new(&state.seed);
    let data = Data::generate(&state, &mut random);
    let run = Run::new(&state, &data, &mut random);
    (state, run)
}

fn surface(state: &PlaygroundState) -> Surface {
    let features: Vec<Feature> = state.active_features().iter().collect();
    Surface::new(state.activation, &features, &state.shape, state.problem)
}

/// Every neuron on the grid.
fn picture(link: &str) -> Workload {
    let (state, run) = run(link);
    let mut surface = surface(&state);
    Box::new(move || {
        surface.evaluate(run.mlp().params());
        black_box(surface.output());
    })
}

/// An epoch, both losses and every neuron on the grid.
fn frame(link: &str) -> Workload {
    let (state, mut run) = run(link);
    let mut surface = surface(&state);
    Box::new(move || {
        let epoch = run.epoch();
        while run.epoch() == epoch {
            run.step();
        }
        black_box(run.losses());
        surface.evaluate(run.mlp().params());
        black_box(surface.output());
    })
}

fn main() {
    let wanted = std::env::args().nth(1).unwrap_or_default();
    let rows = workloads().into_iter().filter(|(name, _)| name.contains(&wanted));
    let mut rows: Vec<_> = rows.map(|row| (row, Vec::new())).collect();
    // Turn and turn about, so that a slow moment of the machine meets all of them.
    for round in 0..60 {
        for ((_, work), times) in &mut rows {
            let start = Instant::now();
            let mut n = 0;
            while start.elapsed().as_micros() < 4000 {
                work();
                n += 1;
            }
            if 5 < round {
                times.push(start.elapsed().as_secs_f64() * 1e6 / f64::from(n));
            }
        }
    }
    println!("{:>16} {:>10} {:>10}", "µs", "least", "median");
    for ((name, _), mut times) in rows {
        times.sort_by(f64::total_cmp);
        println!("{name:>16} {:>10.1} {:>10.1}", times[0], times[times.len() / 2]);
    }
}
