//! The keyboard of a page: which of its shortcuts a key press means. The page defines what they do. The focused
//! control has priority: the keys that it uses do not arrive here.

mod layout;

use js_sys::JsString;
use leptos::{ev, prelude::*};
use std::fmt;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// A shortcut of a page.
pub struct Shortcut {
    /// Its keys, with the browsers' names; with Ctrl or ⌘, an upper-case letter means this letter with Shift.
    /// On a keyboard without Latin letters, the position of the key counts.
    keys: &'static [&'static str],
    scope: Scope,
    in_frame: bool,
    /// Performs the action, and returns whether there was anything to do.
    act: Box<dyn Fn(&str) -> bool>,
}

/// When a shortcut is active.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    /// Whenever no text field has the focus.
    Page,
    /// As for `Page`, and no control has the focus that could use the key itself, as buttons use the space bar.
    Free,
    /// Together with Ctrl or ⌘.
    Command,
}

impl fmt::Debug for Shortcut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Shortcut").field(&self.keys).field(&self.scope).finish()
    }
}

impl Shortcut {
    /// A shortcut that always uses its key.
    pub fn new(keys: &'static [&'static str], act: impl Fn() + 'static) -> Self {
        Self::perhaps(keys, move |_| {
            act();
            true
        })
    }

    /// A shortcut whose action gets the pressed key, and returns whether it had a meaning.
    pub fn perhaps(keys: &'static [&'static str], act: impl Fn(&str) -> bool + 'static) -> Self {
        Self { keys, scope: Scope::Page, in_frame: false, act: Box::new(act) }
    }

    /// The same shortcut for a key that controls use themselves.
    #[must_use]
    pub fn if_free(self) -> Self {
        Self { scope: Scope::Free, ..self }
    }

    /// The same shortcut together with Ctrl or ⌘.
    #[must_use]
    pub fn with_ctrl(self) -> Self {
        Self { scope: Scope::Command, ..self }
    }

    /// The same shortcut, also active inside another page, which gets all other keys.
    #[must_use]
    pub fn also_in_frame(self) -> Self {
        Self { in_frame: true, ..self }
    }
}

/// The properties of a key press besides its key.
#[derive(Clone, Copy, Debug)]
struct Press {
    is_command: bool,
    is_free: bool,
    is_framed: bool,
}

impl Shortcut {
    fn is_meant(&self, key: &str, press: Press) -> bool {
        let is_due = match self.scope {
            Scope::Page => !press.is_command,
            Scope::Free => !press.is_command && press.is_free,
            Scope::Command => press.is_command,
        };
        // Undo and redo, with Ctrl or ⌘, work inside a frame too.
        let is_ours = self.in_frame || press.is_command || !press.is_framed;
        is_due && is_ours && self.keys.contains(&key)
    }
}

/// Listens until the owner is cleaned up. If `is_framed`, all keys except a few belong to the outer page. While
/// `is_silent`, for example while a dialog is open, no key does anything.
pub fn connect(
    shortcuts: Vec<Shortcut>,
    is_framed: impl Fn() -> bool + 'static,
    is_silent: impl Fn() -> bool + 'static,
) {
    let listener = window_event_listener(ev::keydown, move |event| {
        let key = event.key();
        // For a character that is typed with AltGr, Windows reports Ctrl and Alt as well; on a Mac it is Alt
        // alone.
        let is_alt_graph = event.get_modifier_state("AltGraph");
        let is_alt = event.alt_key() && !is_alt_graph && !layout::is_sign(&key);
        // While several keys compose a character, they are not shortcuts.
        if event.default_prevented() || event.is_composing() || is_alt || is_silent() {
            return;
        }
        let focus = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let holds = |selector| {
            focus.as_ref().is_some_and(|it| it.closest(selector).ok().flatten().is_some())
        };
        if holds("input:not([type=range]):not([type=radio]), textarea, select") {
            return;
        }
        let press = Press {
            is_command: (event.ctrl_key() || event.meta_key()) && !is_alt_graph,
            is_free: !holds("button, a, input, summary, [role=slider], [tabindex='0']"),
            is_framed: is_framed(),
        };
        let is_shifted = event.shift_key();
        let cased = |key: String| {
            if !press.is_command {
                return key;
            }
            // Upper case means Shift, whatever Caps Lock does. The browser knows the case of every letter;
            // Rust's tables would add to the download.
            let letters = JsString::from(key);
            if is_shifted { letters.to_upper_case() } else { letters.to_lower_case() }.into()
        };
        let act = |key: &str| {
            let meant = shortcuts.iter().find(|shortcut| shortcut.is_meant(key, press));
            meant.map(|shortcut| (shortcut.act)(key))
        };
        let is_latin = layout::is_latin(&key);
        let done = act(&cased(key)).or_else(|| {
            let other = layout::by_place(&event.code(), is_shifted).filter(|_| !is_latin)?;
            act(&other)
        });
        if done == Some(true) {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}
