//! Room → places: how large tiles can be, where columns stand, where links arrive.

use super::{Diagram, Link, Rect};

/// What the layers end in.
#[derive(Copy, Clone, PartialEq, Debug)]
pub enum Target {
    /// The big picture of the output, a square centered on the axis, outside the network's room.
    Picture {
        /// Its left edge.
        x: f64,
        /// Its edge.
        size: f64,
    },
    /// The same picture, while it shows something else than the answer: small tiles of the outputs stand on
    /// its left edge, three quarters outside, and nothing else moves.
    Edge {
        /// The picture's left edge.
        x: f64,
        /// Its edge.
        size: f64,
    },
    /// A column of small tiles, where the big picture is elsewhere.
    Tiles {
        /// Their right edge.
        right: f64,
    },
}

/// The room there is and the network to fit into it. Lengths are pixels.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct DiagramSpec<'a> {
    /// Width of the room.
    pub width: f64,
    /// Height of the room.
    pub height: f64,
    /// The height at which every column is centered.
    pub axis_y: f64,
    /// Number of input tiles, used or not.
    pub inputs: usize,
    /// Which input tiles feed the network, in the network's order.
    pub active: &'a [usize],
    /// Neurons in each hidden layer.
    pub hidden: &'a [usize],
    /// Number of output neurons.
    pub outputs: usize,
    /// What the layers end in.
    pub target: Target,
    /// Left edge of the input tiles; their names stand left of it.
    pub left: f64,
    /// Room to leave free above the first input tile.
    pub top_inputs: f64,
    /// Room to leave free above the first neuron of a layer, for its heading.
    pub top_layers: f64,
    /// Room to leave free below the last input tile.
    pub bottom_inputs: f64,
    /// Room to leave free below the last neuron of a layer.
    pub bottom_layers: f64,
    /// Distance between the tiles of a column when there is room enough.
    pub pitch_max: f64,
    /// The smallest such distance; what needs less scrolls instead.
    pub pitch_min: f64,
    /// Edge of a tile as a share of the pitch.
    pub tile_ratio: f64,
    /// The smallest gap between two columns; what needs less scrolls instead.
    pub gap_min: f64,
}

impl Default for DiagramSpec<'_> {
    /// The measures of a large screen, with no network and no room yet.
    fn default() -> Self {
        Self {
            width: 0.0,
            height: 0.0,
            axis_y: 0.0,
            inputs: 0,
            active: &[],
            hidden: &[],
            outputs: 1,
            target: Target::Picture { x: 0.0, size: 0.0 },
            left: 88.0,
            top_inputs: 58.0,
            top_layers: 96.0,
            bottom_inputs: 8.0,
            bottom_layers: 8.0,
            pitch_max: 74.0,
            pitch_min: 46.0,
            tile_ratio: 0.77,
            gap_min: 24.0,
        }
    }
}

/// The last gap is narrower than the others: its links mostly end at one neuron and do not cross.
const LAST_GAP: f64 = 0.72;
/// How much of an output's tile stands outside of the picture on whose edge it is.
const OUTSIDE: f64 = 0.75;
/// The gap between the end of a link and the frame of its tile.
const START_CLEAR: f64 = 1.0;
const END_CLEAR: f64 = 2.0;
/// The share of a tile's height over which arriving links are spread, and the most pixels of a picture.
const FAN: f64 = 0.42;
const FAN_MAX: f64 = 26.0;

pub(super) fn lay_out(spec: &DiagramSpec<'_>) -> Diagram {
    assert!(
        spec.active.iter().all(|&input| input < spec.inputs),
        "inputs {:?} of {}",
        spec.active,
        spec.inputs
    );
    let (pitch, tile) = pitch_and_tile(spec);
    let n_hidden = spec.hidden.len() as f64;
    let start = spec.left + tile;
    let end = match spec.target {
        Target::Picture { x, .. } | Target::Edge { x, .. } => x,
        Target::Tiles { right } => right - tile,
    };
    let gap = ((end - start - n_hidden * tile) / (n_hidden + LAST_GAP)).max(spec.gap_min);
    let end = end.max(start + n_hidden * tile + gap * (n_hidden + LAST_GAP));

    let half = |n: usize| half_height(spec, n) * pitch;
    let columns = || columns(spec).into_iter().filter(|&(n, ..)| 0 < n);
    let axis_y = columns().map(|(n, top, _)| top + half(n)).fold(spec.axis_y, f64::max);
    let height =
        columns().map(|(n, _, bottom)| axis_y + half(n) + bottom).fold(spec.height, f64::max);

    let column = |x: f64, n: usize| -> Vec<Rect> {
        let middle = (n as f64 - 1.0) / 2.0;
        let y = |i: usize| axis_y + (i as f64 - middle) * pitch - tile / 2.0;
        (0..n).map(|i| Rect { x: x.round(), y: y(i).round(), width: tile, height: tile }).collect()
    };
    let mut layers = vec![column(spec.left, spec.inputs)];
    for (k, &n) in spec.hidden.iter().enumerate() {
        layers.push(column(start + gap + k as f64 * (tile + gap), n));
    }
    let (outputs, right) = match spec.target {
        Target::Picture { x, size } => (bands(end, axis_y, size, spec.outputs), x),
        Target::Edge { x, size } => (on_edge(end, axis_y, size, tile, gap * LAST_GAP, spec), x),
        Target::Tiles { right } => (column(end, spec.outputs), right - tile),
    };
    layers.push(outputs);
    // The content grows by as much as the output had to move.
    let width = spec.width + end - right;
    let links = links(spec.active, &layers);
    Diagram { tile, pitch, axis_y, width, height, layers, links }
}

/// Every column: number of tiles and the room to leave free above and below them.
fn columns(spec: &DiagramSpec<'_>) -> Vec<(usize, f64, f64)> {
    let layer = |&n: &usize| (n, spec.top_layers, spec.bottom_layers);
    let mut columns = vec![(spec.inputs, spec.top_inputs, spec.bottom_inputs)];
    columns.extend(spec.hidden.iter().map(layer));
    if let Target::Tiles { .. } = spec.target {
        columns.push(layer(&spec.outputs));
    }
    columns
}

/// Half the height of a column of `n` tiles, in pitches.
fn half_height(spec: &DiagramSpec<'_>, n: usize) -> f64 {
    (n as f64 - 1.0 + spec.tile_ratio) / 2.0
}

/// The largest pitch, and the tile that goes with it, for which everything fits.
fn pitch_and_tile(spec: &DiagramSpec<'_>) -> (f64, f64) {
    let mut pitch = spec.pitch_max;
    for (n, top, bottom) in columns(spec) {
        if 0 < n {
            let room = (spec.axis_y - top).min(spec.height - bottom - spec.axis_y);
            pitch = pitch.min(room / half_height(spec, n));
        }
    }
    let n_gaps = spec.hidden.len() as f64 + LAST_GAP;
    let (room, n_tiles) = match spec.target {
        Target::Picture { x, .. } | Target::Edge { x, .. } => {
            (x - spec.left, spec.hidden.len() + 1)
        }
        Target::Tiles { right } => (right - spec.left, spec.hidden.len() + 2),
    };
    let tile = (room - n_gaps * spec.gap_min) / n_tiles as f64;
    pitch = pitch.min(tile / spec.tile_ratio).floor().max(spec.pitch_min);
    (pitch, (pitch * spec.tile_ratio).round())
}

/// A picture cut into `n` bands, one for each output neuron.
fn bands(x: f64, axis_y: f64, size: f64, n: usize) -> Vec<Rect> {
    let height = size / n as f64;
    let y = axis_y - size / 2.0;
    (0..n).map(|k| Rect { x, y: y + k as f64 * height, width: size, height }).collect()
}

/// The outputs' tiles on the left edge of the picture at `x`, for which the last gap leaves room.
fn on_edge(
    x: f64,
    axis_y: f64,
    size: f64,
    tile: f64,
    gap: f64,
    spec: &DiagramSpec<'_>,
) -> Vec<Rect> {
    let n = spec.outputs as f64;
    let pitch = (tile / spec.tile_ratio).min(size / n);
    let tile = tile.min((pitch * spec.tile_ratio).round());
    // The links keep a third of the gap.
    let outside = (tile * OUTSIDE).min(gap * (1.0 - OUTSIDE / 2.0));
    let y = |k: usize| axis_y + (k as f64 - (n - 1.0) / 2.0) * pitch - tile / 2.0;
    let rect = |k| Rect { x: (x - outside).round(), y: y(k).round(), width: tile, height: tile };
    (0..spec.outputs).map(rect).collect()
}

fn links(active: &[usize], layers: &[Vec<Rect>]) -> Vec<Link> {
    let mut links = Vec::new();
    for layer in 1..layers.len() {
        let sources: Vec<Rect> = match layer {
            1 => active.iter().map(|&input| layers[0][input]).collect(),
            _ => layers[layer - 1].clone(),
        };
        let n = sources.len() as f64;
        for (to, target) in layers[layer].iter().enumerate() {
            let fan = (target.height * FAN).min(FAN_MAX);
            for (from, source) in sources.iter().enumerate() {
                let offset = (from as f64 - (n - 1.0) / 2.0) / n * fan;
                let start = [source.right() + START_CLEAR, source.center()[1]];
                let end = [target.x - END_CLEAR, target.center()[1] + offset];
                links.push(Link { layer, to, from, start, end });
            }
        }
    }
    links
}
