//! How the code of a part is marked, and the placeholder for a view until its part is loaded or if loading
//! fails.

use crate::lang::{t, tr};
use crate::texts;
use leptos::prelude::*;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use ui::type_erased::dynamic;
use ui::widgets::{Button, Toasts};
use wasm_bindgen_futures::spawn_local;

/// The error that a part could not be loaded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LoadError;

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for LoadError {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// Marks a function as part of `rest`, `inside`, `lessons` or `tools`. All code that only this function needs
/// belongs to the same part. The function is async: it waits for the part and returns its result, or
/// `LoadError`. `$fetch`, if given, names a second function that only fetches the part; after that, the first
/// function returns at once.
///
/// Without the feature `split`, it is an ordinary function.
macro_rules! in_part {
    ($part:ident $(, $fetch:ident)?:
        fn $name:ident($($argument:ident: $type:ty),*) -> $output:ty $body:block
    ) => {
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split(
            $part, wasm_split_path = leptos::wasm_split, fallible $(, preload($fetch))?
        )]
        fn $name($($argument: $type),*) -> Result<$output, $crate::part::LoadError> {
            Ok($body)
        }

        #[cfg(not(feature = "split"))]
        async fn $name($($argument: $type),*) -> Result<$output, $crate::part::LoadError> {
            Ok($body)
        }

        $(#[cfg(not(feature = "split"))]
        async fn $fetch() -> Result<(), $crate::part::LoadError> {
            Ok(())
        })?
    };
}
pub(crate) use in_part;

/// The result of a function in a part, available once the part is loaded.
pub(crate) type Pending<T> = Pin<Box<dyn Future<Output = Result<T, LoadError>>>>;

/// The load state of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LoadState {
    Loading,
    Loaded,
    Failed,
}

/// A view of a part: at once if the part is loaded, otherwise as soon as it is. If loading fails, a message
/// says so, with a button to try again.
pub(super) fn loaded(make: Box<dyn Fn() -> Pending<AnyView>>) -> AnyView {
    let pending = match begin(&*make) {
        Ok(view) => return view,
        Err(pending) => pending,
    };
    let state = RwSignal::new(LoadState::Loading);
    let arrived = StoredValue::new_local(None);
    // This owner owns everything that the view creates, and disposes of it.
    let owner = Owner::current();
    let wait = move |pending| {
        state.set(LoadState::Loading);
        let owner = owner.clone();
        spawn_local(async move {
            match owned(owner, state, pending).await {
                Some(Ok(view)) => {
                    arrived.try_set_value(Some(view));
                    state.try_set(LoadState::Loaded);
                }
                Some(Err(LoadError)) => _ = state.try_set(LoadState::Failed),
                None => {}
            }
        });
    };
    wait(pending);
    let again = StoredValue::new_local(move || wait(make()));
    dynamic(move || match state.get() {
        LoadState::Loading => ().into_any(),
        LoadState::Loaded => arrived.try_update_value(Option::take).flatten().into_any(),
        LoadState::Failed => failed(Callback::new(move |()| again.with_value(|again| again()))),
    })
}

/// Runs a function of a part that shows no view. If loading fails, the page shows a message and offers to try
/// again.
pub(crate) fn act(toasts: Toasts, make: Box<dyn Fn() -> Pending<()>>) {
    let Err(pending) = begin(&*make) else { return };
    spawn_local(async move {
        if pending.await.is_err() {
            let [said, label] = untrack(|| [texts::PART_FAILED, texts::TRY_AGAIN].map(t));
            let make = StoredValue::new_local(Some(make));
            let again = Callback::new(move |()| {
                if let Some(make) = make.try_update_value(Option::take).flatten() {
                    act(toasts, make);
                }
            });
            toasts.show(said, Some((label, again)));
        }
    });
}

/// A message that a part could not be loaded, with a button to try again.
pub(super) fn failed(again: Callback<()>) -> AnyView {
    view! {
        <div class="part-failed" role="alert">
            <p>{tr(texts::PART_FAILED)}</p>
            <Button label=tr(texts::TRY_AGAIN) on_click=move || again.run(()) />
        </div>
    }
    .into_any()
}

/// The result if it is available at once, otherwise the future to wait for.
fn begin<T>(make: &dyn Fn() -> Pending<T>) -> Result<T, Pending<T>> {
    let mut pending = make();
    match untrack(|| pending.as_mut().poll(&mut Context::from_waker(Waker::noop()))) {
        Poll::Ready(Ok(it)) => Ok(it),
        // A future that has completed must not be polled again.
        Poll::Ready(Err(LoadError)) => Err(make()),
        Poll::Pending => Err(pending),
    }
}

/// The view, created in its owner. Nothing if the owner has been disposed.
async fn owned(
    owner: Option<Owner>,
    state: RwSignal<LoadState>,
    mut pending: Pending<AnyView>,
) -> Option<Result<AnyView, LoadError>> {
    std::future::poll_fn(move |context| {
        if state.is_disposed() {
            return Poll::Ready(None);
        }
        let mut poll = || untrack(|| pending.as_mut().poll(context)).map(Some);
        match &owner {
            Some(owner) => owner.with(&mut poll),
            None => poll(),
        }
    })
    .await
}
