//! The article under the playground: what all of it means, for who sees it for the first time.

use crate::erased::{dynamic, effect};
use crate::lang::{t, tr};
use crate::play::Play;
use crate::views::language::Languages;
use crate::views::rail::marked;
use crate::widgets::{Button, Toasts, Toggle};
use crate::{address, texts};
use leptos::prelude::*;
use playground::Control;

/// What a lecturer may want to hide, in the order of the original's list, and what is new here.
const HIDEABLE: &[Control] = &[
    Control::ShowTestData,
    Control::Discretize,
    Control::PlayButton,
    Control::StepButton,
    Control::ResetButton,
    Control::LearningRate,
    Control::Activation,
    Control::Regularization,
    Control::RegularizationRate,
    Control::Problem,
    Control::Dataset,
    Control::PercTrainData,
    Control::Noise,
    Control::BatchSize,
    Control::NumHiddenLayers,
    Control::Regenerate,
    Control::Draw,
    Control::Speed,
    Control::Timeline,
];

#[component]
pub(crate) fn Article() -> impl IntoView {
    view! {
        <article class="article" id="about">
            <h2>{tr(texts::TAGLINE)}</h2>
            <section>
                <h3>{tr("What is a neural network?")}</h3>
                <p>{tr("A program that was never told the rule. It is a chain of small sums: every neuron adds up what it is given, each input times a weight, plus a bias, and bends the result a little before passing it on. Press play, and the weights are nudged, thousands of times, so that the answer at each training point comes a bit closer to the right one. That is all there is to learning here, and it is enough to tell a spiral apart.")}</p>
            </section>
            <section>
                <h3>{tr("What do I see?")}</h3>
                <p>{tr("Every tile is the same square of the plane, seen through one neuron: its color at a place is what the neuron answers there. On the left are the features that the network is told about a point, on the right is its final answer, with the points on top. In between, layer by layer, simple edges are put together into shapes.")}</p>
                <p>{tr("Blue stands for positive and orange for negative values, the paler the closer to zero: for the points, the answers and the weights alike. A line is a weight, thick if strong. The dot at a tile's corner is the neuron's bias.")}</p>
            </section>
            <section>
                <h3>{tr("What is the loss?")}</h3>
                <p>{tr("How wrong the network is on average: half of the squared difference between its answer and the right one. The training loss counts the points it learns from, the test loss points it has never seen. When the first keeps falling and the second begins to rise, the network has started to learn its points by heart.")}</p>
            </section>
            <section>
                <h3>{tr("What should I try?")}</h3>
                <ul>
                    <li>{tr("Solve the circle with a single hidden layer. How few neurons are enough?")}</li>
                    <li>{tr("Set the activation to linear. Can any number of layers solve the circle now?")}</li>
                    <li>{tr("Turn the learning rate up until it breaks, then go back one step.")}</li>
                    <li>{tr("Take the spiral, with X₁ and X₂ alone. It can be done.")}</li>
                    <li>{tr("Drag the playhead of the loss back to the start and watch the shape grow again.")}</li>
                    <li>{tr("Set a weight by hand: press a line, or press a neuron to see all that it adds up.")}</li>
                </ul>
            </section>
            <section>
                <h3>{tr("Can I use it in my course?")}</h3>
                <p>{dynamic(|| marked(&t("Yes. The address holds every setting, so a link is a worksheet. It holds the seed as well: everyone who opens it sees the same points, the same first weights and, to the last bit, the same run, in every browser. Links of playground.tensorflow.org open here with the numbers they have there: replace the host and keep the rest. Add `&hideText=true` to show the playground alone, and choose below what the link should hide from your students.")))}</p>
                <Hider />
            </section>
            <footer>
                <p class="languages"><Languages open=RwSignal::new(false) /></p>
                <p>{tr("Nabla is free software under the MIT or Apache 2.0 licence. It computes on your device: no cookies, no tracking, no request to anyone else.")}</p>
            </footer>
        </article>
    }
}

/// A link that hides controls: what to hide, the link, and ways to take or try it.
#[component]
fn Hider() -> impl IntoView {
    let play = expect_context::<Play>();
    let toasts = expect_context::<Toasts>();
    let chosen = RwSignal::new(Vec::<Control>::new());
    let state = move || {
        let mut state = play.state().get();
        for &control in HIDEABLE {
            state.set_hidden(control, chosen.with(|chosen| chosen.contains(&control)));
        }
        state
    };
    // The page's own settings are shown as they are.
    effect(move || {
        let hidden = play.state().with(|state| {
            HIDEABLE.iter().copied().filter(|control| state.is_hidden(*control)).collect()
        });
        chosen.set(hidden);
    });
    let row = move |&control: &Control| {
        let flip = move |on: bool| {
            chosen.update(|chosen| {
                chosen.retain(|it| *it != control);
                if on {
                    chosen.push(control);
                }
            });
        };
        view! {
            <Toggle
                label=tr(control.spec().label)
                value=Signal::derive(move || chosen.with(|chosen| chosen.contains(&control)))
                on_change=flip
            />
        }
    };
    view! {
        <div class="hider">
            <fieldset>
                <legend>{tr(texts::HIDE_THESE)}</legend>
                {HIDEABLE.iter().map(row).collect_view()}
            </fieldset>
            <input
                class="link"
                type="text"
                readonly
                aria-label=tr(texts::LINK)
                prop:value=move || address::absolute(&state().short_link())
            />
            <div class="answers">
                <Button
                    label=tr(texts::COPY_LINK)
                    on_click=move || address::copy(&untrack(state), toasts)
                />
                <Button label=tr(texts::TRY_IT) quiet=true on_click=move || play.open(untrack(state)) />
            </div>
        </div>
    }
}
