//! The toast: a line that reports what just happened, with one button to undo it or continue from it.

use super::{IconButton, IconName};
use crate::type_erased::dynamic;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::time::Duration;

/// The handle through which any view shows a message. Copy it out of the context with
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
    /// Creates the handle and provides it to every component below the current one.
    pub fn provide() -> Self {
        let toasts = Self { current: RwSignal::new(None) };
        provide_context(toasts);
        toasts
    }

    /// Shows one line, which replaces the last one, optionally with a button: its label and its action.
    pub fn show(self, text: impl Into<String>, action: Option<(String, Callback<()>)>) {
        self.current.set(Some(Toast { text: text.into(), action, stays: false }));
    }

    /// Shows an error, which replaces the last line. It stays until it is dismissed.
    pub fn warn(self, text: impl Into<String>) {
        self.current.set(Some(Toast { text: text.into(), action: None, stays: true }));
    }

    /// Removes the line.
    pub fn dismiss(self) {
        self.current.set(None);
    }
}

/// The place where the lines of `Toasts` appear. Use one per page.
#[component]
pub fn ToastHost(
    /// The handle whose lines appear here.
    toasts: Toasts,
    /// How long a line stays while neither pointer nor focus rests on it.
    #[prop(default = Duration::from_secs(5))]
    duration: Duration,
    /// The name of the button that removes a line that stays.
    #[prop(into)]
    close_label: Signal<String>,
) -> impl IntoView {
    view! {
        // Always rendered: a live region that is added together with its text is not read aloud.
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
        // A line that is being removed loses the focus last; it must not start a timer that would remove the
        // next line.
        timer.try_update_value(|timer| {
            *timer = set_timeout_with_handle(move || toasts.dismiss(), duration).ok();
        });
    };
    count_down();
    on_cleanup(hold);

    let action = toast.action.map(|(label, act)| {
        let press = move |_| {
            toasts.dismiss();
            // Its owner may no longer exist.
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
