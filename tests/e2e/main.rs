//! The built page in real browsers. There are few scenarios, because each has to start a browser: what can be
//! tested without one is tested in the crates. `cargo xtask e2e` builds the page and runs these.

mod accessibility;
mod broken;
mod cards;
mod first;
mod hidden;
mod hostile;
mod hosts;
mod jobs;
mod landscape;
mod large;
mod lecture;
mod lenses;
mod lessons;
mod monkey;
mod native;
mod newcomer;
mod notebook;
mod offline;
mod page;
mod parts;
mod phones;
mod scenarios;
mod shots;
mod sizes;
mod soak;
mod steps;
mod translated;
mod views;
mod windows;
