//! The list of tabs: at the bottom of a phone, or at the top of a dialog.

use super::{Choice, ids};
use crate::type_erased::{dynamic, effect, memo};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// One tab per panel; at most one panel is open.
///
/// Arrow keys move among the tabs. While a panel is open, they open the next one at once; while none is open,
/// they only move the focus, so that nothing covers the page unexpectedly.
#[component]
pub fn Tabs(
    /// The name of the list; read aloud.
    #[prop(into)]
    label: Signal<String>,
    /// The tabs.
    #[prop(into)]
    tabs: Signal<Vec<Choice>>,
    /// The id of the open tab; empty when none is.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the id of the pressed tab, even if it is already open.
    #[prop(into)]
    on_select: Callback<String>,
    /// The id of the element in which the panels appear.
    #[prop(into)]
    panel: String,
) -> impl IntoView {
    let list = NodeRef::<html::Div>::new();
    let prefix = ids::unique("w-tab");
    let open = memo(move || {
        value.with(|value| tabs.with(|tabs| tabs.iter().position(|tab| tab.id == *value)))
    });
    // The index of the tab that the Tab key reaches.
    let reached = RwSignal::new(0_usize);
    effect(move || open.get().into_iter().for_each(|place| reached.set(place)));

    let key = move |event: ev::KeyboardEvent| {
        let Some(list) = list.get_untracked() else { return };
        let n_tabs = tabs.with_untracked(Vec::len);
        let at = reached.get_untracked();
        let (back, on) = if list.matches(":dir(rtl)").unwrap_or(false) {
            ("ArrowRight", "ArrowLeft")
        } else {
            ("ArrowLeft", "ArrowRight")
        };
        let to = match event.key() {
            key if key == back => (at + n_tabs - 1) % n_tabs,
            key if key == on => (at + 1) % n_tabs,
            key if key == "Home" => 0,
            key if key == "End" => n_tabs - 1,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        reached.set(to);
        let tab =
            list.children().item(to as u32).and_then(|tab| tab.dyn_into::<HtmlElement>().ok());
        let _ = tab.map(|tab| tab.focus());
        if open.get_untracked().is_some() {
            let id = tabs.with_untracked(|tabs| tabs[to].id.to_string());
            on_select.run(id);
        }
    };
    let tab = move |(place, tab): (usize, Choice)| {
        let Choice { id, label, .. } = tab;
        let is_open = move || open.get() == Some(place);
        let panel = panel.clone();
        view! {
            <button
                type="button"
                class="w-tab"
                role="tab"
                id=format!("{prefix}-{place}")
                aria-selected=move || is_open().to_string()
                aria-controls=move || is_open().then(|| panel.clone())
                tabindex=move || if reached.get() == place { "0" } else { "-1" }
                on:click=move |_| {
                    reached.set(place);
                    on_select.run(id.to_string());
                }
            >
                <span>{label}</span>
            </button>
        }
    };
    view! {
        <div class="w-tabs" role="tablist" aria-label=move || label.get() node_ref=list on:keydown=key>
            {dynamic(move || tabs.get().into_iter().enumerate().map(&tab).collect_view())}
        </div>
    }
}
