//! What each loop of `nn` gains: an epoch by all of them, and by all but one. A loop whose absence makes
//! nothing slower has no reason to be there. The table is for `crates/nn/src/choice.rs`.
//!
//! All are timed in turns by the processor's time of this thread, and the shortest of many short samples
//! counts: what else the machine does makes samples longer, and never shorter.

use bench::{Problem, Workload};
use cpu_time::ThreadTime;
use nn::{Batches, Compiled, Examples, Loop, Mlp, Optimizer, Trainer, Update};
use std::time::{Duration, Instant};

/// How long each comparison takes.
const LOOK: Duration = Duration::from_secs(4);
/// How many epochs a sample is.
const N_EPOCHS: u32 = 20;

/// A name, the loops that are compared, and what is learned: workload, batch, optimizer.
type Case = (&'static str, [&'static [Loop]; 2], &'static str, usize, Optimizer);

const GRAPH: &[Loop] = &[];
const ROWS: &[Loop] = &[Loop::Rows];
const CASES: &[Case] = &[
    ("rows or graph, batch 30", [ROWS, GRAPH], "w1-batch30", 30, Optimizer::Sgd),
    ("rows or graph, batch 10", [ROWS, GRAPH], "w1-batch10", 10, Optimizer::Sgd),
    ("rows or graph, batch 10, deep", [ROWS, GRAPH], "w2", 10, Optimizer::Sgd),
    ("rows or graph, batch 10, Adam", [ROWS, GRAPH], "w1-batch10", 10, Optimizer::Adam),
    ("small or rows, batch 10", [Loop::ALL, ROWS], "w1-batch10", 10, Optimizer::Sgd),
    ("small or rows, batch 10, deep", [Loop::ALL, ROWS], "w2", 10, Optimizer::Sgd),
    ("small or rows, batch 10, Adam", [Loop::ALL, ROWS], "w1-batch10", 10, Optimizer::Adam),
    ("online or rows, batch 1", [Loop::ALL, ROWS], "w1-batch1", 1, Optimizer::Sgd),
    ("online or single, batch 1", [Loop::ALL, SINGLE], "w1-batch1", 1, Optimizer::Sgd),
    ("single or rows, batch 1, Adam", [SINGLE, ROWS], "w1-batch1", 1, Optimizer::Adam),
    ("single or rows, batch 1, deep, Adam", [SINGLE, ROWS], "w2", 1, Optimizer::Adam),
];
const SINGLE: &[Loop] = &[Loop::Rows, Loop::Single];

fn main() {
    for case in CASES {
        let [double, single] = [compare::<f64>(case), compare::<f32>(case)];
        println!("{:<38} f64 {double:.2}, f32 {single:.2}", case.0);
    }
}

/// How many times longer the second takes than the first.
fn compare<R: Compiled>(&(_, loops, workload, size, optimizer): &Case) -> f64 {
    let workload = Workload::find(workload).expect("a workload of the table");
    let (net, problem) = (&workload.net, Problem::new(workload));
    let n = problem.train.n;
    let rows = |flat: &[f64], rows: usize| -> Vec<R> {
        let row = |at| (0..n).map(move |k| R::from_f64(flat[k * rows + at]));
        (0..rows).flat_map(row).collect()
    };
    let (x, y) = (rows(&problem.train.x, net.n_inputs), rows(&problem.train.y, net.n_outputs));
    let examples = Examples { x: &x, y: &y, n };
    let mut runners = loops.map(|loops| {
        let mut mlp = Mlp::<R>::new(net.n_inputs, &net.layers(), net.loss);
        for (param, weight) in mlp.params_mut().iter_mut().zip(&problem.weights) {
            *param = R::from_f64(*weight);
        }
        mlp.allow(loops);
        let (trainer, tape) = (Trainer::new(&mlp, optimizer), mlp.tape(size));
        (mlp, trainer, tape)
    });
    let update = Update { learning_rate: 0.001, ..Update::default() };
    let (begin, mut best) = (Instant::now(), [f64::INFINITY; 2]);
    while begin.elapsed() < LOOK {
        for ((mlp, trainer, tape), best) in runners.iter_mut().zip(&mut best) {
            let begin = ThreadTime::now();
            for _ in 0..N_EPOCHS {
                trainer.train(mlp, tape, Batches { examples, span: 0..n, size }, &update);
            }
            *best = best.min(begin.elapsed().as_secs_f64());
        }
    }
    best[1] / best[0]
}
