//! Tests of the state, its links, the generator and the data. What crosses crates, and what is compared
//! with recordings of the original, is tested in the workspace's own `tests`.

mod data;
mod link;
mod number;
mod registries;
mod seedrandom;
mod stale;
