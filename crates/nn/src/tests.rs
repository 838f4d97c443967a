//! What a user of the crate would notice: gradients, training, equal bits.

mod accuracy;
mod activations;
mod answering;

mod claims;
mod columns;
mod combinations;
mod extras;
mod functions;
mod gradients;
mod initializers;
mod loops;
mod losses;
mod optimizers;
mod plain;
mod planes;
mod random;
mod recorded;
mod registries;
mod singular;
mod training;
mod updates;
