//! What the parts of the page share besides the playground: how much room there is, the colors, and
//! what the person points at.

use crate::colors;
use crate::play::Play;
use leptos::{ev, prelude::*};
use playground::{Feature, Parameter, PlaygroundState};
use std::sync::Arc;
use ui::canvas;
use ui::theme::{Colors, PRESENT, Theme};
use ui::type_erased::memo;

/// How the page is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// Everything side by side.
    Wide,
    /// The data folded to a strip of pictures.
    Medium,
    /// Picture above network, the rest in sheets.
    Small,
}

impl Layout {
    /// For a window of this width, part of which a column beside may take. Inside another page
    /// there is no column of data that could fold.
    fn of(width: f64, has_rail: bool, is_embedded: bool) -> Self {
        match width {
            w if is_embedded => {
                if w < if has_rail { 960.0 } else { 640.0 } {
                    Self::Small
                } else {
                    Self::Wide
                }
            }
            w if w < 900.0 => Self::Small,
            w if w < if has_rail { 1500.0 } else { 1240.0 } => Self::Medium,
            _ => Self::Wide,
        }
    }
}

/// What the output frame shows instead of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// What the network is told.
    Feature(Feature),
    /// A neuron of a hidden layer; both count from 0.
    Neuron { layer: usize, index: usize },
}

/// What a card is open on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Selection {
    /// The weight or bias; for a neuron, its bias.
    pub(crate) parameter: Parameter,
    /// Where the card points, in pixels of the network's content.
    pub(crate) at: [f64; 2],
    /// Whether the card may be edited, or only shows the value while the pointer is there.
    pub(crate) is_open: bool,
    /// Whether the card lists all that the neuron sums up.
    pub(crate) is_neuron: bool,
}

/// What the parts of the page share.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stage {
    pub(crate) layout: Signal<Layout>,
    pub(crate) colors: Signal<Arc<Colors>>,
    pub(crate) look: RwSignal<Option<Look>>,
    pub(crate) selection: RwSignal<Option<Selection>>,
    /// Changes when the window's size, its screen's pixels or the place of the output picture do.
    pub(crate) resized: RwSignal<u32>,
    /// The output's frame, at which the links end.
    pub(crate) map: NodeRef<leptos::html::Div>,
    /// Whether the rail of the lessons is open.
    pub(crate) rail: RwSignal<bool>,
    /// Whether there is little room for a column beside everything else.
    pub(crate) is_tight: Signal<bool>,
    /// Whether a column is taken, by the rail or by a figure without a lesson.
    pub(crate) has_column: Signal<bool>,
}

fn width() -> f64 {
    window().inner_width().ok().and_then(|w| w.as_f64()).unwrap_or(1280.0)
}

impl Stage {
    pub(crate) fn provide(play: Play, chosen: Theme) -> Self {
        let across = RwSignal::new(width());
        let resized = RwSignal::new(0);
        let rail = RwSignal::new(false);
        let is_embedded = play.get(PlaygroundState::is_embedded);
        let present = play.get(|state| state.present);
        // Larger type needs more room, as a narrower window would.
        let room = move || if present.get() { across.get() / PRESENT } else { across.get() };
        let figure = play.get(|state| state.figure.is_some());
        let is_full = move || rail.get() || figure.get();
        let layout = memo(move || Layout::of(room(), is_full(), is_embedded.get()));
        let has_column = memo(move || is_full() && layout.get() != Layout::Small);
        let is_tight = memo(move || room() < 1088.0);
        let listener = window_event_listener(ev::resize, move |_| {
            across.set(width());
            resized.update(|n| *n += 1);
        });
        on_cleanup(move || listener.remove());
        // Another screen may leave the window its size.
        canvas::on_other_pixels(Box::new(move || resized.try_update(|n| *n += 1).is_some()));
        let stage = Self {
            layout: layout.into(),
            colors: colors::colors(play, chosen),
            look: RwSignal::new(None),
            selection: RwSignal::new(None),
            resized,
            map: NodeRef::new(),
            rail,
            is_tight: is_tight.into(),
            has_column: has_column.into(),
        };
        provide_context(stage);
        stage
    }

    /// The size of a canvas in CSS pixels, measured only when it may have changed: to measure in every
    /// frame would make the browser lay the page out in every frame.
    pub(crate) fn size_of(self, node: NodeRef<leptos::html::Canvas>) -> Memo<[f64; 2]> {
        memo(move || {
            self.resized.track();
            let size = node.get().map(|node| [node.client_width(), node.client_height()]);
            size.unwrap_or_default().map(f64::from)
        })
    }

    pub(crate) fn is_small(self) -> bool {
        self.layout.get() == Layout::Small
    }
}
