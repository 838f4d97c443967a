//! The keyboard of a page: which of its shortcuts a press means. What they do is the page's business. A
//! control that has the focus comes first: what it uses does not arrive here.

use js_sys::JsString;
use leptos::{ev, prelude::*};
use std::fmt;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// One of a page's shortcuts.
pub struct Shortcut {
    /// The keys that it answers to, as browsers name them; with Ctrl or ⌘, an upper-case letter stands
    /// for that letter with Shift.
    keys: &'static [&'static str],
    scope: Scope,
    in_frame: bool,
    /// Does it, and returns whether there was anything to do.
    act: Box<dyn Fn(&str) -> bool>,
}

/// When a shortcut is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    /// Wherever nobody is typing.
    Page,
    /// And no control has the focus that could use the key itself, as buttons use the space bar.
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
    /// A shortcut that always has something to do.
    pub fn new(keys: &'static [&'static str], act: impl Fn() + 'static) -> Self {
        Self::perhaps(keys, move |_| {
            act();
            true
        })
    }

    /// A shortcut that is told which of its keys was pressed, and says whether that meant anything.
    pub fn perhaps(keys: &'static [&'static str], act: impl Fn(&str) -> bool + 'static) -> Self {
        Self { keys, scope: Scope::Page, in_frame: false, act: Box::new(act) }
    }

    /// The same for a key that controls use themselves.
    #[must_use]
    pub fn if_free(self) -> Self {
        Self { scope: Scope::Free, ..self }
    }

    /// The same together with Ctrl or ⌘.
    #[must_use]
    pub fn with_ctrl(self) -> Self {
        Self { scope: Scope::Command, ..self }
    }

    /// The same, also where the page stands inside another one, to which all other keys belong.
    #[must_use]
    pub fn also_in_frame(self) -> Self {
        Self { in_frame: true, ..self }
    }
}

/// What a press says besides its key.
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
        // Undo and redo, with Ctrl or ⌘, act inside a frame as well.
        let is_ours = self.in_frame || press.is_command || !press.is_framed;
        is_due && is_ours && self.keys.contains(&key)
    }
}

/// Listens until the owner is gone. Where `is_framed`, all keys but a few belong to the page around it.
/// While `is_silent`, as while a dialog is open, no key does anything.
pub fn connect(
    shortcuts: Vec<Shortcut>,
    is_framed: impl Fn() -> bool + 'static,
    is_silent: impl Fn() -> bool + 'static,
) {
    let listener = window_event_listener(ev::keydown, move |event| {
        if event.default_prevented() || event.alt_key() || is_silent() {
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
            is_command: event.ctrl_key() || event.meta_key(),
            is_free: !holds("button, a, input, summary, [role=slider], [tabindex='0']"),
            is_framed: is_framed(),
        };
        let mut key = event.key();
        if press.is_command {
            // Upper case means Shift alone, whatever Caps Lock does. The browser knows the case of every
            // letter; the tables of Rust would be downloaded.
            let letters = JsString::from(key);
            let upper = event.shift_key();
            key = if upper { letters.to_upper_case() } else { letters.to_lower_case() }.into();
        }
        let meant = shortcuts.iter().find(|shortcut| shortcut.is_meant(&key, press));
        if meant.is_some_and(|shortcut| (shortcut.act)(&key)) {
            event.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}
