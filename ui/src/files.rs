//! Files: text out of the page and into it, whether chosen, dropped, pasted or lying beside the page. What a text means is
//! decided in `views/files.rs`.

use leptos::{ev, prelude::*};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DataTransfer, File, HtmlAnchorElement, HtmlInputElement, Url};

/// The largest file that is read, in bytes: whatever is larger, the readers would refuse.
const MAX_LEN: f64 = 10_000_000.0;

/// What became of a file: its text, or that it was too large or not to be read.
pub type Text = Result<String, ()>;

/// Saves a text under a name where the browser keeps what is downloaded.
pub fn download(name: &str, text: &str) {
    let parts = js_sys::Array::of1(&text.into());
    if let Ok(blob) = Blob::new_with_str_sequence(&parts) {
        download_blob(name, &blob);
    }
}

/// Saves what is no text in the same way.
pub fn download_blob(name: &str, blob: &Blob) {
    let Ok(url) = Url::create_object_url_with_blob(blob) else { return };
    if let Ok(Ok(anchor)) =
        document().create_element("a").map(JsCast::dyn_into::<HtmlAnchorElement>)
    {
        anchor.set_href(&url);
        anchor.set_download(name);
        anchor.click();
    }
    // Not at once: some browsers begin to read only after the click has returned.
    set_timeout(
        move || {
            let _ = Url::revoke_object_url(&url);
        },
        std::time::Duration::from_secs(60),
    );
}

/// Asks for a file whose name ends like one of these, such as `.csv,.txt`.
pub fn choose(accept: &str, take: Callback<Text>) {
    let input = document().create_element("input").map(JsCast::dyn_into::<HtmlInputElement>);
    let Ok(Ok(input)) = input else { return };
    input.set_type("file");
    input.set_accept(accept);
    let chosen = input.clone();
    // Lives until a file is chosen; with no file chosen, as long as the input.
    let change = Closure::once_into_js(move || {
        if let Some(file) = chosen.files().and_then(|files| files.get(0)) {
            read(file, take);
        }
    });
    input.set_onchange(Some(change.unchecked_ref()));
    input.click();
}

/// The text of a file that belongs to the page: in a folder beside it, or inside it where the page is one
/// file. Nothing if it cannot be had.
pub async fn beside(folder: &str, name: &str) -> Option<String> {
    // A name that comes from a link must not be a path.
    if !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        return None;
    }
    if let Some(inside) = document().get_element_by_id(&format!("{folder}-{name}")) {
        return inside.text_content();
    }
    let fetched = window().fetch_with_str(&format!("./{folder}/{name}.json"));
    let response: web_sys::Response = JsFuture::from(fetched).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

/// Takes every text that is dropped on the page, or pasted where nothing can be typed, until the owner
/// is gone. `is_over` tells whether something is being held over the page.
pub fn connect(is_over: RwSignal<bool>, take: Callback<Text>) {
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

/// The file, or else the text of more than a line.
fn receive(data: &DataTransfer, take: Callback<Text>) {
    if let Some(file) = data.files().and_then(|files| files.get(0)) {
        read(file, take);
    } else if let Ok(text) = data.get_data("text/plain")
        && text.contains('\n')
    {
        take.run(Ok(text));
    }
}

fn read(file: File, take: Callback<Text>) {
    if MAX_LEN < file.size() {
        take.run(Err(()));
        return;
    }
    let text = file.text();
    spawn_local(async move {
        let text = JsFuture::from(text).await.ok().and_then(|text| text.as_string());
        // The page may be gone by now.
        take.try_run(text.ok_or(()));
    });
}

fn holds_text(data: &DataTransfer) -> bool {
    let types = data.types();
    ["Files", "text/plain"].iter().any(|&it| types.includes(&JsValue::from(it), 0))
}

/// Whether something can be typed there.
fn is_field(target: Option<web_sys::EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|it| it.closest("input, textarea").ok().flatten().is_some())
}
