//! The parts of the page, one file each.

pub(crate) mod announcements;
pub(crate) mod article;
pub(crate) mod console;
pub(crate) mod data;
pub(crate) mod dials;
pub(crate) mod divergence;
pub(crate) mod figure;
pub(crate) mod files;
pub(crate) mod header;
pub(crate) mod inside;
pub(crate) mod language;
pub(crate) mod lessons;
pub(crate) mod loss;
pub(crate) mod more;
pub(crate) mod network;
pub(crate) mod output;
pub(crate) mod own;
pub(crate) mod poster;
pub(crate) mod rail;
pub(crate) mod setting;
pub(crate) mod share;
pub(crate) mod shortcuts;
pub(crate) mod stage;
pub(crate) mod table;
pub(crate) mod task;
pub(crate) mod values;
