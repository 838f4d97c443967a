//! The dialog for sharing the page: as a link, a QR code for phones, a frame for other pages, a file, and a
//! picture. `share/picture.rs` makes pictures, `share/film.rs` films, `share/qr.rs` the QR code, and
//! `share/whole.rs` the file.

mod film;
pub(crate) mod picture;
mod qr;
mod whole;

use crate::lang::tr;
use crate::part::{self, ToolView};
use crate::play::Play;
use crate::views::stage::Stage;
use crate::{address, texts};
use leptos::prelude::*;
use playground::Language;
use playground::settings::Embed;
pub(crate) use qr::Qr;
use ui::language_choice::LanguageChoice;
use ui::type_erased::memo;
use ui::widgets::{Button, Choice, Dialog, Segmented, Toasts, Toggle};
use wasm_bindgen::JsCast;

/// Where a frame can be placed: an id, and a name.
const PLACES: &[(&str, &str)] =
    &[("html", "HTML, Reveal.js"), ("jupyter", "Jupyter"), ("quarto", "Quarto")];
/// Heights of a frame, in pixels.
const HEIGHTS: &[&str] = &["400", "600", "800"];

#[component]
pub(crate) fn Share(open: RwSignal<bool>, language: LanguageChoice) -> impl IntoView {
    view! {
        <Dialog open title=tr(texts::SHARE) close_label=tr(texts::CLOSE)>
            {part::tools(ToolView::Share(language))}
        </Dialog>
    }
}

#[component]
pub(crate) fn Sections(language: LanguageChoice) -> impl IntoView {
    let play = expect_context::<Play>();
    let stage = expect_context::<Stage>();
    let toasts = expect_context::<Toasts>();
    // Other people open the page in their own language, unless the link sets the current one.
    let is_fixed = RwSignal::new(play.state().with_untracked(|state| state.language.is_some()));
    let state = move || {
        let mut state = play.state().get();
        state.language = is_fixed.get().then(|| Language::from_id(language.code())).flatten();
        state
    };
    let link = memo(move || address::absolute(&state().short_link()));
    let place = RwSignal::new(PLACES[0].0.to_owned());
    let height = RwSignal::new(HEIGHTS[1].to_owned());
    let frame = move || {
        let mut state = state();
        state.embed.get_or_insert_with(Embed::usual);
        state.present = false;
        let link = address::absolute(&state.short_link());
        snippet(&place.get(), &link, &height.get())
    };
    let places = || PLACES.iter().map(|&(id, label)| Choice::new(id, label)).collect::<Vec<_>>();
    let heights = || HEIGHTS.iter().map(|&it| Choice::new(it, it)).collect::<Vec<_>>();
    // The first button, which copies the link, gets the focus: this is what most people want.
    request_animation_frame(|| {
        let button = document().query_selector(".share .w-button").ok().flatten();
        let button = button.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
        let _ = button.map(|button| button.focus());
    });
    view! {
        <div class="share">
            <section>
                <div class="share-row">
                    <input class="link" type="text" readonly aria-label=tr(texts::LINK) prop:value=link />
                    <Button
                        label=tr(texts::COPY_LINK)
                        primary=true
                        on_click=move || address::copy(&untrack(state), toasts)
                    />
                </div>
                <Toggle
                    label=tr(texts::IN_THIS_LANGUAGE)
                    value=is_fixed
                    on_change=move |on| is_fixed.set(on)
                />
                <Qr link />
            </section>
            <section>
                <h3>{tr(texts::EMBED)}</h3>
                <Segmented
                    label=tr(texts::EMBED_IN)
                    options=Signal::derive(places)
                    value=place
                    on_change=move |id| place.set(id)
                />
                <Segmented
                    label=tr(texts::HEIGHT)
                    options=Signal::derive(heights)
                    value=height
                    on_change=move |id| height.set(id)
                />
                <textarea class="link" readonly rows="4" aria-label=tr(texts::EMBED) prop:value=frame></textarea>
                <div class="share-row">
                    <Button
                        label=tr(texts::COPY)
                        on_click=move || address::copy_text(&untrack(frame), texts::COPIED, toasts)
                    />
                    <Button
                        label=tr(texts::SAVE_WHOLE)
                        on_click=move || whole::save(&untrack(state), toasts)
                    />
                </div>
            </section>
            <section>
                <h3>{tr(texts::PICTURE)}</h3>
                <div class="share-row">
                    <Button label=tr(texts::PNG) on_click=move || picture::save_png(play, stage, toasts) />
                    <Button label=tr(texts::SVG) on_click=move || picture::save_svg(play, stage, toasts) />
                    <Button label=tr(texts::PRINT) on_click=|| _ = window().print() />
                    <film::MakeFilm />
                </div>
            </section>
        </div>
    }
}

/// The source lines that embed the page in another page.
fn snippet(place: &str, link: &str, height: &str) -> String {
    let link = link.replace('"', "%22");
    // If Pandoc or Quarto has to embed all resources, it does not change such a frame. An embedded frame would
    // lose the part of the link behind `#`.
    let frame = format!(
        "<iframe src=\"{link}\" data-external=\"1\" width=\"100%\" height=\"{height}\" style=\"border: 0\" title=\"{}\"></iframe>",
        texts::NAME
    );
    match place {
        "jupyter" => format!(
            "from IPython.display import IFrame\nIFrame(\"{link}\", width=\"100%\", height={height})"
        ),
        "quarto" => format!("```{{=html}}\n{frame}\n```"),
        _ => frame,
    }
}
