//! The header: the name of the page, and controls for the page as a whole.

use crate::lang::{t, tr, with_key};
use crate::part::{self, RestView};
use crate::play::Play;
use crate::texts;
use crate::views::files::Files;
use crate::views::language::LanguageMenu;
use crate::views::setting::{Tool, hidden};
use crate::views::stage::Stage;
use leptos::prelude::*;
use playground::Control;
use ui::language_choice::LanguageChoice;
use ui::theme::Theme;
use ui::type_erased::{dynamic, memo};
use ui::widgets::{Icon, IconButton, IconName};

#[component]
pub(crate) fn Header(
    help: RwSignal<bool>,
    share: RwSignal<bool>,
    language: LanguageChoice,
) -> impl IntoView {
    let play = expect_context::<Play>();
    let title = move || play.state().with(texts::title);
    view! {
        <header class="header">
            <h1 class="brand">
                <svg viewBox="0 0 20 20" aria-hidden="true">
                    <path d="M2 3h16l-8 14z" />
                </svg>
                {tr(texts::NAME)}
            </h1>
            <p class="title">{title}</p>
            <nav class="tools" aria-label=tr(texts::NAME)>
                {part::rest(RestView::Tools { help, share, language })}
            </nav>
        </header>
    }
}

/// Controls for the page as a whole.
#[component]
pub(crate) fn Tools(
    help: RwSignal<bool>,
    share: RwSignal<bool>,
    language: LanguageChoice,
) -> impl IntoView {
    let play = expect_context::<Play>();
    let theme = expect_context::<Theme>();
    let stage = expect_context::<Stage>();
    let lessons_hidden = hidden(play, Control::Lessons);
    let can_undo = memo(move || play.undoable().0);
    let can_redo = memo(move || play.undoable().1);
    // Undo or redo: its key, whether it is available, and the explanation if it is not.
    let travel = |control: Control, icon, key, (can, reason): (Memo<bool>, _), act: fn(Play)| {
        let label = control.spec().label;
        view! {
            <Tool control>
                <IconButton
                    icon
                    label=tr(label)
                    hint=with_key(label, key)
                    disabled=Signal::derive(move || (!can.get()).then(|| t(reason)))
                    on_click=move || act(play)
                />
            </Tool>
        }
    };
    view! {
        <button
            type="button"
            class="about lessons-button"
            aria-pressed=move || stage.rail.get().to_string()
            data-control=Control::Lessons.id()
            hidden=move || lessons_hidden.get() || stage.is_small()
            on:click=move |_| stage.rail.update(|open| *open = !*open)
        >
            <Icon name=IconName::Lessons />
            {tr(texts::LESSONS)}
        </button>
        <a class="about" href="#about" on:click=|event| {
            event.prevent_default();
            if let Some(about) = document().get_element_by_id("about") {
                about.scroll_into_view();
            }
        }>{tr(texts::ABOUT)}</a>
        {travel(Control::Undo, IconName::Undo, "Ctrl Z", (can_undo, texts::NOTHING_TO_UNDO), Play::undo)}
        {travel(Control::Redo, IconName::Redo, "Shift Ctrl Z", (can_redo, texts::NOTHING_TO_REDO), Play::redo)}
        <Tool control=Control::Share>
            <IconButton
                icon=IconName::Share
                label=tr(Control::Share.spec().label)
                on_click=move || share.set(true)
            />
        </Tool>
        <Tool control=Control::Files>
            <Files />
        </Tool>
        <Tool control=Control::Language>
            <LanguageMenu language />
        </Tool>
        <Tool control=Control::Theme>
            <IconButton
                icon=IconName::Theme
                label=tr(texts::THEME)
                pressed=Signal::derive(move || theme.is_dark())
                on_click=move || theme.toggle()
            />
        </Tool>
        {dynamic(move || (!stage.is_small()).then(|| view! {
            <Tool control=Control::Shortcuts>
                <IconButton
                    icon=IconName::Keyboard
                    label=tr(texts::SHORTCUTS)
                    hint=with_key(texts::SHORTCUTS, "?")
                    on_click=move || help.set(true)
                />
            </Tool>
        }))}
    }
}
