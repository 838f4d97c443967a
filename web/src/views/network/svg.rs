//! The network as the contents of an SVG: the tiles as one image; the links, edges and dots as shapes.
//! `draw.rs` draws on the canvas.

use super::cache::Cache;
use super::draw;
use super::scene::Scene;
use super::shown::{RADIUS, Shown};
use crate::play::Play;
use crate::views::stage::Stage;
use leptos::prelude::*;
use playground::Parameter;
use plot::{link_tint, link_width};
use std::fmt::Write;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use web_sys::HtmlCanvasElement;

/// Writes the current scene.
pub(super) fn write(play: Play, stage: Stage, scene: &Arc<Scene>, svg: &mut String) {
    let colors = stage.colors.get_untracked();
    let (width, height) = (scene.diagram.width, scene.diagram.height);
    let sheet = document().create_element("canvas").ok();
    let sheet = sheet.and_then(|it| it.dyn_into::<HtmlCanvasElement>().ok());
    let Some(sheet) = sheet else { return };
    let (discrete, lines) = play
        .state()
        .with_untracked(|state| (state.discretize, if state.present { 1.5 } else { 1.0 }));
    let shown =
        Shown { scene, colors: &colors, highlighted: None, discrete, is_playing: false, lines };
    untrack(|| {
        play.paint(|surface, _| {
            if surface.fits(&scene.shape, scene.outputs) {
                draw::tiles(&sheet, &shown, surface, &mut Cache::default());
            }
        });
    });
    // Writing to a string cannot fail.
    if let Ok(url) = sheet.to_data_url() {
        let _ =
            writeln!(svg, "<image width=\"{width:.1}\" height=\"{height:.1}\" href=\"{url}\"/>");
    }
    svg.push_str("<g fill=\"none\" stroke-linecap=\"round\">\n");
    play.peek(|session| {
        for link in &scene.diagram.links {
            let parameter =
                Parameter::Weight { layer: link.layer - 1, to: link.to, from: link.from };
            let Some(weight) = session.parameter(parameter) else { continue };
            let [s, a, b, e] = link.bezier();
            let color = colors.palette.color(link_tint(weight)).css();
            let width = link_width(weight) * lines;
            let _ = writeln!(
                svg,
                "<path d=\"M{:.1} {:.1}C{:.1} {:.1} {:.1} {:.1} {:.1} {:.1}\" stroke=\"{color}\" stroke-width=\"{width:.2}\"/>",
                s[0], s[1], a[0], a[1], b[0], b[1], e[0], e[1]
            );
        }
    });
    let n_layers = scene.shape.len() + 1 + usize::from(scene.has_output_tile);
    let edge = colors.edge.css();
    for tile in scene.diagram.layers[..n_layers].iter().flatten() {
        let _ = writeln!(
            svg,
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"{RADIUS}\" stroke=\"{edge}\" stroke-width=\"1.5\"/>",
            tile.x, tile.y, tile.width, tile.height
        );
    }
    svg.push_str("</g>");
}
