//! The run as an animated picture: its epochs are returned to one after the other, painted on the
//! stage and taken from there, so it shows what was seen, changes by hand included. Which epochs is
//! `playground`'s business, the file `plot`'s.

use crate::erased::dynamic;
use crate::lang::{t, tr};
use crate::play::Play;
use crate::views::share::picture;
use crate::views::stage::Stage;
use crate::views::values;
use crate::widgets::Button;
use crate::{canvas, files, texts};
use leptos::prelude::*;
use playground::{Session, film};
use plot::Film;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement};

/// Wider pictures are made smaller, in pixels.
const MAX_WIDTH: f64 = 720.0;
/// The line of words under the picture, in pixels.
const LINE: f64 = 28.0;
/// How long a picture stays, and the last one, in hundredths of a second.
const STAY: [u16; 2] = [8, 250];

/// How much of the film has been made, from 0 to 1, while one is being made.
type Progress = RwSignal<Option<f64>>;

/// The button that makes a film, and while one is made how far it is, and a way to stop.
#[component]
pub(super) fn MakeFilm() -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let progress = Progress::new(None);
    // Whoever closes the dialog wants no film any more.
    on_cleanup(move || progress.set(None));
    let making = Signal::derive(move || progress.with(Option::is_some));
    let reason = Signal::derive(move || {
        let is_still =
            play.read(|it| it.completed() == it.first_epoch() || it.divergence().is_some());
        is_still.then(|| t(texts::NO_FILM))
    });
    let begin = move || {
        progress.set(Some(0.0));
        spawn_local(make(play, stage, progress));
    };
    view! {
        {dynamic(move || {
            if !making.get() {
                return view! { <Button label=tr(texts::FILM) disabled=reason on_click=begin /> }.into_any();
            }
            view! {
                <span class="film">
                    <progress aria-label=tr(texts::FILM) value=move || progress.get()></progress>
                    <Button label=tr(texts::CANCEL) on_click=move || progress.set(None) />
                </span>
            }
                .into_any()
        })}
    }
}

/// Goes through the run, saves the film, and comes back to where it began.
async fn make(play: Play, stage: Stage, progress: Progress) {
    play.pause();
    let (first, last, left) =
        play.peek(|session| (session.first_epoch(), session.completed(), session.run().cursor()));
    let epochs = film::epochs(first, last);
    let mut film = None;
    for (k, &epoch) in epochs.iter().enumerate() {
        if !matches!(progress.try_get_untracked(), Some(Some(_))) {
            film = None;
            break;
        }
        progress.set(Some(k as f64 / epochs.len() as f64));
        play.seek(epoch);
        painted().await;
        if play.is_gone() {
            return;
        }
        if let Some((pixels, [width, height])) = take(play, stage) {
            let film = film.get_or_insert_with(|| Film::new(width, height));
            film.add(&pixels, STAY[usize::from(k + 1 == epochs.len())]);
        }
    }
    play.return_to(last, left);
    progress.try_set(None);
    let Some(film) = film else { return };
    let kind = BlobPropertyBag::new();
    kind.set_type("image/gif");
    let bytes = js_sys::Array::of1(&js_sys::Uint8Array::from(&film.finish()[..]));
    if let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&bytes, &kind) {
        files::download_blob("nabla.gif", &blob);
    }
}

/// What is on the stage, with a line of words under it: its pixels, and how many.
fn take(play: Play, stage: Stage) -> Option<(Vec<u8>, [u16; 2])> {
    let sheet = picture::compose(stage)?;
    let scale = (MAX_WIDTH / f64::from(sheet.width())).min(1.0);
    let [width, height] = [sheet.width(), sheet.height()].map(|it| (f64::from(it) * scale).round());
    let page: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    page.set_width(width as u32);
    page.set_height((height + LINE) as u32);
    let context: CanvasRenderingContext2d = canvas::context(&page)?;
    let colors = stage.colors.get_untracked();
    context.set_fill_style_str(&colors.stage.css());
    context.fill_rect(0.0, 0.0, width, height + LINE);
    let _ =
        context.draw_image_with_html_canvas_element_and_dw_and_dh(&sheet, 0.0, 0.0, width, height);
    context.set_fill_style_str(&colors.ink.css());
    context.set_font("14px system-ui, sans-serif");
    let words = play.peek(|session: &Session| {
        let (epoch, loss) = (values::grouped(session.completed()), session.losses().test);
        format!("{} {epoch} · {} {}", t(texts::EPOCH), t(texts::TEST_LOSS), values::loss(loss))
    });
    let _ = context.fill_text(&words, 8.0, height + LINE - 9.0);
    let data = context.get_image_data(0.0, 0.0, width, height + LINE).ok()?;
    Some((data.data().0, [data.width() as u16, data.height() as u16]))
}

/// Waits until the page has painted what was announced.
async fn painted() {
    let mut frame = |resolve: js_sys::Function, _: js_sys::Function| {
        // Without frames, as in a hidden tab, it goes on when the tab is seen again.
        let _ = window().request_animation_frame(&resolve);
    };
    let _: Result<JsValue, JsValue> = JsFuture::from(js_sys::Promise::new(&mut frame)).await;
}
