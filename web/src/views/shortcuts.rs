//! The list of keyboard shortcuts.

use crate::lang::tr;
use crate::texts;
use leptos::prelude::*;
use ui::widgets::Dialog;

#[component]
pub(crate) fn Shortcuts(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open title=tr(texts::SHORTCUTS) close_label=tr(texts::CLOSE)>
            <dl class="shortcuts">
                {texts::SHORTCUT_LIST
                    .iter()
                    .map(|&(keys, action)| view! {
                        <div>
                            <dt>
                                <kbd>{tr(keys)}</kbd>
                            </dt>
                            <dd>{tr(action)}</dd>
                        </div>
                    })
                    .collect_view()}
            </dl>
        </Dialog>
    }
}
