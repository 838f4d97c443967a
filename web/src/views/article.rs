//! The article under the playground. It explains everything to people who see the playground for the first
//! time.

use crate::lang::{t, tr};
use crate::part::{self, RestView};
use crate::play::Play;
use crate::texts::article::{self, SECTIONS, Texts};
use crate::views::language::Languages;
use crate::{address, texts};
use leptos::prelude::*;
use playground::Control;
use ui::language_choice::LanguageChoice;
use ui::type_erased::{dynamic, effect};
use ui::widgets::{Button, Toasts, Toggle};

/// Controls that a lecturer may want to hide: first those of the original playground, in its order, then the
/// new ones.
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
pub(crate) fn Article(language: LanguageChoice) -> impl IntoView {
    view! {
        <article class="article" id="about" role="region" aria-label=tr(texts::ABOUT)>
            {part::rest(RestView::Article(language))}
        </article>
    }
}

/// The text of the article.
#[component]
pub(crate) fn Sections(language: LanguageChoice) -> impl IntoView {
    view! {
        <h2>{tr(texts::TAGLINE)}</h2>
        {SECTIONS.iter().map(section).collect_view()}
        <section>
            <h3>{tr(article::COURSE)}</h3>
            <p>{dynamic(|| with_code(&t(article::LINKS)))}</p>
            <Hider />
        </section>
        <footer>
            <p class="languages">
                <Languages language open=RwSignal::new(false) />
            </p>
            <p>{tr(article::FREE)}</p>
        </footer>
    }
}

/// Text between backquotes is shown as code.
fn with_code(text: &str) -> impl IntoView + use<> {
    let part = |(k, part): (usize, &str)| match k % 2 {
        1 => view! { <code>{part.to_owned()}</code> }.into_any(),
        _ => part.to_owned().into_any(),
    };
    text.split('`').enumerate().map(part).collect_view()
}

fn section(&(question, answers, tasks): &(&'static str, Texts, Texts)) -> impl IntoView {
    let paragraph = |text: &&'static str| view! { <p>{tr(text)}</p> };
    let task = |text: &&'static str| view! { <li>{tr(text)}</li> };
    view! {
        <section>
            <h3>{tr(question)}</h3>
            {answers.iter().map(paragraph).collect_view()}
            {(!tasks.is_empty()).then(|| view! { <ul>{tasks.iter().map(task).collect_view()}</ul> })}
        </section>
    }
}

/// A link that hides controls: the choice of controls, the link, and buttons to copy or try it.
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
    // The choice shows the current settings of the page.
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
