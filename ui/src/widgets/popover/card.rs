//! The card itself while it is open: sets its position, takes and returns the focus, and notices when users
//! turn to another element.

use super::place::{Align, Place, Side, Sizes, place};
use crate::widgets::listen::{listen, observe_size};
use leptos::leptos_dom::helpers::queue_microtask;
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

/// The elements that can have the focus.
const FOCUSABLE: &str = "button, input, select, textarea, a[href], [tabindex='0']";

#[component]
pub(super) fn PopoverCard(
    /// The element around anchor and card.
    root: NodeRef<html::Div>,
    open: RwSignal<bool>,
    label: Option<Signal<String>>,
    side: Side,
    align: Align,
    role: &'static str,
    id: Option<String>,
    takes_focus: bool,
    children: Children,
) -> impl IntoView {
    let card = NodeRef::<html::Div>::new();
    let update = move || {
        if let (Some(root), Some(card)) = (root.get_untracked(), card.get_untracked()) {
            put_in_place(&root, &card, side, align);
        }
    };
    listen(&window(), "resize", move |_: web_sys::Event| update());
    listen(&window(), "scroll", move |_: web_sys::Event| update());
    listen(&window(), "pointerdown", move |event: web_sys::Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        if root.get_untracked().is_some_and(|root| !root.contains(target.as_ref())) {
            // A field that commits when it loses the focus must lose it before it is removed.
            let _ = focused_in(card).map(|focused| focused.blur());
            open.set(false);
        }
    });
    // The popover handles Esc inside the card; this is for a card that is open while the focus is elsewhere.
    listen(&window(), "keydown", move |event: ev::KeyboardEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        let is_outside = root.get_untracked().is_some_and(|root| !root.contains(target.as_ref()));
        if is_outside && event.key() == "Escape" {
            event.prevent_default();
            open.set(false);
        }
    });

    let opener = StoredValue::new_local(None::<HtmlElement>);
    card.on_load(move |card| {
        // In the top layer nothing clips or covers the card. In browsers without one, `z-index` must be enough.
        let _ = card.show_popover();
        update();
        observe_size(&card, update);
        opener.set_value(root.get_untracked().and_then(|root| opener_in(&root)));
        if takes_focus {
            // After the fields have their values, because setting a value removes the selection.
            queue_microtask(move || {
                let first = card.query_selector(FOCUSABLE).ok().flatten();
                focus(first.and_then(|first| first.dyn_into().ok()).as_ref().unwrap_or(&card));
            });
        }
    });
    on_cleanup(move || {
        if focused_in(card).is_some() {
            opener.with_value(|opener| opener.iter().for_each(focus));
        }
    });

    view! {
        <div
            class="w-popover"
            node_ref=card
            id=id
            role=role
            aria-label=move || label.map(|label| label.get())
            popover="manual"
            tabindex="-1"
        >
            {children()}
        </div>
    }
}

/// The element on the card that has the focus.
fn focused_in(card: NodeRef<html::Div>) -> Option<HtmlElement> {
    let focused = document().active_element()?;
    card.get_untracked().filter(|card| card.contains(Some(&focused)))?;
    focused.dyn_into().ok()
}

/// The element that gets the focus back: the one that has it now, otherwise the anchor (Safari does not focus a
/// clicked button).
fn opener_in(root: &HtmlElement) -> Option<HtmlElement> {
    let focused = document().active_element().filter(|element| root.contains(Some(element)));
    let opener = focused.or_else(|| root.query_selector(FOCUSABLE).ok().flatten())?;
    opener.dyn_into().ok()
}

fn focus(element: &HtmlElement) {
    // If the element cannot take the focus, the focus stays where it is.
    let _ = element.focus();
}

fn put_in_place(root: &HtmlElement, card: &HtmlElement, side: Side, align: Align) {
    let (Some(anchor), Some(page)) = (root.first_element_child(), document().document_element())
    else {
        return;
    };
    let anchor = anchor.get_bounding_client_rect();
    // `scroll_height` does not include the borders.
    let height = card.scroll_height() + card.offset_height() - card.client_height();
    let sizes = Sizes {
        anchor: [anchor.left(), anchor.top(), anchor.right(), anchor.bottom()],
        card: [card.offset_width(), height].map(f64::from),
        window: [page.client_width(), page.client_height()].map(f64::from),
        is_rtl: card.matches(":dir(rtl)").unwrap_or(false),
    };
    let Place { left_px, edge_px, max_height_px, side } = place(sizes, side, align);
    let (near, far) = match side {
        Side::Above => ("bottom", "top"),
        Side::Below => ("top", "bottom"),
    };
    let style = card.style();
    for (property, value) in [
        ("left", format!("{left_px}px")),
        (near, format!("{edge_px}px")),
        (far, "auto".to_owned()),
        ("--w-room", format!("{max_height_px}px")),
    ] {
        // Fails only for names and values that are not CSS.
        let _ = style.set_property(property, &value);
    }
    let _ = card.set_attribute("data-side", if side == Side::Above { "above" } else { "below" });
}
