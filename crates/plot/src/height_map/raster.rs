//! Triangles, lines and marks in space → pixels, with a depth for each pixel: whatever is nearer hides what
//! is farther. Edges of triangles are not smoothed: who wants them smooth paints twice as many pixels.

use crate::{Marker, Pixmap, Rgb};

/// A corner of a triangle: its place in pixels, and what changes linearly across the triangle.
#[derive(Copy, Clone, PartialEq, Debug, Default)]
pub(super) struct Corner {
    pub(super) at: [f32; 2],
    /// How far it is.
    pub(super) depth: f32,
    /// How much lighter or darker than its color, −1 to 1.
    pub(super) light: f32,
}

/// What a line or a mark looks like: its color, its strength, and its strength where something hides it.
#[derive(Copy, Clone, PartialEq, Debug)]
pub(super) struct Look {
    pub(super) color: Rgb,
    pub(super) alpha: f32,
    pub(super) hidden: f32,
}

/// Triangles overlap by so many pixels, because rounding would leave seams between them.
const SEAM: f32 = 1e-3;

/// A picture and the depth of its pixels.
#[derive(Debug)]
pub(super) struct Raster<'a> {
    pub(super) out: &'a mut Pixmap,
    pub(super) depth: &'a mut [f32],
    /// What light and shade are mixed from.
    pub(super) white: Rgb,
    pub(super) black: Rgb,
    /// How strong full light and full shade are.
    pub(super) contrast: [f32; 2],
}

impl Raster<'_> {
    /// Paints a triangle; `color` is asked for each pixel, with the shares of the three corners.
    #[inline]
    pub(super) fn triangle(
        &mut self,
        corners: [&Corner; 3],
        mut color: impl FnMut([f32; 3]) -> [u8; 4],
    ) {
        let [a, b, c] = corners;
        let edge = |p: [f32; 2], q: [f32; 2], [x, y]: [f32; 2]| {
            (q[0] - p[0]) * (y - p[1]) - (q[1] - p[1]) * (x - p[0])
        };
        let area = edge(a.at, b.at, c.at);
        let (width, height) = (self.out.width, self.out.height);
        let bounds = |k: usize, n: usize| {
            let [p, q, r] = [a.at[k], b.at[k], c.at[k]];
            let least = p.min(q).min(r).floor().max(0.0) as usize;
            // The cast saturates: what lies left of the picture has no pixels.
            let most = (p.max(q).max(r).ceil().max(0.0) as usize).min(n);
            least..most
        };
        // Also where the area is not a number.
        if area.abs() < 1e-9 || area.is_nan() {
            return;
        }
        let (columns, scale) = (bounds(0, width), 1.0 / area);
        // How much each share grows from one pixel to the next, and how many pixels it takes to grow by 1.
        let step = |p: [f32; 2], q: [f32; 2]| -(q[1] - p[1]) * scale;
        let steps = [step(b.at, c.at), step(c.at, a.at), step(a.at, b.at)];
        let widths = steps.map(|step| 1.0 / step);
        let of =
            |shares: [f32; 3], [a, b, c]: [f32; 3]| shares[0] * a + shares[1] * b + shares[2] * c;
        let (depths, lights) = (corners.map(|it| it.depth), corners.map(|it| it.light));
        let (deeper, lighter) = (of(steps, depths), of(steps, lights));
        for y in bounds(1, height) {
            let start = [0.5, y as f32 + 0.5];
            let shares = [(b, c), (c, a), (a, b)].map(|(p, q)| edge(p.at, q.at, start) * scale);
            // From where to where none of them is below 0.
            let (mut low, mut high) = (columns.start as f32, columns.end as f32 - 1.0);
            for k in 0..3 {
                let zero = -shares[k] * widths[k];
                match steps[k] {
                    step if 0.0 < step => low = low.max(zero - SEAM),
                    step if step < 0.0 => high = high.min(zero + SEAM),
                    _ if shares[k] < -1e-6 => high = -1.0,
                    _ => {}
                }
            }
            let (low, high) = (low.ceil(), high.floor());
            if high < low {
                continue;
            }
            let mut shares = [0, 1, 2].map(|k| shares[k] + low * steps[k]);
            let (mut depth, mut light) = (of(shares, depths), of(shares, lights));
            let (from, to) = (y * width + low as usize, y * width + high as usize + 1);
            let (pixels, _) = self.out.bytes[4 * from..4 * to].as_chunks_mut::<4>();
            for (pixel, there) in pixels.iter_mut().zip(&mut self.depth[from..to]) {
                if depth < *there {
                    *there = depth;
                    *pixel = shaded(color(shares), light, self.white, self.black, self.contrast);
                }
                depth += deeper;
                light += lighter;
                for (share, step) in shares.iter_mut().zip(steps) {
                    *share += step;
                }
            }
        }
    }

    /// Lays a color over a pixel, so strongly as it covers it, by its depth.
    fn lay(&mut self, [x, y]: [i32; 2], depth: f32, cover: f32, look: Look) {
        let (width, height) = (self.out.width, self.out.height);
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return };
        if width <= x || height <= y {
            return;
        }
        let at = y * width + x;
        let alpha = if depth <= self.depth[at] { look.alpha } else { look.hidden };
        let share = (cover * alpha).clamp(0.0, 1.0);
        let Rgb(r, g, b) = look.color;
        for (byte, to) in self.out.bytes[4 * at..4 * at + 3].iter_mut().zip([r, g, b]) {
            *byte = (f32::from(*byte) + (f32::from(to) - f32::from(*byte)) * share).round() as u8;
        }
    }

    /// Draws a line of so many pixels' width between two places: to the right, down, depth.
    pub(super) fn line(&mut self, from: [f32; 3], to: [f32; 3], width: f32, look: Look) {
        let way = [0, 1, 2].map(|k| to[k] - from[k]);
        let along = usize::from(way[0].abs() < way[1].abs());
        let across = 1 - along;
        let length = way[along].abs();
        if !length.is_finite() || length == 0.0 {
            return;
        }
        // A slanted line crosses a column in a longer piece than a straight one.
        let half = width / 2.0 * (1.0 + (way[across] / length).powi(2)).sqrt();
        let (low, high) = (from[along].min(to[along]), from[along].max(to[along]));
        let n = [self.out.width, self.out.height][along] as f32;
        let first = (low - 0.5).ceil().max(0.0);
        let last = (high - 0.5).floor().min(n - 1.0);
        let mut k = first;
        while k <= last {
            let t = (k + 0.5 - from[along]) / way[along];
            let middle = from[across] + t * way[across];
            let depth = from[2] + t * way[2];
            let (top, bottom) = (middle - half, middle + half);
            for m in top.floor() as i32..bottom.ceil() as i32 {
                let cover = bottom.min(m as f32 + 1.0) - top.max(m as f32);
                let at = if along == 0 { [k as i32, m] } else { [m, k as i32] };
                self.lay(at, depth, cover, look);
            }
            k += 1.0;
        }
    }

    /// Draws a mark of this radius in pixels, with a ring of so many pixels around it.
    pub(super) fn mark(
        &mut self,
        [x, y, depth]: [f32; 3],
        radius: f32,
        ring: f32,
        shape: Marker,
        looks: [Look; 2],
    ) {
        let [fill, edge] = looks;
        // A star reaches farther than the circle of the same area.
        let reach = (1.6 * radius + ring).ceil();
        let range =
            |middle: f32| (middle - reach).floor() as i32..(middle + reach).ceil() as i32 + 1;
        for j in range(y) {
            for i in range(x) {
                let from = [i as f32 + 0.5 - x, j as f32 + 0.5 - y];
                let cover = |radius: f32| cover(shape, from, radius);
                let (inner, outer) = (cover(radius), cover(radius + ring));
                if 0.0 < outer {
                    self.lay([i, j], depth, outer, edge);
                }
                if 0.0 < inner {
                    self.lay([i, j], depth, inner, fill);
                }
            }
        }
    }
}

/// A color, lighter or darker.
#[inline]
fn shaded(
    [r, g, b, _]: [u8; 4],
    light: f32,
    white: Rgb,
    black: Rgb,
    contrast: [f32; 2],
) -> [u8; 4] {
    let (to, share) = match 0.0 <= light {
        true => (white, light * contrast[0]),
        false => (black, -light * contrast[1]),
    };
    // In whole numbers: three roundings of a float for every pixel are too slow.
    let share = (share * 256.0) as i32;
    let mixed = |from: u8, to: u8| {
        (i32::from(from) + (((i32::from(to) - i32::from(from)) * share) >> 8)) as u8
    };
    [mixed(r, to.0), mixed(g, to.1), mixed(b, to.2), 255]
}

/// How much of a pixel a shape around the origin covers.
fn cover(shape: Marker, [x, y]: [f32; 2], radius: f32) -> f32 {
    match shape {
        Marker::Circle => (radius + 0.5 - x.hypot(y)).clamp(0.0, 1.0),
        Marker::Polygon(corners) => {
            // Four places of the pixel.
            let within = [[-0.25, -0.25], [0.25, -0.25], [-0.25, 0.25], [0.25, 0.25]];
            let n = within.iter().filter(|[dx, dy]| {
                let p = [f64::from((x + dx) / radius), f64::from((y + dy) / radius)];
                is_inside(corners, p)
            });
            n.count() as f32 / 4.0
        }
    }
}

/// Whether a place lies in a polygon: a ray from it crosses the edge an odd number of times.
fn is_inside(corners: &[[f64; 2]], [x, y]: [f64; 2]) -> bool {
    let mut is_inside = false;
    let mut from = corners[corners.len() - 1];
    for &to in corners {
        let crosses = (from[1] <= y) != (to[1] <= y);
        if crosses && x < from[0] + (y - from[1]) / (to[1] - from[1]) * (to[0] - from[0]) {
            is_inside = !is_inside;
        }
        from = to;
    }
    is_inside
}
