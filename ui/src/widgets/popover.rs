//! The card that opens beside a control: dials, help and the page's own cards are made of it. What lies on
//! it is up to them; where it fits on the screen is computed in `popover/place.rs`.

mod card;
mod place;

use crate::type_erased::{dynamic, memo};
use card::PopoverCard;
use leptos::{ev, html, prelude::*};
pub use place::{Align, Side};
use wasm_bindgen::JsCast;

/// An anchor with a card that opens beside it, never leaves the screen, and closes on Esc, on a
/// press elsewhere and when the focus goes elsewhere.
///
/// The card is rendered anew on each opening, and the focus that was in it goes back to the anchor.
#[component]
pub fn Popover(
    /// Whether the card is open. The popover closes itself by writing `false`.
    open: RwSignal<bool>,
    /// The control that the card hangs on: one element, which opens the card itself.
    #[prop(into)]
    anchor: ViewFn,
    /// The card's name; read aloud. A tooltip needs none: its text is what is read.
    #[prop(optional, into)]
    label: Option<Signal<String>>,
    /// Where the card opens if there is room.
    #[prop(default = Side::Above)]
    side: Side,
    /// Which edges of card and anchor are in line.
    #[prop(default = Align::Start)]
    align: Align,
    /// The card's role.
    #[prop(default = "dialog")]
    role: &'static str,
    /// The card's id, for `aria-controls` and the like.
    #[prop(optional, into)]
    id: Option<String>,
    /// Whether opening moves the focus into the card.
    #[prop(default = true)]
    takes_focus: bool,
    /// What lies on the card.
    children: ChildrenFn,
) -> impl IntoView {
    let root = NodeRef::<html::Div>::new();
    let is_open = memo(move || open.get());
    let escape = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && is_open.get_untracked() {
            // Only the innermost of several open cards closes; the key goes no further.
            event.prevent_default();
            event.stop_propagation();
            open.set(false);
        }
    };
    let leave = move |event: ev::FocusEvent| {
        let target = event.related_target().and_then(|target| target.dyn_into().ok());
        // A card that is being removed loses the focus after its signals are gone.
        let (Some(Some(root)), Some(target)) = (root.try_get_untracked(), target) else { return };
        if !root.contains(Some(&target)) {
            open.set(false);
        }
    };
    view! {
        <div class="w-popover-root" node_ref=root on:keydown=escape on:focusout=leave>
            {anchor.run()}
            {dynamic(move || {
                let (id, children) = (id.clone(), children.clone());
                is_open
                    .get()
                    .then(|| {
                        view! {
                            <PopoverCard root open label side align role id takes_focus>
                                {children()}
                            </PopoverCard>
                        }
                    })
            })}
        </div>
    }
}
