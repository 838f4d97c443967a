//! The address bar: settings ⇄ the hash of the page's address.

use crate::erased::effect;
use crate::lang::{t, told};
use crate::play::Play;
use crate::texts;
use crate::widgets::Toasts;
use leptos::{ev, prelude::*};
use playground::{Notice, PlaygroundState, first_seed};
use std::time::Duration;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Browsers refuse an address that changes more often than about three times a second.
const PAUSE: Duration = Duration::from_millis(400);

/// The settings of the page's address, and what of it was not taken as it stands. A link without a
/// seed gets one from the system.
pub(crate) fn read() -> (PlaygroundState, Vec<Notice>) {
    let hash = window().location().hash().unwrap_or_default();
    PlaygroundState::from_link_with(&hash, || {
        // A system without random numbers still gets a playground.
        first_seed(getrandom::u64().unwrap_or_default())
    })
}

/// Keeps the address and the settings in step until the owner is gone. The address is replaced, so
/// that the browser's way back is not filled with every turn of a dial.
pub(crate) fn connect(play: Play, toasts: Toasts) {
    let pending = StoredValue::new(None::<TimeoutHandle>);
    let cancel = move || {
        if let Some(handle) = pending.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    };
    effect(move || {
        let link = play.state().with(PlaygroundState::to_link);
        cancel();
        pending.set_value(set_timeout_with_handle(move || write(&link), PAUSE).ok());
    });
    let listener = window_event_listener(ev::hashchange, move |_| {
        cancel();
        let (state, notices) = read();
        play.open(state);
        tell(&notices, toasts);
    });
    on_cleanup(move || {
        cancel();
        listener.remove();
    });
}

/// Says once which parts of a link were not taken as they stand.
pub(crate) fn tell(notices: &[Notice], toasts: Toasts) {
    match notices {
        [] => {}
        [notice] => toasts.show(told(notice.sentence()), None),
        [notice, rest @ ..] => {
            toasts.show(texts::and_more(told(notice.sentence()), rest.len()), None);
        }
    }
}

/// The address of these settings on this page.
pub(crate) fn absolute(link: &str) -> String {
    let location = window().location();
    let part = |part: Result<String, JsValue>| part.unwrap_or_default();
    let origin = part(location.origin());
    format!("{origin}{}{}{link}", part(location.pathname()), part(location.search()))
}

/// Copies the address of these settings, and says whether that went well.
pub(crate) fn copy(state: &PlaygroundState, toasts: Toasts) {
    let fits = state.fits_a_link();
    let said = if fits { texts::LINK_COPIED } else { texts::LINK_WITHOUT_POINTS };
    copy_text(&absolute(&state.short_link()), said, toasts);
}

/// Copies a text, and says so in these words if that went well.
pub(crate) fn copy_text(text: &str, said: &'static str, toasts: Toasts) {
    let clipboard = window().navigator().clipboard();
    // Pages that are not served safely have no clipboard.
    if JsValue::from(clipboard.clone()).is_undefined() {
        toasts.show(t(texts::LINK_NOT_COPIED), None);
        return;
    }
    let written = clipboard.write_text(text);
    spawn_local(async move {
        let is_written = JsFuture::from(written).await.is_ok();
        toasts.show(t(if is_written { said } else { texts::LINK_NOT_COPIED }), None);
    });
}

fn write(link: &str) {
    if window().location().hash().is_ok_and(|hash| hash == *link) {
        return;
    }
    if let Ok(history) = window().history() {
        // A page without an address of its own, as in `srcdoc`, refuses: then there is none to keep.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(link));
    }
}
