//! Text: numbers as links have them, and sentences with gaps that another language can fill.

pub(crate) mod json;
pub mod packed;
pub mod sentence;

pub use number::javascript as number;
pub use packed::{Bytes, Numbers};
pub use sentence::{SentSentence, Sentence};

pub(crate) use sentence::shortened;
