//! The position of a card next to its anchor: only geometry, in CSS pixels of the window.

/// The side of the anchor on which a card opens if there is space; otherwise it opens on the other side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Above the anchor.
    Above,
    /// Below the anchor.
    Below,
}

/// Which edges of card and anchor are aligned, as far as the window allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// The edges at which lines of text start.
    Start,
    /// The centers.
    Center,
    /// The edges at which lines of text end.
    End,
    /// The card is next to the column of its anchor, which it must not cover; if neither side has enough space,
    /// the centers are aligned.
    Beside,
}

/// The distance between card and anchor.
const GAP_PX: f64 = 8.0;
/// The least distance between card and the window's edge.
const MARGIN_PX: f64 = 8.0;

/// The sizes that determine the position of a card.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    /// The anchor's left, top, right and bottom.
    pub(super) anchor: [f64; 4],
    /// The card's width and its preferred height.
    pub(super) card: [f64; 2],
    /// The window's width and height.
    pub(super) window: [f64; 2],
    /// Whether text runs from right to left.
    pub(super) is_rtl: bool,
}

/// The position of the card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    /// From the window's left edge.
    pub(super) left_px: f64,
    /// From the window's top (below the anchor) or bottom (above it), so that the card grows away
    /// from its anchor.
    pub(super) edge_px: f64,
    /// The height beyond which its content scrolls.
    pub(super) max_height_px: f64,
    /// The side on which the card opens.
    pub(super) side: Side,
}

/// Finds the position of a card.
pub(super) fn place(sizes: Sizes, side: Side, align: Align) -> Place {
    let [left, top, right, bottom] = sizes.anchor;
    let [width, height] = sizes.card;
    let [window_width, window_height] = sizes.window;

    let above = top - GAP_PX - MARGIN_PX;
    let below = window_height - bottom - GAP_PX - MARGIN_PX;
    let side = match side {
        Side::Above if above < height && above < below => Side::Below,
        Side::Below if below < height && below < above => Side::Above,
        side => side,
    };
    let (edge_px, max_height_px) = match side {
        Side::Above => (window_height - top + GAP_PX, above),
        Side::Below => (bottom + GAP_PX, below),
    };

    let (before, after) = (left - GAP_PX - width, right + GAP_PX);
    let wanted = match align {
        Align::Beside if after + width <= window_width - MARGIN_PX => after,
        Align::Beside if MARGIN_PX <= before => before,
        Align::Center | Align::Beside => (left + right - width) / 2.0,
        Align::Start if !sizes.is_rtl => left,
        Align::End if sizes.is_rtl => left,
        Align::Start | Align::End => right - width,
    };
    let left_px = wanted.min(window_width - width - MARGIN_PX).max(MARGIN_PX);
    Place { left_px, edge_px, max_height_px: max_height_px.max(0.0), side }
}
