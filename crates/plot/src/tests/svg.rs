//! Charts as the text of an SVG: drawing one, and reading its texts and lines.

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::prelude::SVGBackend;

/// The SVG that `draw` draws.
pub(super) fn drawn(
    size: (u32, u32),
    draw: impl FnOnce(&DrawingArea<SVGBackend<'_>, Shift>),
) -> String {
    let mut svg = String::new();
    let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
    draw(&area);
    area.present().unwrap();
    drop(area);
    svg
}

/// A text of the SVG: what it says and the box it takes, `[left, right, top, bottom]`.
pub(super) fn texts(svg: &str) -> Vec<(String, [f64; 4])> {
    let text = |element: &str| {
        let (head, rest) = element.split_once('>').unwrap();
        let attribute = |name: &str| {
            let (_, after) = head.split_once(&format!(" {name}=\"")).unwrap();
            after.split_once('"').unwrap().0.to_string()
        };
        let [x, y] = ["x", "y"].map(|name| attribute(name).parse::<f64>().unwrap());
        let says = rest.split_once('<').unwrap().0.trim().to_string();
        let width = 0.55 * 11.5 * says.chars().count() as f64;
        let x = match attribute("text-anchor").as_str() {
            "middle" => x - width / 2.0,
            "end" => x - width,
            _ => x,
        };
        (says, [x, x + width, y - 7.0, y + 7.0])
    };
    svg.split("<text").skip(1).map(text).collect()
}

/// What the texts of an SVG say, in the order in which they are drawn.
pub(super) fn says(svg: &str) -> Vec<String> {
    texts(svg).into_iter().map(|(says, _)| says).collect()
}

/// The points of every line that contains `style`, in the order in which they are drawn.
pub(super) fn lines(svg: &str, style: &str) -> Vec<Vec<[f64; 2]>> {
    let point = |pair: &str| {
        let (x, y) = pair.split_once(',').unwrap();
        [x, y].map(|v| v.parse().unwrap())
    };
    svg.split("<poly")
        .skip(1)
        .map(|element| element.split_once("/>").unwrap().0)
        .filter(|element| element.contains(style))
        .map(|element| {
            let (_, points) = element.split_once("points=\"").unwrap();
            points.split_once('"').unwrap().0.split_whitespace().map(point).collect()
        })
        .collect()
}

/// No text leaves the picture or meets another.
pub(super) fn assert_texts_are_apart(svg: &str, size: (u32, u32)) {
    let texts = texts(svg);
    for (k, (a, [left, right, top, bottom])) in texts.iter().enumerate() {
        let is_inside =
            0.0 <= *left && *right <= size.0.into() && 0.0 <= *top && *bottom <= size.1.into();
        assert!(is_inside, "“{a}” leaves the picture: {texts:?}");
        for (b, other) in &texts[..k] {
            let is_apart =
                other[1] <= *left || *right <= other[0] || other[3] <= *top || *bottom <= other[2];
            assert!(is_apart, "“{a}” meets “{b}”: {texts:?}");
        }
    }
}
