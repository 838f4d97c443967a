//! Shapes are equally heavy, centered and different.

use crate::{Marker, marker};

#[test]
fn same_area_same_center() {
    for class in 0..8 {
        let Marker::Polygon(points) = marker(class) else {
            assert_eq!(class, 0, "only the first class is a circle");
            continue;
        };
        let (mut area, mut x, mut y) = (0.0, 0.0, 0.0);
        for (k, a) in points.iter().enumerate() {
            let b = points[(k + 1) % points.len()];
            let cross = a[0] * b[1] - b[0] * a[1];
            area += cross / 2.0;
            x += (a[0] + b[0]) * cross / 6.0;
            y += (a[1] + b[1]) * cross / 6.0;
        }
        assert!((area - std::f64::consts::PI).abs() < 0.01, "class {class}: area {area}");
        assert!((x / area).hypot(y / area) < 0.01, "class {class}: center {x}, {y}");
    }
}

#[test]
fn shapes_differ_and_begin_again() {
    for class in 0..8 {
        assert_eq!(marker(class), marker(class + 8), "class {class}");
        for other in 0..class {
            assert_ne!(marker(class), marker(other), "classes {class} and {other}");
        }
    }
}
