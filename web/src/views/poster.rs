//! The printed page: a poster with the picture, the settings, the link and its QR code. It exists only while
//! the page is being printed.

use crate::lang::t;
use crate::part::{self, ToolView};
use crate::play::Play;
use crate::views::share::Qr;
use crate::views::share::picture::{self, Piece};
use crate::views::stage::Stage;
use crate::views::{values, words};
use crate::{address, texts};
use leptos::{ev, html, prelude::*};
use ui::theme::Theme;
use wasm_bindgen_futures::spawn_local;

#[component]
pub(crate) fn Poster(theme: Theme) -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let is_printing = RwSignal::new(false);
    let was_dark = StoredValue::new(false);
    let before = window_event_listener(ev::beforeprint, move |_| {
        if is_printing.get_untracked() {
            return;
        }
        was_dark.set_value(untrack(|| theme.is_dark()));
        theme.pretend(false);
        picture::repaint(play, stage, picture::FINE);
        is_printing.set(true);
    });
    let after = window_event_listener(ev::afterprint, move |_| {
        theme.pretend(was_dark.get_value());
        picture::repaint(play, stage, 1.0);
        is_printing.set(false);
    });
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    move || is_printing.get().then(|| part::tools(ToolView::Print))
}

#[component]
pub(crate) fn Sheet() -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let picture = NodeRef::<html::Figure>::new();
    picture.on_load(move |figure| {
        spawn_local(async move {
            // The stage is still being painted in light colors. Printing waits for this.
            picture::painted().await;
            // On small screens, the pictures are not side by side.
            let pictures: &[&[Piece]] = if untrack(|| stage.is_small()) {
                &[&[picture::OUTPUT], &[picture::NETWORK], &[picture::LOSSES]]
            } else {
                &[&[picture::NETWORK, picture::OUTPUT], &[picture::LOSSES]]
            };
            for pieces in pictures {
                if let Some(canvas) = picture::compose_for_paper(stage, pieces) {
                    let _ = figure.append_child(&canvas);
                }
            }
        });
    });
    let (title, link, settings) = play
        .state()
        .with_untracked(|state| (texts::title(state), state.short_link(), words::rows(state)));
    let (losses, epoch) = play.peek(|session| (session.losses(), session.completed()));
    let row = |(name, value): (String, String)| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{value}</dd>
            </div>
        }
    };
    let results = [
        (t(texts::EPOCH), values::grouped(epoch)),
        (t(texts::TEST_LOSS), values::loss(losses.test)),
        (t(texts::TRAINING_LOSS), values::loss(losses.train)),
    ];
    let rows = results.into_iter().chain(settings).map(row).collect_view();
    let link = address::absolute(&link);
    view! {
        <section class="print">
            <h2>{format!("{title} · {}", texts::NAME)}</h2>
            <figure node_ref=picture></figure>
            <div class="print-foot">
                <div>
                    <dl>{rows}</dl>
                    <p>{link.clone()}</p>
                </div>
                <Qr link />
            </div>
        </section>
    }
}
