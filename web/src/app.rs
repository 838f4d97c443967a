//! The page as a whole: the contexts that it provides to every part, and the layout of the parts.

mod awake;
mod parts;
mod sheets;

use crate::lang::{current_language, t, tr};
use crate::part::{self, LessonView, RestView};
use crate::play::{Play, watch_pointers};
use crate::views::files::Arrivals;
use crate::views::lessons::Lessons;
use crate::views::stage::{Layout, Stage};
use crate::views::table::Tables;
use crate::views::{article, console, data, header, network, output};
use crate::{address, jobs, keys, language, texts};
use leptos::prelude::*;
use playground::{Control, Notice, Panel, PlaygroundState, Session};
use std::cell::Cell;
use ui::theme::Theme;
use ui::type_erased::{dynamic, effect, memo};
use ui::widgets::{ToastHost, Toasts};

/// The page for the browser's current address.
#[component]
pub fn App() -> impl IntoView {
    let (state, notices) = address::read();
    page(Session::new(state), &notices, Signal::stored(PIECES))
}

/// How many pieces of the page are mounted, one after the other: network, output, player.
pub(crate) const PIECES: u8 = 3;

/// The page of an opened session, with this number of pieces. Mounting all pieces at once would be one long
/// task of the browser, most of it code that runs for the first time.
pub(crate) fn page(
    session: Session,
    notices: &[Notice],
    pieces: Signal<u8>,
) -> impl IntoView + use<> {
    let play = Play::new(session);
    provide_context(play);
    watch_pointers();
    let toasts = Toasts::provide();
    let jobs = jobs::provide(toasts);
    let language = language::connect(play, toasts);
    let theme = Theme::provide();
    let stage = Stage::provide(play, theme);
    parts::provide(memo(move || pieces.get() == PIECES));
    let help = RwSignal::new(false);
    let tables = Tables::new(jobs);
    let is_over = RwSignal::new(false);
    Arrivals::provide(play, toasts, tables, is_over);
    address::connect(play, toasts);
    address::tell(notices, toasts);
    let lessons = Lessons::provide(play, stage, toasts);
    keys::connect(play, theme, stage, lessons, help);
    let share = RwSignal::new(false);
    tell_stops(play, toasts);
    tell_ended(play, toasts);
    note_fingerprint(play);
    show_present(play);
    effect(move || {
        document().set_title(&format!("{} · {}", play.state().with(texts::title), texts::NAME))
    });

    // In another language, longer texts take more lines and move what is below them, and numbers have another
    // decimal sign.
    let is_another = Cell::new(false);
    effect(move || {
        current_language();
        let is_another = is_another.replace(true);
        request_animation_frame(move || {
            if stage.resized.try_update(|n| *n += 1).is_some() && is_another {
                play.show_again();
            }
        });
    });

    let unit = NodeRef::<leptos::html::I>::new();
    unit.on_load(move |unit| ui::canvas::on_resize(&unit, move || stage.measure_type()));
    let awake = awake::awake(play);

    let is_small = memo(move || stage.is_small());
    // A lesson in a sheet over the page.
    let is_taught =
        memo(move || is_small.get() && stage.rail.get() && lessons.open.with(Option::is_some));
    // A figure without a lesson.
    let is_beside = memo(move || stage.has_column.get() && !stage.rail.get());
    let has_task = play
        .get(|state| state.goal.is_some() || state.question.is_some() || state.figure.is_some());
    let has_figure = play.get(|state| state.figure.is_some());
    let has_validation = memo(move || play.losses().validation.is_some());
    let has_text = play.get(|state| !state.hide_text && !state.is_embedded());
    let is_embedded = play.get(PlaygroundState::is_embedded);
    let [has_network, has_output, has_player] = [1, 2, 3].map(|n| memo(move || n <= pieces.get()));
    view! {
        <a class="skip" href="#main" on:click=|event| {
            // The hash holds the settings, so the browser must not change it.
            event.prevent_default();
            let play = document().query_selector(".w-play").ok().flatten();
            let button = play.and_then(|it| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(it).ok());
            let _ = button.map(|button| button.focus());
        }>{tr(texts::SKIP)}</a>
        <div
            class="app"
            data-layout=move || match stage.layout.get() {
                Layout::Wide => "wide",
                Layout::Medium => "medium",
                Layout::Small => "small",
            }
            class:bare=move || !has_text.get()
            class:embed=move || is_embedded.get()
            data-panels=move || play.state().with(panels)
            data-room=move || stage.room.get()
            class:railed=move || stage.has_column.get()
            class:awake=move || awake.get()
            class:figured=move || has_figure.get()
            class:validated=move || has_validation.get()
            class:taught=move || is_taught.get()
        >
            // Its width measures the type size.
            <i class="unit" node_ref=unit></i>
            {dynamic(move || has_text.get().then(|| view! { <header::Header help share language /> }))}
            {dynamic(move || (stage.rail.get() && !is_small.get()).then(|| part::lessons(LessonView::Rail)))}
            {dynamic(move || is_beside.get().then(|| view! { <div class="rail">{part::lessons(LessonView::Task)}</div> }))}
            <main class="stage" id="main" tabindex="-1" aria-busy=move || play.busy().get().to_string()>
                // Without a header, the page still needs a heading for screen readers.
                {dynamic(move || (!has_text.get()).then(|| view! {
                    <h1 class="visually-hidden">{texts::NAME}</h1>
                }))}
                {dynamic(move || (!is_small.get()).then(|| view! { <data::Data /> }))}
                {dynamic(move || has_network.get().then(|| view! { <network::Network /> }))}
                {dynamic(move || has_output.get().then(|| view! { <output::Output /> }))}
                {part::rest(RestView::Loss)}
                {part::rest(RestView::Announcements)}
                {dynamic(move || (is_taught.get() && has_figure.get()).then(|| part::lessons(LessonView::Figure)))}
                {dynamic(move || (has_task.get() && !stage.rail.get() && !is_beside.get()).then(|| part::lessons(LessonView::Task)))}
            </main>
            {dynamic(move || is_small.get().then(|| part::rest(RestView::Sheets)))}
            {dynamic(move || has_player.get().then(|| view! { <console::Console /> }))}
        </div>
        {dynamic(move || has_text.get().then(|| view! { <article::Article language /> }))}
        {part::rest(RestView::Over { help, share, language, tables, theme })}
        <div class="veil" hidden=move || !is_over.get()>{tr(texts::files::DROP)}</div>
        <ToastHost toasts close_label=tr(texts::CLOSE) />
    }
}

/// The names of the visible panels, for the style sheets.
fn panels(state: &PlaygroundState) -> String {
    let shown = Panel::ALL.iter().filter(|panel| state.shows(**panel));
    shown.map(|panel| panel.id()).collect::<Vec<_>>().join(" ")
}

/// Shows a message when training was stopped early.
fn tell_stops(play: Play, toasts: Toasts) {
    let stopped = memo(move || play.read(Session::stopped));
    effect(move || {
        if let Some(stopped) = stopped.get() {
            toasts.show(untrack(|| texts::stopped(stopped)), None);
        }
    });
}

/// Shows a message that the run ended by a change can be restored.
fn tell_ended(play: Play, toasts: Toasts) {
    let ended = play.ended();
    let undo = Callback::new(move |()| play.undo());
    let was_told = StoredValue::new(false);
    effect(move || {
        let epoch = ended.get();
        let was_told = was_told.try_update_value(|was| std::mem::replace(was, epoch.is_some()));
        if let Some(epoch) = epoch {
            let label = untrack(|| t(Control::Undo.spec().label));
            toasts.show(untrack(|| texts::run_is_kept(epoch)), Some((label, undo)));
        } else if was_told == Some(true) {
            toasts.dismiss();
        }
    });
}

/// Tells the style sheets whether the page is in presenter mode, shown large for an audience.
fn show_present(play: Play) {
    let present = play.get(|state| state.present);
    Effect::new(move || {
        if let Some(root) = document().document_element() {
            let _ = root.toggle_attribute_with_force("data-presenter", present.get());
        }
    });
}

/// While paused, writes a hash of all parameters to the page, so that two machines can be compared.
fn note_fingerprint(play: Play) {
    effect(move || {
        if !play.playing().get()
            && let Some(root) = document().document_element()
        {
            let bits = play.read(Session::fingerprint);
            let _ = root.set_attribute("data-bits", &format!("{bits:016x}"));
        }
    });
}
