//! Canvases: the number of device pixels per CSS pixel, and how to draw a pixmap on a canvas.

mod chart;

pub use chart::{ChartArea, chart};
use leptos::prelude::*;
use plot::Pixmap;
use std::cell::Cell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{Clamped, JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, ImageData, ResizeObserver};

thread_local! {
    static LEAST: Cell<f64> = const { Cell::new(1.0) };
}

/// Device pixels per CSS pixel, at most 3, so that canvases do not grow too large.
pub fn pixel_ratio() -> f64 {
    window().device_pixel_ratio().clamp(LEAST.get(), 3.0)
}

/// Gives every new canvas at least this number of pixels per CSS pixel, as for a picture that is saved.
pub fn set_least_ratio(ratio: f64) {
    LEAST.set(ratio.clamp(1.0, 3.0));
}

/// Whether pixels can be read back from a canvas. Some browsers return changed pixels, so that pages cannot
/// identify their visitors by them; a saved picture would contain stripes or noise.
pub fn can_be_read() -> bool {
    const SIDE: u32 = 32;
    let value = |k: u32| if k % 4 == 3 { 255 } else { (k * 37 % 251) as u8 };
    let written: Vec<u8> = (0..4 * SIDE * SIDE).map(value).collect();
    let read = || {
        let sheet = document().create_element("canvas").ok()?;
        let sheet = sheet.dyn_into::<HtmlCanvasElement>().ok()?;
        sheet.set_width(SIDE);
        sheet.set_height(SIDE);
        let context = context(&sheet)?;
        let data = ImageData::new_with_u8_clamped_array_and_sh(Clamped(&written), SIDE, SIDE);
        context.put_image_data(&data.ok()?, 0.0, 0.0).ok()?;
        Some(context.get_image_data(0.0, 0.0, SIDE.into(), SIDE.into()).ok()?.data().0)
    };
    read().is_some_and(|read| read == written)
}

/// The drawing context of a canvas, whose resolution is set to that of the screen; `size` is in CSS pixels. The
/// canvas is cleared, and one unit is one CSS pixel.
pub fn begin(canvas: &HtmlCanvasElement, size: [f64; 2]) -> Option<CanvasRenderingContext2d> {
    let ratio = pixel_ratio();
    let [width, height] = size.map(|length| (length * ratio).round().max(1.0) as u32);
    if canvas.width() != width || canvas.height() != height {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    let context = context(canvas)?;
    let _ = context.reset_transform();
    context.clear_rect(0.0, 0.0, width.into(), height.into());
    let _ = context.scale(ratio, ratio);
    Some(context)
}

/// The drawing context of a canvas.
pub fn context(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    canvas.get_context("2d").ok().flatten()?.dyn_into().ok()
}

/// Puts a pixmap on a canvas with its upper left corner at these device pixels.
pub fn put(context: &CanvasRenderingContext2d, pixmap: &Pixmap, x: i32, y: i32) {
    if pixmap.width == 0 || pixmap.height == 0 {
        return;
    }
    let data = ImageData::new_with_u8_clamped_array_and_sh(
        Clamped(&pixmap.bytes),
        pixmap.width as u32,
        pixmap.height as u32,
    );
    if let Ok(data) = data {
        let _ = context.put_image_data(&data, x.into(), y.into());
    }
}

/// Whether the user prefers reduced motion.
pub fn is_still() -> bool {
    let query = window().match_media("(prefers-reduced-motion: reduce)").ok().flatten();
    query.is_some_and(|query| query.matches())
}

/// Calls `changed`, in the next frame, whenever an element's size changes, until the owner is cleaned up.
pub fn on_resize(element: &Element, changed: impl Fn() + Copy + 'static) {
    // Not at once: the callback may change sizes again, which browsers report as an error.
    let callback = Closure::<dyn Fn()>::new(move || request_animation_frame(changed));
    let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) else { return };
    observer.observe(element);
    let kept = StoredValue::new_local((observer, callback));
    on_cleanup(move || {
        kept.try_update_value(|(observer, _)| observer.disconnect());
    });
}

/// Calls `changed` whenever the pixel ratio changes, as on another screen, as long as it returns true.
pub fn on_other_pixels(changed: Box<dyn Fn() -> bool>) {
    let query = format!("(resolution: {}dppx)", window().device_pixel_ratio());
    let Ok(Some(query)) = window().match_media(&query) else { return };
    // A query matches one ratio: the next ratio needs a new query, and the old one would fire again.
    let asked = query.clone();
    let other = move || {
        asked.set_onchange(None);
        if changed() {
            on_other_pixels(changed);
        }
    };
    query.set_onchange(Some(Closure::once_into_js(other).unchecked_ref()));
}

/// Sets the stroke color. A JavaScript string need not be copied out of the wasm each time.
#[expect(deprecated, reason = "the setter that is not deprecated copies a string each time")]
pub fn set_stroke(context: &CanvasRenderingContext2d, color: &JsValue) {
    context.set_stroke_style(color);
}

/// Sets the fill color in the same way.
#[expect(deprecated, reason = "the setter that is not deprecated copies a string each time")]
pub fn set_fill(context: &CanvasRenderingContext2d, color: &JsValue) {
    context.set_fill_style(color);
}

/// An array of numbers for the line dashes of the context.
pub fn dashes(lengths: &[f64]) -> JsValue {
    lengths.iter().copied().map(JsValue::from).collect::<js_sys::Array>().into()
}
