//! The choice of a language: a menu in the header, and the same in a row under the article. What is
//! chosen is kept by `ui::speech`.

use crate::lang::tr;
use leptos::prelude::*;
use playground::{Control, Language};
use ui::speech::Speech;
use ui::widgets::{Align, IconButton, IconName, Popover, Side};

/// The button with the menu.
#[component]
pub(crate) fn LanguageMenu(speech: Speech) -> impl IntoView {
    let open = RwSignal::new(false);
    let label = tr(Control::Language.spec().label);
    let anchor = move || {
        view! {
            <IconButton
                icon=IconName::Language
                label
                on_click=move || open.update(|open| *open = !*open)
            />
        }
    };
    view! {
        <Popover open anchor label side=Side::Below align=Align::End>
            <div class="menu">
                <Languages speech open />
            </div>
        </Popover>
    }
}

/// A button for each language, in the words of its speakers.
#[component]
pub(crate) fn Languages(
    speech: Speech,
    /// What to close after a choice.
    open: RwSignal<bool>,
) -> impl IntoView {
    let button = move |&language: &Language| {
        view! {
            <button
                type="button"
                class="menu-item"
                lang=language.id()
                aria-pressed=move || (speech.code() == language.id()).to_string()
                on:click=move |_| {
                    open.set(false);
                    speech.choose(language.id());
                }
            >
                {language.spec().label}
            </button>
        }
    };
    Language::ALL.iter().map(button).collect_view()
}
