//! The workloads for measuring Nabla's speed, and two programs that compute them: Nabla itself, and a reference
//! of plain loops that defines the right results. Time measurement and tables are in `bench/js`, `tests/bench`
//! and the programs of this crate.

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
pub use workload::{Named, Net, RUNS_BEFORE_CHECK, Task, WORKLOADS, Workload};
