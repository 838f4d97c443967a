//! Light or dark, and what pictures are painted in: colors, and how large.

use leptos::prelude::*;
use plot::{ClassTable, ColorTable, Palette, Rgb};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The key under which a person's choice is kept on this device.
const KEY: &str = "nabla-theme";

/// Whether the page is dark: as the person chose here, else as the system asks.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    dark: RwSignal<bool>,
}

impl Theme {
    /// Reads the choice and follows the system until there is one.
    pub fn provide() -> Self {
        let query = window().match_media("(prefers-color-scheme: dark)").ok().flatten();
        let chosen = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
        let system = query.as_ref().is_some_and(web_sys::MediaQueryList::matches);
        let theme = Self { dark: RwSignal::new(chosen.as_deref().map_or(system, |c| c == "dark")) };
        if let (None, Some(query)) = (chosen, query) {
            let asked = query.clone();
            let follow = Closure::<dyn Fn()>::new(move || {
                if storage().and_then(|storage| storage.get_item(KEY).ok().flatten()).is_none() {
                    theme.pretend(asked.matches());
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
    pub fn is_dark(self) -> bool {
        self.dark.get()
    }

    /// Changes from one to the other and remembers it on this device.
    pub fn toggle(self) {
        self.dark.set(!self.dark.get_untracked());
        self.show();
        if let Some(storage) = storage() {
            let _ = storage.set_item(KEY, self.name());
        }
    }

    /// Shows the page in light or dark without remembering it, as for printing.
    pub fn pretend(self, dark: bool) {
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

/// The browser's local storage; `None` where it is denied, as in many frames of other pages.
pub fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// How much larger type is when the page is presented to an audience, as in `style/tokens.css`.
pub const PRESENT: f64 = 1.35;

/// The colors that pictures are painted in, and how large.
#[derive(Clone, Debug, PartialEq)]
pub struct Colors {
    /// Whether the page is dark.
    pub dark: bool,
    /// The surface that everything lies on.
    pub stage: Rgb,
    /// Strong ink.
    pub ink: Rgb,
    /// Quiet ink.
    pub quiet: Rgb,
    /// Hairlines.
    pub line: Rgb,
    /// Edges of tiles.
    pub edge: Rgb,
    /// The colors of values.
    pub palette: &'static Palette,
    /// The colors of classes where there are more than two.
    pub classes: &'static [Rgb; 8],
    /// How strongly the output picture is painted, under the points.
    pub opacity: f64,
    /// The color table of the output picture.
    pub picture: ColorTable,
    /// The color table of the neurons' tiles.
    pub tile: ColorTable,
    /// The color table of the tiles of features that are off.
    pub off: ColorTable,
    /// The factor by which letters and lines of charts are enlarged.
    pub zoom: f64,
}

impl Colors {
    /// The colors of the page as it is now, with those of a palette.
    pub fn new(theme: Theme, palette: &str, zoom: f64) -> Self {
        let dark = theme.is_dark();
        let palette = Palette::find(palette, dark).unwrap_or(&plot::PALETTES[0]);
        let stage = token("--stage");
        let opacity = if dark { 0.74 } else { 0.66 };
        Self {
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
            zoom,
        }
    }

    /// The color table of the picture of so many classes.
    pub fn class_picture(&self, n_classes: usize) -> ClassTable {
        ClassTable::new(
            &self.classes[..n_classes.min(self.classes.len())],
            self.opacity,
            self.stage,
        )
    }
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
