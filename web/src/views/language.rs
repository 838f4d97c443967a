//! The choice of a language: a menu in the header, and the same buttons in a row under the article.
//! `ui::language_choice` stores the choice.

use crate::lang::tr;
use leptos::prelude::*;
use playground::{Control, Language};
use ui::language_choice::LanguageChoice;
use ui::widgets::{Align, IconButton, IconName, Popover, Side};

/// The button with the menu.
#[component]
pub(crate) fn LanguageMenu(language: LanguageChoice) -> impl IntoView {
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
                <Languages language open />
            </div>
        </Popover>
    }
}

/// A button for each language, labeled in that language.
#[component]
pub(crate) fn Languages(
    language: LanguageChoice,
    /// The signal of the menu to close after a choice.
    open: RwSignal<bool>,
) -> impl IntoView {
    let button = move |&member: &Language| {
        view! {
            <button
                type="button"
                class="menu-item"
                lang=member.id()
                aria-pressed=move || (language.code() == member.id()).to_string()
                on:click=move |_| {
                    open.set(false);
                    language.choose(member.id());
                }
            >
                {member.spec().label}
            </button>
        }
    };
    Language::ALL.iter().map(button).collect_view()
}
