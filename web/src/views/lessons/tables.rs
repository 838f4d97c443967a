//! The tables of sentences that lessons show in other languages than English.

use crate::lang::{current_language, set_table};
use leptos::prelude::document;
use ui::files;
use ui::lang::ENGLISH;
use wasm_bindgen::JsValue;

/// The sentences of a lesson, or of the list of lessons, in the language of the page.
pub(super) struct Table {
    /// The code of that language.
    code: &'static str,
    /// English → translation. `None` for English, and if the table could not be loaded; then the page shows
    /// English.
    table: Option<JsValue>,
}

impl Table {
    pub(super) fn tells(self, document: &'static str) {
        set_table(document, self.code, self.table);
    }
}

/// The value of a JSON text, or `None` if it is not valid JSON.
fn parsed(text: Option<String>) -> Option<JsValue> {
    js_sys::JSON::parse(&text?).ok()
}

/// The table of a lesson, or of the list, in the language of the page at the time when the table is loaded.
pub(super) async fn table_of(id: &str) -> Table {
    loop {
        let code = current_language();
        let table = match code {
            ENGLISH => None,
            // A page that is one file has all tables of a language in one table, because they compress better
            // together.
            _ if document().get_element_by_id(&format!("lessons-{code}")).is_some() => {
                let all = parsed(files::beside("lessons", code).await);
                let table = all.and_then(|all| js_sys::Reflect::get(&all, &id.into()).ok());
                table.filter(JsValue::is_object)
            }
            _ => parsed(files::beside(&format!("lessons/{code}"), id).await),
        };
        if code == current_language() {
            return Table { code, table };
        }
    }
}
