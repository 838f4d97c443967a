//! Every workload on this machine, without a browser: `cargo bench --package bench`. For busy machines,
//! `src/bin/guard.rs` measures ratios to a reference instead.

use bench::{Nabla, Reference, WORKLOADS, Workload};
use divan::Bencher;
use nn::Compiled;

fn main() {
    divan::main();
}

fn ids() -> impl Iterator<Item = &'static str> {
    WORKLOADS.iter().map(|workload| workload.id)
}

fn find(id: &str) -> &'static Workload {
    Workload::find(id).expect("a workload of the table")
}

#[divan::bench(types = [f64, f32], args = ids(), max_time = 1)]
fn nabla<R: Compiled>(bencher: Bencher<'_, '_>, id: &str) {
    let mut nabla = Nabla::<R>::new(find(id));
    bencher.bench_local(|| nabla.run());
}

#[divan::bench(args = ids(), max_time = 1)]
fn reference(bencher: Bencher<'_, '_>, id: &str) {
    let mut reference = Reference::new(find(id));
    bencher.bench_local(|| reference.run());
}
