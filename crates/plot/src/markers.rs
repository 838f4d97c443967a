//! The shapes of classes: told apart without color, equally heavy to the eye.

/// A shape around the origin, y down. All have the area of the circle of radius 1.
#[derive(Copy, Clone, PartialEq, Debug)]
pub enum Marker {
    /// The circle of radius 1.
    Circle,
    /// A closed polygon; its last point joins the first.
    Polygon(&'static [[f64; 2]]),
}

/// The shape of a class: ● ■ ▲ ◆ ✚ ⬟ ▼ ★, then from the start again.
pub fn marker(class: usize) -> Marker {
    SHAPES[class % SHAPES.len()]
}

const SHAPES: [Marker; 8] = [
    Marker::Circle,
    Marker::Polygon(&[[-0.886, -0.886], [0.886, -0.886], [0.886, 0.886], [-0.886, 0.886]]),
    Marker::Polygon(&[[0.0, -1.555], [1.347, 0.778], [-1.347, 0.778]]),
    Marker::Polygon(&[[0.0, -1.253], [1.253, 0.0], [0.0, 1.253], [-1.253, 0.0]]),
    Marker::Polygon(&[
        [-0.396, -1.189],
        [0.396, -1.189],
        [0.396, -0.396],
        [1.189, -0.396],
        [1.189, 0.396],
        [0.396, 0.396],
        [0.396, 1.189],
        [-0.396, 1.189],
        [-0.396, 0.396],
        [-1.189, 0.396],
        [-1.189, -0.396],
        [-0.396, -0.396],
    ]),
    Marker::Polygon(&[
        [0.0, -1.149],
        [1.093, -0.355],
        [0.676, 0.93],
        [-0.676, 0.93],
        [-1.093, -0.355],
    ]),
    Marker::Polygon(&[[0.0, 1.555], [-1.347, -0.778], [1.347, -0.778]]),
    Marker::Polygon(&[
        [0.0, -1.462],
        [0.43, -0.591],
        [1.391, -0.452],
        [0.695, 0.226],
        [0.859, 1.183],
        [0.0, 0.731],
        [-0.859, 1.183],
        [-0.695, 0.226],
        [-1.391, -0.452],
        [-0.43, -0.591],
    ]),
];
