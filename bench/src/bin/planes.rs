//! Measures the gain of SIMD lanes where losses are computed for many parameters, as for a loss landscape: W6,
//! one point of the plane after another as the page computes its other losses, and several points at once. Both
//! in `f32`, in turns, by the processor time of this thread.

use bench::{Nabla, PLANE_SIDE, Problem, Workload};
use cpu_time::ThreadTime;
use nn::{Examples, Mlp};
use std::time::{Duration, Instant};

/// The duration of each comparison.
const LOOK: Duration = Duration::from_secs(4);

fn main() {
    for (name, workload) in [("2-4-2-1, 250 points", "w6"), ("7-6×8-1, 250 points", "w2")] {
        let workload = Workload::find(workload).expect("a workload of the table");
        let workload = Workload { task: Workload::find("w6").expect("W6").task, ..*workload };
        let [one, many] = compare(&workload);
        println!("{name:<24} one by one {one:.2} ms, lanes {many:.2} ms: {:.2} times", one / many);
    }
}

/// The shortest times of both, in milliseconds.
fn compare(workload: &Workload) -> [f64; 2] {
    let (net, problem) = (&workload.net, Problem::new(workload));
    let n = problem.train.n;
    let rows = |flat: &[f64], rows: usize| -> Vec<f32> {
        let row = |at| (0..n).map(move |k| flat[k * rows + at] as f32);
        (0..rows).flat_map(row).collect()
    };
    let (x, y) = (rows(&problem.train.x, net.n_inputs), rows(&problem.train.y, net.n_outputs));
    let examples = Examples { x: &x, y: &y, n };
    let mut lanes = Mlp::<f32>::new(net.n_inputs, &net.layers(), net.loss)
        .plane_losses()
        .expect("a plain network");
    let narrow = |numbers: &[f64]| -> Vec<f32> { numbers.iter().map(|it| *it as f32).collect() };
    let [center, across, up] =
        [&problem.weights, &problem.plane[0], &problem.plane[1]].map(|it| narrow(it));
    let axis: Vec<f32> =
        (0..PLANE_SIDE).map(|k| k as f32 / (PLANE_SIDE - 1) as f32 * 2.0 - 1.0).collect();
    let mut found = vec![0.0; axis.len() * axis.len()];
    let mut nabla = Nabla::<f32>::new(workload);
    let (begin, mut best) = (Instant::now(), [f64::INFINITY; 2]);
    while begin.elapsed() < LOOK {
        let time = ThreadTime::now();
        nabla.run();
        best[0] = best[0].min(time.elapsed().as_secs_f64() * 1e3);
        let time = ThreadTime::now();
        lanes.grid([&center, &across, &up], [&axis, &axis], examples, &mut found);
        best[1] = best[1].min(time.elapsed().as_secs_f64() * 1e3);
    }
    best
}
