//! The canvas for charts: plotters' own backend, with two differences. Successive lines of the same style, such
//! as those of a dashed curve, are stroked together, and the text style is set only when it changes. Charts are
//! drawn in every frame, and setting a style takes longer than drawing lines and letters.

use super::{begin, pixel_ratio};
use plot::Rgb;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle,
};
use plotters_canvas::CanvasBackend;
use std::fmt;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

/// Plotters rounds points to whole pixels. A chart counts in quarters of a pixel, so that curves are smooth.
const FINE: u32 = 4;

/// The area on which a chart is drawn.
pub type ChartArea = DrawingArea<Backend, Shift>;

/// Clears a canvas of `size` CSS pixels for a chart, and returns its drawing area and the number of the area's
/// pixels per CSS pixel.
pub fn chart(canvas: &HtmlCanvasElement, size: [f64; 2]) -> Option<(ChartArea, f64)> {
    let context = begin(canvas, size)?;
    let fine = f64::from(FINE);
    let _ = context.reset_transform();
    let _ = context.scale(fine.recip(), fine.recip());
    let inner = CanvasBackend::with_canvas_object(canvas.clone())?;
    let size = (canvas.width(), canvas.height());
    let backend = Backend { inner, context, size, is_open: false, stroke: None, text: None };
    Some((plot::finer(backend, FINE), pixel_ratio() * fine))
}

/// The backend, with the present styles of its context.
pub struct Backend {
    inner: CanvasBackend,
    context: CanvasRenderingContext2d,
    /// Width and height in pixels; asking the canvas for them takes longer than drawing a line.
    size: (u32, u32),
    /// Whether the path contains lines that are not stroked yet.
    is_open: bool,
    /// The line color, its alpha, and the line width.
    stroke: Option<((u8, u8, u8), f64, u32)>,
    /// The style of the last text, if only texts and lines have been drawn since.
    text: Option<TextLook>,
}

impl fmt::Debug for Backend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Backend").field("context", &self.context).finish_non_exhaustive()
    }
}

/// The style of a text.
#[derive(PartialEq)]
struct TextLook {
    color: ((u8, u8, u8), f64),
    /// The horizontal and the vertical anchor, as numbers, because plotters' own types cannot be compared.
    anchor: [u8; 2],
    is_bold: bool,
    size: f64,
}

type Error = <CanvasBackend as DrawingBackend>::ErrorType;
type Drawn = Result<(), DrawingErrorKind<Error>>;

impl Backend {
    /// Strokes the lines collected so far.
    fn finish(&mut self) {
        if std::mem::take(&mut self.is_open) {
            self.context.stroke();
        }
    }

    /// The inner backend, for everything except lines. The collected lines are stroked first, so that they are
    /// below.
    fn inner(&mut self) -> &mut CanvasBackend {
        self.finish();
        (self.stroke, self.text) = (None, None);
        &mut self.inner
    }

    /// Begins a path in this style, or continues the current one. Each translucent line gets its own path,
    /// because the lines are darker where they cross.
    fn begin(&mut self, BackendColor { rgb, alpha }: BackendColor, width: u32) {
        let style = (rgb, alpha, width);
        let is_same = self.stroke == Some(style);
        if self.is_open && is_same && 1.0 <= alpha {
            return;
        }
        self.finish();
        if !is_same {
            let (r, g, b) = rgb;
            let is_opaque = 1.0 <= alpha;
            let translucent = || format!("rgba({r},{g},{b},{alpha})");
            let css = if is_opaque { Rgb(r, g, b).css() } else { translucent() };
            self.context.set_stroke_style_str(&css);
            self.context.set_line_width(width.into());
            self.stroke = Some(style);
        }
        self.context.begin_path();
        self.is_open = true;
    }
}

impl Drop for Backend {
    fn drop(&mut self) {
        self.finish();
    }
}

impl DrawingBackend for Backend {
    type ErrorType = Error;

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
        self.inner().draw_pixel(at, color)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.begin(style.color(), style.stroke_width());
        for (k, (x, y)) in path.into_iter().enumerate() {
            if k == 0 {
                self.context.move_to(x.into(), y.into());
            } else {
                self.context.line_to(x.into(), y.into());
            }
        }
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        lower_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.inner().draw_rect(upper_left, lower_right, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.inner().fill_polygon(path, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.inner().draw_circle(center, radius, style, fill)
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Drawn {
        let (BackendColor { rgb, alpha }, anchor) = (style.color(), style.anchor());
        let look = TextLook {
            color: (rgb, alpha),
            anchor: [anchor.h_pos as u8, anchor.v_pos as u8],
            is_bold: matches!(style.style(), FontStyle::Bold),
            size: style.size(),
        };
        // All texts of a chart have the same font family, and none is rotated.
        if self.text.as_ref() == Some(&look) {
            self.finish();
            let _ = self.context.fill_text(text, at.0.into(), at.1.into());
            return Ok(());
        }
        let drawn = self.inner().draw_text(text, style, at);
        self.text = Some(look);
        drawn
    }
}
