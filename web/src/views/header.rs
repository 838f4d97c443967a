//! The header: what this is, and what concerns the page as a whole.

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
use ui::erased::{dynamic, memo};
use ui::speech::Speech;
use ui::theme::Theme;
use ui::widgets::{Icon, IconButton, IconName};

#[component]
pub(crate) fn Header(help: RwSignal<bool>, share: RwSignal<bool>, speech: Speech) -> impl IntoView {
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
                {part::rest(RestView::Tools { help, share, speech })}
            </nav>
        </header>
    }
}

/// What concerns the page as a whole.
#[component]
pub(crate) fn Tools(help: RwSignal<bool>, share: RwSignal<bool>, speech: Speech) -> impl IntoView {
    let play = expect_context::<Play>();
    let theme = expect_context::<Theme>();
    let stage = expect_context::<Stage>();
    let lessons_hidden = hidden(play, Control::Lessons);
    let can_undo = memo(move || play.undoable().0);
    let can_redo = memo(move || play.undoable().1);
    let unless = |can: Memo<bool>, reason: &'static str| {
        Signal::derive(move || (!can.get()).then(|| t(reason)))
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
        <Tool control=Control::Undo>
            <IconButton
                icon=IconName::Undo
                label=tr(texts::UNDO)
                hint=with_key(texts::UNDO, "Ctrl Z")
                disabled=unless(can_undo, texts::NOTHING_TO_UNDO)
                on_click=move || play.undo()
            />
        </Tool>
        <Tool control=Control::Redo>
            <IconButton
                icon=IconName::Redo
                label=tr(texts::REDO)
                hint=with_key(texts::REDO, "Shift Ctrl Z")
                disabled=unless(can_redo, texts::NOTHING_TO_REDO)
                on_click=move || play.redo()
            />
        </Tool>
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
            <LanguageMenu speech />
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
