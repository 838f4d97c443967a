//! The page as one file that carries settings: it opens with them where nothing can stand behind `#`, as in
//! documents that take their frames inside. How that file is made is in `xtask/src/offline.rs`.

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
/// What the settings are written behind.
const ROOT: &str = "<html ";

/// Saves the page with these settings, or says why that cannot be.
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

/// The pieces of a page that opens with the settings of a link. A page is long, so the browser joins them.
fn with_settings(page: &JsString, link: &str) -> Option<Array> {
    let at = u32::try_from(page.index_of(ROOT, 0)).ok()?;
    let link = link.trim_start_matches('#');
    let link = link.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    // Of two attributes of one name the first counts.
    let open = format!("{ROOT}data-settings=\"#{link}\" ");
    let rest = page.slice(at + ROOT.len() as u32, page.length());
    Some(Array::of3(&page.slice(0, at), &open.into(), &rest))
}

/// This page, if it is one file: its head, and the body that it had before the program began.
fn itself() -> Option<JsString> {
    let body = Reflect::get(&window(), &"nablaBody".into()).ok()?.dyn_into::<JsString>().ok()?;
    let head = JsValue::from(document().head()?);
    let head = Reflect::get(&head, &"outerHTML".into()).ok()?;
    let page = JsString::from(format!("<!doctype html>\n{ROOT}lang=\"en\">\n"));
    Some(page.concat(&head).concat(&body).concat(&JsValue::from("</html>\n")))
}

/// The file beside this page, where it was left.
async fn beside() -> Option<JsString> {
    let fetched = window().fetch_with_str(&format!("./{FILE}"));
    let response: web_sys::Response = JsFuture::from(fetched).await.ok()?.dyn_into().ok()?;
    let text = JsFuture::from(response.text().ok()?).await.ok()?.dyn_into::<JsString>().ok()?;
    // A server may have another page for every path.
    (response.ok() && text.includes("id=\"wasm\"", 0)).then_some(text)
}
