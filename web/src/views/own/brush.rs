//! The brush: what is painted with.

/// What pressing the picture does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Brush {
    /// Paints points of this class.
    Class(usize),
    /// Takes points away.
    Eraser,
}
