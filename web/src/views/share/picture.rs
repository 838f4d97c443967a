//! Pictures to save: the stage as a PNG, or as an SVG in which lines remain vector shapes.

use crate::lang::t;
use crate::play::Play;
use crate::views::stage::Stage;
use crate::views::{network, output};
use leptos::prelude::*;
use std::fmt::Write;
use ui::widgets::Toasts;
use ui::{canvas, files};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DomRect, Element, HtmlCanvasElement};

/// A piece of the stage, as CSS selectors.
#[derive(Debug)]
pub(crate) struct Piece {
    /// Its canvases, from bottom to top.
    parts: &'static str,
    /// Its texts.
    texts: &'static str,
    /// The elements that must be visible in the picture. The area around them may be empty.
    core: &'static str,
}

/// The network, with the names of its features.
pub(crate) const NETWORK: Piece = Piece {
    parts: ".net .painted, .net .stroked",
    texts: ".net .tile .feature-name *",
    core: ".net .tile",
};

/// The losses.
pub(crate) const LOSSES: Piece =
    Piece { parts: ".loss canvas", texts: ".no-text", core: ".loss canvas" };

/// The output, with the numbers and names of the axes.
pub(crate) const OUTPUT: Piece = Piece {
    parts: ".map .picture, .map .points, .map .sight, .map .on-edge canvas",
    texts: ".out .axis:not(.away) span, .out .axis-names",
    core: ".map",
};

/// All pieces, from bottom to top.
const STAGE: &[Piece] = &[NETWORK, LOSSES, OUTPUT];

/// The margin around the elements that must be visible. The dot of a bias extends this far beyond its tile.
const AROUND: f64 = 14.0;

/// Picture pixels per CSS pixel in a saved picture.
pub(crate) const FINE: f64 = 2.0;

/// A canvas on the page, with its position.
struct Part {
    canvas: HtmlCanvasElement,
    rect: DomRect,
}

/// A text on the page, with its position.
struct Text {
    element: Element,
    rect: DomRect,
    text: String,
}

/// The visible elements that match the selectors, with their positions.
fn in_sight(selectors: &str) -> Vec<(Element, DomRect)> {
    let Ok(found) = document().query_selector_all(selectors) else { return Vec::new() };
    let found = (0..found.length()).filter_map(|k| found.get(k)?.dyn_into::<Element>().ok());
    let found = found.map(|element| (element.get_bounding_client_rect(), element));
    let found = found.filter(|(rect, _)| 1.0 <= rect.width() && 1.0 <= rect.height());
    found.map(|(rect, element)| (element, rect)).collect()
}

/// The texts of these pieces that are on the page.
fn texts(pieces: &[Piece]) -> Vec<Text> {
    let found = pieces.iter().flat_map(|piece| in_sight(piece.texts));
    let found = found.filter(|(element, _)| element.child_element_count() == 0);
    let texts = found.map(|(element, rect)| {
        let text = element.text_content().unwrap_or_default();
        Text { element, rect, text }
    });
    texts.filter(|it| !it.text.is_empty()).collect()
}

/// The canvases of these pieces that are on the page.
fn parts(pieces: &[Piece]) -> Vec<Part> {
    let found = pieces.iter().flat_map(|piece| in_sight(piece.parts));
    found.filter_map(|(it, rect)| Some(Part { canvas: it.dyn_into().ok()?, rect })).collect()
}

/// The corner and the size of the rectangle around all of these, in CSS pixels.
fn frame<'a>(rects: impl Iterator<Item = &'a DomRect>) -> [f64; 4] {
    let edges = |[left, top, right, bottom]: [f64; 4], rect: &DomRect| {
        let [a, b] = [left.min(rect.left()), top.min(rect.top())];
        [a, b, right.max(rect.right()), bottom.max(rect.bottom())]
    };
    let [left, top, right, bottom] = rects.fold([f64::MAX, f64::MAX, 0.0, 0.0], edges);
    [left, top, right - left, bottom - top]
}

/// The stage as one canvas, in device pixels.
pub(crate) fn compose(stage: Stage) -> Option<HtmlCanvasElement> {
    let (parts, texts) = (parts(STAGE), texts(STAGE));
    let all = parts.iter().map(|it| &it.rect).chain(texts.iter().map(|it| &it.rect));
    draw(&parts, &texts, frame(all), &stage.colors.get_untracked().stage.css(), stage)
}

/// Pieces of the stage for white paper, without the empty area around them.
pub(crate) fn compose_for_paper(stage: Stage, pieces: &[Piece]) -> Option<HtmlCanvasElement> {
    let (parts, texts) = (parts(pieces), texts(pieces));
    let cores: Vec<_> = pieces.iter().flat_map(|piece| in_sight(piece.core)).collect();
    let all = cores.iter().map(|(_, rect)| rect).chain(texts.iter().map(|it| &it.rect));
    let [left, top, width, height] = frame(all);
    // On small screens, the network ends with an output that exists only in the drawing.
    let [from, _, wide, _] = frame(parts.iter().map(|it| &it.rect));
    let width = width.max(from + wide - left);
    let frame = [left - AROUND, top - AROUND, width + 2.0 * AROUND, height + 2.0 * AROUND];
    draw(&parts, &texts, frame, "#fff", stage)
}

/// Draws the parts on a canvas that shows this area of the page.
fn draw(
    parts: &[Part],
    texts: &[Text],
    [left, top, width, height]: [f64; 4],
    ground: &str,
    stage: Stage,
) -> Option<HtmlCanvasElement> {
    let sheet: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    let context = canvas::begin(&sheet, [width, height])?;
    let colors = stage.colors.get_untracked();
    context.set_fill_style_str(ground);
    context.fill_rect(0.0, 0.0, width, height);
    for Part { canvas, rect } in parts {
        let _ = context.draw_image_with_html_canvas_element_and_dw_and_dh(
            canvas,
            rect.left() - left,
            rect.top() - top,
            rect.width(),
            rect.height(),
        );
    }
    context.set_text_baseline("middle");
    for Text { element, rect, text } in texts {
        let style = window().get_computed_style(element).ok().flatten();
        let told = |name: &str| {
            let style = style.as_ref().and_then(|style| style.get_property_value(name).ok());
            style.unwrap_or_default()
        };
        context.set_font(
            &["font-style", "font-weight", "font-size", "font-family"].map(told).join(" "),
        );
        let is_strong = element.closest(".tile:not(.off)").ok().flatten().is_some();
        let color = if is_strong { colors.ink } else { colors.quiet };
        context.set_fill_style_str(&color.css());
        let middle = (rect.top() + rect.bottom()) / 2.0;
        let _ = context.fill_text(text, rect.left() - left, middle - top);
    }
    Some(sheet)
}

/// Makes the page paint everything on the stage again, with at least `ratio` pixels per CSS pixel.
pub(crate) fn repaint(play: Play, stage: Stage, ratio: f64) {
    canvas::set_least_ratio(ratio);
    stage.resized.update(|n| *n += 1);
    play.show_again();
}

/// Waits until everything that a change has made invalid is painted again. Effects of a change run as
/// microtasks, and so does this function: a browser that is about to print waits for all microtasks.
pub(crate) async fn painted() {
    const ROUNDS: u32 = 32;
    for _ in 0..ROUNDS {
        let _ = JsFuture::from(js_sys::Promise::resolve(&JsValue::UNDEFINED)).await;
    }
}

/// Whether this browser can save pictures. If not, the page shows a message.
pub(super) fn can_save(toasts: Toasts) -> bool {
    let can = canvas::can_be_read();
    if !can {
        toasts.show(untrack(|| t("This browser does not let pages read their own pictures, so nothing is saved. Allow this page to read its canvas, or take a screenshot.")), None);
    }
    can
}

/// Saves the stage as a PNG.
pub(super) fn save_png(play: Play, stage: Stage, toasts: Toasts) {
    if !can_save(toasts) {
        return;
    }
    let save = Closure::once_into_js(|blob: JsValue| {
        if let Ok(blob) = blob.dyn_into::<Blob>() {
            files::download_blob("nabla.png", &blob);
        }
    });
    repaint(play, stage, FINE);
    spawn_local(async move {
        painted().await;
        // The page may have been closed.
        if play.is_gone() {
            return;
        }
        if let Some(sheet) = compose(stage) {
            let _ = sheet.to_blob(save.unchecked_ref());
        }
        repaint(play, stage, 1.0);
    });
}

/// Saves the stage as an SVG: heat maps and the chart as images; links, edges and points as shapes.
pub(super) fn save_svg(play: Play, stage: Stage, toasts: Toasts) {
    if !can_save(toasts) {
        return;
    }
    let all = parts(STAGE);
    let [left, top, width, height] = frame(all.iter().map(|it| &it.rect));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.1} {height:.1}\">\n<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\n",
        stage.colors.get_untracked().stage.css()
    );
    for Part { canvas, rect } in &all {
        let [x, y] = [rect.left() - left, rect.top() - top];
        if canvas.class_list().contains("stroked") {
            // The strokes of this canvas are shapes, which are written with the tiles below.
        } else if canvas.class_list().contains("painted") {
            // Writing to a string cannot fail.
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
