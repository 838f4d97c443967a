//! The part `rest`, the rest of the page: what is on the screen and no part of the first picture, and what
//! opens over it. It is fetched as soon as that picture is there.

use crate::views::output::CurveOn;
use crate::views::table::Tables;
use leptos::prelude::*;
use playground::Line;
use ui::language_choice::LanguageChoice;
use ui::theme::Theme;

/// What the rest can show.
#[derive(Clone, Copy, Debug)]
pub(crate) enum RestView {
    /// What is in the header beside the title.
    Tools {
        help: RwSignal<bool>,
        share: RwSignal<bool>,
        language: LanguageChoice,
    },
    Data,
    /// The switch between the views of the output.
    Views,
    Dials,
    Loss,
    /// On small screens, what the tabs open.
    Sheets,
    /// The place of what greets somebody who is here for the first time.
    Newcomer,
    /// What screen readers read of the run.
    Announcements,
    Measured,
    /// The numbers under the picture, what they measure, and what the colors mean, where the data say so.
    Ticks,
    AxisNames,
    Legend,
    /// The answer where it is a curve.
    Curve(CurveOn),
    /// What is read off the picture.
    Reading(Signal<Option<Line>>),
    /// The way back to the picture of the output.
    Back,
    LayerCard {
        layer: usize,
        n: Memo<usize>,
        is_there: Memo<bool>,
    },
    Article(LanguageChoice),
    /// What opens over the page.
    Over {
        help: RwSignal<bool>,
        share: RwSignal<bool>,
        language: LanguageChoice,
        tables: Tables,
        theme: Theme,
    },
}
