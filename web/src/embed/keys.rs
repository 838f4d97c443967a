//! Which page handles a key, inside another page. A press of the pointer takes the keyboard focus from the
//! slides around, so the focus is given back. Keys that are pressed here anyway, but have no function here, are
//! passed on to the page around. The shortcuts of the page itself are in `keys.rs` above.

use super::host;
use crate::play::Play;
use leptos::{ev, prelude::*};
use playground::PlaygroundState;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

/// The keys that turn slides, and the Reveal.js command for each: without Shift and with Shift.
const TURNING: [(&str, &str, &str); 8] = [
    ("ArrowRight", "next", "next"),
    ("ArrowLeft", "prev", "prev"),
    ("ArrowDown", "down", "down"),
    ("ArrowUp", "up", "up"),
    (" ", "next", "prev"),
    ("PageDown", "next", "next"),
    ("PageUp", "prev", "prev"),
    ("Escape", "toggleOverview", "toggleOverview"),
];

/// Elements in which users type, or choose by keyboard alone.
const TYPED: &str = "input:not([type=range], [type=radio], [type=checkbox]), textarea, select";
/// Elements that use the arrow keys, and elements that use the space bar.
const TURNED: &str = "input, [role=slider], [role=spinbutton], [role=listbox], [role=menu], [role=tablist], \
                      [role=radiogroup]";
const PRESSED: &str = "button, a, summary, [tabindex='0']";
/// Elements that Esc closes.
const OPEN: &str = "dialog[open], :popover-open:not([role=tooltip]), .parameter-card[role=dialog]";

/// Listens until the owner is disposed.
pub(super) fn connect(play: Play) {
    // If the page is not in a frame of a slide, users may use all of its shortcuts.
    let is_guest =
        move || host::is_reveal() || play.state().with_untracked(PlaygroundState::is_embedded);
    let give_back = move || {
        if is_guest() {
            // An element that this press opens takes the focus in the next frame.
            request_animation_frame(|| set_timeout(give_focus_back, Duration::ZERO));
        }
    };
    let listeners = [
        window_event_listener(ev::pointerup, move |event| {
            if event.button() == 0 {
                give_back();
            }
        }),
        // With a finger, the press ends before the pressed element has the focus. A click without a pointer
        // comes from a key.
        window_event_listener(ev::click, move |event| {
            if event.detail() != 0 {
                give_back();
            }
        }),
        window_event_listener(ev::keydown, move |event| {
            if is_guest() {
                pass_on(&event);
            }
        }),
    ];
    on_cleanup(move || listeners.into_iter().for_each(|listener| listener.remove()));
}

fn give_focus_back() {
    let focused = document().active_element();
    let is_needed = focused.as_ref().is_some_and(|it| it.matches(TYPED).unwrap_or(false));
    if is_needed || is_open() {
        return;
    }
    if let Some(focused) = focused.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _ = focused.blur();
    }
    if let Some(host) = host::window() {
        let _ = host.focus();
    }
}

/// Passes a key that has no function here on to the page around.
fn pass_on(event: &web_sys::KeyboardEvent) {
    let key = event.key();
    let Some((_, plain, shifted)) = TURNING.iter().find(|(it, ..)| *it == key) else { return };
    let has_command = event.ctrl_key() || event.meta_key() || event.alt_key();
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let holds = |selector| {
        target.as_ref().is_some_and(|it| it.closest(selector).is_ok_and(|it| it.is_some()))
    };
    let is_used = match key.as_str() {
        "Escape" => holds(TYPED),
        " " => holds(TYPED) || holds(TURNED) || holds(PRESSED),
        _ => holds(TYPED) || holds(TURNED),
    };
    if event.default_prevented() || has_command || is_used || is_open() {
        return;
    }
    // This is sent to any page around: the command to turn a slide is not secret.
    let fields = [
        ("key", JsValue::from(key)),
        ("code", event.code().into()),
        ("shiftKey", event.shift_key().into()),
        ("repeat", event.repeat().into()),
    ];
    host::post(&host::message("key", &fields), "*");
    if host::is_reveal() {
        event.prevent_default();
        let method = if event.shift_key() { shifted } else { plain };
        host::post(&format!("{{\"method\":\"{method}\"}}").into(), "*");
    }
}

/// Whether an element is open that handles keys wherever the focus is.
fn is_open() -> bool {
    document().query_selector(OPEN).is_ok_and(|open| open.is_some())
}
