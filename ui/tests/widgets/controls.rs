//! Buttons, switches, choices: roles, states, sizes.

use crate::page::*;
use leptos::prelude::*;
use ui::widgets::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_toggle_is_a_switch() {
    let (on, reason) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let on_change = move |value| on.set(value);
    let page = Page::new(move || {
        view! { <Toggle label="Test points" value=on on_change disabled=reason /> }
    })
    .await;
    let toggle = page.one("[role=switch]");
    check("off", attribute(&toggle, "aria-checked"), "false");
    click(&toggle).await;
    check("on", (on.get_untracked(), attribute(&toggle, "aria-checked").as_str()), (true, "true"));
    reason.set(Some("No points".to_owned()));
    frame().await;
    click(&toggle).await;
    check("disabled, it stays", on.get_untracked(), true);
    check("and says why", attribute(&toggle, "title"), "No points");
    check("to everyone", attribute(&toggle, "aria-disabled"), "true");
}

#[wasm_bindgen_test]
async fn a_segmented_choice_is_a_radio_group() {
    let id = RwSignal::new("classify".to_owned());
    let options = vec![Choice::new("classify", "Classify"), Choice::new("regress", "Regress")];
    let on_change = move |new| id.set(new);
    let page =
        Page::new(move || view! { <Segmented label="Problem" options value=id on_change /> }).await;
    check("group", attribute(&page.one("[role=radiogroup]"), "aria-label"), "Problem");
    let radios = page.all("input[type=radio]");
    let is_checked = |i: usize| radios[i].matches(":checked").unwrap();
    check("first", (is_checked(0), is_checked(1)), (true, false));
    click(&radios[1]).await;
    check("second", (is_checked(0), is_checked(1)), (false, true));
    check("reported", id.get_untracked(), "regress");
    id.set("classify".to_owned());
    frame().await;
    check("from outside", (is_checked(0), is_checked(1)), (true, false));
}

#[wasm_bindgen_test]
async fn an_option_that_cannot_be_chosen_says_why() {
    let id = RwSignal::new("plane".to_owned());
    let options =
        vec![Choice::new("plane", "Plane"), Choice::new("surface", "Surface").off("It is a curve")];
    let on_change = move |new| id.set(new);
    let page =
        Page::new(move || view! { <Segmented label="View" options value=id on_change /> }).await;
    click(&page.all("input[type=radio]")[1]).await;
    check("it stays", id.get_untracked(), "plane");
    check("why", attribute(&page.one("label.off"), "title"), "It is a curve");
}

#[wasm_bindgen_test]
async fn a_stepper_stops_at_its_ends() {
    let n = RwSignal::new(1_usize);
    let on_change = move |new| n.set(new);
    let page = Page::new(move || {
        view! {
            <Stepper
                label="Layers"
                less_label="Take one away"
                more_label="Add one"
                value=n
                max=2_usize
                on_change
            />
        }
    })
    .await;
    let (less, more) =
        (page.one("[aria-label='Take one away']"), page.one("[aria-label='Add one']"));
    let ends = || (attribute(&less, "aria-disabled"), attribute(&more, "aria-disabled"));
    let (yes, no) = (|| "true".to_owned(), String::new);
    check("between", ends(), (no(), no()));
    click(&more).await;
    check("at the top", (page.text("output"), ends()), ("2".to_owned(), (no(), yes())));
    click(&more).await;
    check("no further", n.get_untracked(), 2);
    click(&less).await;
    click(&less).await;
    check("at the bottom", (page.text("output"), ends()), ("0".to_owned(), (yes(), no())));
    click(&less).await;
    check("no further", n.get_untracked(), 0);
}

#[wasm_bindgen_test]
async fn a_disabled_button_says_why_and_does_nothing() {
    let n = RwSignal::new(0);
    let reason = RwSignal::new(Some("Nothing to undo".to_owned()));
    let on_click = move || n.update(|n| *n += 1);
    let page = Page::new(move || {
        view! {
            <Button label="Undo" disabled=reason on_click />
            <IconButton icon=IconName::Undo label="Undo" disabled=reason on_click />
        }
    })
    .await;
    for button in page.all("button") {
        click(&button).await;
        check("reason", attribute(&button, "title"), "Nothing to undo");
    }
    check("nothing", n.get_untracked(), 0);
    reason.set(None);
    frame().await;
    for button in page.all("button") {
        click(&button).await;
    }
    check("each once", n.get_untracked(), 2);
}

#[wasm_bindgen_test]
async fn play_is_named_after_what_it_does_next() {
    let playing = RwSignal::new(false);
    let on_toggle = move || playing.update(|playing| *playing = !*playing);
    let page = Page::new(move || {
        view! { <PlayButton playing play_label="Play" pause_label="Pause" on_toggle /> }
    })
    .await;
    let button = page.one("button");
    for name in ["Play", "Pause", "Play"] {
        check("name", attribute(&button, "aria-label"), name);
        click(&button).await;
    }
}

#[wasm_bindgen_test]
async fn help_describes_its_button() {
    let page = Page::new(|| view! { <Help about="Noise" text="How far points stray." /> }).await;
    let button = page.one("button");
    check("name", attribute(&button, "aria-label"), "Noise?");
    click(&button).await;
    let tip = page.one("[role=tooltip]");
    check("text", tip.text_content().unwrap(), "How far points stray.");
    check("described", attribute(&button, "aria-describedby"), tip.id());
    check("by its text, not by a name", tip.has_attribute("aria-label"), false);
    send(&document().body().unwrap(), "KeyboardEvent", "keydown", "key: 'Escape'");
    frame().await;
    check("Esc from anywhere", page.all("[role=tooltip]").len(), 0);
    click(&button).await;
    click(&button).await;
    check("a second press", page.all("[role=tooltip]").len(), 0);
    send(&button, "PointerEvent", "pointerover", "pointerType: 'mouse'");
    send(&page.one(".w-help-root"), "PointerEvent", "pointerenter", "pointerType: 'mouse'");
    frame().await;
    check("under the pointer", page.all("[role=tooltip]").len(), 1);
    send(&page.one(".w-help-root"), "PointerEvent", "pointerleave", "pointerType: 'mouse'");
    frame().await;
    check("and no longer", page.all("[role=tooltip]").len(), 0);
}

#[wasm_bindgen_test]
async fn whatever_is_pressed_is_large_enough() {
    let page = Page::new(|| {
        view! {
            <div style="display: grid; gap: 40px">
                <Button label="New sample" on_click=|| () />
                <IconButton icon=IconName::Menu label="Menu" on_click=|| () />
                <Toggle label="Test points" value=true on_change=|_| () />
                <Help about="Noise" text="How far points stray." />
                <Stepper
                    label="Layers"
                    less_label="Less"
                    more_label="More"
                    value=1_usize
                    max=8_usize
                    on_change=|_| ()
                />
                <Slider label="Noise" value=0.5 on_input=|_| () />
                <NumberField label="Weight" value=1.0 on_commit=|_| () />
            </div>
        }
    })
    .await;
    for selector in
        ["button:not(.w-stepper *)", ".w-stepper button", "[type=range]", "[role=spinbutton]"]
    {
        for target in page.all(selector) {
            let height_px = hit_height_px(&target);
            assert!(36 <= height_px, "{selector}: {height_px} px: {}", target.outer_html());
        }
    }
}

#[wasm_bindgen_test]
async fn a_field_names_helps_and_hides() {
    let (hidden, spotlight) = (RwSignal::new(false), RwSignal::new(false));
    let page = Page::new(move || {
        view! {
            <Field control="loss" label="Loss" help="What becomes small." hidden spotlight>
                "control"
            </Field>
        }
    })
    .await;
    let field = page.one("[data-control=loss]");
    check("label", page.text(".w-field-head > span:first-child"), "Loss");
    check("help", attribute(&page.one(".w-help"), "aria-label"), "Loss?");
    hidden.set(true);
    spotlight.set(true);
    frame().await;
    check("hidden", (field.hidden(), field.class_list().contains("w-spotlight")), (true, true));
}

#[wasm_bindgen_test]
async fn every_icon_fills_its_square() {
    let page =
        Page::new(|| IconName::ALL.iter().map(|name| view! { <Icon name=*name /> }).collect_view());
    let page = page.await;
    for (icon, name) in page.all("svg").iter().zip(IconName::ALL) {
        let square = icon.get_bounding_client_rect();
        let paths = all(icon, "path");
        assert!(!paths.is_empty(), "{name:?} is empty");
        for path in paths {
            let drawn = path.get_bounding_client_rect();
            let is_inside = square.left() <= drawn.left()
                && drawn.right() <= square.right()
                && square.top() <= drawn.top()
                && drawn.bottom() <= square.bottom();
            assert!(is_inside, "{name:?} leaves its square");
        }
    }
}
