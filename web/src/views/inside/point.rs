//! One point seen through: what its views share. Its numbers on the network are drawn in
//! `views/network/point.rs`.

mod band;
mod mark;
pub(crate) mod steps;

use crate::play::Play;
use crate::views::stage::Stage;
pub(crate) use band::PointBand;
use leptos::prelude::*;
pub(crate) use mark::PointMark;
use playground::Lens;
use playground::inside::point::OnePoint;
use playground::inside::point::seen::Seen;
use plot::{Palette, Rect, number};
use std::sync::Arc;
use ui::theme::Colors;
use ui::type_erased::memo;
use web_sys::CanvasRenderingContext2d;

/// The radius of a tile's corners, in CSS pixels, the same as for other tiles.
const RADIUS: f64 = 9.0;

/// The chosen point at the present parameters, as long as the lens is open. With `is_whole`, also the nudge and the
/// share in the next update.
pub(crate) fn seen(play: Play, is_whole: bool) -> Memo<Option<Arc<Seen>>> {
    let asked = play.get(|state| {
        let asked = (state.at, state.neuron, state.pass, state.show_test_data);
        (state.lens == Lens::Point).then_some(asked)
    });
    let memory = StoredValue::new_local(OnePoint::default());
    memo(move || {
        asked.get()?;
        // As often as other numbers: more often nobody could read them.
        play.read(|session| {
            memory.try_update_value(|point| Arc::new(Seen::of(session, point, is_whole)))
        })
    })
}

/// A number in a tile: two decimals, one from 10 on, and none where there is no room for them.
pub(crate) fn in_tile(value: f64, decimals: usize) -> String {
    match value.abs() {
        size if 9_999.5 <= size && size.is_finite() => number::reading(value),
        size if 99.95 <= size => number::fixed(value, 0),
        size if 9.995 <= size => number::fixed(value, decimals.min(1)),
        _ => number::fixed(value, decimals),
    }
}

/// A number in a sum: whole, or with two decimals, or with as many digits as a small one needs.
pub(crate) fn in_sum(value: f64) -> String {
    match value.abs() {
        size if size < 1e4 && value.fract() == 0.0 => number::fixed(value, 0),
        size if (0.005..100.0).contains(&size) => number::fixed(value, 2),
        _ => number::short(value),
    }
}

/// A term of a sum: whole, or with two decimals, for more would tell nothing beside the others.
pub(crate) fn as_term(value: f64) -> String {
    match value.abs() {
        size if 0.0 < size && size < 0.005 => number::fixed(value, 2),
        _ => in_sum(value),
    }
}

/// A number as a factor: in brackets if it is negative.
pub(crate) fn as_factor(value: f64) -> String {
    let text = in_sum(value);
    if text.starts_with('−') { format!("({text})") } else { text }
}

/// A power of ten, such as "8·10⁻⁹".
pub(crate) fn scientific(value: f64) -> String {
    if value == 0.0 || !value.is_finite() {
        return number::fixed(value, 0);
    }
    let text = format!("{value:.0e}");
    let (digit, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let raised = exponent.chars().map(|it| match it {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        it => it.to_digit(10).and_then(|k| char::from_u32(0x2070 + k)).unwrap_or(it),
    });
    format!("{digit}·10{}", raised.collect::<String>())
}

/// The names of the fonts of an element.
pub(crate) fn family(of: &web_sys::Element) -> String {
    let style = window().get_computed_style(of).ok().flatten();
    let family = style.and_then(|style| style.get_property_value("font-family").ok());
    family.filter(|it| !it.is_empty()).unwrap_or_else(|| "sans-serif".to_owned())
}

/// A gradient as text, in the palette that values do not wear.
pub(crate) fn signed(stage: Stage, text: String, value: f64, class: &'static str) -> AnyView {
    let color = move || {
        let others = stage.colors.get().palette.other();
        let k = usize::from(0.0 <= value);
        format!("--line: {}; color: {}", [others.neg, others.pos][k].css(), others.inks()[k].css())
    };
    view! { <b class=class translate="no" style=color>{text}</b> }.into_any()
}

/// About as wide as a number is in any font without serifs.
fn width_of(text: &str, px: f64, is_bold: bool) -> f64 {
    let em = |it: char| match it {
        '.' | ',' | ' ' | '·' => 0.33,
        '−' | '←' => 0.85,
        _ => 0.64,
    };
    px * text.chars().map(em).sum::<f64>() * if is_bold { 1.1 } else { 1.0 }
}

/// Draws tiles with numbers, and numbers on links.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pen<'a> {
    pub(crate) context: &'a CanvasRenderingContext2d,
    pub(crate) colors: &'a Colors,
    /// The names of the page's fonts, as in a style sheet.
    pub(crate) family: &'a str,
    /// The size of the page's small type, in CSS pixels.
    pub(crate) px: f64,
    pub(crate) decimals: usize,
}

impl Pen<'_> {
    /// The palette of gradients.
    pub(crate) fn others(self) -> &'static Palette {
        self.colors.palette.other()
    }

    fn font(self, px: f64, is_bold: bool) {
        let weight = if is_bold { 600 } else { 400 };
        self.context.set_font(&format!("{weight} {px:.1}px {}", self.family));
    }

    /// The path of a rectangle with round corners.
    pub(crate) fn rounded(self, Rect { x, y, width, height }: Rect, radius: f64) {
        self.context.begin_path();
        let _ = self.context.round_rect_with_f64(x, y, width, height, radius);
    }

    /// A tile: the sum above, the activation below on its color; a single number fills it. A tile without numbers
    /// is empty.
    pub(crate) fn tile(self, rect: Rect, sum: Option<f64>, value: Option<f64>) {
        let Self { context, colors, .. } = self;
        context.save();
        self.rounded(rect, RADIUS);
        context.set_fill_style_str(&colors.stage.css());
        context.fill();
        context.clip();
        let half = rect.height / 2.0;
        let (top, height) =
            if sum.is_some() { (rect.y + half, half) } else { (rect.y, rect.height) };
        if let Some(value) = value {
            context.set_global_alpha(if colors.dark { 0.54 } else { 0.62 });
            context.set_fill_style_str(&colors.palette.color(value).css());
            context.fill_rect(rect.x, top, rect.width, height);
            context.set_global_alpha(1.0);
        }
        context.restore();
        let px = self.px.min(rect.width * 0.27);
        let x = rect.x + rect.width / 2.0;
        context.set_fill_style_str(&colors.ink.css());
        context.set_text_align("center");
        context.set_text_baseline("middle");
        let put = |value: f64, y: f64, is_bold: bool| {
            self.font(px, is_bold);
            let _ = context.fill_text(&in_tile(value, self.decimals), x, y + 0.5);
        };
        if let Some(sum) = sum {
            put(sum, rect.y + half / 2.0, false);
        }
        if let Some(value) = value {
            put(value, top + height / 2.0, true);
        }
    }

    /// The width of a text on a link.
    pub(crate) fn width(self, text: &str, is_bold: bool) -> f64 {
        self.font(self.px * 0.9, is_bold);
        width_of(text, self.px * 0.9, is_bold)
    }

    /// A text on a link, which begins at `x`, with the stage behind it. The one with a ring is the one that is
    /// written out. A term of the way back has the color of its value.
    pub(crate) fn term(self, text: &str, [x, y]: [f64; 2], is_ringed: bool, back: Option<f64>) {
        let Self { context, colors, .. } = self;
        let (width, height) = (self.width(text, is_ringed), self.px * 1.35);
        let pill = Rect { x: x - 5.0, y: y - height / 2.0, width: width + 10.0, height };
        self.rounded(pill, height / 2.0);
        context.set_fill_style_str(&colors.stage.css());
        context.set_global_alpha(if is_ringed { 1.0 } else { 0.88 });
        context.fill();
        context.set_global_alpha(1.0);
        if is_ringed {
            context.set_stroke_style_str(&colors.ink.css());
            context.set_line_width(1.5);
            context.stroke();
        }
        let ink = back.map_or(colors.ink, |it| self.others().inks()[usize::from(0.0 <= it)]);
        context.set_fill_style_str(&ink.css());
        context.set_text_align("left");
        context.set_text_baseline("middle");
        let _ = context.fill_text(text, x, y + 0.5);
    }

    /// δ of a neuron: outlined, at the lower right corner of its tile, and left of `end`.
    pub(crate) fn delta(self, tile: Rect, delta: f64, end: f64) {
        let Self { context, .. } = self;
        let text = in_tile(delta, 2);
        // Smaller beside small tiles.
        let px = (self.px * 0.9).min(tile.width * 0.25);
        self.font(px, true);
        let width = width_of(&text, px, true) + px;
        let height = px * 1.5;
        let x = (tile.right() - 0.25 * width).min(end - width - 2.0);
        let y = tile.bottom() - 0.45 * height;
        self.rounded(Rect { x, y, width, height }, height / 2.0);
        context.set_fill_style_str(&self.colors.stage.css());
        context.fill();
        let is_negative = delta < 0.0;
        let others = self.others();
        let edge = if is_negative { others.neg } else { others.pos };
        context.set_stroke_style_str(&edge.css());
        context.set_line_width(1.5);
        context.stroke();
        context.set_fill_style_str(&others.inks()[usize::from(!is_negative)].css());
        context.set_text_align("center");
        context.set_text_baseline("middle");
        let _ = context.fill_text(&text, x + width / 2.0, y + height / 2.0 + 0.5);
    }
}
