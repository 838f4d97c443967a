//! Lines cut off at the edges of a rectangle.
//!
//! Y.-D. Liang, B. A. Barsky: A new concept and method for line clipping, 1984.

/// The parts of a line through `points` that lie between the `edges`: left, right, upper, lower.
///
/// A point that is not finite interrupts the line. Every part has at least two points.
pub(crate) fn clipped(points: &[[f64; 2]], edges: [f64; 4]) -> Vec<Vec<[f64; 2]>> {
    let mut parts: Vec<Vec<[f64; 2]>> = Vec::new();
    // Where the last part ends. A segment that begins there goes on with it.
    let mut end = None;
    for (&a, &b) in points.iter().zip(points.iter().skip(1)) {
        let Some([from, to]) = visible(a, b, edges) else { continue };
        match parts.last_mut() {
            Some(part) if end == Some(from) => part.push(to),
            _ => parts.push(vec![from, to]),
        }
        end = Some(to);
    }
    parts
}

/// The part of a segment between the edges.
fn visible(
    a: [f64; 2],
    b: [f64; 2],
    [left, right, top, bottom]: [f64; 4],
) -> Option<[[f64; 2]; 2]> {
    if ![a, b].as_flattened().iter().all(|v| v.is_finite()) {
        return None;
    }
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    for (k, [lo, hi]) in [[left, right], [top, bottom]].into_iter().enumerate() {
        let d = b[k] - a[k];
        if d != 0.0 {
            let [s, t] = [(lo - a[k]) / d, (hi - a[k]) / d];
            enters = enters.max(s.min(t));
            leaves = leaves.min(s.max(t));
        } else if a[k] < lo || hi < a[k] {
            return None;
        }
    }
    let at = |t: f64| [0, 1].map(|k| a[k] + (b[k] - a[k]) * t);
    // An end that is inside is taken as it is, not computed, so that segments meet exactly.
    (enters < leaves).then(|| {
        [if enters == 0.0 { a } else { at(enters) }, if leaves == 1.0 { b } else { at(leaves) }]
    })
}
