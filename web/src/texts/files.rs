//! Texts about files that are saved, opened, exported or dropped. The names of formats are in their rows.

pub(crate) const SAVE_NETWORK: &str = "Save network";
pub(crate) const SAVE_NETWORK_HELP: &str = "A file with the settings, the weights and your points.";
pub(crate) const OPEN_NETWORK: &str = "Open network…";
pub(crate) const OPEN_NETWORK_HELP: &str = "A file that was saved here, or weights of the same shape (.npz or .safetensors). You can also drop it on the page.";
pub(crate) const EXPORT_AS: &str = "Export as";
pub(crate) const HOW_TO_LOAD: &str = "Code that loads it";
/// The label for saving a format in its other precision.
pub(crate) const AS_PRECISION: &str = "As {0}";
pub(crate) const LOADED: &str = "Weights loaded";
pub(crate) const OPENED: &str = "Network opened";
pub(crate) const NOT_READ: &str =
    "This file cannot be read, or is larger than 10 MB. Choose a smaller one.";
pub(crate) const DROP: &str = "Drop a table, a saved network or weights";
