//! Numbers, typed and dragged.

use crate::page::*;
use leptos::prelude::*;
use ui::widgets::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn numbers_are_read_as_people_type_them() {
    for (text, number) in [
        ("15", Some(15.0)),
        (" 15 % ", Some(15.0)),
        ("\u{2212}0.5", Some(-0.5)),
        ("-0,5", Some(-0.5)),
        (".5", Some(0.5)),
        ("1e-3", Some(0.001)),
        ("0,125", Some(0.125)),
        ("12,000", Some(12000.0)),
        ("1,234,567.5", Some(1_234_567.5)),
        ("12 000", Some(12000.0)),
        ("", None),
        ("abc", None),
        ("%", None),
        ("1-2", None),
        ("inf", None),
    ] {
        check(text, parse_number(text), number);
    }
    for (number, text) in [
        (0.1 + 0.2, "0.3"),
        (-0.637, "\u{2212}0.637"),
        (-0.0, "0"),
        (1e-5, "0.00001"),
        (500.0, "500"),
        (f64::NAN, "–"),
        (f64::NEG_INFINITY, "\u{2212}∞"),
    ] {
        check(text, format_number(number), text);
    }
}

fn noise(value: RwSignal<f64>, rejected: RwSignal<String>) -> impl IntoView {
    view! {
        <Slider
            label="Noise"
            value
            on_input=move |number| value.set(number)
            max=50.0
            step=5.0
            default=5.0
            unit="%"
            on_reject=move |text| rejected.set(text)
        />
    }
}

#[wasm_bindgen_test]
async fn a_slider_takes_typed_numbers() {
    let (value, rejected) = (RwSignal::new(15.0), RwSignal::new(String::new()));
    let page = Page::new(move || noise(value, rejected)).await;
    let number = page.input("[role=spinbutton]");
    let track = page.input("[type=range]");
    check("shown", number.value(), "15\u{a0}%");
    check("on the track", track.value(), "15");

    type_in(&number, "37").await;
    check("not yet", value.get_untracked(), 15.0);
    key(&number, "Enter").await;
    check("Enter commits", value.get_untracked(), 37.0);
    check("and the number is written out", number.value(), "37\u{a0}%");
    check("the thumb takes the nearest place", track.value(), "35");

    type_in(&number, "999").await;
    key(&number, "Enter").await;
    check("out of range", (value.get_untracked(), number.value().as_str()), (50.0, "50\u{a0}%"));

    type_in(&number, "much").await;
    key(&number, "Enter").await;
    check("no number changes nothing", value.get_untracked(), 50.0);
    check("no number is reported", rejected.get_untracked(), "much");
    check("no number is put back", number.value(), "50\u{a0}%");

    type_in(&number, "12").await;
    key(&number, "Escape").await;
    check("Esc restores", (value.get_untracked(), number.value().as_str()), (50.0, "50\u{a0}%"));

    type_in(&number, "20").await;
    send(&number, "FocusEvent", "blur", "");
    frame().await;
    check("leaving commits", value.get_untracked(), 20.0);

    key(&number, "ArrowUp").await;
    check("an arrow steps", value.get_untracked(), 25.0);
    key_with(&number, "ArrowDown", "altKey: true").await;
    check("Alt steps a tenth", value.get_untracked(), 24.5);
    key_with(&number, "ArrowDown", "shiftKey: true").await;
    check("Shift steps tenfold, within the range", value.get_untracked(), 0.0);
}

#[wasm_bindgen_test]
async fn a_slider_writes_its_number_as_it_is_told() {
    let value = RwSignal::new(0.637_25);
    let write = |number: f64| format!("{number:.3}");
    let slider = move || {
        view! {
            <Slider label="Weight" value on_input=move |number| value.set(number) step=0.05 write />
        }
    };
    let page = Page::new(slider).await;
    let number = page.input("[role=spinbutton]");
    let track = page.input("[type=range]");
    let spoken = |input: &web_sys::HtmlInputElement| {
        input.get_attribute("aria-valuetext").unwrap_or_default().trim().to_owned()
    };
    let told = [number.value(), spoken(&number), spoken(&track)];
    check("shown and read aloud", told, ["0.637"; 3].map(str::to_owned));
    // Who only passes by changes nothing.
    send(&number, "FocusEvent", "focus", "");
    send(&number, "FocusEvent", "blur", "");
    frame().await;
    check("the digits that are not shown stay", value.get_untracked(), 0.637_25);
    key(&number, "ArrowUp").await;
    check("a step goes on from them", value.get_untracked(), 0.687_25);
    check("and is written alike", number.value(), "0.687");
}

#[wasm_bindgen_test]
async fn a_slider_follows_its_track() {
    let (value, rejected) = (RwSignal::new(15.0), RwSignal::new(String::new()));
    let page = Page::new(move || noise(value, rejected)).await;
    let track = page.input("[type=range]");
    track.set_value("40");
    send(&track, "Event", "input", "");
    check("while it moves", value.get_untracked(), 40.0);
    send(&track, "MouseEvent", "dblclick", "");
    frame().await;
    check("a double click restores", (value.get_untracked(), track.value().as_str()), (5.0, "5"));
}

#[wasm_bindgen_test]
async fn a_slider_visits_its_stops() {
    let value = RwSignal::new(0.003);
    let stops = vec![0.0, 0.001, 0.003, 0.01, 0.03];
    let on_input = move |number| value.set(number);
    let page =
        Page::new(move || view! { <Slider label="Rate" value on_input stops=stops.clone() /> })
            .await;
    let track = page.input("[type=range]");
    check("the third of five", (track.value(), track.max()), ("2".to_owned(), "4".to_owned()));
    track.set_value("4");
    send(&track, "Event", "input", "");
    frame().await;
    check("the last", value.get_untracked(), 0.03);

    let number = page.input("[role=spinbutton]");
    type_in(&number, "0.002").await;
    key(&number, "Enter").await;
    check("a typed number may lie between", value.get_untracked(), 0.002);
    key(&number, "ArrowUp").await;
    check("the next stop", value.get_untracked(), 0.003);
}

#[wasm_bindgen_test]
async fn where_a_number_is_none_a_dash_stands_and_a_number_can_be_set() {
    let value = RwSignal::new(f64::NAN);
    let page = Page::new(move || {
        view! { <Slider label="Weight" value on_input=move |number| value.set(number) min=-5.0 max=5.0 step=0.5 /> }
    })
    .await;
    let (number, track) = (page.input("[role=spinbutton]"), page.input("[type=range]"));
    check("shown", number.value(), "–");
    check("read aloud", number.get_attribute("aria-valuenow"), None);
    check("the thumb", track.value(), "0");
    number.focus().unwrap();
    number.blur().unwrap();
    frame().await;
    check("left alone", value.get_untracked().is_nan(), true);
    key(&number, "ArrowUp").await;
    check("a step from zero", value.get_untracked(), 0.5);
}

#[wasm_bindgen_test]
async fn a_zero_says_what_it_means() {
    let value = RwSignal::new(0.0);
    let page = Page::new(move || {
        view! { <Slider label="Dropout" value on_input=move |x| value.set(x) max=50.0 unit="%" zero="off" /> }
    })
    .await;
    let field = page.input("[role=spinbutton]");
    check("zero", field.value(), "off");
    type_in(&field, "20").await;
    key(&field, "Enter").await;
    check("a number", (value.get_untracked(), field.value().as_str()), (20.0, "20\u{a0}%"));
    type_in(&field, "off").await;
    key(&field, "Enter").await;
    check("the word", value.get_untracked(), 0.0);
}
