//! The dial: its list, its steps, and what becomes of the focus.

use crate::page::*;
use leptos::prelude::*;
use ui::widgets::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[derive(Clone, Copy)]
struct DialState {
    id: RwSignal<String>,
    number: RwSignal<f64>,
}

fn activation() -> (DialState, impl FnOnce() -> AnyView) {
    let state = DialState { id: RwSignal::new("tanh".to_owned()), number: RwSignal::new(0.0) };
    let DialState { id, number } = state;
    let options = vec![
        Choice::new("relu", "ReLU").note("Zero below zero"),
        Choice::new("tanh", "Tanh"),
        Choice::new("sigmoid", "Sigmoid"),
        Choice::new("sine", "Sine"),
    ];
    let entry = NumberEntry {
        label: "Other value".into(),
        value: number.into(),
        min: 0.0,
        max: 10.0,
        step: 1.0,
        on_commit: Callback::new(move |value| number.set(value)),
    };
    let on_change = move |new| id.set(new);
    let view = move || {
        view! {
            <Dial label="Activation" options value=id on_change number=entry />
            <button id="elsewhere">"Elsewhere"</button>
        }
    };
    (state, move || view().into_any())
}

#[wasm_bindgen_test]
async fn a_dial_opens_moves_and_chooses_by_keys() {
    let (state, view) = activation();
    let page = Page::new(view).await;
    let dial = page.one("[role=combobox]");
    let active = || attribute(&dial, "aria-activedescendant");
    let is_open = || attribute(&dial, "aria-expanded") == "true";
    check("name", attribute(&dial, "aria-label"), "Activation");
    check("value", page.text(".w-dial-value"), "Tanh");
    check("no list yet", page.all("[role=listbox]").len(), 0);

    dial.focus().unwrap();
    click(&dial).await;
    check("open", is_open(), true);
    check(
        "the list is the dial's",
        attribute(&dial, "aria-controls"),
        page.one("[role=listbox]").id(),
    );
    let options = page.all("[role=option]");
    check("starts at the chosen", active(), options[1].id());
    check("which is marked", attribute(&options[1], "aria-selected"), "true");
    check("explanation", page.text(".w-option-note"), "Zero below zero");

    for (pressed, place) in [
        ("ArrowDown", 2),
        ("End", 3),
        ("ArrowDown", 3),
        ("Home", 0),
        ("ArrowUp", 0),
        ("s", 2),
        ("s", 3),
    ] {
        check("used up", key(&dial, pressed).await, false);
        check(pressed, active(), options[place].id());
    }
    check("nothing is chosen on the way", state.id.get_untracked(), "tanh");
    key(&dial, "Enter").await;
    check("chosen", state.id.get_untracked(), "sine");
    check("closed", (is_open(), page.all(".w-popover").len()), (false, 0));
    check("the focus is where it was", has_focus(&dial), true);

    click(&dial).await;
    key(&dial, "Home").await;
    key(&dial, "Escape").await;
    check("Esc chooses nothing", (is_open(), state.id.get_untracked().as_str()), (false, "sine"));
    check("Esc keeps the focus", has_focus(&dial), true);
}

#[wasm_bindgen_test]
async fn a_dial_steps_without_opening() {
    let (state, view) = activation();
    let page = Page::new(view).await;
    let dial = page.one("[role=combobox]");
    for (pressed, id) in [
        ("ArrowDown", "sigmoid"),
        ("ArrowDown", "sine"),
        ("ArrowDown", "sine"),
        ("ArrowUp", "sigmoid"),
    ] {
        key(&dial, pressed).await;
        check(pressed, state.id.get_untracked(), id);
    }
    check("still shut", page.all(".w-popover").len(), 0);
    check("the page does not scroll", send(&dial, "WheelEvent", "wheel", "deltaY: -120"), false);
    check("the wheel", state.id.get_untracked(), "tanh");
    for _ in 0..4 {
        send(&dial, "WheelEvent", "wheel", "deltaY: 10");
    }
    check("small turns add up", state.id.get_untracked(), "sigmoid");
}

#[wasm_bindgen_test]
async fn a_dial_takes_any_number_and_returns_the_focus() {
    let (state, view) = activation();
    let page = Page::new(view).await;
    let dial = page.one("[role=combobox]");
    click(&dial).await;
    let number = page.input(".w-popover [role=spinbutton]");
    type_in(&number, "12").await;
    key(&number, "Enter").await;
    check("within its range", state.number.get_untracked(), 10.0);
    check("closed", page.all(".w-popover").len(), 0);
    check("the focus is back", has_focus(&dial), true);

    click(&dial).await;
    let number = page.input(".w-popover [role=spinbutton]");
    type_in(&number, "3").await;
    key(&number, "Escape").await;
    check(
        "the first Esc restores",
        (number.value().as_str(), page.all(".w-popover").len()),
        ("10", 1),
    );
    key(&number, "Escape").await;
    check("the second closes", page.all(".w-popover").len(), 0);
}

#[wasm_bindgen_test]
async fn a_dial_closes_when_people_turn_elsewhere() {
    let (state, view) = activation();
    let page = Page::new(view).await;
    let (dial, elsewhere) = (page.one("[role=combobox]"), page.one("#elsewhere"));
    click(&dial).await;
    send(&page.one(".w-popover"), "PointerEvent", "pointerdown", "");
    frame().await;
    check("a press inside", page.all(".w-popover").len(), 1);
    type_in(&page.input(".w-popover [role=spinbutton]"), "4").await;
    send(&elsewhere, "PointerEvent", "pointerdown", "");
    frame().await;
    check("a press outside", page.all(".w-popover").len(), 0);
    check("what was typed is kept", state.number.get_untracked(), 4.0);

    click(&dial).await;
    click(&page.all("[role=option]")[0]).await;
    check(
        "a press on an option",
        (state.id.get_untracked().as_str(), page.all(".w-popover").len()),
        ("relu", 0),
    );

    click(&dial).await;
    elsewhere.focus().unwrap();
    until("the list closes when the focus leaves", || page.all(".w-popover").is_empty()).await;
    check("and the focus stays there", has_focus(&elsewhere), true);

    // Whatever listened to the window must be gone with the page.
    click(&dial).await;
    drop(page);
    send(&window(), "Event", "resize", "");
    send(&window(), "PointerEvent", "pointerdown", "");
    frame().await;
}

#[wasm_bindgen_test]
async fn a_dial_keeps_its_list_in_the_window() {
    let (_, view) = activation();
    let page = Page::new(view).await;
    let width = || f64::from(document().document_element().unwrap().client_width());
    for style in [
        "position: fixed; inset: auto 0 0 auto".to_owned(),
        "position: fixed; inset: 0 auto auto 0".to_owned(),
        format!("position: fixed; inset: auto auto 0 {}px", width() - 20.0),
    ] {
        page.root.set_attribute("style", &style).unwrap();
        let dial = page.one("[role=combobox]");
        click(&dial).await;
        let (card, anchor) =
            (page.one(".w-popover").get_bounding_client_rect(), dial.get_bounding_client_rect());
        let is_inside = 0.0 <= card.left() && card.right() <= width() && 0.0 <= card.top();
        check(&style, is_inside, true);
        let is_clear = card.bottom() <= anchor.top() || anchor.bottom() <= card.top();
        check("clear of the dial", is_clear, true);
        key(&dial, "Escape").await;
    }
}
