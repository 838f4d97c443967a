//! Parts of the module: code that is fetched later. The files in `part/` list the views that each part offers.
//! The contents of the parts are in `app/parts.rs`; `xtask/src/split.rs` splits the module, and `web/parts.js`
//! fetches the parts.

mod inside;
mod lessons;
mod load;
mod rest;
mod tools;

pub(crate) use inside::InsideView;
use leptos::prelude::*;
pub(crate) use lessons::LessonView;
pub(crate) use load::{LoadError, Pending, act, in_part};
use load::{LoadState, failed, loaded};
pub(crate) use rest::RestView;
pub(crate) use tools::ToolView;
use ui::type_erased::{dynamic, effect};
use wasm_bindgen_futures::spawn_local;

/// The functions that create the views of the parts and fetch the parts. `app.rs` passes them in at the start.
/// Only these functions name the views, so views that request each other need not import each other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sources {
    pub(crate) inside: fn(InsideView) -> Pending<AnyView>,
    pub(crate) lessons: fn(LessonView) -> Pending<AnyView>,
    pub(crate) rest: fn(RestView) -> Pending<AnyView>,
    pub(crate) tools: fn(ToolView) -> Pending<AnyView>,
    /// Fetches the part `rest`.
    pub(crate) fetch_rest: fn() -> Pending<()>,
    /// Fetches the other parts once the page is idle.
    pub(crate) fetch_others: fn(),
}

/// Access to the parts for every view.
#[derive(Clone, Copy, Debug)]
struct Parts {
    sources: Sources,
    /// The load state of the part `rest`. Every view of that part waits for it.
    rest: RwSignal<LoadState>,
}

/// Lets every component below the current one request views of the parts. The part `rest` is fetched after the
/// first picture is mounted and painted, because it would delay that picture. If nothing must be fetched, it is
/// available at once.
pub(crate) fn provide(sources: Sources, is_mounted: Memo<bool>) {
    let parts = Parts { sources, rest: RwSignal::new(LoadState::Loading) };
    provide_context(parts);
    if cfg!(feature = "split") {
        effect(move || {
            if is_mounted.get() {
                ui::after_paint(move || parts.fetch_rest());
            }
        });
    } else {
        parts.set_rest(LoadState::Loaded);
    }
}

impl Parts {
    fn fetch_rest(self) {
        self.rest.try_set(LoadState::Loading);
        spawn_local(async move {
            let is_loaded = (self.sources.fetch_rest)().await.is_ok();
            self.set_rest(if is_loaded { LoadState::Loaded } else { LoadState::Failed });
            (self.sources.fetch_others)();
        });
    }

    fn set_rest(self, state: LoadState) {
        if self.rest.try_set(state).is_none()
            && state == LoadState::Loaded
            && let Some(root) = document().document_element()
        {
            // For programs that control the page: the page is complete.
            let _ = root.set_attribute("data-whole", "true");
        }
    }
}

/// A view of the part `rest`, as soon as it is loaded.
pub(crate) fn rest(view: RestView) -> AnyView {
    let Parts { sources: Sources { rest: make, .. }, rest: state } = expect_context();
    dynamic(move || {
        let is_loaded = state.get() == LoadState::Loaded;
        is_loaded.then(|| loaded(Box::new(move || make(view))))
    })
}

/// If the part `rest` could not be loaded: a message, with a button to try again.
pub(crate) fn failure_of_rest() -> AnyView {
    let parts = expect_context::<Parts>();
    dynamic(move || {
        let has_failed = parts.rest.get() == LoadState::Failed;
        has_failed.then(|| failed(Callback::new(move |()| parts.fetch_rest())))
    })
}

/// A view of the part `inside`.
pub(crate) fn inside(view: InsideView) -> AnyView {
    let make = expect_context::<Parts>().sources.inside;
    loaded(Box::new(move || make(view)))
}

/// Like `inside`, but nothing is fetched before the view is needed for the first time.
pub(crate) fn inside_once(is_needed: impl Fn() -> bool + 'static, view: InsideView) -> AnyView {
    let was_needed = memo_since(is_needed);
    dynamic(move || was_needed.get().then(|| inside(view)))
}

/// Whether a condition holds now or has held before.
fn memo_since(holds: impl Fn() -> bool + 'static) -> RwSignal<bool> {
    let has_held = RwSignal::new(false);
    effect(move || {
        if !has_held.get_untracked() && holds() {
            has_held.set(true);
        }
    });
    has_held
}

/// A view of the part `lessons`.
pub(crate) fn lessons(view: LessonView) -> AnyView {
    let make = expect_context::<Parts>().sources.lessons;
    loaded(Box::new(move || make(view)))
}

/// A view of the part `tools`.
pub(crate) fn tools(view: ToolView) -> AnyView {
    let make = expect_context::<Parts>().sources.tools;
    loaded(Box::new(move || make(view)))
}
