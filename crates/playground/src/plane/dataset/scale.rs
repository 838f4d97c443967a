//! A straight line through two points, computed exactly as d3's linear scale does.

/// Maps `domain` to `range` linearly.
pub(super) fn linear(domain: (f64, f64), range: (f64, f64), v: f64) -> f64 {
    between(range, (v - domain.0) / (domain.1 - domain.0))
}

/// Maps `domain` to `range` linearly and never leaves the range.
pub(super) fn clamped(domain: (f64, f64), range: (f64, f64), v: f64) -> f64 {
    between(range, ((v - domain.0) / (domain.1 - domain.0)).clamp(0.0, 1.0))
}

/// The place a fraction `t` of the way along `range`.
fn between(range: (f64, f64), t: f64) -> f64 {
    range.0 * (1.0 - t) + range.1 * t
}
