//! Files: what leaves the playground and comes back. Trained networks as programs, as text and as saved
//! networks, and a run as a film.

pub mod export;
pub mod film;
pub mod model;
mod snapshot;
pub mod weights;
mod zip;

pub use model::Saved;
pub use snapshot::Snapshot;
pub use weights::Weights;
