//! The part `tools`: sharing, printing, own data, and files. It is fetched when one of them is opened first,
//! or when the page has nothing to do.

use crate::views::own::Brush;
use crate::views::table::Tables;
use leptos::prelude::RwSignal;
use ui::language_choice::LanguageChoice;

/// What this part can show.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ToolView {
    /// What is in the dialog that gives the page away.
    Share(LanguageChoice),
    /// What is printed.
    Print,
    /// The question what the columns of a table mean.
    Table(Tables),
    /// The menu of files, and what to close after a choice.
    Files(RwSignal<bool>),
    /// The picture as something to paint on.
    Paint(RwSignal<Brush>),
    /// What to do where there are no points yet.
    PaintHint,
    /// The tools to paint with.
    Brushes(RwSignal<Brush>),
}
