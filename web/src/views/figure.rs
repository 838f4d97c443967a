//! The figure: a small live picture beside a text. This file has the code that all figures share; each figure
//! has a file of its own in `figure/`.

mod activation;
mod bias_variance;
mod collapse;
mod die;
mod loss_slopes;
mod point;
mod polynomial;

use crate::lang::{t, tr};
use crate::play::Play;
use crate::texts::figure as texts;
use crate::views::loss::theme;
use crate::views::stage::Stage;
use leptos::{html, prelude::*};
use playground::settings::state::limits;
use playground::{Figure, PlaygroundState};
use plot::ChartTheme;
use ui::canvas::{self, ChartArea as Area};
use ui::type_erased::{dynamic, effect, memo};
use ui::widgets::Stepper;

/// The figure that the settings select.
#[component]
pub(crate) fn FigureCard() -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let figure = play.get(|state| state.figure);
    dynamic(move || {
        figure.get().map(|figure| {
            let spec = figure.spec();
            let body = match figure {
                Figure::Activation => activation::view(play),
                Figure::Point => point::view(play, stage),
                Figure::Collapse => collapse::view(play),
                Figure::LossSlopes => loss_slopes::view(play, stage),
                Figure::Die => die::view(play, stage),
                Figure::Polynomial => polynomial::view(play, stage),
                Figure::BiasVariance => bias_variance::view(play),
            };
            view! {
                <figure class="figure" data-figure=spec.id aria-label=tr(spec.label)>
                    // No heading element: the level of the headings around it is not known.
                    <p class="name">{tr(spec.label)}</p>
                    {body}
                    <figcaption>{tr(figure.help())}</figcaption>
                </figure>
            }
        })
    })
}

/// Whether the figure is about one point of the picture.
pub(crate) fn has_place(state: &PlaygroundState) -> bool {
    matches!(state.figure, Some(Figure::Point | Figure::Die))
}

/// A function that draws a figure.
type Draw = Box<dyn Fn(&Area, &ChartTheme<'_>)>;

/// A drawing, with a description in words. It is drawn again when its size, the colors or the data that it
/// reads change.
fn drawing(draw: Draw, said: Box<dyn Fn() -> String + Send>) -> AnyView {
    let stage = expect_context::<Stage>();
    let node = NodeRef::<html::Canvas>::new();
    let resized = RwSignal::new(());
    // On a phone, the figure opens in a sheet, which gets its size later.
    node.on_load(move |node| {
        canvas::on_resize(&node, move || _ = resized.try_update(|_| ()));
    });
    // Not measured in every frame, because measuring makes the browser lay out the page.
    let size = memo(move || {
        resized.track();
        node.get().map_or([0.0; 2], |it| [it.client_width(), it.client_height()].map(f64::from))
    });
    effect(move || {
        let (Some(node), colors) = (node.get(), stage.colors.get()) else { return };
        let size = size.get();
        if size[0] <= 8.0 {
            return;
        }
        let Some((area, scale)) = canvas::chart(&node, size) else { return };
        let words = crate::texts::STRIP.map(t);
        draw(&area, &theme(&colors, scale, &words));
    });
    view! { <canvas class="plot" node_ref=node role="img" aria-label=said></canvas> }.into_any()
}

/// The meaning of lines and marks: for each, the class of its color sample and a word.
fn legend(items: &[(&'static str, &'static str)]) -> AnyView {
    let item = |&(swatch, word): &(&'static str, &'static str)| {
        view! { <span><i class=swatch></i> {tr(word)}</span> }
    };
    let items = items.iter().map(item).collect_view();
    view! { <p class="swatches" aria-hidden="true">{items}</p> }.into_any()
}

/// Numbers with their meanings.
fn readings(rows: impl Fn() -> Vec<(String, String)> + Send + 'static) -> AnyView {
    dynamic(move || {
        let row = |(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
        let rows = rows().into_iter().map(row).collect_view();
        view! { <dl class="readings">{rows}</dl> }
    })
}

/// The control that steps the polynomial's degree up or down.
fn degree(play: Play) -> AnyView {
    view! {
        <span class="choose">
            {tr(texts::DEGREE)}
            <Stepper
                label=tr(texts::DEGREE)
                less_label=tr(texts::DEGREE_LESS)
                more_label=tr(texts::DEGREE_MORE)
                value=play.get(|state| state.degree)
                max=*limits::DEGREE.end()
                on_change=move |degree| play.change(|state| state.degree = degree)
            />
        </span>
    }
    .into_any()
}
