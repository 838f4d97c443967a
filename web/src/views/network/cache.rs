//! What drawing the network caches between frames: pictures, paths and colors that did not change. `draw.rs`
//! draws with them.

use super::gaps::Gaps;
use super::large::is_large;
use super::scene::Scene;
use super::shown::{RADIUS, Shown};
use playground::{Feature, Surface};
use plot::{Palette, Pixmap, Square, heatmap_into};
use std::sync::Arc;
use ui::canvas;
use ui::theme::Colors;
use wasm_bindgen::JsValue;
use web_sys::{CanvasRenderingContext2d, Path2d};

/// The data cached between frames.
#[derive(Debug, Default)]
pub(super) struct Cache {
    kept_for: Option<Key>,
    /// The values of each feature on the grid, which never change.
    features: Vec<Vec<f32>>,
    /// The tiles of each layer; those of the features are painted once.
    pub(super) columns: Vec<Column>,
    /// Whether the user prefers reduced motion. Then beads do not move.
    pub(super) is_still: bool,
    /// Whether the links are drawn next, if tiles and links are drawn in turn.
    pub(super) is_links_turn: bool,
    /// The gaps between layers, whose links are drawn in turn.
    pub(super) gaps: Gaps,
    /// The path of every link.
    pub(super) links: Vec<Path2d>,
    /// The edges of the tiles, and of those of features that are off.
    pub(super) edges: [Option<Path2d>; 2],
    pub(super) tints: Tints,
    /// The background color.
    pub(super) stage: JsValue,
    /// The color of the tiles' edges.
    pub(super) edge: JsValue,
    pub(super) dashes: Dashes,
    /// The canvas of the tiles, once the tiles of the features are on it.
    pub(super) tiled: Option<CanvasRenderingContext2d>,
    /// The canvas of the links, once its size is set.
    pub(super) linked: Option<CanvasRenderingContext2d>,
}

/// The values that determine the whole cache. If one of them changes, the cache is rebuilt.
#[derive(Debug)]
struct Key {
    scene: Arc<Scene>,
    colors: Arc<Colors>,
    discrete: bool,
    ratio: f64,
}

/// The pixels of a layer's tiles.
#[derive(Debug, Default)]
pub(super) struct Column {
    pub(super) pixmap: Pixmap,
    /// The left edge, in device pixels.
    pub(super) left: usize,
    pub(super) top: usize,
    pub(super) places: Vec<Square>,
}

impl Cache {
    /// Rebuilds the cache if one of the values that determine it has changed, and returns whether it did. If
    /// so, the canvases must also be cleared.
    pub(super) fn prepare(&mut self, shown: &Shown<'_>) -> bool {
        let &Shown { scene, colors, discrete, .. } = shown;
        let ratio = canvas::pixel_ratio();
        let is_kept = self.kept_for.as_ref().is_some_and(|it| {
            Arc::ptr_eq(&it.scene, scene)
                && Arc::ptr_eq(&it.colors, colors)
                && (it.discrete, it.ratio) == (discrete, ratio)
        });
        if is_kept {
            return false;
        }
        self.is_still = canvas::is_still();
        if self.features.is_empty() {
            self.features = Feature::ALL.iter().map(|&it| Surface::of_feature(it)).collect();
        }
        let n_tiled = scene.shape.len() + 1 + usize::from(scene.has_output_tile);
        let tiled = &scene.diagram.layers[..n_tiled];
        self.columns = tiled.iter().map(|tiles| Column::new(tiles, ratio)).collect();
        let Column { pixmap, places, .. } = &mut self.columns[0];
        for (&(feature, is_on), &place) in scene.features.iter().zip(&*places) {
            let table = if is_on { &colors.tile } else { &colors.off };
            let values = &self.features[feature as usize];
            heatmap_into(values, Surface::SIDE, table, discrete, place, pixmap);
        }
        let link = |link: &plot::Link| {
            let path = Path2d::new().ok()?;
            let [start, a, b, end] = link.bezier();
            path.move_to(start[0], start[1]);
            path.bezier_curve_to(a[0], a[1], b[0], b[1], end[0], end[1]);
            Some(path)
        };
        // A large network has no link paths: see `large.rs`.
        let links = if is_large(scene) { &[] } else { &scene.diagram.links[..] };
        self.links = links.iter().filter_map(link).collect();
        self.gaps = Gaps::new(&scene.diagram, ratio);
        self.edges = [false, true].map(|is_off| {
            let path = Path2d::new().ok()?;
            for (layer, tiles) in tiled.iter().enumerate() {
                for (index, tile) in tiles.iter().enumerate() {
                    if is_off == (layer == 0 && !scene.features[index].1) {
                        let _ = path.round_rect_with_f64(
                            tile.x,
                            tile.y,
                            tile.width,
                            tile.height,
                            RADIUS,
                        );
                    }
                }
            }
            Some(path)
        });
        self.tints = Tints::new(colors.palette);
        self.stage = colors.stage.css().into();
        self.edge = colors.edge.css().into();
        (self.tiled, self.linked) = (None, None);
        let (scene, colors) = (scene.clone(), colors.clone());
        self.kept_for = Some(Key { scene, colors, discrete, ratio });
        true
    }
}

impl Column {
    fn new(tiles: &[plot::Rect], ratio: f64) -> Self {
        let (Some(first), Some(last)) = (tiles.first(), tiles.last()) else {
            return Self::default();
        };
        let device = |length: f64| (length * ratio).round() as usize;
        let (left, top, size) = (device(first.x), device(first.y), device(first.width));
        let radius = (RADIUS * ratio) as f32;
        let place = |tile: &plot::Rect| Square { x: 0, y: device(tile.y) - top, size, radius };
        let pixmap = Pixmap::new(size, device(last.y) - top + size);
        Self { pixmap, left, top, places: tiles.iter().map(place).collect() }
    }
}

/// Dash patterns, in the form that the canvas context takes.
#[derive(Debug)]
pub(super) struct Dashes {
    pub(super) solid: JsValue,
    /// For links whose weight stays 0.
    pub(super) dead: JsValue,
    /// For links whose weight is frozen at another value.
    pub(super) frozen: JsValue,
    /// For the beads that move along a link.
    pub(super) beads: JsValue,
}

impl Default for Dashes {
    fn default() -> Self {
        let dashes = [&[][..], &[1.0, 5.0], &[9.0, 7.0], &[0.1, 11.0]];
        let [solid, dead, frozen, beads] = dashes.map(canvas::dashes);
        Self { solid, dead, frozen, beads }
    }
}

/// Colors of values, in the form that the canvas context takes. Passing a color as a string takes longer than
/// drawing with it.
#[derive(Debug)]
pub(super) struct Tints {
    palette: &'static Palette,
    /// One color for each step from −1 to 1, and one for NaN. Each is created when it is needed.
    steps: Vec<Option<JsValue>>,
}

impl Default for Tints {
    fn default() -> Self {
        Self::new(&plot::PALETTES[0])
    }
}

impl Tints {
    /// The number of steps on each side of 0, the same as in a picture.
    const HALF: usize = 128;

    fn new(palette: &'static Palette) -> Self {
        Self { palette, steps: vec![None; 2 * Self::HALF + 2] }
    }

    /// The color of a value.
    pub(super) fn of(&mut self, value: f64) -> &JsValue {
        let half = Self::HALF as f64;
        let k = ((value.clamp(-1.0, 1.0) + 1.0) * half).round();
        let k = if k.is_nan() { 2 * Self::HALF + 1 } else { k as usize };
        let palette = self.palette;
        self.steps[k].get_or_insert_with(|| {
            let value = if value.is_nan() { value } else { k as f64 / half - 1.0 };
            palette.color(value).css().into()
        })
    }
}
