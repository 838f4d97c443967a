//! A formula beside a text, set by the browser's own MathML. How it is set is `plot`'s business.

use leptos::prelude::*;

/// What may follow a formula on the same line only.
const CLOSING: &[char] = &['.', ',', ':', ';', '?', ')'];

/// A text in plain notation as the formula that it is, or as it stands if it is none. The sign that ends a
/// sentence or a part of it goes with it, so that no line begins with one.
///
/// The plain text is kept in `data-text`: a fraction loses its line when it is copied.
#[component]
pub fn Formula(
    #[prop(into)] text: String,
    /// What follows it directly: a sign, or nothing.
    #[prop(default = None)]
    then: Option<char>,
) -> impl IntoView {
    let then = then.map(String::from).unwrap_or_default();
    let Some(mut pieces) = plot::mathml(&text) else {
        return view! { <span>{text + &then}</span> }.into_any();
    };
    let last = pieces.pop().unwrap_or_default();
    let set = format!("{}<span>{last}{then}</span>", pieces.concat());
    view! { <span class="w-formula" translate="no" data-text=text + &then inner_html=set></span> }
        .into_any()
}

/// The sign that must stay beside what comes before this text, and the rest of it.
pub fn closing_sign(text: &str) -> (Option<char>, &str) {
    match text.chars().next().filter(|it| CLOSING.contains(it)) {
        Some(sign) => (Some(sign), &text[sign.len_utf8()..]),
        None => (None, text),
    }
}
