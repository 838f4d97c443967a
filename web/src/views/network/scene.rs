//! The scene: where everything of the network lies, for the room that the page gives it.

use playground::{Feature, FeatureSet, Panel, PlaygroundState};
use plot::{Diagram, DiagramSpec, Rect, Target};
use web_sys::HtmlElement;

/// Where everything of the network lies.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scene {
    pub(super) diagram: Diagram,
    /// Neurons of each hidden layer.
    pub(super) shape: Vec<usize>,
    /// The features that have a tile, and whether each is on.
    pub(super) features: Vec<(Feature, bool)>,
    /// How many outputs there are.
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
        is_small: bool,
    ) -> Self {
        let area = room.get_bounding_client_rect();
        let map = map.get_bounding_client_rect();
        // A hidden feature has no tile; on small screens only those in use have one.
        let features: Vec<(Feature, bool)> = Feature::ALL
            .iter()
            .filter(|feature| !state.is_hidden_id(feature.id()))
            .map(|&feature| (feature, active.contains(feature)))
            .filter(|(_, is_on)| *is_on || !(is_small || state.is_embedded()))
            .collect();
        let on: Vec<usize> =
            features.iter().enumerate().filter(|(_, (_, is_on))| *is_on).map(|(k, _)| k).collect();
        let width = area.width();
        let spec = DiagramSpec {
            width,
            height: area.height(),
            inputs: features.len(),
            active: &on,
            hidden: shape,
            outputs,
            ..DiagramSpec::default()
        };
        // Without the output's picture its links end at a tile.
        let has_output_tile = is_small || !state.shows(Panel::Output);
        let spec = if is_small {
            DiagramSpec {
                axis_y: area.height() / 2.0 + 24.0,
                left: 46.0,
                target: Target::Tiles { right: width - 16.0 },
                top_inputs: 40.0,
                top_layers: 88.0,
                pitch_max: 60.0,
                // The steppers over two layers stay apart; what does not fit is panned to.
                gap_min: 46.0,
                ..spec
            }
        } else {
            let axis_y = if has_output_tile {
                area.height() / 2.0 + 24.0
            } else {
                map.top() - area.top() + map.height() / 2.0
            };
            let target = if has_output_tile {
                Target::Tiles { right: width - 24.0 }
            } else {
                Target::Picture { x: map.left() - area.left(), size: map.width() }
            };
            DiagramSpec { axis_y, target, ..spec }
        };
        Self {
            diagram: Diagram::new(&spec),
            shape: shape.to_vec(),
            features,
            outputs,
            has_output_tile,
        }
    }

    /// The tile of a hidden neuron; both count from 0.
    pub(super) fn neuron(&self, layer: usize, index: usize) -> Rect {
        self.diagram.layers[layer + 1][index]
    }

    /// Every hidden neuron's layer and index, both from 0.
    pub(super) fn neurons(&self) -> impl Iterator<Item = (usize, usize)> {
        let layers = self.shape.iter().enumerate();
        layers.flat_map(|(layer, &n)| (0..n).map(move |index| (layer, index)))
    }
}
