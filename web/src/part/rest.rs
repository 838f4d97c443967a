//! The part `rest`, the rest of the page: what is visible but not needed for the first picture, and what opens
//! over the page. It is fetched as soon as the first picture is shown.

use crate::views::network::LitOn;
use crate::views::output::CurveOn;
use crate::views::table::Tables;
use leptos::prelude::*;
use playground::Line;
use ui::language_choice::LanguageChoice;
use ui::theme::Theme;

/// The views of this part.
#[derive(Clone, Copy, Debug)]
pub(crate) enum RestView {
    /// The controls in the header beside the title.
    Tools {
        help: RwSignal<bool>,
        share: RwSignal<bool>,
        language: LanguageChoice,
    },
    Data,
    /// The switch between the views of the output.
    Views,
    /// The place for the switch between the lenses of the network.
    Lenses,
    Dials,
    Loss,
    /// On small screens, the sheets that the tabs open.
    Sheets,
    /// The place for what lights up when a place of the output is pointed at.
    Lit(LitOn),
    /// The place for the greeting on a first visit.
    Newcomer,
    /// The text about the run for screen readers.
    Announcements,
    Measured,
    /// The numbers under the picture, what they measure, and, if the data define it, what the colors mean.
    Ticks,
    AxisNames,
    Legend,
    /// The answer, if it is a curve.
    Curve(CurveOn),
    /// The values at the pointer's position in the picture.
    Reading(Signal<Option<Line>>),
    /// The button that leads back to the picture of the output.
    Back,
    LayerCard {
        layer: usize,
        n: Memo<usize>,
        is_there: Memo<bool>,
    },
    Article(LanguageChoice),
    /// Dialogs and menus that open over the page.
    Over {
        help: RwSignal<bool>,
        share: RwSignal<bool>,
        language: LanguageChoice,
        tables: Tables,
        theme: Theme,
    },
}
