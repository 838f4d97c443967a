//! The gaps between the layers in the network's picture. Strokes are the most expensive part of a picture.
//! During playback, each frame draws only as many gaps as it has time for, and the next frame continues with
//! the next gaps.

use plot::Diagram;
use std::ops::Range;

/// The number of links drawn in a frame, unless a single gap has more.
const AT_ONCE: usize = 160;

/// The gaps of a picture, from the inputs to the output, and which gaps are drawn next.
#[derive(Debug, Default)]
pub(super) struct Gaps {
    /// For each gap, the end of its range in the list of all links.
    ends: Vec<usize>,
    /// The right end of each gap, in pixels. It is in the middle of a layer's tiles, so that the gap contains
    /// everything at the tiles' edges.
    middles: Vec<f64>,
    next: usize,
}

impl Gaps {
    /// Creates the gaps of a picture. `ratio` is the number of device pixels per CSS pixel.
    pub(super) fn new(diagram: &Diagram, ratio: f64) -> Self {
        let end = |gap| diagram.links.partition_point(|link| link.layer <= gap);
        let ends = (1..diagram.layers.len()).map(end).collect();
        // Aligned to a pixel edge, because otherwise both sides would draw a part of that pixel.
        let middle = |tile: &plot::Rect| ((tile.x + tile.width / 2.0) * ratio).round() / ratio;
        let layers = diagram.layers.iter().skip(1);
        let middles = layers.map(|tiles| tiles.first().map_or(0.0, middle)).collect();
        Self { ends, middles, next: 0 }
    }

    /// The gaps to draw now: all gaps, or the next ones.
    pub(super) fn next(&mut self, is_all: bool) -> Range<usize> {
        let n = self.ends.len();
        if is_all {
            self.next = 0;
            return 0..n;
        }
        let from = self.next;
        let begin = self.links(&(0..from)).end;
        let fits = |end: &&usize| **end <= begin + AT_ONCE;
        let to = from + self.ends[from..].iter().take_while(fits).count();
        let to = to.max(from + 1).min(n);
        self.next = to % n.max(1);
        from..to
    }

    /// The range of these gaps in the list of all links.
    pub(super) fn links(&self, gaps: &Range<usize>) -> Range<usize> {
        let end = |gap: usize| gap.checked_sub(1).map_or(0, |before| self.ends[before]);
        end(gaps.start)..end(gaps.end)
    }

    /// The left and the right end of these gaps in a picture of this width. The first and the last gap reach to
    /// the picture's edges.
    pub(super) fn edges(&self, gaps: &Range<usize>, width: f64) -> [f64; 2] {
        let left = gaps.start.checked_sub(1).map_or(0.0, |before| self.middles[before]);
        let is_last = gaps.end == self.ends.len();
        [left, if is_last { width } else { self.middles[gaps.end - 1] }]
    }
}
