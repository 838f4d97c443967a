//! A page of its own for each test, and what people do on it.

use js_sys::{Array, Function, Promise};
use leptos::mount::mount_to;
use leptos::prelude::*;
use std::fmt::Debug;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// A mounted view with the real styles; gone when dropped.
pub(crate) struct Page {
    pub(crate) root: HtmlElement,
    unmount: Option<Box<dyn FnOnce()>>,
}

impl Page {
    pub(crate) async fn new<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Self {
        let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        let style = document().create_element("style").unwrap();
        let styles = concat!(
            include_str!("../../style/tokens.css"),
            include_str!("../../style/widgets/buttons.css"),
            include_str!("../../style/widgets/entries.css"),
            include_str!("../../style/widgets/dial.css"),
            include_str!("../../style/widgets/formula.css"),
            include_str!("../../style/widgets/overlays.css"),
            include_str!("../../style/widgets/states.css")
        );
        style.set_text_content(Some(styles));
        // Out of the corner, so that cards have room on every side.
        root.set_attribute("style", "margin: 200px 0 0 200px; inline-size: 240px").unwrap();
        document().body().unwrap().append_with_node_2(&style, &root).unwrap();
        let handle = mount_to(root.clone(), view);
        let gone = root.clone();
        let unmount = Box::new(move || {
            drop(handle);
            gone.remove();
            style.remove();
        });
        let page = Self { root, unmount: Some(unmount) };
        frame().await;
        page
    }

    pub(crate) fn all(&self, selector: &str) -> Vec<HtmlElement> {
        all(&self.root, selector)
    }

    pub(crate) fn one(&self, selector: &str) -> HtmlElement {
        let mut found = self.all(selector);
        assert_eq!(found.len(), 1, "{selector} in {}", self.root.inner_html());
        found.remove(0)
    }

    pub(crate) fn input(&self, selector: &str) -> HtmlInputElement {
        self.one(selector).unchecked_into()
    }

    pub(crate) fn text(&self, selector: &str) -> String {
        self.one(selector).text_content().unwrap()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.unmount.take().into_iter().for_each(|unmount| unmount());
    }
}

pub(crate) fn all(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let query =
        Function::new_with_args("root, css", "return Array.from(root.querySelectorAll(css))");
    let found = query.call2(&JsValue::NULL, root, &selector.into()).unwrap();
    found.unchecked_into::<Array>().iter().map(JsCast::unchecked_into).collect()
}

/// Waits until everything that follows from the last act is on the page.
pub(crate) async fn frame() {
    let next = Promise::new(&mut |resolve, _| {
        window().request_animation_frame(&resolve).unwrap();
    });
    JsFuture::from(next).await.unwrap();
    JsFuture::from(Promise::resolve(&JsValue::NULL)).await.unwrap();
}

/// Waits until `is_true`, for at most a few seconds.
pub(crate) async fn until(what: &str, is_true: impl Fn() -> bool) {
    for _ in 0..300 {
        if is_true() {
            return;
        }
        frame().await;
    }
    panic!("waited in vain: {what}");
}

#[track_caller]
pub(crate) fn check<T: Debug + PartialEq<U>, U: Debug>(what: &str, got: T, want: U) {
    assert_eq!(got, want, "{what}");
}

/// Sends an event that a browser would make, and returns whether its default remains.
pub(crate) fn send(target: &JsValue, class: &str, name: &str, details: &str) -> bool {
    let body = format!(
        "return target.dispatchEvent(new {class}('{name}', \
         {{bubbles: true, cancelable: true, {details}}}))"
    );
    let act = Function::new_with_args("target", &body);
    act.call1(&JsValue::NULL, target).unwrap().as_bool().unwrap()
}

pub(crate) async fn key(target: &Element, key: &str) -> bool {
    key_with(target, key, "").await
}

pub(crate) async fn key_with(target: &Element, key: &str, modifiers: &str) -> bool {
    let is_default =
        send(target, "KeyboardEvent", "keydown", &format!("key: '{key}', {modifiers}"));
    frame().await;
    is_default
}

pub(crate) async fn click(target: &HtmlElement) {
    target.click();
    frame().await;
}

pub(crate) async fn type_in(input: &HtmlInputElement, text: &str) {
    input.focus().unwrap();
    input.set_value(text);
    send(input, "Event", "input", "");
    frame().await;
}

pub(crate) fn has_focus(element: &Element) -> bool {
    document().active_element().is_some_and(|active| active == *element)
}

pub(crate) fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// How high the area is in which a press reaches `target`, at its middle.
pub(crate) fn hit_height_px(target: &HtmlElement) -> usize {
    // To the middle of the window: beyond its edges nothing is hit.
    let center = Function::new_with_args("it", "it.scrollIntoView({block: 'center'})");
    center.call1(&JsValue::NULL, target).unwrap();
    let area = target.get_bounding_client_rect();
    let [x, y] = [area.left() + area.width() / 2.0, area.top() + area.height() / 2.0];
    let is_hit = |offset_px: f64| {
        let hit = document().element_from_point(x as f32, (y + offset_px) as f32);
        hit.is_some_and(|hit| {
            // A press on a label goes to its field.
            let is_label = hit.tag_name() == "LABEL" && hit.contains(Some(target));
            is_label || target.contains(Some(&hit))
        })
    };
    let reach_px = |sign: f64| (1..60).take_while(|px| is_hit(sign * f64::from(*px))).count();
    reach_px(-1.0) + 1 + reach_px(1.0)
}
