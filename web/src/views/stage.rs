//! The state that the parts of the page share, apart from the playground: the available room, the colors, and
//! the element under the pointer.

use crate::colors;
use crate::play::Play;
use leptos::{ev, prelude::*};
use playground::{Feature, Parameter, PlaygroundState};
use std::sync::Arc;
use ui::canvas;
use ui::theme::{Colors, Theme};
use ui::type_erased::memo;
use wasm_bindgen::JsValue;

/// How the page is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// All parts side by side.
    Wide,
    /// The data are reduced to a strip of pictures.
    Medium,
    /// The picture is above the network, and all else is in sheets.
    Small,
}

impl Layout {
    /// The layout for a window of this width in em. A column at the side may take part of the width. Inside
    /// another page, there is no column of data that could be reduced.
    fn of(width: f64, has_rail: bool, is_embedded: bool) -> Self {
        match width {
            w if is_embedded => {
                if w < if has_rail { 60.0 } else { 40.0 } {
                    Self::Small
                } else {
                    Self::Wide
                }
            }
            w if w < 56.25 => Self::Small,
            w if w < if has_rail { 93.75 } else { 77.5 } => Self::Medium,
            _ => Self::Wide,
        }
    }
}

/// The classes that tell the style sheets how much room there is; `width` and `height` are in em. The classes
/// for the page's contents before this code is loaded have the same limits.
fn classes([width, height]: [f64; 2], layout: Layout) -> String {
    let is_small = layout == Layout::Small;
    let classes = [
        // Little room for a column at the side.
        ("tight", width < 68.0),
        // A small phone: the name is hidden, and buttons move closer together.
        ("slim", is_small && width < 22.0),
        // A phone with large type: the numbers move below the picture.
        ("narrow", is_small && width < 19.0),
        // A phone held sideways: the network is beside the picture.
        ("lying", is_small && 36.0 <= width && 1.15 * height < width),
        // Less space between elements.
        ("low", height < 47.0),
        // Some words are hidden.
        ("short", !is_small && height < 30.0),
    ];
    let classes = classes.into_iter().filter(|(_, is)| *is).map(|(name, _)| name);
    classes.collect::<Vec<_>>().join(" ")
}

/// What the output frame shows instead of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// An input feature of the network.
    Feature(Feature),
    /// The answer, if the frame would otherwise show something else.
    Output,
    /// A neuron of a hidden layer. Both numbers are counted from 0.
    Neuron { layer: usize, index: usize },
}

/// The subject of an open card, or of a value shown beside the pointer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Selection {
    /// The weight or bias; for a neuron, its bias.
    pub(crate) parameter: Parameter,
    /// The point in window pixels that the card points at, if the card has no place of its own.
    pub(crate) at: [f64; 2],
    /// Whether the card then opens below that point instead of above it.
    pub(crate) is_down: bool,
    /// Whether the card can be edited, or only shows the value while the pointer is there.
    pub(crate) is_open: bool,
    /// Whether the card lists every term of the neuron's sum.
    pub(crate) is_neuron: bool,
}

impl Selection {
    /// The neuron whose sum contains it: its layer and its index.
    pub(crate) fn neuron(&self) -> (usize, usize) {
        match self.parameter {
            Parameter::Bias { layer, unit } | Parameter::Weight { layer, to: unit, .. } => {
                (layer, unit)
            }
        }
    }

    /// That neuron in a network with `n_hidden` hidden layers, unless it is the output.
    fn look(&self, n_hidden: usize) -> Option<Look> {
        let (layer, index) = self.neuron();
        (layer < n_hidden).then_some(Look::Neuron { layer, index })
    }

    /// Whether the selection has this tile as one of its two ends. Layers are counted as in the picture, where
    /// layer 0 holds the features.
    fn is_about(&self, layer: usize, index: usize) -> bool {
        let (to_layer, to) = self.neuron();
        let is_source = match self.parameter {
            Parameter::Weight { from, .. } => from == index,
            Parameter::Bias { .. } => self.is_neuron,
        };
        (layer, index) == (to_layer + 1, to) || layer == to_layer && is_source
    }
}

/// The point for a card that must not cover the range between these heights, and whether the card opens
/// downward: it opens on the side with more room.
pub(crate) fn beside(top: f64, bottom: f64) -> (f64, bool) {
    let is_down = is_upper((top + bottom) / 2.0);
    (if is_down { bottom } else { top }, is_down)
}

/// Whether a height is in the upper half of the window.
pub(crate) fn is_upper(y: f64) -> bool {
    2.0 * y < window_size()[1]
}

/// The state that the parts of the page share.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stage {
    pub(crate) layout: Signal<Layout>,
    pub(crate) colors: Signal<Arc<Colors>>,
    /// The element under the pointer.
    pub(crate) look: RwSignal<Option<Look>>,
    /// The contents of the output frame: the subject of the open card, or otherwise the element under the
    /// pointer.
    pub(crate) shown: Signal<Option<Look>>,
    pub(crate) selection: RwSignal<Option<Selection>>,
    /// The point of the plane under the pointer, in the output's picture or in a tile.
    pub(crate) pointed: RwSignal<Option<[f64; 2]>>,
    /// Changes whenever the window's size, the screen's pixel ratio or the place of the output's picture
    /// changes.
    pub(crate) resized: RwSignal<u32>,
    /// The output's frame, where the links end.
    pub(crate) map: NodeRef<leptos::html::Div>,
    /// Whether the panel of the lessons is open.
    pub(crate) rail: RwSignal<bool>,
    /// The size of the page's type, in CSS pixels.
    pub(crate) rem: RwSignal<f64>,
    /// The names of the style sheets' classes for the available room.
    pub(crate) room: Signal<String>,
    /// Whether a column is occupied, by the panel of lessons or by a figure without a lesson.
    pub(crate) has_column: Signal<bool>,
}

/// Whether the user presses with fingers.
pub(crate) fn is_coarse() -> bool {
    let query = window().match_media("(pointer: coarse)").ok().flatten();
    query.is_some_and(|query| query.matches())
}

/// The window's width and height in CSS pixels.
fn window_size() -> [f64; 2] {
    let length = |of: Result<JsValue, JsValue>| of.ok().and_then(|length| length.as_f64());
    let (width, height) = (window().inner_width(), window().inner_height());
    [length(width).unwrap_or(1280.0), length(height).unwrap_or(800.0)]
}

/// The height for the layout if it is not the window's height. In a frame, which may be made as high as the
/// page, `web/first.js` fixes it.
fn frame_height() -> Option<f64> {
    let height = document().document_element()?.get_attribute("data-frame")?;
    Some(js_sys::parse_float(&height))
}

/// The size of the page's type. The user or presenter mode may have made it larger.
fn type_size() -> f64 {
    let root = document().document_element();
    let style = root.and_then(|root| window().get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    // The browser's number parser, because Rust's would be part of the first download.
    size.map(|size| js_sys::parse_float(&size)).filter(|size| 0.0 < *size).unwrap_or(16.0)
}

impl Stage {
    pub(crate) fn provide(play: Play, chosen: Theme) -> Self {
        let window = RwSignal::new(window_size());
        let rem = RwSignal::new(type_size());
        let resized = RwSignal::new(0);
        let rail = RwSignal::new(false);
        let is_embedded = play.get(PlaygroundState::is_embedded);
        // Larger type needs more room, as a smaller window would.
        let ems = move || {
            let [width, height] = window.get();
            let frame = if is_embedded.get() { None } else { frame_height() };
            [width, frame.unwrap_or(height)].map(|length| length / rem.get())
        };
        let figure = play.get(|state| state.figure.is_some());
        let is_full = move || rail.get() || figure.get();
        let present = play.get(|state| state.present);
        let layout = memo(move || {
            let [width, height] = ems();
            match Layout::of(width, is_full(), is_embedded.get()) {
                // In front of an audience, the data give their space to the network. A projector with 1024
                // pixels has room for both pictures side by side, because texts are placed over empty areas.
                Layout::Wide if present.get() && !is_embedded.get() => Layout::Medium,
                Layout::Small
                    if present.get() && !is_embedded.get() && 40.0 <= width && 30.0 <= height =>
                {
                    Layout::Medium
                }
                layout => layout,
            }
        });
        let has_column = memo(move || is_full() && layout.get() != Layout::Small);
        let room = memo(move || classes(ems(), layout.get()));
        let listener = window_event_listener(ev::resize, move |_| {
            window.set(window_size());
            resized.update(|n| *n += 1);
        });
        on_cleanup(move || listener.remove());
        // Moving to another screen may not change the window's size.
        canvas::on_other_pixels(Box::new(move || resized.try_update(|n| *n += 1).is_some()));
        let (look, selection) = (RwSignal::new(None), RwSignal::new(None));
        let n_hidden = play.get(|state| state.shape.len());
        let shown = memo(move || match selection.get().filter(|it: &Selection| it.is_open) {
            Some(open) => open.look(n_hidden.get()),
            None => look.get(),
        });
        let stage = Self {
            layout: layout.into(),
            colors: colors::colors(play, chosen),
            look,
            shown: shown.into(),
            selection,
            pointed: RwSignal::new(None),
            resized,
            map: NodeRef::new(),
            rail,
            rem,
            room: room.into(),
            has_column: has_column.into(),
        };
        provide_context(stage);
        stage
    }

    /// The size of a canvas in CSS pixels. It is measured only when it may have changed, because measuring in
    /// every frame would make the browser lay out the page in every frame.
    pub(crate) fn size_of(self, node: NodeRef<leptos::html::Canvas>) -> Memo<[f64; 2]> {
        memo(move || {
            self.resized.track();
            let size = node.get().map(|node| [node.client_width(), node.client_height()]);
            size.unwrap_or_default().map(f64::from)
        })
    }

    /// Measures the size of the type again, because it may have changed.
    pub(crate) fn measure_type(self) {
        let size = type_size();
        if self.rem.try_get_untracked().is_some_and(|rem| rem != size) {
            self.rem.set(size);
            self.resized.update(|n| *n += 1);
        }
    }

    /// Whether the style sheets' class of this name applies to the available room.
    pub(crate) fn is_room(self, name: &str) -> bool {
        self.room.with_untracked(|room| room.split(' ').any(|it| it == name))
    }

    /// The open card.
    pub(crate) fn open(self) -> Option<Selection> {
        self.selection.get().filter(|selection| selection.is_open)
    }

    /// Whether a card is open, read without tracking.
    pub(crate) fn is_open(self) -> bool {
        untrack(|| self.open().is_some())
    }

    /// Whether a tile is dimmed because a card is open on something else. Layers are counted as in the picture.
    pub(crate) fn is_back(self, layer: usize, index: Option<usize>) -> bool {
        let is_about = |open: Selection| index.is_some_and(|index| open.is_about(layer, index));
        self.open().is_some_and(|open| !is_about(open))
    }

    pub(crate) fn is_small(self) -> bool {
        self.layout.get() == Layout::Small
    }
}
