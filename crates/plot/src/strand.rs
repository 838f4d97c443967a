//! The links of a very large network, painted into a pixmap: a canvas strokes only some ten thousand curves a
//! second. Here a link is a few pixels in each column that it crosses.

use crate::{Link, Pixmap, Rgb};

/// Paints a link: `scale` pixels a unit of the diagram, `width` in these units, `alpha` from 0 to 1.
/// What lies outside the pixmap is left out.
pub fn strand_into(
    link: &Link,
    scale: f64,
    width: f64,
    color: Rgb,
    alpha: f64,
    pixmap: &mut Pixmap,
) {
    let [start, _, _, end] = link.bezier().map(|point| point.map(|length| length * scale));
    let (across, down) = (end[0] - start[0], end[1] - start[1]);
    if across <= 0.0 || pixmap.width == 0 {
        return;
    }
    let last = (pixmap.width - 1) as f64;
    let (from, to) = (start[0].max(0.0).floor(), end[0].min(last + 1.0).ceil() - 1.0);
    for column in from as usize..=to.min(last).max(from) as usize {
        // x and y are both functions of the curve's parameter: find the parameter by x, and from it y.
        let t = parameter(((column as f64 + 0.5 - start[0]) / across).clamp(0.0, 1.0));
        let y = start[1] + down * t * t * (3.0 - 2.0 * t);
        // dy/dt over dx/dt.
        let slope = down * 6.0 * t * (1.0 - t) / (across * (1.5 - 3.0 * t * (1.0 - t)));
        let thick = width * scale * (1.0 + slope * slope).sqrt();
        // A steep link fills the column from where it enters to where it leaves, and covers less of each
        // pixel.
        let half = (thick / 2.0).max((slope.abs() + width * scale) / 2.0);
        let cover = alpha * (thick / (2.0 * half)).min(1.0);
        bar(pixmap, column, [y - half, y + half], color, cover);
    }
}

/// The curve's parameter at a share of the way across. With both control points in the middle the share is
/// 1.5 t (1 − t) + t³; Newton's method inverts it.
fn parameter(share: f64) -> f64 {
    let mut t = share;
    for _ in 0..3 {
        let x = 1.5 * t * (1.0 - t) + t * t * t;
        let slope = 1.5 - 3.0 * t + 3.0 * t * t;
        t = (t - (x - share) / slope).clamp(0.0, 1.0);
    }
    t
}

/// Paints a part of a column.
fn bar(pixmap: &mut Pixmap, column: usize, [top, bottom]: [f64; 2], color: Rgb, alpha: f64) {
    let (first, last) = (top.max(0.0), bottom.min(pixmap.height as f64));
    if last <= first {
        return;
    }
    for row in first as usize..last.ceil() as usize {
        let part = last.min(row as f64 + 1.0) - first.max(row as f64);
        blend(pixmap.row_mut(column, row, 1), color, (alpha * part) as f32);
    }
}

/// Paints a dot with an edge: a disc of this radius, in the units of the pixmap.
pub fn dot_into(at: [f64; 2], radius: f64, color: Rgb, pixmap: &mut Pixmap) {
    let [x, y] = at;
    let (from, to) = ((x - radius).max(0.0), (x + radius).min(pixmap.width as f64));
    for column in from as usize..(to.ceil().max(0.0) as usize) {
        let off = column as f64 + 0.5 - x;
        let half = (radius * radius - off * off).max(0.0).sqrt();
        bar(pixmap, column, [y - half, y + half], color, 1.0);
    }
}

/// Porter and Duff's "over" (1984), alpha not premultiplied.
fn blend(pixel: &mut [u8], Rgb(r, g, b): Rgb, alpha: f32) {
    let below = f32::from(pixel[3]) / 255.0 * (1.0 - alpha);
    let sum = alpha + below;
    if sum <= 0.0 {
        return;
    }
    let (over, under) = (alpha / sum, below / sum);
    for (channel, color) in pixel.iter_mut().zip([r, g, b]) {
        *channel = (f32::from(color) * over + f32::from(*channel) * under + 0.5) as u8;
    }
    pixel[3] = (sum * 255.0 + 0.5) as u8;
}
