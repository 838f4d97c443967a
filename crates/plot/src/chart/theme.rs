//! How charts look: inks, sizes, the words of the strip.

use crate::Rgb;

/// Colors and sizes of a chart. The fields say what the chart of losses uses them for; other charts follow it.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct ChartTheme<'a> {
    /// The test loss, the playhead, strong text.
    pub ink: Rgb,
    /// The training loss and the numbers of the axes.
    pub quiet: Rgb,
    /// Grid lines.
    pub line: Rgb,
    /// The background, for the ring around dots.
    pub stage: Rgb,
    /// What every length is multiplied by: device pixels per pixel.
    pub scale: f64,
    /// How much larger everything but hairlines is drawn, for an audience far away.
    pub zoom: f64,
    /// Size of text in pixels. A backend for SVG sets text smaller by 1.24.
    pub text_px: f64,
    /// Family of the font; a canvas takes a whole CSS list.
    pub font: &'a str,
    /// The words in the strip.
    pub words: ChartWords<'a>,
}

/// The words in the strip, so that it can speak another language.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct ChartWords<'a> {
    /// Before the topmost number of the axis.
    pub loss: &'a str,
    /// Before the test loss.
    pub test: &'a str,
    /// Before the training loss.
    pub train: &'a str,
    /// Before the epoch under the pointer.
    pub epoch: &'a str,
    /// Where the numbers stopped being numbers.
    pub diverged: &'a str,
}

impl Default for ChartWords<'_> {
    fn default() -> Self {
        Self { loss: "Loss", test: "test", train: "training", epoch: "epoch", diverged: "diverged" }
    }
}

impl ChartTheme<'_> {
    /// A length on the area.
    pub(crate) fn px(&self, length: f64) -> f64 {
        length * self.scale * self.zoom
    }

    /// The theme for a light background.
    pub fn light(scale: f64) -> Self {
        Self {
            ink: Rgb(0x10, 0x22, 0x2c),
            quiet: Rgb(0x5d, 0x6f, 0x79),
            line: Rgb(0xdd, 0xe4, 0xe8),
            stage: Rgb(0xfb, 0xfc, 0xfd),
            scale,
            zoom: 1.0,
            text_px: 11.5,
            font: "sans-serif",
            words: ChartWords::default(),
        }
    }

    /// The theme for a dark background.
    pub fn dark(scale: f64) -> Self {
        Self {
            ink: Rgb(0xea, 0xf2, 0xf5),
            quiet: Rgb(0x8b, 0x9d, 0xa7),
            line: Rgb(0x1d, 0x2b, 0x34),
            stage: Rgb(0x0d, 0x17, 0x1d),
            ..Self::light(scale)
        }
    }
}
