//! The link as a QR code (ISO/IEC 18004), drawn as one path.

use crate::lang::tr;
use crate::texts;
use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// The largest number of characters in a link. With more, the code is too fine for a phone in a lecture hall.
const MAX_LEN: usize = 800;
/// The number of modules that must stay empty around a code.
const QUIET: i32 = 4;

#[component]
pub(crate) fn Qr(#[prop(into)] link: Signal<String>) -> impl IntoView {
    move || {
        match link.with(|link| path(link)) {
        Some((size, path)) => view! {
            <svg class="qr" viewBox=format!("0 0 {size} {size}") role="img" aria-label=tr(texts::QR)>
                <path d=path />
            </svg>
        }
        .into_any(),
        None => view! { <p class="qr-none">{tr(texts::QR_TOO_LONG)}</p> }.into_any(),
    }
    }
}

/// The side of the code including its margin, in modules, and the path of the dark modules, run by run.
fn path(link: &str) -> Option<(i32, String)> {
    if MAX_LEN < link.len() {
        return None;
    }
    let code = QrCode::encode_text(link, QrCodeEcc::Low).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let from = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if from < x {
                let n = x - from;
                // Writing to a string cannot fail.
                let _ = write!(path, "M{} {}h{n}v1h-{n}z", from + QUIET, y + QUIET);
            }
            x += 1;
        }
    }
    Some((code.size() + 2 * QUIET, path))
}
