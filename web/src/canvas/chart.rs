//! A canvas as charts are drawn on it: the plotters backend. The context is told a style only when it is
//! another one, and lines of one style that follow each other, as those of a dashed curve, are stroked at
//! once: charts are drawn in every frame.

use super::{begin, pixel_ratio};
use plot::Rgb;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::style::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use std::convert::Infallible;
use std::f64::consts::TAU;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Pixels of a chart are counted in fourths, so that curves do not go in steps.
const FINE: u32 = 4;

/// What a chart is drawn on.
pub(crate) type ChartArea = DrawingArea<Backend, Shift>;

/// Clears a canvas of `size` CSS pixels to draw a chart on it, and says how many of the area's pixels a
/// CSS pixel is.
pub(crate) fn chart(canvas: &HtmlCanvasElement, size: [f64; 2]) -> Option<(ChartArea, f64)> {
    let context = begin(canvas, size)?;
    let fine = f64::from(FINE);
    let _ = context.reset_transform();
    let _ = context.scale(fine.recip(), fine.recip());
    // The only height of a text that `plot` asks for.
    context.set_text_baseline("middle");
    let size = (canvas.width(), canvas.height());
    let backend =
        Backend { context, size, is_open: false, stroke: None, fill: None, font: String::new() };
    Some((plot::finer(backend, FINE), pixel_ratio() * fine))
}

/// Red, green and blue, and alpha.
type Ink = ((u8, u8, u8), f64);

/// The context, and what it was told last.
#[derive(Debug)]
pub(crate) struct Backend {
    context: CanvasRenderingContext2d,
    size: (u32, u32),
    /// Whether the path holds lines that are not stroked yet.
    is_open: bool,
    stroke: Option<(Ink, u32)>,
    fill: Option<Ink>,
    font: String,
}

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

impl Backend {
    /// Strokes the lines that wait for it.
    fn finish(&mut self) {
        if std::mem::take(&mut self.is_open) {
            self.context.stroke();
        }
    }

    /// Begins a path in this style, or goes on with the present one: lines that let something through
    /// add up where they cross, and are not joined.
    fn begin(&mut self, color: BackendColor, width: u32) {
        let style = ((color.rgb, color.alpha), width);
        let is_same = self.stroke == Some(style);
        if self.is_open && is_same && 1.0 <= color.alpha {
            return;
        }
        self.finish();
        if !is_same {
            self.context.set_stroke_style_str(&css(color));
            self.context.set_line_width(width.into());
            self.stroke = Some(style);
        }
        self.context.begin_path();
        self.is_open = true;
    }

    /// Before something is filled: lines that wait lie below it.
    fn fill(&mut self, color: BackendColor) {
        self.finish();
        let ink = (color.rgb, color.alpha);
        if self.fill != Some(ink) {
            self.context.set_fill_style_str(&css(color));
            self.fill = Some(ink);
        }
    }

    fn trace(&self, path: impl IntoIterator<Item = BackendCoord>) {
        for (k, (x, y)) in path.into_iter().enumerate() {
            if k == 0 {
                self.context.move_to(x.into(), y.into());
            } else {
                self.context.line_to(x.into(), y.into());
            }
        }
    }
}

impl Drop for Backend {
    fn drop(&mut self) {
        self.finish();
    }
}

fn css(BackendColor { rgb: (r, g, b), alpha }: BackendColor) -> String {
    if 1.0 <= alpha { Rgb(r, g, b).css() } else { format!("rgba({r},{g},{b},{alpha})") }
}

impl DrawingBackend for Backend {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        self.finish();
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(at, (at.0 + 1, at.1 + 1), &color, true)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.begin(style.color(), style.stroke_width());
        self.trace(path);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        is_filled: bool,
    ) -> Drawn {
        if is_filled {
            self.fill(style.color());
            let (width, height) = (right - left, bottom - top);
            self.context.fill_rect(left.into(), top.into(), width.into(), height.into());
            return Ok(());
        }
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        self.draw_path(corners, style)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.fill(style.color());
        self.context.begin_path();
        self.trace(path);
        self.context.fill();
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        is_filled: bool,
    ) -> Drawn {
        self.finish();
        if is_filled {
            self.fill(style.color());
            self.context.begin_path();
        } else {
            self.begin(style.color(), style.stroke_width());
        }
        // A radius cannot be negative here, which alone would be an error.
        let _ = self.context.arc(x.into(), y.into(), radius.into(), 0.0, TAU);
        if is_filled {
            self.context.fill();
        } else {
            self.finish();
        }
        Ok(())
    }

    /// Neither turned nor high or low: `plot` asks for no such text.
    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Drawn {
        self.fill(style.color());
        self.context.set_text_align(match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Right => "end",
            HPos::Center => "center",
        });
        let family = style.family();
        let font = format!("{} {}px {}", style.style().as_str(), style.size(), family.as_str());
        if font != self.font {
            self.context.set_font(&font);
            self.font = font;
        }
        // Only a missing context is an error.
        let _ = self.context.fill_text(text, x.into(), y.into());
        Ok(())
    }
}
