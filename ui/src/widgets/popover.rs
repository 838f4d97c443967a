//! The card that opens next to a control: dials, help and the page's own cards use it. They provide its
//! content; `popover/place.rs` computes its position on the screen.

mod card;
mod place;

use crate::type_erased::{dynamic, memo};
use card::PopoverCard;
use leptos::{ev, html, prelude::*};
pub use place::{Align, Side};
use wasm_bindgen::JsCast;

/// An anchor with a card that opens next to it, never leaves the screen, and closes on Esc, on a press
/// elsewhere and when the focus moves elsewhere.
///
/// The card is rendered again on each opening. When it closes, the focus returns from it to the anchor.
#[component]
pub fn Popover(
    /// Whether the card is open. The popover closes itself by writing `false`.
    open: RwSignal<bool>,
    /// The anchor of the card: one control, which opens the card itself.
    #[prop(into)]
    anchor: ViewFn,
    /// The card's name; read aloud. A tooltip needs none: its text is read.
    #[prop(optional, into)]
    label: Option<Signal<String>>,
    /// The side on which the card opens if there is space.
    #[prop(default = Side::Above)]
    side: Side,
    /// Which edges of card and anchor are aligned.
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
    /// The content of the card.
    children: ChildrenFn,
) -> impl IntoView {
    let root = NodeRef::<html::Div>::new();
    let is_open = memo(move || open.get());
    let escape = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && is_open.get_untracked() {
            // Only the innermost of several open cards closes; the key does not propagate.
            event.prevent_default();
            event.stop_propagation();
            open.set(false);
        }
    };
    let leave = move |event: ev::FocusEvent| {
        let target = event.related_target().and_then(|target| target.dyn_into().ok());
        // A card that is removed loses the focus after its signals are disposed of.
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
