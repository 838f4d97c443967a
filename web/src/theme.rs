//! Light or dark, and what pictures are painted in: colors, and how large.

use crate::erased::memo;
use crate::play::Play;
use leptos::prelude::*;
use playground::answer::class_of;
use plot::{ClassTable, ColorTable, Palette, Rgb};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Where a person's choice is kept; nothing else is.
const KEY: &str = "nabla-theme";

/// Whether the page is dark: as the person chose here, else as the system asks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Theme {
    dark: RwSignal<bool>,
}

impl Theme {
    /// Reads the choice and follows the system until there is one.
    pub(crate) fn provide() -> Self {
        let query = window().match_media("(prefers-color-scheme: dark)").ok().flatten();
        let chosen = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
        let system = query.as_ref().is_some_and(web_sys::MediaQueryList::matches);
        let theme = Self { dark: RwSignal::new(chosen.as_deref().map_or(system, |c| c == "dark")) };
        if let (None, Some(query)) = (chosen, query) {
            let asked = query.clone();
            let follow = Closure::<dyn Fn()>::new(move || {
                if storage().and_then(|storage| storage.get_item(KEY).ok().flatten()).is_none() {
                    theme.dark.set(asked.matches());
                }
            });
            query.set_onchange(Some(follow.as_ref().unchecked_ref()));
            let kept = StoredValue::new_local((query, follow));
            on_cleanup(move || {
                kept.try_update_value(|(query, _)| query.set_onchange(None));
            });
        }
        // At once, and not in an effect: what is painted first must be painted in these colors.
        theme.show();
        provide_context(theme);
        theme
    }

    /// Whether the page is dark.
    pub(crate) fn is_dark(self) -> bool {
        self.dark.get()
    }

    /// Changes from one to the other and remembers it on this device.
    pub(crate) fn toggle(self) {
        self.dark.set(!self.dark.get_untracked());
        self.show();
        if let Some(storage) = storage() {
            let _ = storage.set_item(KEY, self.name());
        }
    }

    /// Shows the page in light or dark without remembering it: paper is white.
    pub(crate) fn pretend(self, dark: bool) {
        self.dark.set(dark);
        self.show();
    }

    fn name(self) -> &'static str {
        if self.dark.get_untracked() { "dark" } else { "light" }
    }

    fn show(self) {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-theme", self.name());
        }
    }
}

/// The device's memory; none where the browser denies it, as in many frames of other pages.
pub(crate) fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// How much larger type is in the presenter, as in tokens.css.
pub(crate) const PRESENT: f64 = 1.35;

/// The colors that pictures are painted in, and how large.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Colors {
    /// Whether the page is dark.
    pub(crate) dark: bool,
    /// The surface that everything lies on.
    pub(crate) stage: Rgb,
    /// Strong ink.
    pub(crate) ink: Rgb,
    /// Quiet ink.
    pub(crate) quiet: Rgb,
    /// Hairlines.
    pub(crate) line: Rgb,
    /// Edges of tiles.
    pub(crate) edge: Rgb,
    /// What values look like.
    pub(crate) palette: &'static Palette,
    /// What classes look like where there are more than two.
    pub(crate) classes: &'static [Rgb; 8],
    /// How strongly the output picture is painted, under the points.
    pub(crate) opacity: f64,
    /// The output picture, under the points.
    pub(crate) picture: ColorTable,
    /// The neurons' tiles.
    pub(crate) tile: ColorTable,
    /// The tiles of features that are off.
    pub(crate) off: ColorTable,
    /// How much larger letters and lines of charts are drawn than usually.
    pub(crate) zoom: f64,
}

impl Colors {
    /// The color of a label; `n_classes` is 0 in regression.
    pub(crate) fn of_label(&self, label: f64, n_classes: usize) -> Rgb {
        if 2 < n_classes {
            self.classes[class_of(label, n_classes) % self.classes.len()]
        } else {
            self.palette.color(label)
        }
    }

    /// The picture of so many classes.
    pub(crate) fn class_picture(&self, n_classes: usize) -> ClassTable {
        ClassTable::new(
            &self.classes[..n_classes.min(self.classes.len())],
            self.opacity,
            self.stage,
        )
    }
}

/// The colors of the page's theme and palette.
pub(crate) fn colors(play: Play, theme: Theme) -> Signal<Arc<Colors>> {
    let palette = play.get(|state| state.palette);
    let present = play.get(|state| state.present);
    memo(move || {
        let dark = theme.is_dark();
        let palette = Palette::find(palette.get(), dark).unwrap_or(&plot::PALETTES[0]);
        let stage = token("--stage");
        let opacity = if dark { 0.74 } else { 0.66 };
        Arc::new(Colors {
            dark,
            stage,
            ink: token("--ink"),
            quiet: token("--ink-3"),
            line: token("--line"),
            edge: token("--edge"),
            palette,
            classes: plot::class_colors(dark),
            opacity,
            picture: ColorTable::new(palette, opacity, stage),
            tile: ColorTable::new(palette, 0.88, stage),
            off: ColorTable::new(palette, 0.26, stage),
            zoom: if present.get() { PRESENT } else { 1.0 },
        })
    })
    .into()
}

/// A color token of the style sheet, as it is now.
fn token(name: &str) -> Rgb {
    let style = document()
        .document_element()
        .and_then(|root| window().get_computed_style(&root).ok().flatten());
    let text = style.and_then(|style| style.get_property_value(name).ok()).unwrap_or_default();
    let digits = text.trim().trim_start_matches('#');
    let number = u32::from_str_radix(digits, 16).unwrap_or(0x80_80_80);
    let [_, red, green, blue] = number.to_be_bytes();
    Rgb(red, green, blue)
}
