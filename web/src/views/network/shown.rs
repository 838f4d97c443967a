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
    /// The weight or bias pointed at: all others step back.
    pub(super) highlighted: Option<Parameter>,
    pub(super) discrete: bool,
    /// Beads flow along the links only while the network learns.
    pub(super) is_playing: bool,
    /// A factor for the width of links.
    pub(super) lines: f64,
}

/// Corners of tiles, in CSS pixels.
pub(super) const RADIUS: f64 = 9.0;
