//! The workloads that Nabla's speed is measured by, and who computes them here: Nabla itself, and a
//! reference of plain loops that says what the result must be. Clocks and tables are elsewhere: in
//! `bench/js`, `tests/bench` and the programs of this crate.

mod nabla;
mod problem;
mod reference;
mod workload;

#[cfg(target_arch = "wasm32")]
pub mod exports;
#[cfg(test)]
mod tests;

pub use nabla::Nabla;
pub use problem::{PLANE_SIDE, Points, Problem};
pub use reference::Reference;
pub use workload::{Net, Task, WORKLOADS, Workload};

/// Arrays of numbers by name: what a contestant is handed, and what it hands back.
pub type Named = Vec<(&'static str, Vec<f64>)>;

/// How many runs come before a result is checked.
pub const RUNS_BEFORE_CHECK: usize = 3;
