//! Ids that connect labels, lists and controls. They are valid only while the page is open.

use std::cell::Cell;

thread_local! {
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// Returns an id that no other element of this page has.
pub(super) fn unique(prefix: &str) -> String {
    let number = NEXT.replace(NEXT.get() + 1);
    format!("{prefix}-{number}")
}
