//! The brush: the selected painting tool.

/// What pressing the picture does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Brush {
    /// Paints points of this class.
    Class(usize),
    /// Removes points.
    Eraser,
}
