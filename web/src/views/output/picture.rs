//! The picture: the answer of the network, or of the neuron under the pointer, over the whole plane.

use crate::lang::t;
use crate::part::{self, RestView};
use crate::play::Play;
use crate::texts;
use crate::views::output::CurveOn;
use crate::views::stage::{Look, Stage};
use crate::views::values;
use leptos::{html, prelude::*};
use playground::{Control, Line, PlaygroundState, Session, Surface};
use plot::{Pixmap, Square, class_map_into, heatmap_into};
use ui::canvas;
use ui::type_erased::{dynamic, effect};
use web_sys::CanvasRenderingContext2d;

/// The largest number of pixels on a side of the picture. A finer picture would look the same, and take more
/// time in each frame.
const MAX_PIXELS: f64 = 360.0;

#[component]
pub(super) fn Picture(
    /// The line along which the answer is a curve, if it is one.
    line: Signal<Option<Line>>,
) -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let discretize = play.get(|state| state.discretize);
    let is_elsewhere = play.get(PlaygroundState::is_elsewhere);
    // Then other code draws: `curve.rs`, or the views in `views/inside/`.
    let is_away =
        move || (line.get().is_some() || is_elsewhere.get()) && stage.shown.get().is_none();
    let node = NodeRef::<html::Canvas>::new();
    let size = stage.size_of(node);
    let pixmap = StoredValue::new_local(Pixmap::default());
    // The context, as long as the canvas has the size of the pixmap.
    let context = StoredValue::new_local(None::<CanvasRenderingContext2d>);
    effect(move || {
        let (Some(node), colors) = (node.get(), stage.colors.get()) else { return };
        stage.resized.track();
        let (look, discrete) = (stage.shown.get(), discretize.get());
        if is_away() {
            context.set_value(None);
            return;
        }
        let side = (size.get()[0] * canvas::pixel_ratio()).min(MAX_PIXELS) as usize;
        if side < 2 {
            return;
        }
        pixmap.update_value(|pixmap| {
            if pixmap.width != side {
                pixmap.resize(side, side);
                context.set_value(None);
            }
            let place = Square { size: side, ..Square::default() };
            let draw = |values: &[f32], pixmap: &mut Pixmap| {
                if values.iter().all(|value| value.is_finite()) {
                    heatmap_into(values, Surface::SIDE, &colors.picture, discrete, place, pixmap);
                } else {
                    plot::hatch(place, 12.0, colors.line, colors.stage, pixmap);
                }
            };
            match look {
                Some(Look::Feature(feature)) => {
                    play.paint(|_, _| draw(&Surface::of_feature(feature), pixmap));
                }
                Some(Look::Neuron { layer, index }) => play.paint(|surface, _| {
                    draw(surface.neuron(layer, index).unwrap_or(surface.output()), pixmap);
                }),
                Some(Look::Output) | None => play.paint(|surface, _| {
                    let chances = surface.chances();
                    if chances.is_empty() {
                        draw(surface.output(), pixmap);
                    } else {
                        let table = colors.class_picture(chances.len());
                        class_map_into(&chances, Surface::SIDE, &table, discrete, place, pixmap);
                    }
                }),
            }
            context.update_value(|context| {
                let context = match context {
                    Some(context) => context,
                    None => {
                        // Setting its size clears a canvas and resets its transform.
                        node.set_width(side as u32);
                        node.set_height(side as u32);
                        let Some(new) = canvas::context(&node) else { return };
                        context.insert(new)
                    }
                };
                canvas::put(context, pixmap, 0, 0);
            });
        });
    });
    let description = move || {
        let losses = play.peek(Session::losses);
        format!(
            "{}. {} {}.",
            t(Control::Output.spec().help),
            t(texts::TEST_LOSS),
            values::loss(losses.test)
        )
    };
    let curve = RestView::Curve(CurveOn { node, size, line });
    view! {
        <canvas
            class="picture"
            node_ref=node
            role="img"
            aria-label=description
            aria-hidden=move || is_elsewhere.get().to_string()
        ></canvas>
        {dynamic(move || line.get().is_some().then(|| part::rest(curve)))}
    }
}
