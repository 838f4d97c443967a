//! The list of a dial's options. The keys that move through it arrive at the dial.

use crate::type_erased::{dynamic, effect};
use crate::widgets::{Choice, Icon, IconName};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

#[component]
pub(super) fn DialList(
    id: String,
    label: Signal<String>,
    options: Signal<Vec<Choice>>,
    /// The index of the chosen option.
    chosen: Memo<Option<usize>>,
    /// The index of the option that Enter would choose.
    active: RwSignal<usize>,
    #[prop(into)] on_choose: Callback<usize>,
) -> impl IntoView {
    let list = NodeRef::<html::Ul>::new();
    effect(move || {
        let active = active.get() as u32;
        if let Some(list) = list.get() {
            scroll_to(&list, active);
        }
    });
    let list_id = id.clone();
    let row = move |(place, option): (usize, Choice)| {
        let Choice { label, note, .. } = option;
        let is_chosen = move || chosen.get() == Some(place);
        view! {
            <li
                class="w-option"
                class:w-active=move || active.get() == place
                id=format!("{list_id}-{place}")
                role="option"
                aria-selected=move || is_chosen().to_string()
                on:pointermove=move |_| {
                    if active.get_untracked() != place {
                        active.set(place);
                    }
                }
                on:click=move |_| on_choose.run(place)
            >
                <Icon name=IconName::Check />
                <span class="w-option-label">{label}</span>
                {(!note.is_empty()).then(|| view! { <span class="w-option-note">{note}</span> })}
            </li>
        }
    };
    view! {
        <ul
            class="w-options"
            id=id
            role="listbox"
            aria-label=move || label.get()
            node_ref=list
            // A press must not take the focus from the dial.
            on:mousedown=move |event: ev::MouseEvent| event.prevent_default()
        >
            {dynamic(move || options.get().into_iter().enumerate().map(&row).collect_view())}
        </ul>
    }
}

/// Scrolls the list, and nothing around it, until the row with the index `place` is visible.
fn scroll_to(list: &HtmlElement, place: u32) {
    let Some(row) = list.children().item(place).and_then(|row| row.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    let (top, bottom) = (row.offset_top(), row.offset_top() + row.offset_height());
    if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if bottom > list.scroll_top() + list.client_height() {
        list.set_scroll_top(bottom - list.client_height());
    }
}
