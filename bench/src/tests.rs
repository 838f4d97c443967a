//! Nabla must compute the same results as the reference, in both precisions: otherwise its times mean nothing.

use crate::{Nabla, Named, Problem, RUNS_BEFORE_CHECK, Reference, WORKLOADS, Workload};
use nn::Compiled;

/// ‖a − b‖ / ‖b − from‖
fn error(a: &[f64], b: &[f64], from: &[f64]) -> f64 {
    assert_eq!(a.len(), b.len(), "arrays of one length");
    let from = |k: usize| from.get(k).copied().unwrap_or(0.0);
    let wrong: f64 = a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum();
    let whole: f64 = b.iter().enumerate().map(|(k, b)| (b - from(k)) * (b - from(k))).sum();
    (wrong / whole).sqrt()
}

fn result<R: Compiled>(workload: &Workload) -> Named {
    let mut nabla = Nabla::<R>::new(workload);
    // As for every sample: restarted after a run.
    nabla.run();
    nabla.restart();
    for _ in 0..if workload.task.is_training() { RUNS_BEFORE_CHECK } else { 1 } {
        nabla.run();
    }
    nabla.check()
}

fn check<R: Compiled>(tolerance: f64) {
    for workload in WORKLOADS {
        let weights = Problem::new(workload).weights;
        let (ours, expected) = (result::<R>(workload), Reference::expected(workload));
        assert_eq!(ours.len(), expected.len(), "{}: as many arrays", workload.id);
        for ((name, ours), (other, expected)) in ours.iter().zip(&expected) {
            assert_eq!(name, other, "{}: the same arrays", workload.id);
            let from = if *name == "parameters" { &weights[..] } else { &[] };
            // Pictures use single precision.
            let tolerance = match *name {
                "neurons" => 1e-5,
                "pixels" => 5e-3,
                _ => tolerance,
            };
            let error = error(ours, expected, from);
            assert!(error < tolerance, "{}: {name} are off by {error}", workload.id);
        }
    }
}

#[test]
fn nabla_computes_what_the_reference_computes() {
    check::<f64>(1e-11);
    check::<f32>(2e-3);
}

#[test]
fn workloads_are_found_by_their_names() {
    for workload in WORKLOADS {
        let found = Workload::find(workload.id).map(|it| it.label);
        assert_eq!(found, Some(workload.label), "{} leads elsewhere", workload.id);
    }
}
