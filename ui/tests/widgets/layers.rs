//! What comes and goes: toasts, dialogs, sheets.

use crate::page::*;
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use ui::widgets::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_toast_is_announced_replaced_and_expires() {
    let toasts = RwSignal::new(None::<Toasts>);
    let undone = RwSignal::new(false);
    let page = Page::new(move || {
        let handle = Toasts::provide();
        toasts.set(Some(handle));
        view! { <ToastHost toasts=handle duration=Duration::from_millis(50) close_label="Close" /> }
    })
    .await;
    let toasts = toasts.get_untracked().unwrap();
    let host = page.one("#toast");
    check("polite", attribute(&host, "aria-live"), "polite");
    check("empty, but there", host.text_content().unwrap(), "");

    toasts.show("Loaded", None);
    toasts.show(
        "Network reset",
        Some(("Undo".to_owned(), Callback::new(move |()| undone.set(true)))),
    );
    frame().await;
    check("the later replaces the earlier", page.text(".w-toast > span"), "Network reset");

    let line = page.one(".w-toast");
    send(&line, "PointerEvent", "pointerenter", "");
    let start = window().performance().unwrap().now();
    until("well past its time", || 150.0 < window().performance().unwrap().now() - start).await;
    check("held while the pointer rests on it", page.all(".w-toast").len(), 1);
    send(&line, "PointerEvent", "pointerleave", "");
    until("gone at last", || page.all(".w-toast").is_empty()).await;
    check("unused", undone.get_untracked(), false);

    toasts.show(
        "Network reset",
        Some(("Undo".to_owned(), Callback::new(move |()| undone.set(true)))),
    );
    frame().await;
    click(&page.one(".w-toast button")).await;
    check("the action acts", undone.get_untracked(), true);
    check("and closes", page.all(".w-toast").len(), 0);
}

/// Chromium tells an element that is being taken away that it loses the focus.
#[wasm_bindgen_test]
async fn a_toast_that_goes_with_the_focus_in_it_does_not_end_the_next() {
    let toasts = RwSignal::new(None::<Toasts>);
    let page = Page::new(move || {
        let handle = Toasts::provide();
        toasts.set(Some(handle));
        view! { <ToastHost toasts=handle duration=Duration::from_millis(50) close_label="Close" /> }
    })
    .await;
    let toasts = toasts.get_untracked().unwrap();
    toasts.show("Network reset", Some(("Undo".to_owned(), Callback::new(|()| ()))));
    frame().await;
    let undo = page.one(".w-toast button");
    undo.focus().unwrap();
    click(&undo).await;
    check("gone", page.all(".w-toast").len(), 0);
    toasts.show("Copied", None);
    frame().await;
    send(&page.one(".w-toast"), "PointerEvent", "pointerenter", "");
    let start = window().performance().unwrap().now();
    until("well past its time", || 150.0 < window().performance().unwrap().now() - start).await;
    check("the next is held and stays", page.all(".w-toast").len(), 1);
}

#[wasm_bindgen_test]
async fn a_dialog_is_modal_and_returns_the_focus() {
    let open = RwSignal::new(false);
    let page = Page::new(move || {
        view! {
            <button id="opener" on:click=move |_| open.set(true)>"Share"</button>
            <Dialog open title="Share" close_label="Close">
                <p id="content">"A link"</p>
            </Dialog>
        }
    })
    .await;
    let (opener, dialog) = (page.one("#opener"), page.one("dialog"));
    check("not rendered", page.all("#content").len(), 0);
    opener.focus().unwrap();
    click(&opener).await;
    check("modal", dialog.matches(":modal").unwrap(), true);
    check("content", page.text("#content"), "A link");
    let title = page.one("h2");
    check("named by its title", attribute(&dialog, "aria-labelledby"), title.id());
    check("which has the focus", has_focus(&title), true);
    click(&page.one("[aria-label=Close]")).await;
    check("closed", (open.get_untracked(), dialog.matches("[open]").unwrap()), (false, false));
    check("the focus is back", has_focus(&opener), true);
}

#[wasm_bindgen_test]
async fn tabs_pull_up_a_sheet() {
    let tab = RwSignal::new(String::new());
    let open = RwSignal::new(false);
    let tabs = vec![Choice::new("data", "Data"), Choice::new("network", "Network")];
    let page = Page::new(move || {
        let on_select = move |id: String| {
            open.set(!(open.get_untracked() && id == tab.get_untracked()));
            tab.set(id);
        };
        let value = move || if open.get() { tab.get() } else { String::new() };
        view! {
            <Tabs label="Panels" tabs value on_select panel="sheet" />
            <Sheet open label="Panel" close_label="Close" id="sheet">"Panel"</Sheet>
        }
    })
    .await;
    let (tabs, sheet) = (page.all("[role=tab]"), page.one("#sheet"));
    let selected =
        || tabs.iter().map(|tab| attribute(tab, "aria-selected") == "true").collect::<Vec<_>>();
    check("none", selected(), vec![false, false]);
    check("shut, out of reach", sheet.has_attribute("inert"), true);

    tabs[0].focus().unwrap();
    key(&tabs[0], "ArrowRight").await;
    check("arrows move the focus", has_focus(&tabs[1]), true);
    check("but pull nothing up", open.get_untracked(), false);
    check("one tab stop", attribute(&tabs[1], "tabindex"), "0");

    click(&tabs[1]).await;
    check("open", (open.get_untracked(), selected()), (true, vec![false, true]));
    check("the tab's panel", attribute(&tabs[1], "aria-controls"), sheet.id());
    key(&tabs[1], "ArrowRight").await;
    check(
        "now arrows change the panel",
        (tab.get_untracked().as_str(), selected()),
        ("data", vec![true, false]),
    );

    click(&page.one(".w-sheet-handle")).await;
    check("the handle shuts it", open.get_untracked(), false);
    click(&tabs[0]).await;
    click(&tabs[0]).await;
    check("the tab again shuts it", open.get_untracked(), false);
    click(&tabs[0]).await;
    key(&page.one(".w-sheet-handle"), "Escape").await;
    check("Esc shuts it", open.get_untracked(), false);
}

/// Chromium tells an element that is being taken away that it loses the focus, when all that it knew of
/// is gone.
#[wasm_bindgen_test]
async fn a_popover_is_taken_away_with_the_focus_in_it() {
    let (shown, open) = (RwSignal::new(true), RwSignal::new(false));
    let page = Page::new(move || {
        let popover = move || {
            view! {
                <Popover open label="Card" anchor=|| view! { <button id="anchor">"Card"</button> }>
                    "A card"
                </Popover>
            }
        };
        view! { {move || shown.get().then(popover)} }
    })
    .await;
    page.one("#anchor").focus().unwrap();
    let broken = Rc::new(Cell::new(false));
    let note = Closure::<dyn Fn()>::new({
        let broken = Rc::clone(&broken);
        move || broken.set(true)
    });
    let _ = window().add_event_listener_with_callback("error", note.as_ref().unchecked_ref());
    shown.set(false);
    frame().await;
    let _ = window().remove_event_listener_with_callback("error", note.as_ref().unchecked_ref());
    check("gone", page.all(".w-popover-root").len(), 0);
    check("broken", broken.get(), false);
}
