//! What the strip of losses shows.

use super::scale::YScale;
use plotters::drawing::DrawingAreaErrorKind;
use plotters::prelude::DrawingBackend;

/// The losses after an epoch. NaN stands for one that is not known.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct LossPoint {
    /// Epochs trained so far.
    pub epoch: u64,
    /// Loss on the training examples.
    pub train: f64,
    /// Loss on the test examples.
    pub test: f64,
}

/// Everything the strip shows. Points are ordered by epoch; about a thousand is plenty.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct LossChart<'a> {
    /// What happened, up to now.
    pub points: &'a [LossPoint],
    /// The losses after `epoch` that were known before the person went back; drawn faintly.
    pub faint: &'a [LossPoint],
    /// What the faint curves are, in a word or two.
    pub faint_is: &'a str,
    /// Where the playhead stands.
    pub epoch: u64,
    /// Epochs in the strip's width, see [`x_span`](crate::chart::x_span); a fraction while it is animated.
    pub span: f64,
    /// Losses at the lower and upper end, see [`y_range`](crate::chart::y_range).
    pub range: [f64; 2],
    /// How losses are spaced.
    pub y_scale: YScale,
    /// The epoch under the pointer: both losses are read there instead of at the playhead.
    pub hover: Option<u64>,
    /// The epoch at which the numbers stopped being numbers.
    pub diverged: Option<u64>,
    /// Curves and playhead only: for a chart too small to be read.
    pub bare: bool,
}

pub(crate) type Failure<B> = DrawingAreaErrorKind<<B as DrawingBackend>::ErrorType>;
pub(crate) type Drawn<B> = Result<(), Failure<B>>;
