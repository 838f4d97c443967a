//! What a picture of the network shows: the scene, its colors, and what is stressed in it. How it is drawn
//! is in `draw.rs`.

use super::scene::Scene;
use playground::Parameter;
use std::sync::Arc;
use ui::theme::Colors;

/// What is to be drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<'a> {
    pub(super) scene: &'a Arc<Scene>,
    pub(super) colors: &'a Arc<Colors>,
    /// What is pointed at or chosen: all else steps back.
    pub(super) highlighted: Option<Stress>,
    pub(super) discrete: bool,
    /// Beads flow along the links only while the network learns.
    pub(super) is_playing: bool,
    /// A factor for the width of links.
    pub(super) lines: f64,
}

/// A weight or a bias, or all that a neuron sums up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stress {
    /// Of a neuron, its bias.
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

/// Corners of tiles, in CSS pixels.
pub(super) const RADIUS: f64 = 9.0;
