//! The page as one file that contains settings. It opens with these settings even if no part behind `#` is
//! possible in the address, as in documents that embed their frames. `xtask/src/offline.rs` builds the
//! single-file page.

use crate::lang::t;
use crate::texts;
use js_sys::{Array, JsString, Reflect};
use leptos::prelude::*;
use playground::PlaygroundState;
use ui::files;
use ui::widgets::Toasts;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

const FILE: &str = "nabla.html";
/// The settings are written after this text.
const ROOT: &str = "<html ";

/// Saves the page with these settings, or shows why this is not possible.
pub(super) fn save(state: &PlaygroundState, toasts: Toasts) {
    let link = state.short_link();
    spawn_local(async move {
        let page = match itself() {
            Some(page) => Some(page),
            None => beside().await,
        };
        match page.and_then(|page| with_settings(&page, &link)) {
            Some(parts) => files::download_parts(FILE, &parts),
            None => toasts.show(t(texts::NO_WHOLE), None),
        }
    });
}

/// The pieces of a page that opens with the settings of a link. A page is long, so the browser joins the
/// pieces.
fn with_settings(page: &JsString, link: &str) -> Option<Array> {
    let at = u32::try_from(page.index_of(ROOT, 0)).ok()?;
    let link = link.trim_start_matches('#');
    let link = link.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    // If two attributes have the same name, the first one counts.
    let open = format!("{ROOT}data-settings=\"#{link}\" ");
    let rest = page.slice(at + ROOT.len() as u32, page.length());
    Some(Array::of3(&page.slice(0, at), &open.into(), &rest))
}

/// This page, if it is a single file: its head, and its body as it was before the program started.
fn itself() -> Option<JsString> {
    let body = Reflect::get(&window(), &"nablaBody".into()).ok()?.dyn_into::<JsString>().ok()?;
    let head = JsValue::from(document().head()?);
    let head = Reflect::get(&head, &"outerHTML".into()).ok()?;
    let page = JsString::from(format!("<!doctype html>\n{ROOT}lang=\"en\">\n"));
    Some(page.concat(&head).concat(&body).concat(&JsValue::from("</html>\n")))
}

/// The single-file page beside this page, if it is there.
async fn beside() -> Option<JsString> {
    let fetched = window().fetch_with_str(&format!("./{FILE}"));
    let response: web_sys::Response = JsFuture::from(fetched).await.ok()?.dyn_into().ok()?;
    let text = JsFuture::from(response.text().ok()?).await.ok()?.dyn_into::<JsString>().ok()?;
    // A server may return a different page for unknown paths.
    (response.ok() && text.includes("id=\"wasm\"", 0)).then_some(text)
}
