//! The list of keyboard shortcuts.

use crate::keys::SHORTCUTS;
use crate::texts;
use crate::widgets::Dialog;
use leptos::prelude::*;

#[component]
pub(crate) fn Shortcuts(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open title=texts::SHORTCUTS close_label=texts::CLOSE>
            <dl class="shortcuts">
                {SHORTCUTS
                    .iter()
                    .map(|(keys, action)| view! {
                        <div>
                            <dt>
                                <kbd>{*keys}</kbd>
                            </dt>
                            <dd>{*action}</dd>
                        </div>
                    })
                    .collect_view()}
            </dl>
        </Dialog>
    }
}
