//! Points of one's own on the page: painted, dropped as a table, saved with a network.

use crate::mounted::{at, epoch, find, frame, key, loss, press};
use leptos::prelude::*;
use playground::{PlaygroundState, Saved, Session};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{
    DataTransfer, DragEvent, DragEventInit, HtmlElement, PointerEvent, PointerEventInit,
};

const TABLE: &str = "length,width,kind\n1,2,a\n2,1,b\n3,3,c\n1.5,2,a\n";

/// What the pointer does at a place of the plane.
fn pointer(home: &HtmlElement, name: &str, button: i16, [x, y]: [f64; 2]) {
    let paint = find(home, ".paint");
    let rect = paint.get_bounding_client_rect();
    let init = PointerEventInit::new();
    init.set_bubbles(true);
    init.set_is_primary(true);
    init.set_button(button);
    init.set_client_x((rect.left() + rect.width() * (0.5 + x / 12.0)) as i32);
    init.set_client_y((rect.top() + rect.height() * (0.5 - y / 12.0)) as i32);
    let event = PointerEvent::new_with_event_init_dict(name, &init).expect("an event");
    paint.dispatch_event(&event).expect("a move");
}

/// A stroke through these places.
async fn stroke(home: &HtmlElement, button: i16, places: &[[f64; 2]]) {
    pointer(home, "pointerdown", button, places[0]);
    for &place in places {
        pointer(home, "pointermove", button, place);
    }
    pointer(home, "pointerup", button, places[places.len() - 1]);
    frame().await;
}

/// Drops a text on the page.
async fn drop_text(text: &str) {
    let data = DataTransfer::new().expect("a clipboard");
    data.set_data("text/plain", text).expect("a text");
    let init = DragEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_data_transfer(Some(&data));
    let event = DragEvent::new_with_event_init_dict("drop", &init).expect("an event");
    document().body().expect("a body").dispatch_event(&event).expect("a drop");
    frame().await;
    frame().await;
}

fn caption(home: &HtmlElement) -> String {
    find(home, ".set-caption").inner_text().replace('\n', " ")
}

fn n_points(home: &HtmlElement) -> String {
    find(home, ".set-caption span").inner_text()
}

/// Waits until the address has followed.
async fn later() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let waited = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, 600);
        waited.expect("a while");
    });
    wasm_bindgen_futures::JsFuture::from(promise).await.expect("a while");
}

#[wasm_bindgen_test]
async fn strokes_are_points_in_the_link_and_one_step_back_each() {
    at("#seed=0.5&dataset=own", async |home| {
        assert!(!find(&home, ".own-hint").hidden(), "it says what to do");
        stroke(&home, 0, &[[-3.0, 1.0], [-2.9, 1.0], [-2.0, 1.0], [-1.0, 1.0]]).await;
        assert_eq!(n_points(&home), "3 points", "a hand that hardly moves paints no second one");
        assert!(find(&home, ".own-hint").hidden(), "the hint is gone");
        press(&home, ".own-tools button:nth-of-type(2)").await;
        stroke(&home, 0, &[[3.0, -1.0], [3.0, -2.0]]).await;
        assert_eq!(n_points(&home), "5 points");
        later().await;
        let hash = window().location().hash().expect("an address");
        let (state, notices) = PlaygroundState::from_link(&hash);
        assert_eq!(notices, [], "{hash}");
        let own = state.own.expect("points in the link");
        let labels: Vec<f64> = own.points().iter().map(|e| e.label).collect();
        assert_eq!(labels, [1.0, 1.0, 1.0, -1.0, -1.0], "two classes");
        assert!((own.points()[3].x - 3.0).abs() < 0.1, "where they were painted");
        assert!((own.points()[3].y + 1.0).abs() < 0.1, "the right way up");
        stroke(&home, 2, &[[-2.0, 1.0]]).await;
        assert_eq!(n_points(&home), "4 points", "the right button erases");
        for expected in ["5 points", "3 points", "0 points"] {
            press(&home, "[aria-label='Undo']").await;
            assert_eq!(n_points(&home), expected, "a whole stroke is taken back");
        }
    })
    .await;
}

#[wasm_bindgen_test]
async fn keys_paint_too() {
    at("#seed=0.5&dataset=own", async |home| {
        let paint = find(&home, ".paint");
        paint.focus().expect("it takes the focus");
        key(&paint, "ArrowRight").await;
        key(&paint, "Enter").await;
        key(&paint, "ArrowUp").await;
        key(&paint, " ").await;
        assert_eq!((n_points(&home).as_str(), epoch(&home).as_str()), ("2 points", "0"));
        assert!(paint.inner_text().contains("0.5"), "it says where: {}", paint.inner_text());
        key(&paint, "Delete").await;
        assert_eq!(n_points(&home), "1 point");
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_table_that_is_dropped_becomes_the_data() {
    at("#seed=0.5", async |home| {
        drop_text(TABLE).await;
        let outcome = find(&home, "dialog[open] .outcome").inner_text();
        assert_eq!(outcome, "4 points, 3 classes: a, b, c.");
        press(&home, "dialog[open] .w-button:not(.w-primary)").await;
        assert_eq!(caption(&home), "Circle 500 points", "kept as it was");
        drop_text(TABLE).await;
        press(&home, "dialog[open] .w-primary").await;
        frame().await;
        assert_eq!(caption(&home), "Your own 4 points");
        press(&home, "#step").await;
        assert!(loss(&home, "data-train").is_finite(), "it is learned");
        press(&home, "[aria-label='Undo']").await;
        assert_eq!(caption(&home), "Circle 500 points", "taken back");
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_table_of_numbers_becomes_a_regression() {
    at("#seed=0.5", async |home| {
        drop_text("a,b,height\n1,2,0.5\n2,1,1.5\n3,3,2.25\n").await;
        press(&home, "dialog[open] .w-primary").await;
        frame().await;
        assert_eq!(caption(&home), "Your own 3 points");
        assert!(home.query_selector(".paint").expect("a selector").is_none(), "nothing to paint");
    })
    .await;
}

/// The text of the outcome in the open dialog.
/// What the dialog says of a table, once it has been read.
async fn outcome(home: &HtmlElement) -> String {
    for _ in 0..600 {
        if home.query_selector("dialog[open] .outcome").expect("a selector").is_some() {
            break;
        }
        frame().await;
    }
    find(home, "dialog[open] .outcome").inner_text()
}

/// Says another value in a list of the open dialog whose label begins like this.
async fn choose(home: &HtmlElement, label: &str, value: &str) {
    let labels = home.query_selector_all("dialog[open] label.w-select").expect("a selector");
    let labels = (0..labels.length()).filter_map(|k| labels.get(k));
    let mut field = labels.map(|it| it.unchecked_into::<HtmlElement>());
    let field = field.rfind(|it| it.inner_text().starts_with(label));
    let field = find(&field.unwrap_or_else(|| panic!("no {label}")), "select, input");
    js_sys::Reflect::set(&field, &"value".into(), &value.into()).expect("a value");
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    let event = web_sys::Event::new_with_event_init_dict("change", &init).expect("an event");
    field.dispatch_event(&event).expect("a change");
    frame().await;
}

#[wasm_bindgen_test]
async fn a_table_with_an_error_is_told_until_it_is_closed() {
    at("#seed=0.5", async |home| {
        let before = loss(&home, "data-test");
        drop_text("length,width\n1,2\n2,x1\n3,4\n").await;
        assert!(
            outcome(&home).await.starts_with("Line 3, column 2 (\"width\")"),
            "{}",
            outcome(&home).await
        );
        later().await;
        assert!(!find(&home, "dialog[open] .outcome").inner_text().is_empty(), "it stays");
        press(&home, "dialog[open] .w-button:not(.w-primary)").await;
        assert_eq!(caption(&home), "Circle 500 points");
        assert_eq!(loss(&home, "data-test"), before);
    })
    .await;
}

#[wasm_bindgen_test]
async fn what_was_found_can_be_said_otherwise() {
    at("#seed=0.5", async |home| {
        drop_text("a;b;kind\n1;2,5;u\n-9;3,5;v\n4;NA;u\n5;1,5;v\n7;8,5;u\n").await;
        assert_eq!(outcome(&home).await, "4 of 5 rows, 2 classes: u, v.");
        choose(&home, "Words for missing entries", "NA, -9").await;
        assert_eq!(outcome(&home).await, "3 of 5 rows, 2 classes: u, v.");
        choose(&home, "Decimal sign", "point").await;
        assert!(
            find(&home, "dialog[open] .preview").inner_text().contains("2,5"),
            "words, as was said"
        );
        choose(&home, "Decimal sign", "comma").await;
        press(&home, "dialog[open] [role='switch']").await;
        assert!(
            find(&home, "dialog[open] .preview").inner_text().contains("column 1"),
            "no header"
        );
    })
    .await;
}

#[wasm_bindgen_test]
async fn where_two_readings_are_possible_the_dialog_asks() {
    at("#seed=0.5", async |home| {
        drop_text("area;people\n1.250;2.500\n3.500;1.750\n2.125;4.250\n").await;
        let question = find(&home, "dialog[open] .which").inner_text();
        assert!(question.starts_with("1.250 can be read in two ways."), "{question}");
        press(&home, "dialog[open] .which button:nth-of-type(2)").await;
        assert!(
            home.query_selector("dialog[open] .which").expect("a selector").is_none(),
            "answered"
        );
        assert!(
            find(&home, "dialog[open] .preview").inner_text().contains("1250"),
            "as was answered"
        );
        press(&home, "dialog[open] .w-primary").await;
        frame().await;
        let scale = find(&home, ".legend .scale").inner_text();
        assert!(scale.contains("1750") && scale.contains("4250"), "in its own numbers: {scale}");
        assert_eq!(find(&home, ".legend .scale b").inner_text(), "people");
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_workbook_is_named_as_one() {
    at("#seed=0.5", async |home| {
        drop_text("PK\u{3}\u{4}..[Content_Types].xml\n").await;
        assert!(
            outcome(&home).await.starts_with("This is an Excel workbook."),
            "{}",
            outcome(&home).await
        );
    })
    .await;
}

#[wasm_bindgen_test]
async fn the_text_of_a_spreadsheet_is_taken_and_not_its_picture() {
    at("#seed=0.5", async |home| {
        let data = DataTransfer::new().expect("a clipboard");
        data.set_data("text/plain", "cm\tkg\tkind\n150\t50\ta\n160\t60\tb\n").expect("a text");
        let parts = js_sys::Array::of1(&"no picture".into());
        let options = web_sys::FilePropertyBag::new();
        options.set_type("image/png");
        let file = web_sys::File::new_with_str_sequence_and_options(&parts, "image.png", &options);
        data.items().add_with_file(&file.expect("a file")).expect("a picture");
        // Not a `ClipboardEvent`: one that Firefox 153 makes for a script has an empty clipboard, whatever it is
        // given.
        let init = web_sys::EventInit::new();
        init.set_bubbles(true);
        let event = web_sys::Event::new_with_event_init_dict("paste", &init).expect("an event");
        js_sys::Reflect::set(&event, &"clipboardData".into(), &data).expect("a clipboard");
        document().body().expect("a body").dispatch_event(&event).expect("a paste");
        assert_eq!(outcome(&home).await, "2 points, 2 classes: a, b.");
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_saved_network_that_is_dropped_is_opened() {
    let mut session = Session::new(PlaygroundState::from_link("#dataset=xor&seed=0.7").0);
    for _ in 0..20 {
        session.epoch();
    }
    at("#seed=0.5", async |home| {
        drop_text("{\n\"format\":\"other\"}").await;
        assert!(find(&home, "#toast").inner_text().contains("not a network"), "a wrong file");
        assert_eq!(caption(&home), "Circle 500 points", "changes nothing");
        drop_text(&Saved::of(&session).to_json()).await;
        assert_eq!(epoch(&home), "20");
        assert_eq!(loss(&home, "data-test"), session.losses().test);
        press(&home, "#step").await;
        session.epoch();
        assert_eq!(loss(&home, "data-test"), session.losses().test, "it trains on");
        press(&home, "[aria-label='Undo']").await;
        assert_eq!(caption(&home), "Circle 500 points", "taken back");
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_link_hides_what_is_ones_own() {
    at("#seed=0.5&dataset=own&data_hide=true&files_hide=true", async |home| {
        for selector in [".paint", ".own-tools", ".own-hint"] {
            assert!(home.query_selector(selector).expect("a selector").is_none(), "{selector}");
        }
        assert!(find(&home, "[data-control='files']").hidden(), "no files");
        drop_text(TABLE).await;
        assert!(home.query_selector("dialog[open]").expect("a selector").is_none(), "no table");
    })
    .await;
}
