//! The rest of the page: what is on the screen and no part of the first picture, and what opens over it.
//! It is fetched as soon as that picture is there.

use super::{Stand, in_part, sorry};
use crate::app::SmallSheets;
use crate::views::network::{LayerCard, ParameterCard};
use crate::views::output::{Curve, CurveOn, Measured, Pointed, Reading};
use crate::views::table::{TableDialog, Tables};
use crate::views::{
    article, console, data, divergence, header, loss, poster, share, shortcuts, spoken,
};
use leptos::prelude::*;
use playground::Line;
use ui::erased::dynamic;
use ui::speech::Speech;
use ui::theme::Theme;
use wasm_bindgen_futures::spawn_local;

/// What the rest can show.
#[derive(Clone, Copy, Debug)]
pub(crate) enum View {
    /// What is in the header beside the title.
    Tools {
        help: RwSignal<bool>,
        share: RwSignal<bool>,
        speech: Speech,
    },
    Data,
    Dials,
    Loss,
    /// On small screens, what the tabs open.
    Sheets,
    /// What is heard of the run.
    Spoken,
    Measured,
    /// The answer where it is a curve.
    Curve(CurveOn),
    /// What is read off the picture.
    Reading {
        pointed: RwSignal<Pointed>,
        line: Signal<Option<Line>>,
    },
    ParameterCard,
    LayerCard {
        layer: usize,
        n: Memo<usize>,
        is_there: Memo<bool>,
    },
    Article(Speech),
    /// What opens over the page.
    Over {
        help: RwSignal<bool>,
        share: RwSignal<bool>,
        speech: Speech,
        tables: Tables,
        theme: Theme,
    },
}

in_part!(rest, arrived: fn made(view: View) -> AnyView {
    match view {
        View::Tools { help, share, speech } => view! { <header::Tools help share speech /> }.into_any(),
        View::Data => view! { <data::Column /> }.into_any(),
        View::Dials => view! { <console::Dials /> }.into_any(),
        View::Loss => view! { <loss::Loss /> }.into_any(),
        View::Sheets => view! { <SmallSheets /> }.into_any(),
        View::Spoken => view! { <spoken::Spoken /> }.into_any(),
        View::Measured => view! { <Measured /> }.into_any(),
        View::Curve(on) => view! { <Curve on /> }.into_any(),
        View::Reading { pointed, line } => view! { <Reading pointed line /> }.into_any(),
        View::ParameterCard => view! { <ParameterCard /> }.into_any(),
        View::LayerCard { layer, n, is_there } => view! { <LayerCard layer n is_there /> }.into_any(),
        View::Article(speech) => view! { <article::Sections speech /> }.into_any(),
        View::Over { help, share, speech, tables, theme } => view! {
            <divergence::Divergence />
            <shortcuts::Shortcuts open=help />
            <share::Share open=share speech />
            <poster::Poster theme />
            <TableDialog tables />
        }
        .into_any(),
    }
});

/// The rest as every part of the page knows it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rest {
    stand: RwSignal<Stand>,
}

impl Rest {
    /// Fetches it once the first picture is there, or has it at once where nothing is to be fetched.
    pub(crate) fn provide() -> Self {
        let rest = Self { stand: RwSignal::new(Stand::Coming) };
        provide_context(rest);
        if cfg!(feature = "split") {
            ui::after_paint(move || rest.fetch());
        } else {
            rest.set(Stand::Here);
        }
        rest
    }

    fn fetch(self) {
        self.stand.try_set(Stand::Coming);
        spawn_local(async move {
            self.set(if arrived().await.is_ok() { Stand::Here } else { Stand::Away });
            super::fetch_when_idle();
        });
    }

    fn set(self, stand: Stand) {
        if self.stand.try_set(stand).is_none()
            && stand == Stand::Here
            && let Some(root) = document().document_element()
        {
            // For whoever drives the page: all of it is there.
            let _ = root.set_attribute("data-whole", "true");
        }
    }

    /// Where the rest could not be had: a sentence and a way to it.
    pub(crate) fn sorry(self) -> AnyView {
        dynamic(move || {
            let is_away = self.stand.get() == Stand::Away;
            is_away.then(|| sorry(Callback::new(move |()| self.fetch())))
        })
    }
}

/// A view of the rest, as soon as that is here.
pub(crate) fn view(view: View) -> AnyView {
    let stand = expect_context::<Rest>().stand;
    dynamic(move || {
        let is_here = stand.get() == Stand::Here;
        is_here.then(|| super::view(Box::new(move || Box::pin(made(view)))))
    })
}
