//! One link of the network's picture: its curve, its width, its tint.

use super::Rect;

/// A link between two neurons, drawn as a cubic curve that leaves and arrives horizontally.
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Link {
    /// The layer it ends in, from 1 to L + 1.
    pub layer: usize,
    /// Index of the neuron it ends at.
    pub to: usize,
    /// Index of the neuron it comes from. From layer 0 it counts the used inputs only, as the
    /// network does.
    pub from: usize,
    pub(super) start: [f64; 2],
    pub(super) end: [f64; 2],
}

/// Width of a link in pixels: 1 for a weight of 0, 10 for 5 and above, also for NaN 1.
pub fn link_width(weight: f64) -> f64 {
    let strength = if weight.is_nan() { 0.0 } else { (weight.abs() / 5.0).min(1.0) };
    1.0 + 9.0 * strength
}

/// The value in whose palette color a link of that weight is drawn. It has the sign of the weight, and is large
/// enough that thin links can be seen. A weight of 0 is neutral, NaN stays NaN.
pub fn link_tint(weight: f64) -> f64 {
    if weight == 0.0 { 0.0 } else { (0.22 + weight.abs() / 2.0).clamp(0.0, 1.0).copysign(weight) }
}

/// The curve is measured as so many straight pieces, which are off by less than a pixel.
const PIECES: usize = 24;

impl Link {
    /// The curve: start, two control points, end.
    pub fn bezier(&self) -> [[f64; 2]; 4] {
        let middle = (self.start[0] + self.end[0]) / 2.0;
        [self.start, [middle, self.start[1]], [middle, self.end[1]], self.end]
    }

    /// The curve as the `d` of an SVG path.
    pub fn svg(&self) -> String {
        let [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = self.bezier();
        format!("M{x0:.1} {y0:.1}C{x1:.1} {y1:.1} {x2:.1} {y2:.1} {x3:.1} {y3:.1}")
    }

    /// The point a share `t` (0 to 1) of the way along the curve's parameter.
    pub fn point(&self, t: f64) -> [f64; 2] {
        let curve = self.bezier();
        let s = 1.0 - t;
        let weights = [s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t];
        [0, 1].map(|axis| curve.iter().zip(weights).map(|(p, w)| p[axis] * w).sum())
    }

    /// How far a point is from the curve, in pixels.
    pub fn distance_to(&self, p: [f64; 2]) -> f64 {
        let mut nearest = f64::INFINITY;
        let mut a = self.start;
        for k in 1..=PIECES {
            let b = self.point(k as f64 / PIECES as f64);
            nearest = nearest.min(distance_to_segment(p, a, b));
            a = b;
        }
        nearest
    }

    /// The rectangle the curve lies in.
    pub fn bounds(&self) -> Rect {
        let [x, y] = [0, 1].map(|axis| self.start[axis].min(self.end[axis]));
        let [width, height] = [0, 1].map(|axis| (self.start[axis] - self.end[axis]).abs());
        Rect { x, y, width, height }
    }
}

fn distance_to_segment(p: [f64; 2], a: [f64; 2], b: [f64; 2]) -> f64 {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let length2 = dx * dx + dy * dy;
    let along = (p[0] - a[0]) * dx + (p[1] - a[1]) * dy;
    let t = if length2 == 0.0 { 0.0 } else { (along / length2).clamp(0.0, 1.0) };
    (a[0] + t * dx - p[0]).hypot(a[1] + t * dy - p[1])
}
