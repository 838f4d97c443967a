//! Effects, memos and dynamic views with boxed closures: the generic code of Leptos is then compiled once, and
//! not once per closure, which made the wasm much larger. The callers decide what depends on what.

use leptos::prelude::*;

/// Runs right after mounting, and again whenever something that it read changes.
pub fn effect(run: impl FnMut() + 'static) {
    boxed_effect(Box::new(run));
}

fn boxed_effect(run: Box<dyn FnMut()>) {
    Effect::new(run);
}

/// A value that is computed again when something that it read changes. Its readers run again only if the value
/// is different.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    compute: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    boxed_memo(Box::new(compute))
}

fn boxed_memo<T: PartialEq + Send + Sync + 'static>(
    compute: Box<dyn Fn() -> T + Send + Sync>,
) -> Memo<T> {
    Memo::new(move |_| compute())
}

/// A part of the page that is rendered again when something that it read changes.
pub fn dynamic<V: IntoAny + 'static>(make: impl Fn() -> V + Send + 'static) -> AnyView {
    boxed_view(Box::new(move || make().into_any()))
}

fn boxed_view(make: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    (move || make()).into_any()
}
