//! Numbers as text, written in one place for everyone: pictures and settings show the same numbers and know
//! nothing of each other, so their writer lies below both.
//!
//! [`javascript`] is for links and files, which JavaScript reads and writes too; [`shown`] is for people.

mod decimal;
pub mod javascript;
pub mod shown;

#[cfg(test)]
mod tests;
