//! The part `tools`: sharing, printing, own data, and files. It is fetched when one of them is opened for the
//! first time, or when the page is idle.

use crate::views::own::Brush;
use crate::views::table::Tables;
use leptos::prelude::RwSignal;
use ui::language_choice::LanguageChoice;

/// The views of this part.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ToolView {
    /// The contents of the Share dialog.
    Share(LanguageChoice),
    /// The printed page.
    Print,
    /// The dialog that asks what the columns of a table mean.
    Table(Tables),
    /// The menu of files, and the signal of the menu to close after a choice.
    Files(RwSignal<bool>),
    /// The picture as an area to paint on.
    Paint(RwSignal<Brush>),
    /// Instructions for when there are no points yet.
    PaintHint,
    /// The painting tools.
    Brushes(RwSignal<Brush>),
}
