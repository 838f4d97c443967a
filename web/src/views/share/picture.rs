//! Pictures to keep: what is on the stage as a PNG, or as an SVG in which lines stay lines.

use crate::play::Play;
use crate::views::stage::Stage;
use crate::views::{network, output};
use leptos::prelude::*;
use std::fmt::Write;
use ui::{canvas, files};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, DomRect, HtmlCanvasElement};

/// The canvases of a picture, from the lowest up.
const PARTS: &[&str] =
    &[".net .painted", ".net .stroked", ".loss canvas", ".map .picture", ".map .points"];

/// A canvas on the page, and where it lies there.
struct Part {
    canvas: HtmlCanvasElement,
    rect: DomRect,
}

/// Those of the canvases that are on the page, and the corner and size that hold all of them, in CSS
/// pixels.
fn parts() -> (Vec<Part>, [f64; 4]) {
    let mut parts = Vec::new();
    let [mut left, mut top, mut right, mut bottom] = [f64::MAX, f64::MAX, 0.0, 0.0_f64];
    for css in PARTS {
        let found = document().query_selector(css).ok().flatten();
        let Some(canvas) = found.and_then(|it| it.dyn_into::<HtmlCanvasElement>().ok()) else {
            continue;
        };
        let rect = canvas.get_bounding_client_rect();
        if rect.width() < 1.0 || rect.height() < 1.0 {
            continue;
        }
        left = left.min(rect.left());
        top = top.min(rect.top());
        right = f64::max(right, rect.right());
        bottom = bottom.max(rect.bottom());
        parts.push(Part { canvas, rect });
    }
    (parts, [left, top, right - left, bottom - top])
}

/// What is on the stage as one canvas, in the screen's own pixels.
pub(crate) fn compose(stage: Stage) -> Option<HtmlCanvasElement> {
    let (parts, [left, top, width, height]) = parts();
    let sheet: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    let context = canvas::begin(&sheet, [width, height])?;
    context.set_fill_style_str(&stage.colors.get_untracked().stage.css());
    context.fill_rect(0.0, 0.0, width, height);
    for Part { canvas, rect } in &parts {
        let _ = context.draw_image_with_html_canvas_element_and_dw_and_dh(
            canvas,
            rect.left() - left,
            rect.top() - top,
            rect.width(),
            rect.height(),
        );
    }
    Some(sheet)
}

/// Saves what is on the stage as a PNG.
pub(super) fn save_png(stage: Stage) {
    let Some(sheet) = compose(stage) else { return };
    let save = Closure::once_into_js(|blob: JsValue| {
        if let Ok(blob) = blob.dyn_into::<Blob>() {
            files::download_blob("nabla.png", &blob);
        }
    });
    let _ = sheet.to_blob(save.unchecked_ref());
}

/// Saves it as an SVG: heat maps and the chart as images, links, edges and points as
/// shapes.
pub(super) fn save_svg(play: Play, stage: Stage) {
    let (all, [left, top, width, height]) = parts();
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.1} {height:.1}\">\n<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\n",
        stage.colors.get_untracked().stage.css()
    );
    for Part { canvas, rect } in &all {
        let [x, y] = [rect.left() - left, rect.top() - top];
        if canvas.class_list().contains("stroked") {
            // Its strokes are shapes, written with the tiles below it.
        } else if canvas.class_list().contains("painted") {
            // Writing to a text cannot fail.
            let _ = write!(svg, "<g transform=\"translate({x:.1} {y:.1})\">");
            network::write_svg(play, stage, &mut svg);
            svg.push_str("</g>\n");
        } else if canvas.class_list().contains("points") {
            let _ = writeln!(svg, "<g transform=\"translate({x:.1} {y:.1})\">");
            output::write_points(play, stage, rect.width(), &mut svg);
            svg.push_str("</g>\n");
        } else if let Ok(url) = canvas.to_data_url() {
            let _ = writeln!(
                svg,
                "<image x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{:.1}\" href=\"{url}\"/>",
                rect.width(),
                rect.height()
            );
        }
    }
    svg.push_str("</svg>\n");
    files::download("nabla.svg", &svg);
}
