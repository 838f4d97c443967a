//! Light or dark, and the colors and sizes for pictures.

use leptos::prelude::*;
use plot::{ClassTable, ColorTable, Palette, Rgb};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The storage key of the user's choice on this device.
const KEY: &str = "nabla-theme";

/// Whether the page is dark: by the user's choice, otherwise by the system setting.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    dark: RwSignal<bool>,
}

impl Theme {
    /// Reads the stored choice, and follows the system until there is one.
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
        // At once, and not in an effect: the first painting needs these colors.
        theme.show();
        provide_context(theme);
        theme
    }

    /// Whether the page is dark.
    pub fn is_dark(self) -> bool {
        self.dark.get()
    }

    /// Changes between light and dark, and stores the choice on this device.
    pub fn toggle(self) {
        self.dark.set(!self.dark.get_untracked());
        self.show();
        if let Some(storage) = storage() {
            let _ = storage.set_item(KEY, self.name());
        }
    }

    /// Shows the page in light or dark without storing this, as for printing.
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

/// The factor by which text is larger when the page is presented to an audience, as in `style/tokens.css`.
pub const PRESENT: f64 = 1.35;

/// The colors and the scale for painting pictures.
#[derive(Clone, Debug, PartialEq)]
pub struct Colors {
    /// Whether the page is dark.
    pub dark: bool,
    /// The background of the whole page.
    pub stage: Rgb,
    /// The color of main text and lines.
    pub ink: Rgb,
    /// The color of less important text and lines.
    pub quiet: Rgb,
    /// The color of thin lines.
    pub line: Rgb,
    /// The color of the edges of tiles.
    pub edge: Rgb,
    /// The colors of values.
    pub palette: &'static Palette,
    /// The colors of classes where there are more than two.
    pub classes: &'static [Rgb; 8],
    /// The opacity of the output picture below the points.
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
    /// The present colors of the page, with those of a palette.
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

    /// The color table of the picture for this number of classes.
    pub fn class_picture(&self, n_classes: usize) -> ClassTable {
        ClassTable::new(
            &self.classes[..n_classes.min(self.classes.len())],
            self.opacity,
            self.stage,
        )
    }
}

/// The present value of a color token of the style sheet.
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
