//! Effects, memos and dynamic views of boxed closures: the generic code of Leptos is then compiled once, and
//! not once for each closure, which made the wasm much larger. What reacts to what is decided where they are
//! used.

use leptos::prelude::*;

/// Runs at once after mounting, and again whenever something that it read changes.
pub fn effect(run: impl FnMut() + 'static) {
    boxed_effect(Box::new(run));
}

fn boxed_effect(run: Box<dyn FnMut()>) {
    Effect::new(run);
}

/// A value that is computed again when something that it read changes. Its readers run again only if the value
/// is a different one.
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

/// A part of the page that is made again when something that it read changes.
pub fn dynamic<V: IntoAny + 'static>(make: impl Fn() -> V + Send + 'static) -> AnyView {
    boxed_view(Box::new(move || make().into_any()))
}

fn boxed_view(make: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
    (move || make()).into_any()
}
