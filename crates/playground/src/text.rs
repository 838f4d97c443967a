//! Text: numbers as people and links write them, and sentences with gaps that another language can fill.

pub mod number;
pub mod sentence;

pub use sentence::Sentence;

pub(crate) use sentence::shortened;
