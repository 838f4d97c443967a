//! A text field for numbers.

use super::number::{format_number, parse_number, stepped};
use crate::type_erased::{dynamic, memo};
use leptos::{ev, prelude::*};
use web_sys::HtmlInputElement;

/// A text field for a number: Enter or leaving the field commits, Esc restores, ↑ ↓ step (with Shift ten times
/// as far, with Alt a tenth). A number out of range becomes the nearest number in range; text that is not a
/// number is replaced with the previous number.
#[component]
pub fn NumberField(
    /// The name of the number; read aloud.
    #[prop(into)]
    label: Signal<String>,
    /// The number.
    #[prop(into)]
    value: Signal<f64>,
    /// Called with a new number, already in range.
    #[prop(into)]
    on_commit: Callback<f64>,
    /// Called with the typed text if it is not a number.
    #[prop(optional, into)]
    on_reject: Option<Callback<String>>,
    /// The smallest number.
    #[prop(default = f64::NEG_INFINITY)]
    min: f64,
    /// The largest number.
    #[prop(default = f64::INFINITY)]
    max: f64,
    /// The step of ↑ and ↓.
    #[prop(default = 1.0)]
    step: f64,
    /// Numbers that ↑ and ↓ visit instead of steps, in ascending order.
    #[prop(optional)]
    stops: Vec<f64>,
    /// The unit after the number.
    #[prop(optional, into)]
    unit: Signal<String>,
    /// The text instead of 0, where 0 has a special meaning: "off".
    #[prop(optional, into)]
    zero: Signal<String>,
    /// The format of the number while nobody types.
    #[prop(default = format_number)]
    write: fn(f64) -> String,
    /// Leaves out the frame: for a number inside another control.
    #[prop(optional)]
    bare: bool,
    /// Whether it cannot be used now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let stops = StoredValue::new(stops);
    // The text being typed; `None` when the field shows the number.
    let draft = RwSignal::new(None::<String>);
    let written = move || {
        let zero = zero.get();
        if value.get() == 0.0 && !zero.is_empty() {
            return zero;
        }
        let unit = unit.get();
        // Another language may format numbers differently.
        crate::lang::current();
        // A no-break space: the unit stays on the same line as its number.
        let space = if unit.is_empty() { "" } else { "\u{a0}" };
        format!("{}{space}{unit}", write(value.get()))
    };
    let shown = memo(move || draft.get().unwrap_or_else(written));

    let commit = move || {
        // A field that is removed loses the focus after its signals are disposed of.
        let Some(Some(text)) = draft.try_get_untracked() else { return };
        let is_zero = zero.with_untracked(|zero| !zero.is_empty() && *zero == text.trim());
        match if is_zero { Some(0.0) } else { parse_number(&text) } {
            Some(number) => on_commit.run(number.clamp(min, max)),
            None => _ = on_reject.map(|reject| reject.run(text)),
        }
        draft.set(None);
    };
    let step_by = move |by: f64| {
        let typed = draft.get_untracked().and_then(|text| parse_number(&text));
        let from = typed.unwrap_or_else(|| value.get_untracked());
        // If the value is not finite, steps start at zero.
        let from = if from.is_finite() { from } else { 0.0 };
        let number = stops.with_value(|stops| stepped(from, by, step, stops));
        on_commit.run(number.clamp(min, max));
        draft.set(None);
    };
    let key = move |event: ev::Targeted<ev::KeyboardEvent, HtmlInputElement>| {
        let input = event.target();
        let factor = if event.shift_key() {
            10.0
        } else if event.alt_key() {
            0.1
        } else {
            1.0
        };
        match event.key().as_str() {
            "Enter" => {
                commit();
                // In the next frame, when the field shows the number again.
                request_animation_frame(move || input.select());
            }
            "Escape" if draft.with_untracked(Option::is_some) => {
                draft.set(None);
                request_animation_frame(move || input.select());
                // This Esc does not propagate; the next one may close the element around the field.
                event.stop_propagation();
            }
            "ArrowUp" => step_by(factor),
            "ArrowDown" => step_by(-factor),
            _ => return,
        }
        event.prevent_default();
    };

    // The press that gives the focus selects everything; later presses place the cursor.
    let is_fresh = StoredValue::new(false);
    let focus = move |event: ev::Targeted<ev::FocusEvent, HtmlInputElement>| {
        is_fresh.set_value(true);
        event.target().select();
    };
    let click = move |event: ev::Targeted<ev::MouseEvent, HtmlInputElement>| {
        if is_fresh.get_value() {
            is_fresh.set_value(false);
            event.target().select();
        }
    };
    view! {
        <label class="w-number" class:w-bare=bare>
            <span class="visually-hidden">{dynamic(move || label.get())}</span>
            <input
                type="text"
                // The decimal keyboard of phones has no minus key.
                inputmode=if min < 0.0 { "text" } else { "decimal" }
                role="spinbutton"
                aria-valuenow=move || Some(value.get()).filter(|value| value.is_finite())
                aria-valuetext=written
                aria-valuemin=min.is_finite().then_some(min)
                aria-valuemax=max.is_finite().then_some(max)
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="done"
                disabled=move || disabled.get()
                prop:value=move || shown.get()
                style:--chars=move || shown.with(|text| text.chars().count().to_string())
                on:input:target=move |event| draft.set(Some(event.target().value()))
                on:keydown:target=key
                on:focus:target=focus
                on:blur=move |_| commit()
                on:click:target=click
            />
        </label>
    }
}
