//! The message after training has diverged, with buttons to go back.

use crate::lang::tr;
use crate::play::Play;
use crate::texts;
use crate::views::values;
use leptos::prelude::*;
use playground::Session;
use ui::type_erased::{dynamic, memo};
use ui::widgets::{Button, Card};

#[component]
pub(crate) fn Divergence() -> impl IntoView {
    let play = expect_context::<Play>();
    let divergence = memo(move || play.read(Session::divergence));
    // The user can close the card. It appears again at the next divergence.
    let kept = RwSignal::new(None);
    let shown = move || divergence.get().filter(|divergence| kept.get() != Some(*divergence));
    let rate = move || values::number(play.state().with(|state| state.learning_rate));
    view! {
        <div class="divergence" role="alert">
            {dynamic(move || shown().map(|divergence| {
                let calmer = play.calmer_rate();
                let reason = texts::diverged(divergence, rate());
                let rate = calmer.map(values::number);
                let label = texts::go_back(divergence.last_good, rate);
                view! {
                    <Card>
                        <p>{reason}</p>
                        <div class="answers">
                            <Button label=label primary=true on_click=move || play.recover(calmer) />
                            <Button label=tr(texts::KEEP) on_click=move || kept.set(Some(divergence)) />
                        </div>
                    </Card>
                }
            }))}
        </div>
    }
}
