//! Text: numbers as links have them, and sentences with gaps that another language can fill.

pub(crate) mod json;
pub mod sentence;

pub use number::javascript as number;
pub use sentence::Sentence;

pub(crate) use sentence::shortened;
