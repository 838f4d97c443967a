//! Values on a square grid as heights over the plane, seen from a side: a sheet with light and shade, lines on
//! it, and points at their true value with a line to the sheet, which is their error. The sheet is
//! [`MESH`](HeightMap::MESH) × [`MESH`](HeightMap::MESH) cells. How pixels are filled lies in
//! `height_map/raster.rs`.

mod raster;

use crate::camera::Prepared;
use crate::{Camera, ClassTable, ColorTable, Pixmap, Rgb, marker};
use raster::{Corner, Look, Raster};

/// The height of a value of 1 over the middle of the plane, whose half edge is 1.
const HEIGHT: f64 = 0.4;
/// Values beyond this stay at the edge of the picture.
const HIGHEST: f32 = 1.3;
/// Every so many cells a line lies on the sheet.
const EVERY: usize = 9;
/// So much nearer than the sheet are lines and points that lie on it, so that it does not hide half of them.
const ABOVE: f32 = 0.03;
/// A point that is no farther from the sheet than this lies on it, as seen.
const ON: f32 = 0.1;
/// How strongly points and lines are drawn that lie below the sheet.
const THROUGH: f32 = 0.4;

/// A sheet over the plane, and the memory to paint it in.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct HeightMap {
    depth: Vec<f32>,
    corners: Vec<Corner>,
    /// grids × corners
    values: Vec<f32>,
    /// The highest grid at each corner.
    best: Vec<u8>,
    /// The points and how far they are.
    order: Vec<(f32, usize)>,
}

/// The colors of heights.
#[derive(Copy, Clone, Debug)]
pub enum HeightColors<'a> {
    /// One grid of values from −1 to 1.
    Values(&'a ColorTable),
    /// A grid of chances for each class: the sheet is the largest of them, 0 lies where −1 would.
    Classes(&'a ClassTable),
}

/// A point of the data.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct HeightPoint {
    /// Its place, −1 to 1 to the right and to the back.
    pub at: [f64; 2],
    /// What is right there, in the units of the grids.
    pub truth: f64,
    /// The grid that answers it: its class, or 0.
    pub grid: usize,
    /// Its color and that of its ring.
    pub colors: [Rgb; 2],
    /// How strongly it is drawn, 0 to 1.
    pub opacity: f32,
}

/// What a sheet is painted with.
#[derive(Copy, Clone, Debug)]
pub struct HeightView<'a> {
    /// From where it is seen.
    pub camera: Camera,
    /// The colors of its heights.
    pub colors: HeightColors<'a>,
    /// Whether only sides are told apart, and not how sure an answer is.
    pub discrete: bool,
    /// The points over it.
    pub points: &'a [HeightPoint],
    /// The surface that all lies on, and the color of lines.
    pub ground: [Rgb; 2],
    /// Whether that surface is dark.
    pub dark: bool,
    /// Pixels of the picture for each pixel of the page.
    pub ratio: f64,
}

/// Where a grid has its greatest and its least value.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Extreme {
    /// The value.
    pub value: f64,
    /// Its place, −1 to 1 to the right and up.
    pub at: [f64; 2],
}

impl Extreme {
    /// The least and the greatest value of a grid of `side · side` values, row 0 at the top.
    pub fn of(values: &[f32], side: usize) -> [Self; 2] {
        let at = |k: usize| {
            let place = |k: usize| 2.0 * k as f64 / (side - 1) as f64 - 1.0;
            Self { value: f64::from(values[k]), at: [place(k % side), -place(k / side)] }
        };
        let by = |a: &usize, b: &usize| values[*a].total_cmp(&values[*b]);
        let all = 0..values.len();
        [all.clone().min_by(by), all.max_by(by)].map(|k| at(k.unwrap_or(0)))
    }
}

impl HeightMap {
    /// Cells along each side of the sheet.
    pub const MESH: usize = 72;
    /// Corners along each side.
    const SIDE: usize = Self::MESH + 1;

    /// Paints a sheet and its points. `values` has one grid, or one for each class, of `side · side` values
    /// each, row 0 at the back. Allocates nothing when it is called again for as many pixels.
    ///
    /// # Panics
    ///
    /// Panics unless `out` is square, there is a grid, at most 255 of them, every grid has `side²` values, `side`
    /// is at least 2, and every point's grid exists.
    pub fn paint(
        &mut self,
        values: &[&[f32]],
        side: usize,
        view: &HeightView<'_>,
        out: &mut Pixmap,
    ) {
        assert_eq!(out.width, out.height, "a square picture");
        assert!((1..256).contains(&values.len()), "{} grids", values.len());
        assert!(
            2 <= side && values.iter().all(|grid| grid.len() == side * side),
            "a value per cell"
        );
        let [stage, ink] = view.ground;
        out.fill(stage.opaque());
        self.depth.clear();
        self.depth.resize(out.width * out.height, f32::INFINITY);
        let camera = Seen { camera: view.camera.prepared(), size: out.width as f64 };
        self.lay_out(values, side, view, &camera);
        let Self { depth, corners, values: heights, best, order } = self;
        let contrast = if view.dark { [0.15, 0.5] } else { [0.5, 0.5] };
        let black = if view.dark { Rgb(4, 9, 12) } else { ink };
        let white = Rgb(255, 255, 255);
        let mut raster = Raster { out, depth, white, black, contrast };
        let sheet = Sheet { corners, heights, best };
        sheet.paint(&mut raster, view);
        sheet.draw_lines(&mut raster, view);
        frame(&mut raster, &camera, view);
        // The farthest first, so that nearer ones lie over them.
        let far = |(k, point): (usize, &HeightPoint)| {
            let [.., depth] = camera.project([point.at[0], point.at[1], 0.0]);
            (depth, k)
        };
        order.clear();
        order.extend(view.points.iter().enumerate().map(far));
        order.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
        for &(_, k) in &*order {
            let point = &view.points[k];
            let answer = sample(values[point.grid], side, point.at);
            let answers = [answer, sheet_at(values, side, point.at)];
            draw_point(&mut raster, &camera, view, point, answers);
        }
    }

    /// Places every corner of the sheet.
    fn lay_out(&mut self, grids: &[&[f32]], side: usize, view: &HeightView<'_>, camera: &Seen) {
        const N: usize = HeightMap::SIDE;
        let place = |k: usize| 2.0 * k as f64 / Self::MESH as f64 - 1.0;
        self.values.clear();
        for grid in grids {
            self.values
                .extend((0..N * N).map(|k| sample(grid, side, [place(k % N), place(k / N)])));
        }
        self.best.clear();
        let values = &self.values;
        let best = |k: usize| {
            (1..grids.len()).fold(0, |best, g| {
                if values[best * N * N + k] < values[g * N * N + k] { g } else { best }
            })
        };
        self.best.extend((0..N * N).map(|k| best(k) as u8));
        let best = &self.best;
        let height = |k: usize| values[usize::from(best[k]) * N * N + k];
        // Heights of neighbors: their difference is the slope of the sheet.
        let scale =
            f64::from(if matches!(view.colors, HeightColors::Classes(_)) { 2.0_f32 } else { 1.0 });
        let corner = |k: usize| {
            let (i, j) = (k % N, k / N);
            let slope = |less: usize, more: usize, n: usize| {
                scale * f64::from(height(more) - height(less)) * Self::MESH as f64 / 12.0 / n as f64
            };
            let across = slope(
                k - usize::from(0 < i),
                k + usize::from(i + 1 < N),
                1 + usize::from(0 < i && i + 1 < N),
            );
            let away = slope(
                k - if 0 < j { N } else { 0 },
                k + if j + 1 < N { N } else { 0 },
                1 + usize::from(0 < j && j + 1 < N),
            );
            let upright = 1.0 / (1.0 + 0.5 * (across * across + away * away)).sqrt();
            let light = 0.5 + 0.35 * (0.6 * away - 0.5 * across) * upright + 0.25 * upright;
            let [x, y, depth] = camera.project([place(i), place(j), view.z(height(k))]);
            Corner { at: [x, y], depth, light: light.clamp(0.0, 1.0) as f32 - 0.72 }
        };
        self.corners.clear();
        self.corners.extend((0..N * N).map(corner));
    }
}

impl HeightView<'_> {
    /// The height in space of a value.
    fn z(&self, value: f32) -> f64 {
        let value = match self.colors {
            HeightColors::Values(_) => value.clamp(-HIGHEST, HIGHEST),
            HeightColors::Classes(_) => 2.0 * value - 1.0,
        };
        HEIGHT * f64::from(value)
    }
}

/// A camera and the pixels of its picture.
struct Seen {
    camera: Prepared,
    size: f64,
}

impl Seen {
    /// To the right and down in pixels, and the depth.
    fn project(&self, place: [f64; 3]) -> [f32; 3] {
        let [x, y, depth] = self.camera.project(place);
        [(x * self.size) as f32, (y * self.size) as f32, depth as f32]
    }
}

/// The corners of the sheet, in rows from the front to the back.
struct Sheet<'a> {
    corners: &'a [Corner],
    heights: &'a [f32],
    best: &'a [u8],
}

impl Sheet<'_> {
    fn paint(&self, raster: &mut Raster<'_>, view: &HeightView<'_>) {
        const N: usize = HeightMap::SIDE;
        for j in 0..HeightMap::MESH {
            for i in 0..HeightMap::MESH {
                let k = j * N + i;
                for triangle in [[k, k + 1, k + N + 1], [k, k + N + 1, k + N]] {
                    self.triangle(raster, view, triangle);
                }
            }
        }
    }

    fn triangle(&self, raster: &mut Raster<'_>, view: &HeightView<'_>, at: [usize; 3]) {
        const CORNERS: usize = HeightMap::SIDE * HeightMap::SIDE;
        let corners = at.map(|k| &self.corners[k]);
        let mixed = |[a, b, c]: [f32; 3], [u, v, w]: [f32; 3]| u * a + v * b + w * c;
        let of = |grid: usize| at.map(|k| self.heights[grid * CORNERS + k]);
        match view.colors {
            HeightColors::Values(table) => {
                let values = of(0);
                let discrete = view.discrete;
                raster.triangle(corners, |shares| {
                    let value = mixed(values, shares);
                    if discrete { table.lookup_sign(value) } else { table.lookup(value) }
                });
            }
            HeightColors::Classes(table) => {
                let classes = at.map(|k| usize::from(self.best[k]));
                let chances = classes.map(of);
                let discrete = view.discrete;
                raster.triangle(corners, |shares| {
                    // Only the classes of its corners can be the likeliest in a cell that is so small.
                    let chances = chances.map(|of| mixed(of, shares));
                    let mut best = 0;
                    for k in [1, 2] {
                        if chances[best] < chances[k] {
                            best = k;
                        }
                    }
                    table.lookup(classes[best], if discrete { 1.0 } else { chances[best] })
                });
            }
        }
    }

    /// The lines on the sheet, both ways.
    fn draw_lines(&self, raster: &mut Raster<'_>, view: &HeightView<'_>) {
        const N: usize = HeightMap::SIDE;
        let look = Look { color: view.ground[1], alpha: 0.22, hidden: 0.0 };
        let width = (0.8 * view.ratio) as f32;
        let place = |k: usize| {
            let Corner { at: [x, y], depth, .. } = self.corners[k];
            [x, y, depth - ABOVE]
        };
        for line in (0..N).step_by(EVERY) {
            for k in 0..HeightMap::MESH {
                raster.line(place(line * N + k), place(line * N + k + 1), width, look);
                raster.line(place(k * N + line), place((k + 1) * N + line), width, look);
            }
        }
    }
}

/// The edge of the plane below the sheet, and how high 1 is at its corners.
fn frame(raster: &mut Raster<'_>, camera: &Seen, view: &HeightView<'_>) {
    const CORNERS: [[f64; 2]; 4] = [[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]];
    let at = |[x, y]: [f64; 2], z: f64| camera.project([x, y, z * HEIGHT]);
    let look = |alpha: f32| Look { color: view.ground[1], alpha, hidden: 0.0 };
    let width = view.ratio as f32;
    for k in 0..4 {
        let (corner, next) = (CORNERS[k], CORNERS[(k + 1) % 4]);
        raster.line(at(corner, -1.0), at(next, -1.0), width, look(0.35));
        raster.line(at(corner, -1.0), at(corner, 1.0), width, look(0.16));
    }
}

/// Draws a point at its true value, and the line from there to what is answered. `answer` is what its own
/// grid says there, `sheet` where the sheet lies.
fn draw_point(
    raster: &mut Raster<'_>,
    camera: &Seen,
    view: &HeightView<'_>,
    point: &HeightPoint,
    [answer, sheet]: [f32; 2],
) {
    let [x, y] = point.at;
    let truth = point.truth as f32;
    let at = |value: f32| {
        let [x, y, depth] = camera.project([x, y, view.z(value)]);
        [x, y, depth - ABOVE]
    };
    let (top, foot, place) = (at(truth), at(answer), at(sheet));
    if !place.iter().chain(&foot).all(|v| v.is_finite()) {
        return;
    }
    // Below the sheet a point is seen through it, unless its place itself is hidden by a hill.
    let (column, row) = (place[0] as usize, place[1] as usize);
    let n = raster.out.width;
    let is_seen = column < n && row < n && place[2] <= raster.depth[row * n + column] + ABOVE;
    let gap = (truth - sheet).abs();
    let hidden = match is_seen {
        false => 0.0,
        true if gap < ON => 1.0,
        true => THROUGH,
    };
    let opacity = point.opacity;
    let ratio = view.ratio as f32;
    if ON < (truth - answer).abs() {
        let look =
            Look { color: view.ground[1], alpha: 0.55 * opacity, hidden: 0.5 * hidden * opacity };
        raster.line(top, foot, ratio, look);
    }
    let look = |color| Look { color, alpha: opacity, hidden: hidden * opacity };
    let radius = n as f32 / 125.0 + 0.5;
    let shape =
        marker(if matches!(view.colors, HeightColors::Classes(_)) { point.grid } else { 0 });
    raster.mark(top, radius, ratio, shape, point.colors.map(look));
}

/// The sheet at a place: the largest of all grids.
fn sheet_at(grids: &[&[f32]], side: usize, at: [f64; 2]) -> f32 {
    grids.iter().map(|grid| sample(grid, side, at)).fold(f32::NEG_INFINITY, f32::max)
}

/// A grid at a place, −1 to 1 to the right and to the back, linear between its values.
fn sample(grid: &[f32], side: usize, [x, y]: [f64; 2]) -> f32 {
    let last = (side - 1) as f64;
    let place = |v: f64| {
        let at = (v * last).clamp(0.0, last);
        let k = (at as usize).min(side - 2);
        (k, (at - k as f64) as f32)
    };
    let ((i, u), (j, v)) = (place((x + 1.0) / 2.0), place((1.0 - y) / 2.0));
    let row = |j: usize| grid[j * side + i] + (grid[j * side + i + 1] - grid[j * side + i]) * u;
    row(j) + (row(j + 1) - row(j)) * v
}
