//! The headings in the network: for its features, its layers, and the number of neurons in each layer.

use super::scene::Scene;
use super::tiles::later;
use crate::lang::{t, tr};
use crate::part::{self, RestView};
use crate::play::Play;
use crate::texts;
use crate::views::setting::members;
use crate::views::setting::{hidden, rejected};
use crate::views::stage::Stage;
use leptos::prelude::*;
use nn::Activation;
use playground::Control;
use playground::settings::state::limits;
use std::sync::Arc;
use ui::type_erased::{dynamic, effect, memo};
use ui::widgets::{Align, Choice, Field, Popover, Select, Side, Slider, Stepper};

/// The number of headings created in one frame.
const AT_ONCE: usize = 4;

/// The number of neurons in a new layer, as in the original playground.
const NEW_LAYER: usize = 2;

#[component]
pub(super) fn Heads(scene: Signal<Option<Arc<Scene>>>) -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let n_layers = play.get(|state| state.shape.len());
    // A heading that was created once is only hidden, not removed. Signals keep removed subscribers in their
    // lists, so creating and removing a heading again and again would use more memory each time.
    let most = StoredValue::new(0);
    let n_heads = memo(move || {
        most.update_value(|most| *most = n_layers.get().max(*most));
        most.get_value()
    });
    let resize = move |n: usize| play.change(|state| state.shape.resize(n, NEW_LAYER));
    let middle = move || {
        scene.get().map(|scene| {
            let layers = &scene.diagram.layers;
            let left = layers[0].first().map_or(0.0, |tile| tile.right());
            let hidden = &layers[1..=scene.shape.len()];
            let columns: Vec<f64> =
                hidden.iter().filter_map(|tiles| Some(tiles.first()?.center()[0])).collect();
            let x = match columns[..] {
                [] => left + (scene.diagram.width - left) / 2.0,
                _ => columns.iter().sum::<f64>() / columns.len() as f64,
            };
            format!("{x:.1}px")
        })
    };
    let features = move || {
        let scene = scene.get()?;
        let tile = scene.diagram.layers[0].first().copied()?;
        Some(format!("{:.1}px", tile.center()[0]))
    };
    // If there are many layers, the later headings are created in the next frames.
    let n_there = RwSignal::new(1);
    effect(move || later(n_there, n_heads.get().div_ceil(AT_ONCE)));
    let part = |k: usize| {
        let n = memo(move || {
            let is_there = k < n_there.get();
            if is_there { n_heads.get().saturating_sub(k * AT_ONCE).min(AT_ONCE) } else { 0 }
        });
        let head = move |at: usize| {
            let layer = k * AT_ONCE + at;
            view! { <LayerHead scene layer n_layers /> }
        };
        dynamic(move || (0..n.get()).map(head).collect_view())
    };
    let parts = (0..limits::MAX_LAYERS.div_ceil(AT_ONCE)).map(part).collect_view();
    view! {
        <h2 class="head features-head" style:--x=features hidden=move || stage.is_small()>
            {tr(texts::FEATURES)}
        </h2>
        <div class="head layers-head" style:--x=middle>
            {part::rest(RestView::Lenses)}
            <h2>{tr(texts::HIDDEN_LAYERS)}</h2>
            <Field
                control=Control::NumHiddenLayers.id()
                hidden=hidden(play, Control::NumHiddenLayers)
            >
                <Stepper
                    label=tr(texts::HIDDEN_LAYERS)
                    less_label=tr(texts::REMOVE_LAYER)
                    more_label=tr(texts::ADD_LAYER)
                    value=n_layers
                    max=limits::MAX_LAYERS
                    on_change=resize
                />
            </Field>
        </div>
        {parts}
    }
}

/// The number of neurons in a layer, above its first neuron.
#[component]
fn LayerHead(
    scene: Signal<Option<Arc<Scene>>>,
    layer: usize,
    n_layers: Signal<usize>,
) -> impl IntoView {
    let play = expect_context::<Play>();
    let shape = play.get(|state| state.shape.clone());
    let n = memo(move || shape.with(|shape| shape.get(layer).copied().unwrap_or(1)));
    let is_there = memo(move || layer < n_layers.get());
    // The name that the original playground uses for hiding the steppers of one layer.
    let name = format!("numNodes{}", layer + 1);
    let is_hidden = play.is_hidden(name);
    let tile = move || {
        let scene = scene.get()?;
        scene.diagram.layers.get(layer + 1)?.first().copied()
    };
    let at = move |pick: fn(plot::Rect) -> f64| tile().map(|tile| format!("{:.1}px", pick(tile)));
    // As wide as the distance from the previous layer to this one.
    let room = move || {
        let center = |layer: usize| {
            let scene = scene.get()?;
            Some(scene.diagram.layers.get(layer)?.first()?.center()[0])
        };
        Some(format!("{:.0}px", center(layer + 1)? - center(layer)?))
    };
    view! {
        <div
            class="head layer-head"
            hidden=move || !is_there.get()
            style:--x=move || at(|tile| tile.center()[0])
            style:--y=move || at(|tile| tile.y)
            style:--room=room
        >
            <div hidden=move || is_hidden.get()>
                <Stepper
                    label=Signal::derive(move || texts::neurons_of_layer(layer + 1))
                    less_label=tr(texts::REMOVE_NEURON)
                    more_label=tr(texts::ADD_NEURON)
                    value=n
                    min=*limits::NEURONS.start()
                    max=*limits::NEURONS.end()
                    on_change=move |n| play.change(|state| {
                        if let Some(units) = state.shape.get_mut(layer) {
                            *units = n;
                        }
                    })
                />
            </div>
            {part::rest(RestView::LayerCard { layer, n, is_there })}
        </div>
    }
}

/// The activation and dropout of a layer. A press opens controls that set both for this layer alone.
#[component]
pub(crate) fn LayerCard(layer: usize, n: Memo<usize>, is_there: Memo<bool>) -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let open = RwSignal::new(false);
    effect(move || {
        if !is_there.get() {
            open.set(false);
        }
    });
    let activation =
        memo(move || play.state().with(|state| state.activation_of(layer).spec().label));
    let dropout = memo(move || play.state().with(|state| state.dropout_of(layer)));
    let caption = move || {
        texts::layer_caption(n.get(), t(activation.get()).to_ascii_lowercase(), dropout.get())
    };
    let anchor = move || {
        view! {
            <button
                type="button"
                class="layer-card-anchor"
                aria-haspopup="dialog"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {caption}
            </button>
        }
    };
    let options = move || {
        let all = t(play.state().with(|state| state.activation.spec().label));
        let mut options: Vec<Choice> = members!(Activation)();
        options.insert(0, Choice::new("", texts::as_all(all.to_ascii_lowercase())));
        options
    };
    let own = move || {
        let own = play.state().with(|state| state.activations.get(layer).copied().flatten());
        own.map_or("", Activation::id).to_owned()
    };
    let choose = move |id: String| {
        play.change(|state| set_at(&mut state.activations, layer, None, Activation::from_id(&id)));
    };
    let name = Signal::derive(move || texts::layer(layer + 1));
    let percent = Signal::derive(move || (1e3 * dropout.get()).round() / 10.0);
    let is_small = memo(move || stage.is_small());
    let content = move || {
        view! {
            <div class="layer-card">
                <h3>{name}</h3>
                <Select
                    label=tr(Control::Activation.spec().label)
                    options=Signal::derive(options)
                    value=Signal::derive(own)
                    on_change=choose
                    help=tr(Control::Activations.spec().help)
                />
                <Slider
                    label=tr(Control::Dropout.spec().label)
                    value=percent
                    on_input=move |percent: f64| play.change(|state| {
                        set_at(&mut state.dropout, layer, 0.0, percent / 100.0);
                    })
                    min=0.0
                    max=100.0 * *limits::DROPOUT.end()
                    step=5.0
                    unit="%"
                    zero=tr(texts::OFF)
                    on_reject=rejected()
                    help=tr(Control::Dropout.spec().help)
                />
                <p class="both">{dynamic(move || texts::dropout(percent.get()))}</p>
            </div>
        }
    };
    // It must not cover the neurons of its layer, so it is beside them or, if the window is too narrow for
    // that, above them.
    dynamic(move || {
        let side = if is_small.get() { Side::Above } else { Side::Below };
        view! {
            <Popover open anchor label=name side align=Align::Beside>
                {content()}
            </Popover>
        }
    })
}

/// Sets the value of one layer. The list ends with the last layer that does not have the usual value.
fn set_at<T: Clone + PartialEq>(values: &mut Vec<T>, layer: usize, usual: T, value: T) {
    if values.len() <= layer {
        values.resize(layer + 1, usual.clone());
    }
    values[layer] = value;
    while values.last() == Some(&usual) {
        values.pop();
    }
}
