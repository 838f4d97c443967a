//! Files: saves text and bytes, and reads files that are chosen, dropped, pasted or stored next to the page.
//! The caller decides what the bytes mean and which encoding they have.

use leptos::{ev, prelude::*};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DataTransfer, File, HtmlAnchorElement, HtmlInputElement, Url};

/// The largest number of bytes that are read from a file: one more than any parser accepts, so that the parsers
/// themselves report a file that is too large.
const MAX_LEN: f64 = 10_000_001.0;

/// The bytes of a file or a text, or an error if it could not be read.
pub type Bytes = Result<Vec<u8>, ()>;

/// Saves a text under a name in the browser's download folder.
pub fn download(name: &str, text: &str) {
    download_parts(name, &js_sys::Array::of1(&text.into()));
}

/// Saves several texts, joined into one file, in the same way.
pub fn download_parts(name: &str, parts: &js_sys::Array) {
    if let Ok(blob) = Blob::new_with_str_sequence(parts) {
        download_blob(name, &blob);
    }
}

/// Saves bytes in the same way.
pub fn download_bytes(name: &str, bytes: &[u8]) {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    if let Ok(blob) = Blob::new_with_u8_array_sequence(&parts) {
        download_blob(name, &blob);
    }
}

/// Saves a blob in the same way.
pub fn download_blob(name: &str, blob: &Blob) {
    let Ok(url) = Url::create_object_url_with_blob(blob) else { return };
    if let Ok(Ok(anchor)) =
        document().create_element("a").map(JsCast::dyn_into::<HtmlAnchorElement>)
    {
        anchor.set_href(&url);
        anchor.set_download(name);
        anchor.click();
    }
    // Not at once: some browsers start to read only after the click handler has returned.
    set_timeout(
        move || {
            let _ = Url::revoke_object_url(&url);
        },
        std::time::Duration::from_secs(60),
    );
}

/// Opens a file dialog for files with one of these extensions, such as `.csv,.txt`.
pub fn choose(accept: &str, take: Callback<Bytes>) {
    let input = document().create_element("input").map(JsCast::dyn_into::<HtmlInputElement>);
    let Ok(Ok(input)) = input else { return };
    input.set_type("file");
    input.set_accept(accept);
    let chosen = input.clone();
    // Lives until a file is chosen; if none is chosen, as long as the input element.
    let change = Closure::once_into_js(move || {
        if let Some(file) = chosen.files().and_then(|files| files.get(0)) {
            read(&file, take);
        }
    });
    input.set_onchange(Some(change.unchecked_ref()));
    input.click();
}

/// The text of a file that belongs to the page: in a folder next to it, or inside the page if it is a single
/// file. `None` if it is not available.
pub async fn beside(folder: &str, name: &str) -> Option<String> {
    // A name from a link must not be a path.
    if !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        return None;
    }
    if let Some(inside) = document().get_element_by_id(&format!("{folder}-{name}")) {
        let text = inside.text_content().unwrap_or_default();
        // A page that is a single file compresses its texts; in other pages they may be uncompressed.
        return if text.trim_start().starts_with(['{', '[']) {
            Some(text)
        } else {
            unpacked(&inside).await
        };
    }
    let fetched = window().fetch_with_str(&format!("./{folder}/{name}.json"));
    let response: web_sys::Response = JsFuture::from(fetched).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

/// The text of a file inside the page, where it is compressed for the function in `web/parts.js`.
async fn unpacked(inside: &JsValue) -> Option<String> {
    let parts = window().get("nablaParts")?;
    let text = js_sys::Reflect::get(&parts, &"text".into()).ok()?;
    let text = text.unchecked_ref::<js_sys::Function>().call1(&parts, inside).ok()?;
    JsFuture::from(text.unchecked_into::<js_sys::Promise>()).await.ok()?.as_string()
}

/// Receives every text and file that is dropped on the page, or pasted where no text field has the focus, until
/// the owner is cleaned up. `is_over` is true while the user drags something over the page.
pub fn connect(is_over: RwSignal<bool>, take: Callback<Bytes>) {
    let over = window_event_listener(ev::dragover, move |event| {
        if event.data_transfer().is_some_and(|data| holds_text(&data)) {
            event.prevent_default();
            if !is_over.get_untracked() {
                is_over.set(true);
            }
        }
    });
    let leave = window_event_listener(ev::dragleave, move |event| {
        if event.related_target().is_none() {
            is_over.set(false);
        }
    });
    let drop = window_event_listener(ev::drop, move |event| {
        is_over.set(false);
        if let Some(data) = event.data_transfer().filter(|_| !is_field(event.target())) {
            event.prevent_default();
            receive(&data, take);
        }
    });
    let paste = window_event_listener(ev::paste, move |event| {
        if let Some(data) = event.clipboard_data().filter(|_| !is_field(event.target())) {
            receive(&data, take);
        }
    });
    on_cleanup(move || {
        for listener in [over, leave, drop, paste] {
            listener.remove();
        }
    });
}

/// Uses the text if it is more than one cell, because spreadsheets add a picture to it; otherwise uses the
/// file. A text that is only the file's name or address is ignored: some programs add it.
fn receive(data: &DataTransfer, take: Callback<Bytes>) {
    let text = data.get_data("text/plain").unwrap_or_default();
    let file = data.files().and_then(|files| files.get(0));
    let is_picture = file.as_ref().is_some_and(|file| file.type_().starts_with("image/"));
    let is_address = text.starts_with("file:");
    let is_text = text.contains(['\n', '\r', '\t']) || is_picture && !text.is_empty();
    match file {
        _ if is_text && !is_address => take.run(Ok(text.into_bytes())),
        Some(file) => read(&file, take),
        None => (),
    }
}

fn read(file: &File, take: Callback<Bytes>) {
    let Ok(head) = file.slice_with_f64_and_f64(0.0, MAX_LEN) else { return take.run(Err(())) };
    let bytes = head.array_buffer();
    spawn_local(async move {
        let bytes = JsFuture::from(bytes).await.ok();
        let bytes = bytes.map(|bytes| js_sys::Uint8Array::new(&bytes).to_vec());
        // The page may no longer exist.
        take.try_run(bytes.ok_or(()));
    });
}

fn holds_text(data: &DataTransfer) -> bool {
    let types = data.types();
    ["Files", "text/plain"].iter().any(|&it| types.includes(&JsValue::from(it), 0))
}

/// Whether the target is a text field.
fn is_field(target: Option<web_sys::EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|it| it.closest("input, textarea").ok().flatten().is_some())
}
