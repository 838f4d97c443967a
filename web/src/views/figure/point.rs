//! The computation of the network for one point, written out.

use crate::lang::t;
use crate::play::Play;
use crate::texts as page;
use crate::texts::figure as texts;
use crate::views::stage::{Look, Stage};
use leptos::prelude::*;
use playground::inside::figure::point::ForwardPass;
use plot::number::short;
use ui::type_erased::dynamic;

/// The number of outputs of a layer that are written out.
const TOLD: usize = 8;

pub(super) fn view(play: Play, stage: Stage) -> AnyView {
    let at = play.get(|state| state.at);
    // The neuron that is selected or under the pointer, or else the output.
    let chosen = move || match (stage.shown.get(), stage.selection.get()) {
        (Some(Look::Neuron { layer, index }), _) => (layer, index),
        (_, Some(selection)) => selection.neuron(),
        _ => (usize::MAX, 0),
    };
    let lines = move || {
        let (layer, unit) = chosen();
        let (forward, n_layers) = play.read(|session| {
            (ForwardPass::of(session, at.get(), layer, unit), session.state().shape.len())
        });
        let n_before = forward.layers.len();
        let name = if n_before == n_layers {
            t(page::OUTPUT)
        } else {
            page::neuron(n_before + 1, unit + 1)
        };
        let layers = forward.layers.iter().enumerate().map(|(k, outputs)| {
            let mut told: Vec<String> = outputs.iter().take(TOLD).map(|y| short(*y)).collect();
            if TOLD < outputs.len() {
                told.push("…".to_owned());
            }
            view! { <p>{texts::layer(k + 1, &told.join("  "))}</p> }
        });
        let ForwardPass {
            inputs, letters, numbers, z, normalized, g: (activation, y), chance, ..
        } = forward.clone();
        let more = [(texts::NORMALIZED, normalized), (texts::CHANCE, chance)];
        let [normalized, chance] = more.map(|(word, value)| {
            value.map(
                |value| view! { <p class="math">{format!("{} = {}", t(word), short(value))}</p> },
            )
        });
        view! {
            <p>{inputs.join("   ")}</p>
            {layers.collect_view()}
            <p class="part">{name}</p>
            <p class="math written">
                <span>"z"</span> <span>{format!("= {letters}")}</span>
                <span></span> <span>{format!("= {numbers}")}</span>
                <span></span> <span>"= " <b>{short(z)}</b></span>
            </p>
            {normalized}
            <p class="math">
                "g(z) = " <b>{short(y)}</b> <span class="of">{t(activation.spec().label)}</span>
            </p>
            {chance}
        }
    };
    // During learning, the numbers change too often for screen readers.
    let live = move || if play.playing().get() { "off" } else { "polite" };
    view! { <div class="forward" aria-live=live>{dynamic(lines)}</div> }.into_any()
}
