//! The scene: the positions of all elements of the network within the space that the page gives it.

use crate::views::stage::{Layout, Stage, is_coarse};
use leptos::prelude::GetUntracked;
use playground::{Feature, FeatureSet, Lens, Panel, Parameter, PlaygroundState};
use plot::{Diagram, DiagramSpec, Hit, Rect, Target};
use web_sys::HtmlElement;

/// The distance between neurons for a tile of 90 pixels. Larger tiles would not show more.
const PITCH_MAX: f64 = 117.0;

/// The positions of all elements of the network.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scene {
    pub(super) diagram: Diagram,
    /// The number of neurons in each hidden layer.
    pub(super) shape: Vec<usize>,
    /// The features that have a tile, and whether each is on.
    pub(super) features: Vec<(Feature, bool)>,
    /// The number of outputs.
    pub(super) outputs: usize,
    /// Whether the output is a small tile here, because its picture is elsewhere.
    pub(super) has_output_tile: bool,
}

impl Scene {
    pub(super) fn new(
        room: &HtmlElement,
        map: &HtmlElement,
        state: &PlaygroundState,
        active: FeatureSet,
        shape: &[usize],
        outputs: usize,
        stage: Stage,
    ) -> Self {
        let is_small = stage.layout.get_untracked() == Layout::Small;
        // Space for words grows with the type size.
        let rem = |px: f64| px * stage.rem.get_untracked() / 16.0;
        let (is_short, is_lying) = (stage.is_room("short"), stage.is_room("lying"));
        let is_present = state.present;
        // On phones a lens hides the headings of the layers, and has its sums below the network.
        let is_bare = is_small && state.lens == Lens::Point;
        let is_coarse = is_coarse() && !is_bare;
        // The space below the network for the control of the number of layers.
        let foot = if is_short || is_lying || is_present { rem(36.0) } else { 8.0 };
        let foot = if is_bare { rem(68.0) } else { foot };
        let area = room.get_bounding_client_rect();
        let map = map.get_bounding_client_rect();
        // A hidden feature has no tile. On small screens, only features in use have one.
        let features: Vec<(Feature, bool)> = Feature::ALL
            .iter()
            .filter(|feature| !state.is_hidden_id(feature.id()))
            .map(|&feature| (feature, active.contains(feature)))
            .filter(|(_, is_on)| *is_on || !(is_small || state.is_embedded()))
            .collect();
        let on: Vec<usize> =
            features.iter().enumerate().filter(|(_, (_, is_on))| *is_on).map(|(k, _)| k).collect();
        // "sin(X₁)" is longer than "X₁".
        let is_long = features.iter().any(|(feature, _)| 1 < feature.spec().parts.len());
        let width = area.width();
        let spec = DiagramSpec {
            width,
            height: area.height(),
            inputs: features.len(),
            active: &on,
            hidden: shape,
            outputs,
            left: rem(88.0),
            // In presenter mode, the features have no heading.
            top_inputs: match is_present {
                true => 8.0,
                false => rem(if is_short { 36.0 } else { 58.0 }),
            },
            // In a short window, the headings of the layers are only steppers. Otherwise captions may take two
            // lines. Fingers need more space for both.
            top_layers: rem(match stage.is_room("low") {
                _ if is_short => 40.0,
                _ if is_present => 72.0,
                _ if is_coarse => 128.0,
                true => 96.0,
                false => 104.0,
            }),
            bottom_layers: foot,
            pitch_max: PITCH_MAX,
            pitch_min: if is_short { 36.0 } else { 38.0 },
            ..DiagramSpec::default()
        };
        // Without the output's picture, the links end at a tile for the output.
        let has_output_tile = is_small || !state.shows(Panel::Output);
        let spec = if is_small {
            DiagramSpec {
                axis_y: area.height() / 2.0
                    + rem(match is_coarse {
                        _ if is_lying => 8.0,
                        true => 40.0,
                        false => 24.0,
                    }),
                left: rem(if is_long { 66.0 } else { 46.0 }),
                target: Target::Tiles { right: width - 16.0 },
                top_inputs: if is_lying { 8.0 } else { rem(40.0) },
                top_layers: rem(match is_coarse {
                    _ if is_lying => 56.0,
                    true => 128.0,
                    false => 92.0,
                }),
                pitch_max: 60.0,
                pitch_min: 40.0,
                // The steppers over two layers must not overlap. If the network is wider than its space, users
                // pan to the rest.
                gap_min: rem(if is_coarse { 84.0 } else { 72.0 }) - 34.0,
                ..spec
            }
        } else {
            let axis_y = if has_output_tile {
                area.height() / 2.0 + rem(24.0)
            } else {
                map.top() - area.top() + map.height() / 2.0
            };
            let (x, size) = (map.left() - area.left(), map.width());
            let target = match state.is_edged() {
                _ if has_output_tile => Target::Tiles { right: width - 24.0 },
                false => Target::Picture { x, size },
                true => Target::Edge { x, size },
            };
            DiagramSpec { axis_y, target, ..spec }
        };
        let diagram = Diagram::new(&spec);
        Self { diagram, shape: shape.to_vec(), features, outputs, has_output_tile }
    }

    /// The tile of a hidden neuron. Both numbers are counted from 0.
    pub(super) fn neuron(&self, layer: usize, index: usize) -> Rect {
        self.diagram.layers[layer + 1][index]
    }

    /// The layer and index of every hidden neuron, both counted from 0.
    pub(super) fn neurons(&self) -> impl Iterator<Item = (usize, usize)> {
        let layers = self.shape.iter().enumerate();
        layers.flat_map(|(layer, &n)| (0..n).map(move |index| (layer, index)))
    }
}

/// The weight or bias of the element under the pointer. The layers are counted differently: in the picture,
/// layer 0 holds the features.
pub(super) fn parameter_of(hit: Hit) -> Option<Parameter> {
    match hit {
        Hit::Link { layer, to, from } => Some(Parameter::Weight { layer: layer - 1, to, from }),
        Hit::Bias { layer, index } => Some(Parameter::Bias { layer: layer - 1, unit: index }),
        Hit::Tile { .. } => None,
    }
}
