//! The slider, whose number can also be typed.

use super::number::{format_number, nearest, parse_number, tidy};
use super::{Help, NumberField, ids};
use crate::type_erased::{dynamic, memo};
use leptos::{ev, prelude::*};

/// A label, a number and a track. Dragging and keys report each step; typed numbers may be between the steps; a
/// double click restores the default.
#[component]
pub fn Slider(
    /// The name of the setting.
    #[prop(into)]
    label: Signal<String>,
    /// The number.
    #[prop(into)]
    value: Signal<f64>,
    /// Called with each new number while the thumb moves, and once for a typed one.
    #[prop(into)]
    on_input: Callback<f64>,
    /// The smallest number.
    #[prop(optional)]
    min: f64,
    /// The largest number.
    #[prop(default = 1.0)]
    max: f64,
    /// The distance between two positions of the thumb.
    #[prop(default = 0.01)]
    step: f64,
    /// The positions of the thumb, in ascending order and with equal distances on the track, whatever the
    /// differences of the numbers. They replace `min`, `max` and `step`.
    #[prop(optional)]
    stops: Vec<f64>,
    /// The number that a double click restores.
    #[prop(optional)]
    default: Option<f64>,
    /// The unit after the number.
    #[prop(optional, into)]
    unit: Signal<String>,
    /// The text instead of 0, where 0 has a special meaning: "off".
    #[prop(optional, into)]
    zero: Signal<String>,
    /// The format of the number while nobody types.
    #[prop(default = format_number)]
    write: fn(f64) -> String,
    /// Called with the typed text if it is not a number.
    #[prop(optional, into)]
    on_reject: Option<Callback<String>>,
    /// One or two sentences about it.
    #[prop(optional, into)]
    help: Option<Signal<String>>,
    /// Why it cannot be used now; `None` when it can.
    #[prop(optional, into)]
    disabled: Signal<Option<String>>,
) -> impl IntoView {
    let id = ids::unique("w-slider");
    let is_disabled = Signal::derive(move || disabled.with(Option::is_some));
    let (min, max) = match stops[..] {
        [first, .., last] => (first, last),
        _ => (min, max),
    };
    // The track's values are the indices of the stops, or the numbers themselves.
    let (first, last, pace) = match stops.len() {
        0 => (min, max, step),
        n_stops => (0.0, (n_stops - 1) as f64, 1.0),
    };
    let visited = stops.clone();
    let stops = StoredValue::new(stops);
    // The thumb is at the position nearest to the number, as the browser would place it.
    let place = memo(move || {
        let value = Some(value.get()).filter(|value| !value.is_nan()).unwrap_or(0.0);
        let value = value.clamp(min, max);
        stops.with_value(|stops| match stops.is_empty() {
            true => tidy(min + ((value - min) / step).round() * step).min(max),
            false => nearest(value, stops) as f64,
        })
    });
    let fill = move || (place.get() - first) / (last - first);
    let slide = move |event: ev::Targeted<web_sys::Event, web_sys::HtmlInputElement>| {
        let Some(place) = parse_number(&event.target().value()) else { return };
        let number = stops.with_value(|stops| stops.get(place as usize).copied());
        on_input.run(number.unwrap_or(place));
    };
    let restore = move |_| {
        if let Some(number) = default.filter(|_| !is_disabled.get_untracked()) {
            on_input.run(number);
        }
    };
    view! {
        <div
            class="w-slider"
            data-disabled=move || is_disabled.get().then_some("")
            title=move || disabled.get()
        >
            <div class="w-slider-head">
                <label for=id.clone()>{dynamic(move || label.get())}</label>
                {help.map(|text| view! { <Help about=label text /> })}
                <NumberField
                    label
                    value
                    on_commit=on_input
                    on_reject=Callback::new(move |text| _ = on_reject.map(|reject| reject.run(text)))
                    min
                    max
                    step
                    stops=visited
                    unit
                    zero
                    write
                    bare=true
                    disabled=is_disabled
                />
            </div>
            <div class="w-slider-rail" style:--fill=move || fill().to_string()>
                <input
                    type="range"
                    id=id
                    min=first
                    max=last
                    step=pace
                    prop:value=move || place.get().to_string()
                    aria-valuetext=move || {
                        let zero = zero.get();
                        if value.get() == 0.0 && !zero.is_empty() {
                            zero
                        } else {
                            crate::lang::current();
                            format!("{} {}", write(value.get()), unit.get())
                        }
                    }
                    disabled=move || is_disabled.get()
                    on:input:target=slide
                    on:dblclick=restore
                />
            </div>
        </div>
    }
}
