//! What can be asked of the part `rest`, the rest of the page: what is on the screen and no part of the
//! first picture, and what opens over it. It is fetched as soon as that picture is there.

use super::{LoadState, Pending, failed};
use crate::views::output::{CurveOn, Pointed};
use crate::views::table::Tables;
use leptos::prelude::*;
use playground::Line;
use ui::erased::dynamic;
use ui::speech::Speech;
use ui::theme::Theme;
use wasm_bindgen_futures::spawn_local;

/// What the rest can show.
#[derive(Clone, Copy, Debug)]
pub(crate) enum View {
    /// What is in the header beside the title.
    Tools {
        help: RwSignal<bool>,
        share: RwSignal<bool>,
        speech: Speech,
    },
    Data,
    Dials,
    Loss,
    /// On small screens, what the tabs open.
    Sheets,
    /// What is heard of the run.
    Spoken,
    Measured,
    /// The answer where it is a curve.
    Curve(CurveOn),
    /// What is read off the picture.
    Reading {
        pointed: RwSignal<Pointed>,
        line: Signal<Option<Line>>,
    },
    ParameterCard,
    LayerCard {
        layer: usize,
        n: Memo<usize>,
        is_there: Memo<bool>,
    },
    Article(Speech),
    /// What opens over the page.
    Over {
        help: RwSignal<bool>,
        share: RwSignal<bool>,
        speech: Speech,
        tables: Tables,
        theme: Theme,
    },
}

/// The loading of the rest, which every view of it waits for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rest {
    state: RwSignal<LoadState>,
    fetch: fn() -> Pending<()>,
}

impl Rest {
    /// Fetches it once the first picture is there, or has it at once if nothing is to be fetched.
    pub(crate) fn provide(fetch: fn() -> Pending<()>) {
        let rest = Self { state: RwSignal::new(LoadState::Loading), fetch };
        provide_context(rest);
        if cfg!(feature = "split") {
            ui::after_paint(move || rest.fetch());
        } else {
            rest.set(LoadState::Loaded);
        }
    }

    fn fetch(self) {
        self.state.try_set(LoadState::Loading);
        spawn_local(async move {
            let is_loaded = (self.fetch)().await.is_ok();
            self.set(if is_loaded { LoadState::Loaded } else { LoadState::Failed });
        });
    }

    fn set(self, state: LoadState) {
        if self.state.try_set(state).is_none()
            && state == LoadState::Loaded
            && let Some(root) = document().document_element()
        {
            // For programs that drive the page: all of it is there.
            let _ = root.set_attribute("data-whole", "true");
        }
    }

    /// If the rest could not be loaded: a sentence that says so, with a button to try again.
    pub(crate) fn failure(self) -> AnyView {
        dynamic(move || {
            let has_failed = self.state.get() == LoadState::Failed;
            has_failed.then(|| failed(Callback::new(move |()| self.fetch())))
        })
    }
}

/// A view of the rest, as soon as that is loaded.
pub(crate) fn view(view: View) -> AnyView {
    let state = expect_context::<Rest>().state;
    dynamic(move || {
        let is_loaded = state.get() == LoadState::Loaded;
        is_loaded.then(|| super::view(view))
    })
}
