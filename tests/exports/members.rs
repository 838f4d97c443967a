//! Every member that other libraries have too, as numbers, which `docs/frameworks.py` compares with the
//! libraries' own.

use nn::{Activation, Initializer, LayerSpec, Loss, Mlp, Optimizer, Schedule, Trainer, Update};
use rand::SeedableRng;
use rand_pcg::Pcg64Mcg;
use serde_json::{Value, json};

/// Number of updates for every optimizer.
const N_UPDATES: u64 = 250;
/// Number of training points, in one batch.
const N_POINTS: usize = 12;

/// All members as one JSON value.
pub(crate) fn members() -> Value {
    json!({
        "optimizers": optimizers(),
        "activations": Activation::ALL.iter().map(|it| activation(*it)).collect::<Vec<_>>(),
        "losses": Loss::ALL.iter().map(|it| loss(*it)).collect::<Vec<_>>(),
        "schedules": Schedule::ALL.iter().map(|it| schedule(*it)).collect::<Vec<_>>(),
        "initializers": Initializer::ALL.iter().map(|it| initializer(*it)).collect::<Vec<_>>(),
    })
}

/// A network of four tanh neurons that learns a curved surface, with every optimizer at its own learning rate.
fn optimizers() -> Value {
    let layers = [(4, Activation::Tanh), (1, Activation::Linear)]
        .map(|(units, activation)| LayerSpec { units, activation });
    let mut random = Pcg64Mcg::seed_from_u64(1);
    let mut first = Mlp::<f64>::new(2, &layers, Loss::Squared);
    first.init(Initializer::Uniform, &mut random);
    let place = |k: usize| (k as f64 * 0.7).sin() * 2.0;
    let x: Vec<f64> = (0..N_POINTS).flat_map(|k| [place(k), place(3 * k + 1)]).collect();
    let y: Vec<f64> = x.chunks_exact(2).map(|it| 0.3 * it[0] * it[1] - 0.2).collect();
    let run = |optimizer: &Optimizer| {
        let spec = optimizer.spec();
        let mut mlp = Mlp::<f64>::new(2, &layers, Loss::Squared);
        mlp.params_mut().copy_from_slice(first.params());
        let (mut tape, mut trainer) = (mlp.tape(N_POINTS), Trainer::new(&mlp, *optimizer));
        let update = Update { learning_rate: spec.learning_rate, ..Update::default() };
        for _ in 0..N_UPDATES {
            let row = |at: usize| x.iter().skip(at).step_by(2).copied();
            let rows: Vec<f64> = row(0).chain(row(1)).collect();
            tape.value_mut(mlp.input()).copy_from_slice(&rows);
            tape.value_mut(mlp.target()).copy_from_slice(&y);
            trainer.gather(&mlp, &mut tape);
            trainer.update(&mut mlp, &update);
        }
        let hyper = spec.hyper;
        json!({
            "id": spec.id, "label": spec.label, "rate": spec.learning_rate, "params": mlp.params(),
            "beta1": hyper.beta1, "beta2": hyper.beta2, "epsilon": hyper.epsilon, "decay": hyper.decay,
        })
    };
    let all: Vec<Value> = Optimizer::ALL.iter().map(run).collect();
    json!({ "x": x, "y": y, "first": first.params(), "updates": N_UPDATES, "all": all })
}

/// Numbers from −6 to 6.
fn grid() -> Vec<f64> {
    (-24..=24).map(|k| f64::from(k) * 0.25).collect()
}

fn activation(activation: Activation) -> Value {
    let x = grid();
    let (mut y, mut slope) = (vec![0.0; x.len()], vec![0.0; x.len()]);
    activation.forward(&x, &mut y);
    activation.backward(&x, &y, &vec![1.0; x.len()], &mut slope);
    json!({ "id": activation.id(), "label": activation.spec().label, "x": x, "y": y, "slope": slope })
}

/// The loss of three examples with three outputs each.
fn loss(loss: Loss) -> Value {
    let (n, n_outputs) = (3, 3);
    let output: Vec<f64> = (0..9).map(|k| f64::from(k * k % 7) * 0.5 - 1.2).collect();
    let target: Vec<f64> = (0..9).map(|k| if k % 4 == 0 { 1.0 } else { -1.0 }).collect();
    let mut rows = vec![0.0; loss.rows(n_outputs) * n];
    loss.forward(&output, &target, &mut rows, n);
    let mean = rows.iter().sum::<f64>() / n as f64;
    // The layout is outputs × examples here, and examples × outputs in other libraries.
    let by_example = |rows: &[f64]| -> Vec<Vec<f64>> {
        (0..n).map(|at| (0..n_outputs).map(|k| rows[k * n + at]).collect()).collect()
    };
    json!({
        "id": loss.id(), "label": loss.spec().label, "output": by_example(&output),
        "target": by_example(&target), "loss": mean,
    })
}

fn schedule(schedule: Schedule) -> Value {
    let rates: Vec<f64> = (0..30).map(|t| schedule.rate(1.0, f64::from(t), 10.0)).collect();
    json!({ "id": schedule.id(), "label": schedule.spec().label, "rates": rates })
}

/// The first weights of a layer with 200 inputs and 300 neurons.
fn initializer(initializer: Initializer) -> Value {
    let layers = [LayerSpec { units: 300, activation: Activation::Tanh }];
    let mut mlp = Mlp::<f64>::new(200, &layers, Loss::Squared);
    mlp.init(initializer, &mut Pcg64Mcg::seed_from_u64(1));
    let (weights, biases) = mlp.params().split_at(60_000);
    let deviation =
        |row: &[f64]| (row.iter().map(|w| w * w).sum::<f64>() / row.len() as f64).sqrt();
    let largest = |row: &[f64]| row.iter().fold(0.0, |most: f64, w| most.max(w.abs()));
    json!({
        "id": initializer.id(), "label": initializer.spec().label, "deviation": deviation(weights),
        "largest": largest(weights), "bias": largest(biases),
    })
}
