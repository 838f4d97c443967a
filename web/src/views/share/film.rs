//! The run as an animated picture. The run goes through its epochs again, one after the other. Each is painted
//! on the stage and copied from there, so the film shows what users saw, including changes by hand.
//! `playground` decides which epochs are shown; `plot` writes the file.

use crate::lang::{t, tr};
use crate::play::Play;
use crate::texts;
use crate::views::share::picture;
use crate::views::stage::Stage;
use crate::views::values;
use leptos::prelude::*;
use playground::Session;
use playground::files::film;
use plot::Film;
use ui::type_erased::dynamic;
use ui::widgets::{Button, Toasts};
use ui::{canvas, files};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement};

/// The largest width of a film, in pixels. Wider pictures are scaled down.
const MAX_WIDTH: f64 = 720.0;
/// The height of the line of text under the picture, in pixels.
const LINE: f64 = 28.0;
/// How long each picture is shown, and how long the last one, in hundredths of a second.
const STAY: [u16; 2] = [8, 250];

/// The film that is being created, if there is one.
#[derive(Clone, Copy)]
struct Making {
    /// The progress, from 0 to 1.
    progress: RwSignal<Option<f64>>,
    /// Whether the film has not been cancelled. After a cancel, another film begins only when this one has
    /// stopped, because both would move through the same run.
    is_wanted: RwSignal<bool>,
}

/// The button that creates a film. Meanwhile it shows the progress and a way to cancel.
#[component]
pub(super) fn MakeFilm() -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let progress = RwSignal::new(None);
    let is_wanted = RwSignal::new(false);
    // Closing the dialog cancels the film.
    on_cleanup(move || is_wanted.set(false));
    let making = Signal::derive(move || progress.with(Option::is_some));
    let reason = Signal::derive(move || {
        let is_still =
            play.read(|it| it.completed() == it.first_epoch() || it.divergence().is_some());
        is_still.then(|| t(texts::NO_FILM))
    });
    let toasts = expect_context::<Toasts>();
    let begin = move || {
        if !picture::can_save(toasts) {
            return;
        }
        progress.set(Some(0.0));
        is_wanted.set(true);
        spawn_local(make(play, stage, Making { progress, is_wanted }));
    };
    view! {
        {dynamic(move || {
            if !making.get() {
                return view! { <Button label=tr(texts::FILM) disabled=reason on_click=begin /> }.into_any();
            }
            view! {
                <span class="film">
                    <progress aria-label=tr(texts::FILM) value=move || progress.get()></progress>
                    <Button label=tr(texts::CANCEL) on_click=move || is_wanted.set(false) />
                </span>
            }
                .into_any()
        })}
    }
}

/// Goes through the run, saves the film, and returns to the epoch where it began.
async fn make(play: Play, stage: Stage, Making { progress, is_wanted }: Making) {
    play.pause();
    let (first, last, left) =
        play.peek(|session| (session.first_epoch(), session.completed(), session.run().cursor()));
    let epochs = film::epochs(first, last);
    let mut film = None;
    for (k, &epoch) in epochs.iter().enumerate() {
        if is_wanted.try_get_untracked() != Some(true) {
            film = None;
            break;
        }
        progress.set(Some(k as f64 / epochs.len() as f64));
        play.seek(epoch);
        painted().await;
        while !play.is_gone() && !play.is_at_rest() {
            painted().await;
        }
        if play.is_gone() {
            return;
        }
        let size = film.as_ref().map(Film::size);
        if let Some((pixels, [width, height])) = take(play, stage, size) {
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

/// The pixels of the stage with a line of text under it, and their width and height. All pictures of a film
/// have the `size` of the first, even if the size of the window changes.
fn take(play: Play, stage: Stage, size: Option<[u16; 2]>) -> Option<(Vec<u8>, [u16; 2])> {
    let sheet = picture::compose(stage)?;
    let lengths = [sheet.width(), sheet.height()].map(f64::from);
    let [most_across, most_up] =
        size.map_or([MAX_WIDTH, f64::INFINITY], |[x, y]| [x.into(), f64::from(y) - LINE]);
    let scale = (most_across / lengths[0]).min(most_up / lengths[1]).min(1.0);
    let [width, height] = lengths.map(|length| (length * scale).round());
    let [across, up] = size.map_or([width, height + LINE], |size| size.map(f64::from));
    let page: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    page.set_width(across as u32);
    page.set_height(up as u32);
    let context: CanvasRenderingContext2d = canvas::context(&page)?;
    let colors = stage.colors.get_untracked();
    context.set_fill_style_str(&colors.stage.css());
    context.fill_rect(0.0, 0.0, across, up);
    let _ =
        context.draw_image_with_html_canvas_element_and_dw_and_dh(&sheet, 0.0, 0.0, width, height);
    context.set_fill_style_str(&colors.ink.css());
    context.set_font("14px system-ui, sans-serif");
    let words = play.peek(|session: &Session| {
        let (epoch, loss) = (values::grouped(session.completed()), session.losses().test);
        format!("{} {epoch} · {} {}", t(texts::EPOCH), t(texts::TEST_LOSS), values::loss(loss))
    });
    let _ = context.fill_text(&words, 8.0, up - 9.0);
    let data = context.get_image_data(0.0, 0.0, across, up).ok()?;
    Some((data.data().0, [data.width() as u16, data.height() as u16]))
}

/// Waits until the page has painted what was announced.
async fn painted() {
    let mut frame = |resolve: js_sys::Function, _: js_sys::Function| {
        // If there are no frames, as in a hidden tab, it continues when the tab is visible again.
        let _ = window().request_animation_frame(&resolve);
    };
    let _: Result<JsValue, JsValue> = JsFuture::from(js_sys::Promise::new(&mut frame)).await;
}
