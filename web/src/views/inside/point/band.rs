//! The sums of the chosen neuron with their numbers, in three lines below the network: forward, backward, and the
//! comparison of the gradient with a small change of the weight.

use super::{as_factor, as_term, in_sum, mark, scientific, seen, signed};
use crate::lang::{t, tr};
use crate::play::Play;
use crate::texts::lens as texts;
use crate::views::stage::Stage;
use crate::views::values;
use leptos::{html, prelude::*};
use nn::Activation;
use playground::inside::point::seen::Seen;
use playground::inside::point::{Cause, Nudge};
use plot::number;
use std::sync::Arc;
use ui::type_erased::{dynamic, memo};
use ui::widgets::Formula;

/// The most terms of a sum that are written out.
const MOST_TERMS: usize = 10;
/// The width of a term, and of what stands beside the sum, in the size of the page's type.
const WIDTHS: [f64; 2] = [2.9, 22.0];
/// Formulas of activations that are longer are named instead of written out.
const SHORT: usize = 10;

#[component]
pub(crate) fn PointBand() -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let seen = seen(play, true);
    let node = NodeRef::<html::Div>::new();
    let is_open = memo(move || seen.get().is_some());
    let n_terms = memo(move || {
        stage.resized.track();
        stage.room.track();
        let width = node.get().map_or(0.0, |node| beside_features(&node));
        let ems = width / stage.rem.get();
        (((ems - WIDTHS[1]) / WIDTHS[0]).max(2.0) as usize).min(MOST_TERMS)
    });
    let name = move || {
        let seen = seen.get()?;
        let (neuron, n) = (seen.neuron, seen.layers.len());
        Some(texts::sums_of(neuron.layer + 1, neuron.unit + 1, neuron.layer + 1 == n))
    };
    let forward = move || seen.get().and_then(|seen| forward(&seen, n_terms.get()));
    let backward = move || seen.get().and_then(|seen| backward(stage, &seen, n_terms.get()));
    let check = move || seen.get().and_then(|seen| check(play, stage, &seen));
    // On phones the picture is too small for them.
    let point = move || seen.get().map(|seen| mark::words(play, &seen).split_off(1).join(" · "));
    let line = move |k: usize, content: AnyView| {
        view! {
            <p class="line">
                <span class="line-name">{tr(texts::LINES[k])}</span>
                <span class="line-sum">{content}</span>
            </p>
        }
    };
    dynamic(move || {
        is_open.get().then(|| {
            view! {
                <div class="band" role="group" aria-label=name node_ref=node>
                    {line(0, dynamic(forward).into_any())}
                    {line(1, dynamic(backward).into_any())}
                    {line(2, dynamic(check).into_any())}
                <p class="line point-words" translate="no">{dynamic(point)}</p>
                </div>
            }
        })
    })
}

/// Begins the band beside the tiles of the features, which may be as high as the network, and returns its width.
fn beside_features(node: &web_sys::HtmlElement) -> f64 {
    let net = node.closest(".net").ok().flatten();
    let tile = net.as_ref().and_then(|it| it.query_selector(".tile.feature").ok().flatten());
    if let (Some(net), Some(tile)) = (net, tile) {
        let from = tile.get_bounding_client_rect().right() - net.get_bounding_client_rect().left();
        let _ = web_sys::HtmlElement::style(node).set_property("--from", &format!("{from:.0}px"));
    }
    f64::from(node.client_width())
}

/// A formula of plain text.
fn formula(text: String) -> AnyView {
    // In a formula a comma separates, so numbers with a decimal comma are plain text.
    if number::has_decimal_comma() {
        return view! { <span class="ratio upright" translate="no">{text}</span> }.into_any();
    }
    view! { <Formula text /> }.into_any()
}

/// How the loss changes with a weight, on one line: `∂J/∂w₄`.
fn ratio(sign: char, weight: &str) -> AnyView {
    view! { <span class="ratio" translate="no">{format!("{sign}J/{sign}{weight}")}</span> }
        .into_any()
}

/// The sum of these terms, and what stands for those that have no room.
fn sum_of(
    first: Option<f64>,
    terms: impl ExactSizeIterator<Item = f64>,
    n_max: usize,
) -> (String, &'static str) {
    let n = terms.len();
    let mut text = first.map(as_term).unwrap_or_default();
    for term in terms.take(n_max) {
        let size = as_term(term.abs());
        match (text.is_empty(), term < 0.0) {
            (true, false) => text = size,
            (true, true) => text = format!("−{size}"),
            (false, is_negative) => {
                text += if is_negative { " − " } else { " + " };
                text += &size;
            }
        }
    }
    (text, if n_max < n { " + …" } else { "" })
}

/// An index as it stands below the line.
fn below(k: usize) -> String {
    k.to_string().chars().filter_map(|it| char::from_u32(0x2080 + it.to_digit(10)?)).collect()
}

/// The chosen weight: its number is that of the link into the neuron.
fn weight(seen: &Seen) -> Option<String> {
    seen.link.map(|(from, _)| format!("w{}", below(from + 1)))
}

/// What the activation makes of this, as a formula: `tanh z`.
fn applied(activation: Activation, to: &str) -> String {
    let formula = activation.spec().formula;
    match activation {
        Activation::Linear => to.to_owned(),
        _ if formula.chars().count() <= SHORT => with(formula, to),
        _ => format!("g({to})"),
    }
}

/// A formula of x with something else in place of x, but not in names such as `max`.
fn with(formula: &str, to: &str) -> String {
    let mut text = String::new();
    let mut before = ' ';
    for it in formula.chars() {
        match it == 'x' && !before.is_ascii_alphabetic() {
            true => text += to,
            false => text.push(it),
        }
        before = it;
    }
    text
}

/// z = b + Σ w x = …, a = g(z) = …
fn forward(seen: &Arc<Seen>, n_terms: usize) -> Option<AnyView> {
    let (layer, unit) = (seen.neuron.layer, seen.neuron.unit);
    if !seen.passes.has_activations(layer) {
        return None;
    }
    let at = &seen.layers[layer];
    let products = seen.terms.iter().map(|[w, x]| w * x);
    let (sum, more) = sum_of(Some(seen.bias), products, n_terms);
    let (to, normalized) = match seen.normalized {
        Some(it) => {
            ("ẑ", Some(view! { <span>{formula("ẑ".to_owned())} " = " <b>{in_sum(it)}</b></span> }))
        }
        None => ("z", None),
    };
    Some(
        view! {
            <span>{formula(format!("z = {sum}"))} {more} " = " <b>{in_sum(at.z[unit])}</b></span>
            {normalized}
            <span>
                {formula(format!("a = {}", applied(seen.activation, to)))} " = "
                <b>{in_sum(at.a[unit])}</b>
            </span>
        }
        .into_any(),
    )
}

/// δ = (Σ w δ) · g′ = …, ∂J/∂w = δ · x = …
fn backward(stage: Stage, seen: &Arc<Seen>, n_terms: usize) -> Option<AnyView> {
    let (layer, unit) = (seen.neuron.layer, seen.neuron.unit);
    if seen.point.label.is_none() {
        return Some(view! { <span>{tr(texts::NO_TARGET)}</span> }.into_any());
    }
    if !seen.passes.has_delta(layer) {
        return None;
    }
    let delta = *seen.layers[layer].delta.get(unit)?;
    // How the loss depends on a: the sum of what comes back, or at the output the slope of the loss.
    let slope = match &seen.back[..] {
        [] => as_factor(seen.slope?),
        [[w, next]] => format!("{} · {}", in_sum(*w), as_factor(*next)),
        back if back.len() <= n_terms.min(4) => {
            format!("({})", sum_of(None, back.iter().map(|[w, next]| w * next), 4).0)
        }
        // All terms stand on the links.
        _ => as_factor(seen.slope?),
    };
    let told = match seen.normalized {
        // The way back through a norm has more terms than stand here.
        Some(_) => "δ".to_owned(),
        None => format!("δ = {slope} · {}", as_factor(seen.bend)),
    };
    let value = |value: f64| signed(stage, values::weight(value), value, "gradient");
    let of_weight = seen.link.zip(weight(seen)).map(|((from, gradient), name)| {
        let x = as_factor(seen.terms[from][1]);
        view! {
            <span>{ratio('∂', &name)} " = " {formula(format!("δ · {x}"))} " = " {value(gradient)}</span>
        }
    });
    Some(view! { <span>{formula(told)} " = " {value(delta)}</span> {of_weight} }.into_any())
}

/// The nudge and what it finds, or else the share in the next update.
fn check(play: Play, stage: Stage, seen: &Arc<Seen>) -> Option<AnyView> {
    if !seen.passes.has_delta(seen.neuron.layer) {
        return None;
    }
    let name = weight(seen)?;
    let is_nudged = seen.passes.is_nudged();
    let last = seen.passes.n_steps();
    let press = move |_| play.change(|state| state.pass = if is_nudged { 0 } else { last });
    let found = seen.nudge.map(|nudge| {
        let cause = nudge.cause.map(|cause| {
            t(match cause {
                Cause::Corner(..) => texts::CORNER,
                Cause::Rounding => texts::ROUNDING,
                Cause::Bend => texts::BEND,
            })
        });
        let difference = texts::difference(scientific(nudge.difference));
        view! {
            <span>
                {ratio('Δ', &name)} " = "
                {signed(stage, values::weight(nudge.central), nudge.central, "gradient")}
            </span>
            <span class="said">{cause.unwrap_or(difference)}</span>
        }
    });
    let share = seen.share.filter(|_| !is_nudged).map(|[update, share]| {
        let optimizer = play.state().with_untracked(|state| t(state.optimizer.spec().label));
        let text = texts::share(optimizer, values::weight(update), values::weight(share));
        view! { <span class="said" title=text.clone()>{text.clone()}</span> }
    });
    Some(
        view! {
            <button type="button" class="nudge" aria-pressed=is_nudged.to_string() on:click=press>
                {texts::nudge(name, scientific(Nudge::EPSILON).replace("1·", ""))}
            </button>
            {found}
            {share}
        }
        .into_any(),
    )
}
