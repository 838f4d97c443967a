//! The one line that says what just happened, with one way to undo or follow it.

use super::{IconButton, IconName};
use crate::type_erased::dynamic;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// The handle through which any view says something. Copy it out of the context with
/// `expect_context::<Toasts>()`.
#[derive(Clone, Copy, Debug)]
pub struct Toasts {
    current: RwSignal<Option<Toast>>,
}

#[derive(Clone, Debug)]
struct Toast {
    text: String,
    action: Option<(String, Callback<()>)>,
    /// Whether it stays until it is dismissed.
    stays: bool,
}

impl Toasts {
    /// Makes the handle and gives it to every component below the current one.
    pub fn provide() -> Self {
        let toasts = Self { current: RwSignal::new(None) };
        provide_context(toasts);
        toasts
    }

    /// Says one line, in place of the last, perhaps with a button: its label and what it does.
    pub fn show(self, text: impl Into<String>, action: Option<(String, Callback<()>)>) {
        self.current.set(Some(Toast { text: text.into(), action, stays: false }));
    }

    /// Says what went wrong, in place of the last line. It stays until it is dismissed.
    pub fn warn(self, text: impl Into<String>) {
        self.current.set(Some(Toast { text: text.into(), action: None, stays: true }));
    }

    /// Takes the line away.
    pub fn dismiss(self) {
        self.current.set(None);
    }
}

/// The place where the lines of `Toasts` appear. One per page.
#[component]
pub fn ToastHost(
    /// The handle whose lines appear here.
    toasts: Toasts,
    /// How long a line stays while neither pointer nor focus rests on it.
    #[prop(default = Duration::from_secs(5))]
    duration: Duration,
    /// The name of the button that takes a line away which stays.
    #[prop(into)]
    close_label: Signal<String>,
) -> impl IntoView {
    view! {
        // Always there: a live region that comes with its text is not read aloud.
        <div class="w-toast-host" id="toast" role="status" aria-live="polite">
            {dynamic(move || toasts.current.get().map(|toast| view! { <Line toasts toast duration close_label /> }))}
        </div>
    }
}

#[component]
fn Line(
    toasts: Toasts,
    toast: Toast,
    duration: Duration,
    close_label: Signal<String>,
) -> impl IntoView {
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let hold = move || {
        timer.try_update_value(|timer| timer.take().map(|timer| timer.clear()));
    };
    let stays = toast.stays;
    let count_down = move || {
        hold();
        if stays {
            return;
        }
        // A line that is being removed loses the focus last; it must not start a timer that ends the next line.
        timer.try_update_value(|timer| {
            *timer = set_timeout_with_handle(move || toasts.dismiss(), duration).ok();
        });
    };
    count_down();
    on_cleanup(hold);

    let action = toast.action.map(|(label, act)| {
        let press = move |_| {
            toasts.dismiss();
            // Its owner may be gone from the page by now.
            act.try_run(());
        };
        view! {
            <button type="button" class="w-toast-action" on:click=press>
                {label}
            </button>
        }
    });
    view! {
        <div
            class="w-toast"
            on:pointerenter=move |_| hold()
            on:pointerleave=move |_| count_down()
            on:focusin=move |_| hold()
            on:focusout=move |_| count_down()
        >
            <span>{toast.text}</span>
            {action}
            {stays.then(|| {
                view! {
                    <IconButton
                        icon=IconName::Close
                        label=close_label
                        on_click=move || toasts.dismiss()
                    />
                }
            })}
        </div>
    }
}
