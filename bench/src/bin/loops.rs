//! Measures the gain of each loop of `nn`: how many times longer the work takes without it. A loop whose
//! removal makes nothing slower is not needed. The results are for `crates/nn/src/choice.rs`.
//!
//! All are measured in turns by the processor time of this thread, and the shortest of many short samples
//! counts: other programs on the machine can only make samples longer.

use bench::{Problem, Workload};
use cpu_time::ThreadTime;
use nn::{Batches, Compiled, Examples, Loop, Mlp, Optimizer, Trainer, Update};
use std::time::{Duration, Instant};

/// The duration of each comparison.
const LOOK: Duration = Duration::from_secs(2);

/// A name, the two sets of loops to compare, and the task: workload, number of examples at once, optimizer;
/// without an optimizer the network computes outputs and does not train.
type Case = (&'static str, [&'static [Loop]; 2], &'static str, usize, Option<Optimizer>);

const GRAPH: &[Loop] = &[];
const ROWS: &[Loop] = &[Loop::Rows];
const SINGLE: &[Loop] = &[Loop::Rows, Loop::Single];
const SGD: Option<Optimizer> = Some(Optimizer::Sgd);
const ADAM: Option<Optimizer> = Some(Optimizer::Adam);
const CASES: &[Case] = &[
    ("Rows or graph, answers of 2-4-2-1", [ROWS, GRAPH], "w1-batch10", 250, None),
    ("Rows or graph, answers of 7-6×8-1", [ROWS, GRAPH], "w2", 250, None),
    ("Rows or graph, 2-4-2-1, batch 2", [ROWS, GRAPH], "w1-batch10", 2, SGD),
    ("Rows or graph, 2-4-2-1, batch 30", [ROWS, GRAPH], "w1-batch30", 30, SGD),
    ("Rows or graph, 7-6×8-1, batch 30", [ROWS, GRAPH], "w2", 30, SGD),
    ("Rows or graph, 784-…-10, batch 64", [ROWS, GRAPH], "w5", 64, ADAM),
    ("SmallBatch or Rows, 2-4-2-1, batch 10", [Loop::ALL, ROWS], "w1-batch10", 10, SGD),
    ("SmallBatch or Rows, 7-6×8-1, batch 10", [Loop::ALL, ROWS], "w2", 10, SGD),
    ("SmallBatch or Rows, 7-6×8-1, Adam", [Loop::ALL, ROWS], "w2", 10, ADAM),
    ("Single or Rows, 2-4-2-1, Adam", [SINGLE, ROWS], "w1-batch1", 1, ADAM),
    ("Single or Rows, 7-6×8-1, Adam", [SINGLE, ROWS], "w2", 1, ADAM),
    ("Online or Single, 2-4-2-1", [Loop::ALL, SINGLE], "w1-batch1", 1, SGD),
    ("Online or Single, 7-6×8-1", [Loop::ALL, SINGLE], "w2", 1, SGD),
];

fn main() {
    for case in CASES {
        let [double, single] = [compare::<f64>(case), compare::<f32>(case)];
        println!("{:<40} f64 {double:.2}, f32 {single:.2}", case.0);
    }
}

/// How many times longer the second set of loops takes than the first.
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
        let trainer = Trainer::new(&mlp, optimizer.unwrap_or_default());
        let mut tape = mlp.tape(size);
        examples.put(&mlp, &mut tape, 0..size);
        (mlp, trainer, tape)
    });
    // Enough for a sample of about a millisecond; a single one for a large network.
    let n_epochs = 1 + 20_000 / problem.weights.len();
    let update = Update { learning_rate: 0.001, ..Update::default() };
    let (begin, mut best) = (Instant::now(), [f64::INFINITY; 2]);
    while begin.elapsed() < LOOK {
        for ((mlp, trainer, tape), best) in runners.iter_mut().zip(&mut best) {
            let begin = ThreadTime::now();
            for _ in 0..n_epochs {
                match optimizer {
                    None => mlp.forward(tape),
                    Some(_) => {
                        let batches = Batches { examples, span: 0..n, size };
                        trainer.train(mlp, tape, batches, &update);
                    }
                }
            }
            *best = best.min(begin.elapsed().as_secs_f64());
        }
    }
    best[1] / best[0]
}
