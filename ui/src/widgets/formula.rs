//! A formula within a text, displayed by the browser's MathML. `plot` parses the formula.

use leptos::prelude::*;

/// Characters that must stay on the same line as a formula before them.
const CLOSING: &[char] = &['.', ',', ':', ';', '?', ')'];

/// Displays a text in plain notation as a formula, or unchanged if it is not a formula. The punctuation mark
/// after it is included, so that no line begins with one.
///
/// The plain text is stored in `data-text`, because a copied fraction loses its fraction bar.
#[component]
pub fn Formula(
    #[prop(into)] text: String,
    /// The punctuation mark directly after it, if any.
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

/// Splits off the punctuation mark that must stay with the content before this text; also returns the rest.
pub fn closing_sign(text: &str) -> (Option<char>, &str) {
    match text.chars().next().filter(|it| CLOSING.contains(it)) {
        Some(sign) => (Some(sign), &text[sign.len_utf8()..]),
        None => (None, text),
    }
}
