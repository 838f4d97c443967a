//! The brush: the selected painting tool.

/// The effect of pressing the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Brush {
    /// Paints points of this class.
    Class(usize),
    /// Removes points.
    Eraser,
}
