//! Neural networks that show their work: automatic differentiation over a recorded graph, optimizers
//! over flat slices, and randomness only from a generator it is handed.
//!
//! ```
//! use nn::{Activation, Initializer, LayerSpec, Loss, Mlp, Optimizer, Trainer, Update};
//! use rand_pcg::rand_core::SeedableRng;
//!
//! // Build: two inputs, three tanh neurons, one tanh output.
//! let layers = [3, 1].map(|units| LayerSpec { units, activation: Activation::Tanh });
//! let mut mlp = Mlp::<f64>::new(2, &layers, Loss::Squared);
//! mlp.init(Initializer::Uniform, &mut rand_pcg::Pcg64Mcg::seed_from_u64(1));
//!
//! // Train on "exclusive or": one row an input, one column an example.
//! let mut tape = mlp.tape(4);
//! let mut trainer = Trainer::new(&mlp, Optimizer::Sgd);
//! let update = Update { learning_rate: 0.5, ..Update::default() };
//! for _ in 0..2000 {
//!     tape.value_mut(mlp.input()).copy_from_slice(&[-1., -1., 1., 1., -1., 1., -1., 1.]);
//!     tape.value_mut(mlp.target()).copy_from_slice(&[-1., 1., 1., -1.]);
//!     trainer.gather(&mlp, &mut tape);
//!     trainer.update(&mut mlp, &update);
//! }
//!
//! // Read.
//! mlp.forward(&mut tape);
//! let signs: Vec<bool> = tape.value(mlp.output()).iter().map(|y| *y > 0.0).collect();
//! assert_eq!(signs, [false, true, true, false]);
//! ```
//!
//! # What this crate does not do
//! It knows numbers, not points, pages or clocks. It reads and writes nothing, draws no random number
//! of its own, and allocates nothing once a network is initialized and its tape and trainer are built.
//! Numbers that diverge are returned as they are: what to do about them is the caller's decision. The
//! same input gives the same bits on every machine.
#![no_std]

extern crate alloc;

pub mod activation;
mod aligned;
pub mod autodiff;
mod choice;
mod compiled;
mod early_stopping;
mod examples;
mod gradient_limit;
pub mod init;
pub mod kernels;
pub mod lanes;
mod loops;
pub mod loss;
mod mlp;
mod network;
pub mod normalization;
pub mod optim;
mod random;
pub mod real;
mod registry;
pub mod regularizer;
pub mod schedule;
mod singular;
mod trainer;

pub use activation::Activation;
pub use compiled::Compiled;
pub use early_stopping::EarlyStopping;
pub use examples::{Batches, Examples};
pub use gradient_limit::GradientLimit;
pub use init::Initializer;
pub use loops::Loop;
pub use loops::plane::PlaneLosses;
pub use loss::Loss;
pub use mlp::{Layer, LayerExtras, LayerSpec, Mlp, Norm};
pub use network::{Mask, Network, Recording};
pub use normalization::Normalization;
pub use optim::{Hyper, Optimizer};
pub use random::{Random, shuffle};
pub use real::Real;
pub use regularizer::Regularizer;
pub use schedule::Schedule;
pub use singular::Singular;
pub use trainer::{L1, Trainer, Update};

#[cfg(test)]
mod tests;
