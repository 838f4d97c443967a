//! Strokes, dots and text on any plotters backend, which knows whole pixels only: places come in as
//! fractions and are rounded here.

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::{Circle, DashedPathElement, PathElement, Polygon, Rectangle};
use plotters::prelude::DrawingBackend;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBAColor, ShapeStyle, TextStyle};

use super::labels::text_width;
use super::{ChartTheme, Drawn};
use crate::Rgb;

/// A color that lets some of the background through.
#[derive(Copy, Clone)]
pub(crate) struct Ink {
    pub(crate) color: Rgb,
    /// From 0 to 1.
    pub(crate) alpha: f64,
}

impl Ink {
    pub(crate) fn solid(color: Rgb) -> Self {
        Self { color, alpha: 1.0 }
    }

    fn rgba(self) -> RGBAColor {
        let Rgb(r, g, b) = self.color;
        RGBAColor(r, g, b, self.alpha)
    }
}

/// The width of the ring around a dot, in pixels.
pub(crate) const RING: f64 = 1.5;

/// Draws on an area. Places are in its pixels, lengths in pixels before scaling.
pub(crate) struct Pen<'a, B: DrawingBackend> {
    pub(crate) area: &'a DrawingArea<B, Shift>,
    pub(crate) theme: &'a ChartTheme<'a>,
}

impl<B: DrawingBackend> Pen<'_, B> {
    /// A length on the area.
    pub(crate) fn px(&self, length: f64) -> f64 {
        self.theme.px(length)
    }

    fn whole(&self, length: f64) -> i32 {
        (self.px(length).round() as i32).max(1)
    }

    fn stroke(&self, ink: Ink, width: f64) -> ShapeStyle {
        ink.rgba().stroke_width(self.whole(width) as u32)
    }

    pub(crate) fn line(&self, points: &[[f64; 2]], ink: Ink, width: f64) -> Drawn<B> {
        self.area.draw(&PathElement::new(snapped(points), self.stroke(ink, width)))
    }

    /// A line of dashes, `[on, off]` long.
    pub(crate) fn dashed(
        &self,
        points: &[[f64; 2]],
        ink: Ink,
        width: f64,
        [on, off]: [f64; 2],
    ) -> Drawn<B> {
        let (on, off) = (self.whole(on), self.whole(off));
        let stroke = self.stroke(ink, width);
        self.area.draw(&DashedPathElement::new(snapped(points), on, off, stroke))
    }

    pub(crate) fn polygon(&self, points: &[[f64; 2]], ink: Ink) -> Drawn<B> {
        self.area.draw(&Polygon::new(snapped(points), ink.rgba()))
    }

    /// A filled rectangle between two corners. Hairlines are made of it, because its edges are sharp.
    pub(crate) fn bar(&self, from: [f64; 2], to: [f64; 2], ink: Ink) -> Drawn<B> {
        self.area.draw(&Rectangle::new([snap(from), snap(to)], ink.rgba().filled()))
    }

    /// A horizontal hairline on a whole pixel before scaling: as sharp as the screen is.
    pub(crate) fn across(&self, y: f64, [from, to]: [f64; 2], ink: Ink) -> Drawn<B> {
        let y = self.sharp(y);
        self.bar([from, y], [to, y + self.theme.scale.max(1.0)], ink)
    }

    /// A vertical hairline, as sharp as one across.
    pub(crate) fn upright(&self, x: f64, [from, to]: [f64; 2], ink: Ink) -> Drawn<B> {
        let x = self.sharp(x);
        self.bar([x, from], [x + self.theme.scale.max(1.0), to], ink)
    }

    /// The nearest whole pixel before scaling.
    pub(crate) fn sharp(&self, at: f64) -> f64 {
        (at / self.theme.scale).round() * self.theme.scale
    }

    /// A dot with a ring of the background around it.
    pub(crate) fn dot(&self, at: [f64; 2], radius: f64) -> Drawn<B> {
        self.discs(at, &[(radius + RING, self.theme.stage), (radius, self.theme.ink)])
    }

    /// Discs on top of each other, each a radius and a color.
    pub(crate) fn discs(&self, at: [f64; 2], discs: &[(f64, Rgb)]) -> Drawn<B> {
        for &(radius, color) in discs {
            let style = Ink::solid(color).rgba().filled();
            self.area.draw(&Circle::new(snap(at), self.whole(radius), style))?;
        }
        Ok(())
    }

    /// Width of a text that is not bold, an estimate.
    pub(crate) fn text_width(&self, text: &str) -> f64 {
        text_width(text, false, self.px(self.theme.text_px))
    }

    /// Text with the middle of its height at `at`; `h_pos` says which of its ends lies there.
    pub(crate) fn text(
        &self,
        text: &str,
        at: [f64; 2],
        h_pos: HPos,
        color: Rgb,
        bold: bool,
    ) -> Drawn<B> {
        let style = if bold { FontStyle::Bold } else { FontStyle::Normal };
        let size = self.px(self.theme.text_px);
        let style = TextStyle {
            font: FontDesc::new(FontFamily::Name(self.theme.font), size, style),
            color: Ink::solid(color).rgba().to_backend_color(),
            // The one vertical position on which backends agree.
            pos: Pos::new(h_pos, VPos::Center),
        };
        self.area.draw_text(text, &style, snap(at))
    }
}

fn snap([x, y]: [f64; 2]) -> (i32, i32) {
    (x.round() as i32, y.round() as i32)
}

fn snapped(points: &[[f64; 2]]) -> Vec<(i32, i32)> {
    points.iter().map(|&p| snap(p)).collect()
}
