//! The sheets of small screens.

use crate::lang::{t, tr};
use crate::part::{self, LessonView};
use crate::texts;
use crate::views::stage::Stage;
use crate::views::{console, data, network};
use leptos::prelude::*;
use ui::type_erased::effect;
use ui::widgets::{Choice, Sheet, Tabs};

/// On small screens: the data and the dials, in sheets over the network that tabs open.
#[component]
pub(super) fn SmallSheets() -> impl IntoView {
    let open = RwSignal::new(String::new());
    let tabs = || {
        [
            ("data", texts::DATA),
            ("features", texts::FEATURES),
            ("training", texts::TRAINING),
            ("lessons", texts::LESSONS),
        ]
        .into_iter()
        .map(|(id, label)| Choice::new(id, t(label)))
        .collect::<Vec<_>>()
    };
    let select = move |id: String| {
        open.update(|open| *open = if *open == id { String::new() } else { id });
    };
    // When a sheet closes itself, its tab is no longer pressed.
    let sheet = move |id: &'static str| {
        let is_open = RwSignal::new(false);
        effect(move || is_open.set(open.with(|open| open == id)));
        effect(move || {
            if !is_open.get() && open.with_untracked(|open| open == id) {
                open.set(String::new());
            }
        });
        is_open
    };
    let rail = expect_context::<Stage>().rail;
    let lesson_sheet = sheet("lessons");
    // The tab, the shortcut and a link open the same sheet.
    effect(move || {
        let is_open = rail.get();
        if is_open != open.with_untracked(|open| open == "lessons") {
            open.set(if is_open { "lessons".to_owned() } else { String::new() });
        }
    });
    effect(move || {
        let is_open = open.with(|open| open == "lessons");
        if is_open != rail.get_untracked() {
            rail.set(is_open);
        }
    });
    view! {
        <div class="sheets" id="sheets" role="region" aria-label=tr(texts::SETTINGS)>
            <Sheet open=sheet("data") label=tr(texts::DATA) close_label=tr(texts::CLOSE) id="sheet-data">
                <data::DataControls />
            </Sheet>
            <Sheet open=sheet("features") label=tr(texts::FEATURES) close_label=tr(texts::CLOSE) id="sheet-features">
                <network::FeatureList />
            </Sheet>
            <Sheet open=lesson_sheet label=tr(texts::LESSONS) close_label=tr(texts::CLOSE) id="sheet-lessons">
                {part::lessons(LessonView::Rail)}
            </Sheet>
            <Sheet open=sheet("training") label=tr(texts::TRAINING) close_label=tr(texts::CLOSE) id="sheet-training">
                <console::Dials />
            </Sheet>
        </div>
        <nav class="tabs" aria-label=tr(texts::SETTINGS)>
            <Tabs label=tr(texts::SETTINGS) tabs=Signal::derive(tabs) value=open on_select=select panel="sheets" />
        </nav>
    }
}
