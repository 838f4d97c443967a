//! The modal dialog, for the few things that need full attention: sharing, import.

use super::{IconButton, IconName, ids};
use crate::type_erased::{dynamic, effect, memo};
use leptos::{ev, html, prelude::*};

/// The browser's own modal dialog with a title and a button to close it. Esc and a press outside close it too,
/// and the focus returns to its previous element.
#[component]
pub fn Dialog(
    /// Whether it is open. The dialog closes itself by writing `false`.
    open: RwSignal<bool>,
    /// Its title.
    #[prop(into)]
    title: Signal<String>,
    /// The name of the button that closes it.
    #[prop(into)]
    close_label: Signal<String>,
    /// The content; rendered again on each opening.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let heading = NodeRef::<html::H2>::new();
    let title_id = ids::unique("w-dialog");
    let is_open = memo(move || open.get());
    effect(move || {
        let Some(dialog) = dialog.get() else { return };
        if !is_open.get() {
            dialog.close();
        } else if !dialog.open() {
            // Fails only for a dialog that is not on the page.
            let _ = dialog.show_modal();
            // The title gets the focus, so that it is read aloud and Enter presses no button. A browser would
            // refuse `autofocus` in a frame of another site, with a message on the console.
            let _ = heading.get_untracked().map(|heading| heading.focus());
        }
    });
    // The sheet covers the whole dialog, so a press on the dialog element itself is a press on its backdrop.
    let press = move |event: ev::PointerEvent| {
        if event.target() == event.current_target() {
            open.set(false);
        }
    };
    view! {
        <dialog
            class="w-dialog"
            node_ref=dialog
            aria-labelledby=title_id
            on:close=move |_| open.set(false)
            on:pointerdown=press
        >
            <div class="w-dialog-sheet">
                <header>
                    <h2 id=title_id.clone() tabindex="-1" node_ref=heading>{dynamic(move || title.get())}</h2>
                    <IconButton
                        icon=IconName::Close
                        label=close_label
                        on_click=move || open.set(false)
                    />
                </header>
                <div class="w-dialog-body">{dynamic(move || is_open.get().then(|| children()))}</div>
            </div>
        </dialog>
    }
}
