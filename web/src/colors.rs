//! The colors of the page's pictures, as selected in the settings. `ui::theme` defines the colors.

use crate::play::Play;
use leptos::prelude::*;
use playground::answer::class_of;
use plot::Rgb;
use std::sync::Arc;
use ui::theme::{Colors, PRESENT, Theme};
use ui::type_erased::memo;

/// The colors of the page's theme and palette.
pub(crate) fn colors(play: Play, theme: Theme) -> Signal<Arc<Colors>> {
    let palette = play.get(|state| state.palette);
    let present = play.get(|state| state.present);
    memo(move || {
        let zoom = if present.get() { PRESENT } else { 1.0 };
        Arc::new(Colors::new(theme, palette.get(), zoom))
    })
    .into()
}

/// The color of a label; `n_classes` is 0 in regression.
pub(crate) fn of_label(colors: &Colors, label: f64, n_classes: usize) -> Rgb {
    if 2 < n_classes {
        colors.classes[class_of(label, n_classes) % colors.classes.len()]
    } else {
        colors.palette.color(label)
    }
}
