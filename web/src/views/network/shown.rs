//! What a picture of the network shows: the scene, its colors, and what is highlighted in it. `draw.rs` draws
//! it.

use super::scene::Scene;
use playground::Parameter;
use std::sync::Arc;
use ui::theme::Colors;

/// The contents of the drawing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<'a> {
    pub(super) scene: &'a Arc<Scene>,
    pub(super) colors: &'a Arc<Colors>,
    /// The element that is selected or under the pointer. All other elements are dimmed.
    pub(super) highlighted: Option<Stress>,
    pub(super) discrete: bool,
    /// Beads move along the links only while the network learns.
    pub(super) is_playing: bool,
    /// A factor for the width of links.
    pub(super) lines: f64,
}

/// A weight, a bias, or all terms of a neuron's sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stress {
    /// For a neuron, its bias.
    pub(super) parameter: Parameter,
    pub(super) is_neuron: bool,
}

impl Stress {
    /// Whether a weight or bias is part of it.
    pub(super) fn has(self, it: Parameter) -> bool {
        let bias = match it {
            Parameter::Weight { layer, to: unit, .. } => Parameter::Bias { layer, unit },
            Parameter::Bias { .. } => it,
        };
        self.parameter == it || self.is_neuron && self.parameter == bias
    }
}

/// The radius of the tiles' corners, in CSS pixels.
pub(super) const RADIUS: f64 = 9.0;
