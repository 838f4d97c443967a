//! Where a card fits beside its anchor: geometry alone, in CSS pixels of the window.

/// The side of the anchor on which a card opens, if there is room; otherwise it opens on the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Over the anchor.
    Above,
    /// Under the anchor.
    Below,
}

/// Which edges of card and anchor are in line, as far as the window allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// The edges where reading begins.
    Start,
    /// The middles.
    Center,
    /// The edges where reading ends.
    End,
    /// The card stands beside the column of its anchor, which it must not cover; where neither side has room
    /// for it, the middles.
    Beside,
}

/// The distance between card and anchor.
const GAP_PX: f64 = 8.0;
/// The least distance between card and the window's edge.
const MARGIN_PX: f64 = 8.0;

/// The sizes that decide where a card goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    /// The anchor's left, top, right and bottom.
    pub(super) anchor: [f64; 4],
    /// The card's width and the height it would like.
    pub(super) card: [f64; 2],
    /// The window's width and height.
    pub(super) window: [f64; 2],
    /// Whether reading goes from right to left.
    pub(super) is_rtl: bool,
}

/// Where the card goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Place {
    /// From the window's left edge.
    pub(super) left_px: f64,
    /// From the window's top (below the anchor) or bottom (above it), so that the card grows away
    /// from its anchor.
    pub(super) edge_px: f64,
    /// The height beyond which its content scrolls.
    pub(super) max_height_px: f64,
    /// The side it got.
    pub(super) side: Side,
}

/// Finds the place for a card.
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
