//! Where the neurons and links of a network lie: pure geometry, nothing is drawn.
//!
//! Layer 0 are the inputs, 1 to L the hidden layers, L + 1 the output. All columns are centered on
//! one horizontal line, the axis. Lengths are pixels, y down.

mod layout;
mod link;
mod rect;

pub use layout::{DiagramSpec, Target};
pub use link::{Link, link_tint, link_width};
pub use rect::Rect;

/// The places of everything in the picture of a network.
#[derive(Clone, PartialEq, Debug)]
pub struct Diagram {
    /// Edge of a tile, in whole pixels.
    pub tile: f64,
    /// Distance from one tile of a column to the next, in whole pixels.
    pub pitch: f64,
    /// The height at which all columns are centered; lower than asked for if they do not fit.
    pub axis_y: f64,
    /// Width of the content; more than asked for if it has to scroll sideways.
    pub width: f64,
    /// Height of the content; more than asked for if it has to scroll.
    pub height: f64,
    /// The tiles of every layer, from the inputs to the output. If the output is a picture, its
    /// neurons are bands of that picture, from top to bottom.
    pub layers: Vec<Vec<Rect>>,
    /// Every link, ordered by layer, then by target, then by source.
    pub links: Vec<Link>,
}

/// What lies under the pointer.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Hit {
    /// The bias dot of a neuron.
    Bias {
        /// From 1 to L + 1.
        layer: usize,
        /// Index within the layer.
        index: usize,
    },
    /// A tile; in layer 0 `index` counts tiles, used or not.
    Tile {
        /// From 0 to L + 1.
        layer: usize,
        /// Index within the layer.
        index: usize,
    },
    /// A link, named as in [`Link`].
    Link {
        /// The layer it ends in, from 1 to L + 1.
        layer: usize,
        /// Index of the neuron it ends at.
        to: usize,
        /// Index of the neuron it comes from; in layer 0, among the used inputs.
        from: usize,
    },
}

impl Diagram {
    /// Lays out a network.
    ///
    /// # Panics
    ///
    /// Panics if `spec.active` names an input that does not exist.
    pub fn new(spec: &DiagramSpec<'_>) -> Self {
        layout::lay_out(spec)
    }

    /// The center of a neuron's bias dot, at the lower left corner of its tile.
    ///
    /// # Panics
    ///
    /// Panics if there is no such neuron.
    pub fn bias_dot(&self, layer: usize, index: usize) -> [f64; 2] {
        let tile = self.layers[layer][index];
        [tile.x + 1.5, tile.bottom() - 1.5]
    }

    /// What lies at a point, or within `reach` of it: 7 is right for a mouse, more for a finger.
    ///
    /// Dots lie above tiles, tiles above links; of several links the nearest counts.
    pub fn hit(&self, p: [f64; 2], reach: f64) -> Option<Hit> {
        let neurons = || {
            self.layers.iter().enumerate().flat_map(|(layer, tiles)| {
                tiles.iter().enumerate().map(move |(index, tile)| (layer, index, tile))
            })
        };
        let dot = neurons().filter(|&(layer, ..)| 0 < layer).find(|&(layer, index, _)| {
            let [x, y] = self.bias_dot(layer, index);
            (x - p[0]).hypot(y - p[1]) <= reach
        });
        if let Some((layer, index, _)) = dot {
            return Some(Hit::Bias { layer, index });
        }
        if let Some((layer, index, _)) = neurons().find(|(.., tile)| tile.contains(p)) {
            return Some(Hit::Tile { layer, index });
        }
        let near = |link: &Link| (link.distance_to(p), Hit::from(link));
        let links = self.links.iter().filter(|link| link.bounds().grown(reach).contains(p));
        let (distance, hit) = links.map(near).min_by(|a, b| a.0.total_cmp(&b.0))?;
        (distance <= reach).then_some(hit)
    }
}

impl From<&Link> for Hit {
    fn from(link: &Link) -> Self {
        Self::Link { layer: link.layer, to: link.to, from: link.from }
    }
}
