//! The console's dial: a value that can be stepped in place or chosen from a list. The list is in
//! `dial/list.rs`, the row for any number in `dial/number_entry.rs`, and the steps of keys and wheel in
//! `dial/steps.rs`.

mod list;
mod number_entry;
mod steps;

use super::listen::listen;
use super::{Choice, Icon, IconName, Popover, ids};
use crate::type_erased::{dynamic, memo};
use leptos::{ev, html, prelude::*};
use list::DialList;
pub use number_entry::NumberEntry;
use number_entry::NumberRow;
use steps::{Typeahead, Wheel, neighbor};

/// A label above a value. A press opens the list of options; ↑ ↓ and the wheel step along the list without
/// opening it: ↑ goes towards its beginning.
///
/// For screen readers it is a select-only combobox: the focus stays on the dial while the list is open.
#[component]
pub fn Dial(
    /// The name of the setting.
    #[prop(into)]
    label: Signal<String>,
    /// The options in the order of the list.
    #[prop(into)]
    options: Signal<Vec<Choice>>,
    /// The id of the chosen option, or a value that is not an option.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the id of the newly chosen option.
    #[prop(into)]
    on_change: Callback<String>,
    /// The text of the dial, if it is not the chosen option's label: "L2 · 0.003".
    #[prop(optional, into)]
    display: Option<Signal<String>>,
    /// More texts that it may show. The dial is always as wide as its widest text.
    #[prop(optional, into)]
    also: Signal<Vec<String>>,
    /// Adds a row to type any number.
    #[prop(optional, into)]
    number: Option<NumberEntry>,
    /// Marks a value that is not the default.
    #[prop(optional, into)]
    changed: Signal<bool>,
    /// Why it cannot be used now; `None` when it can.
    #[prop(optional, into)]
    disabled: Signal<Option<String>>,
    /// Whether the wheel steps. Turn it off where the page itself must scroll.
    #[prop(default = true)]
    wheel: bool,
    /// More controls under the list. With them the list stays open after a choice, so that they can be used
    /// next.
    #[prop(optional)]
    children: Option<ChildrenFn>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let active = RwSignal::new(0_usize);
    let button = NodeRef::<html::Button>::new();
    let list_id = StoredValue::new(ids::unique("w-dial"));
    let option_id = move |place: usize| list_id.with_value(|id| format!("{id}-{place}"));
    let is_disabled = move || disabled.with_untracked(Option::is_some);
    let stays_open = children.is_some();

    let chosen = memo(move || {
        value.with(|value| options.with(|options| options.iter().position(|o| o.id == *value)))
    });
    let shown = move || match (display, chosen.get()) {
        (Some(display), _) => display.get(),
        (None, Some(place)) => options.with(|options| options[place].label.to_string()),
        (None, None) => value.get(),
    };
    let widest = move || {
        let labels = options.with(|all| all.iter().map(|it| it.label.to_string()).collect());
        [labels, also.get()].concat().join("\n")
    };
    let choose = move |place: usize| {
        let id = options.with_untracked(|options| options.get(place).map(|o| o.id.to_string()));
        if let Some(id) = id.filter(|id| value.with_untracked(|value| value != id)) {
            on_change.run(id);
        }
        if !stays_open {
            open.set(false);
        }
    };
    let step = move |by: isize| {
        let id = options.with_untracked(|options| {
            value.with_untracked(|value| neighbor(options, value, by).map(|o| o.id.to_string()))
        });
        if let Some(id) = id.filter(|_| !is_disabled()) {
            on_change.run(id);
        }
    };
    let press = move |_| {
        if is_disabled() {
            return;
        }
        // Safari does not focus a clicked button, and the keys for the list arrive here.
        let _ = button.get_untracked().map(|button| button.focus());
        active.set(chosen.get_untracked().unwrap_or(0));
        open.update(|open| *open = !*open);
    };

    let typed = StoredValue::new(Typeahead::default());
    let key = move |event: ev::KeyboardEvent| {
        let last = options.with_untracked(Vec::len).saturating_sub(1);
        let at = active.get_untracked();
        match (event.key().as_str(), open.get_untracked()) {
            _ if event.ctrl_key() || event.meta_key() => return,
            ("ArrowDown" | "ArrowUp", false) if event.alt_key() => press(()),
            ("ArrowDown", false) => step(1),
            ("ArrowUp", false) => step(-1),
            ("ArrowDown", true) => active.set((at + 1).min(last)),
            ("ArrowUp", true) => active.set(at.saturating_sub(1)),
            ("Home", true) => active.set(0),
            ("End", true) => active.set(last),
            ("Enter" | " ", true) => choose(at),
            (key, true) if key.chars().count() == 1 => {
                let found = typed.try_update_value(|typed| {
                    options.with_untracked(|all| typed.find(key, event.time_stamp(), all, at))
                });
                active.set(found.flatten().unwrap_or(at));
            }
            _ => return,
        }
        // If the dial has used a key, neither the browser nor the page's shortcuts may use it.
        event.prevent_default();
        event.stop_propagation();
    };
    button.on_load(move |button| {
        if !wheel {
            return;
        }
        let turned = StoredValue::new(Wheel::default());
        listen(&button, "wheel", move |event: web_sys::WheelEvent| {
            if open.get_untracked() || event.ctrl_key() {
                return;
            }
            event.prevent_default();
            let by = turned.try_update_value(|wheel| wheel.turn(&event));
            step(by.unwrap_or(0));
        });
    });

    let anchor = move || {
        view! {
            <button
                type="button"
                class="w-dial"
                role="combobox"
                node_ref=button
                aria-label=move || label.get()
                aria-haspopup="listbox"
                aria-expanded=move || open.get().to_string()
                aria-controls=move || open.get().then(|| list_id.get_value())
                aria-activedescendant=move || open.get().then(|| option_id(active.get()))
                aria-disabled=move || disabled.with(Option::is_some).then_some("true")
                title=move || disabled.get()
                on:click=move |_| press(())
                on:keydown=key
            >
                <span class="w-dial-label">
                    <span>{dynamic(move || label.get())}</span>
                    <span class="w-changed" hidden=move || !changed.get()></span>
                </span>
                <span class="w-dial-value">
                    <span data-widest=widest>{shown}</span>
                    <Icon name=IconName::Caret />
                </span>
            </button>
        }
    };
    view! {
        <Popover open anchor label role="group" takes_focus=false>
            <DialList
                id=list_id.get_value()
                label
                options
                chosen
                active
                on_choose=choose
            />
            {number
                .map(|entry| {
                    view! { <NumberRow entry on_done=move || open.set(stays_open) /> }
                })}
            {children.clone().map(|children| view! { <div class="w-dial-more">{children()}</div> })}
        </Popover>
    }
}
