//! Shared code of the pages: controls, canvases, light and dark colors, languages, the keyboard, the address,
//! files.
//!
//! Nothing here depends on neural networks, their settings or sessions: pages pass such data, and all texts, as
//! props and functions. The pages themselves are separate crates, such as `web`.
#![deny(clippy::unwrap_used)]

pub mod address;
mod after_paint;
pub mod canvas;
pub mod files;
pub mod jobs;
pub mod keys;
pub mod lang;
pub mod language_choice;
pub mod theme;
pub mod type_erased;
pub mod widgets;

pub use after_paint::after_paint;
