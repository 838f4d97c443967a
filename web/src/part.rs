//! Parts of the module: code that a visitor does not wait for, and what stands in its place until it is
//! here, or where it cannot be had. What is in which part is listed in `part/`, a file each; how the
//! page is taken apart is told in `xtask/src/split.rs`, how a part is fetched in `web/parts.js`.

pub(crate) mod lessons;
pub(crate) mod rest;
pub(crate) mod tools;

use crate::lang::{t, tr};
use crate::texts;
use leptos::prelude::*;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;
use ui::erased::dynamic;
use ui::widgets::{Button, Toasts};
use wasm_bindgen_futures::spawn_local;

/// How long the page has been there when it fetches what is opened later.
const IDLE: Duration = Duration::from_secs(2);

/// A part could not be had.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Away;

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for Away {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// Marks a function whose code, and all that only it needs, is in a part: `rest`, `lessons` or `tools`.
/// To call it is to wait for the part: what it gives, or `Away`. `$fetch`, where it is named, only
/// fetches the part; from then on the function answers at once.
///
/// Without the feature `split` it is plain code that is there already.
macro_rules! in_part {
    ($part:ident $(, $fetch:ident)?:
        fn $name:ident($($argument:ident: $type:ty),*) -> $output:ty $body:block
    ) => {
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split(
            $part, wasm_split_path = leptos::wasm_split, fallible $(, preload($fetch))?
        )]
        fn $name($($argument: $type),*) -> Result<$output, $crate::part::Away> {
            Ok($body)
        }

        #[cfg(not(feature = "split"))]
        async fn $name($($argument: $type),*) -> Result<$output, $crate::part::Away> {
            Ok($body)
        }

        $(#[cfg(not(feature = "split"))]
        async fn $fetch() -> Result<(), $crate::part::Away> {
            Ok(())
        })?
    };
}
use in_part;

/// What a part gives, once it is here.
type Coming<T> = Pin<Box<dyn Future<Output = Result<T, Away>>>>;

/// Where a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    Coming,
    Here,
    Away,
}

/// A view of a part: at once where the part is here already, else as soon as it is. Where it cannot be
/// had, a sentence says so, with a button to try again.
fn view(make: Box<dyn Fn() -> Coming<AnyView>>) -> AnyView {
    let coming = match begin(&*make) {
        Ok(view) => return view,
        Err(coming) => coming,
    };
    let stand = RwSignal::new(Stand::Coming);
    let arrived = StoredValue::new_local(None);
    // What the view makes is owned here, and is gone when this is.
    let owner = Owner::current();
    let wait = move |coming| {
        stand.set(Stand::Coming);
        let owner = owner.clone();
        spawn_local(async move {
            match owned(owner, stand, coming).await {
                Some(Ok(view)) => {
                    arrived.try_set_value(Some(view));
                    stand.try_set(Stand::Here);
                }
                Some(Err(Away)) => _ = stand.try_set(Stand::Away),
                None => {}
            }
        });
    };
    wait(coming);
    let again = StoredValue::new_local(move || wait(make()));
    dynamic(move || match stand.get() {
        Stand::Coming => ().into_any(),
        Stand::Here => arrived.try_update_value(Option::take).flatten().into_any(),
        Stand::Away => sorry(Callback::new(move |()| again.with_value(|again| again()))),
    })
}

/// Does something that a part can. Where the part cannot be had, the page says so and offers to try again.
fn act(toasts: Toasts, make: Box<dyn Fn() -> Coming<()>>) {
    let Err(coming) = begin(&*make) else { return };
    spawn_local(async move {
        if coming.await.is_err() {
            let [said, label] = untrack(|| [texts::PART_AWAY, texts::TRY_AGAIN].map(t));
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

/// That a part could not be had, and the way to it.
fn sorry(again: Callback<()>) -> AnyView {
    view! {
        <div class="part-away" role="alert">
            <p>{tr(texts::PART_AWAY)}</p>
            <Button label=tr(texts::TRY_AGAIN) on_click=move || again.run(()) />
        </div>
    }
    .into_any()
}

/// What a part gives at once, or else what is to be waited for.
fn begin<T>(make: &dyn Fn() -> Coming<T>) -> Result<T, Coming<T>> {
    let mut coming = make();
    match untrack(|| coming.as_mut().poll(&mut Context::from_waker(Waker::noop()))) {
        Poll::Ready(Ok(it)) => Ok(it),
        // It has answered, and does so once.
        Poll::Ready(Err(Away)) => Err(make()),
        Poll::Pending => Err(coming),
    }
}

/// The view, made in its owner; nothing once that is gone.
async fn owned(
    owner: Option<Owner>,
    stand: RwSignal<Stand>,
    mut coming: Coming<AnyView>,
) -> Option<Result<AnyView, Away>> {
    std::future::poll_fn(move |context| {
        if stand.is_disposed() {
            return Poll::Ready(None);
        }
        let mut poll = || untrack(|| coming.as_mut().poll(context)).map(Some);
        match &owner {
            Some(owner) => owner.with(&mut poll),
            None => poll(),
        }
    })
    .await
}

/// Fetches what is opened later, once the page has nothing to do.
fn fetch_when_idle() {
    set_timeout(
        || {
            spawn_local(async {
                lessons::fetch_early().await;
                tools::fetch_early().await;
            });
        },
        IDLE,
    );
}
