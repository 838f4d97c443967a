//! The page, mounted for a test, and how a test looks at it and presses on it.

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The looks of the page: without them nothing has its place.
const STYLES: [&str; 21] = [
    include_str!("../../../ui/style/tokens.css"),
    include_str!("../../../ui/style/widgets/buttons.css"),
    include_str!("../../../ui/style/widgets/entries.css"),
    include_str!("../../../ui/style/widgets/dial.css"),
    include_str!("../../../ui/style/widgets/formula.css"),
    include_str!("../../../ui/style/widgets/overlays.css"),
    include_str!("../../../ui/style/widgets/states.css"),
    include_str!("../../style/layout.css"),
    include_str!("../../style/embed.css"),
    include_str!("../../style/views/page.css"),
    include_str!("../../style/views/lessons.css"),
    include_str!("../../style/views/figure.css"),
    include_str!("../../style/views/data.css"),
    include_str!("../../style/views/network.css"),
    include_str!("../../style/views/output.css"),
    include_str!("../../style/views/lens.css"),
    include_str!("../../style/views/legend.css"),
    include_str!("../../style/views/own.css"),
    include_str!("../../style/views/console.css"),
    include_str!("../../style/views/around.css"),
    include_str!("../../style/views/share.css"),
];

/// Mounts the page at a link, hands it over, and takes it away again.
pub(crate) async fn at(link: &str, test: impl AsyncFnOnce(HtmlElement)) {
    // Whatever the browser prefers, and whatever a test before has chosen.
    let storage = window().local_storage().ok().flatten().expect("a storage");
    storage.set_item("nabla-lang", "en").expect("a choice");
    window().location().set_hash(link).expect("an address");
    // The browser tells of the new hash later; a page that is there by then would open it again.
    picture().await;
    picture().await;
    let home: HtmlElement = document().create_element("div").expect("a place").unchecked_into();
    document().body().expect("a body").append_child(&home).expect("a place on the page");
    let style = document().create_element("style").expect("a style");
    style.set_text_content(Some(&STYLES.concat()));
    document().head().expect("a head").append_child(&style).expect("a place in the head");
    let mounted = mount_to(home.clone(), web::app::App);
    // The parts find their places in two rounds: they are measured, and then moved.
    for _ in 0..4 {
        frame().await;
    }
    test(home.clone()).await;
    drop(mounted);
    home.remove();
    style.remove();
}

/// Waits for the next picture on the screen, and for what follows from it on the page.
pub(crate) async fn frame() {
    picture().await;
    leptos::task::tick().await;
}

/// Waits for the next picture on the screen.
async fn picture() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        window().request_animation_frame(&resolve).expect("a frame");
    });
    wasm_bindgen_futures::JsFuture::from(promise).await.expect("a frame");
}

pub(crate) fn find(home: &HtmlElement, selector: &str) -> HtmlElement {
    let found = home.query_selector(selector).expect("a selector");
    found.unwrap_or_else(|| panic!("no {selector}")).unchecked_into()
}

pub(crate) async fn press(home: &HtmlElement, selector: &str) {
    find(home, selector).click();
    frame().await;
}

pub(crate) fn loss(home: &HtmlElement, name: &str) -> f64 {
    let text = find(home, "#losses").get_attribute(name).expect("a loss");
    text.parse().expect("a number")
}

pub(crate) fn epoch(home: &HtmlElement) -> String {
    find(home, "#epoch").inner_text()
}

/// Presses a key where the focus is, or on the page.
pub(crate) async fn key(target: &web_sys::EventTarget, name: &str) {
    let init = web_sys::KeyboardEventInit::new();
    init.set_key(name);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = web_sys::KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init);
    target.dispatch_event(&event.expect("an event")).expect("a press");
    frame().await;
}

/// Moves the pointer onto an element, or off it.
pub(crate) async fn point(element: &HtmlElement, name: &str) {
    let event = web_sys::PointerEvent::new(name).expect("an event");
    element.dispatch_event(&event).expect("a move");
    frame().await;
}

/// Types into a field and leaves it.
pub(crate) async fn enter(field: &HtmlElement, text: &str) {
    let input: &web_sys::HtmlInputElement = field.unchecked_ref();
    input.focus().expect("a field");
    input.set_value(text);
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    let event = web_sys::Event::new_with_event_init_dict("input", &init).expect("an event");
    input.dispatch_event(&event).expect("a change");
    frame().await;
    key(input, "Enter").await;
}

/// What the body of a script returns, if it is a text.
pub(crate) fn js(body: &str) -> String {
    let result = js_sys::Function::new_no_args(body).call0(&wasm_bindgen::JsValue::NULL);
    result.expect("a script").as_string().unwrap_or_default()
}
