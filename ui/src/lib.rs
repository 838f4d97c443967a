//! What the pages share: controls, canvases, light and dark, languages, the keyboard, the address, files.
//!
//! Nothing here knows a network, its settings or its session: what a page knows of them comes in through
//! props and functions, and so do its texts. The pages themselves are crates of their own, such as `web`.
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
