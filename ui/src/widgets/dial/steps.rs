//! How keys and the wheel move through a dial's options. This module contains no elements.

use crate::widgets::{Choice, parse_number};
use web_sys::WheelEvent;

/// The option `by` places from the one with the id `value`, or the end of the list; `None` if this is the same
/// option. From a number that is not an option, a step leads to the next option in its direction.
pub(super) fn neighbor<'a>(options: &'a [Choice], value: &str, by: isize) -> Option<&'a Choice> {
    if by == 0 {
        return None;
    }
    let Some(from) = options.iter().position(|option| option.id == value) else {
        return beside(options, parse_number(value)?, by);
    };
    let last = options.len() - 1;
    let to = from.saturating_add_signed(by).min(last);
    (to != from).then(|| &options[to])
}

/// The option before (`by < 0`) or after the position that `number` would have in the list.
fn beside(options: &[Choice], number: f64, by: isize) -> Option<&Choice> {
    let numbers: Vec<f64> =
        options.iter().map(|option| parse_number(&option.id)).collect::<Option<_>>()?;
    let is_descending = numbers.first() > numbers.last();
    let is_before = |other: &f64| (*other < number) != is_descending;
    let n_before = numbers.iter().take_while(|other| is_before(other)).count();
    if by < 0 { options.get(n_before.checked_sub(1)?) } else { options.get(n_before) }
}

/// The beginning of a label, typed letter by letter.
#[derive(Clone, Debug, Default)]
pub(super) struct Typeahead {
    text: String,
    last_ms: f64,
}

impl Typeahead {
    /// A pause longer than this begins a new word.
    const PAUSE_MS: f64 = 600.0;

    /// Adds one letter and returns the index of the matching option. The same letter pressed repeatedly cycles
    /// through the options that begin with it.
    pub(super) fn find(
        &mut self,
        letter: &str,
        now_ms: f64,
        options: &[Choice],
        at: usize,
    ) -> Option<usize> {
        if Self::PAUSE_MS < now_ms - self.last_ms {
            self.text.clear();
        }
        self.last_ms = now_ms;
        let letter = letter.to_ascii_lowercase();
        let is_repeated = self.text == letter;
        if !is_repeated {
            self.text.push_str(&letter);
        }
        let from = at + usize::from(self.text == letter);
        let n_options = options.len();
        (0..n_options)
            .map(|i| (from + i) % n_options)
            .find(|place| options[*place].label.to_ascii_lowercase().starts_with(&self.text))
    }
}

/// Collects the small wheel movements of touchpads into whole steps.
#[derive(Clone, Debug, Default)]
pub(super) struct Wheel {
    turned_px: f64,
    last_ms: f64,
}

impl Wheel {
    const STEP_PX: f64 = 40.0;
    /// After a pause longer than this, earlier small movements no longer count.
    const PAUSE_MS: f64 = 200.0;

    /// Adds one movement and returns the resulting step: −1, 0 or 1.
    pub(super) fn turn(&mut self, event: &WheelEvent) -> isize {
        let pixels_per_unit =
            if event.delta_mode() == WheelEvent::DOM_DELTA_PIXEL { 1.0 } else { Self::STEP_PX };
        let now_ms = event.time_stamp();
        if Self::PAUSE_MS < now_ms - self.last_ms {
            self.turned_px = 0.0;
        }
        self.last_ms = now_ms;
        self.turned_px += event.delta_y() * pixels_per_unit;
        if self.turned_px.abs() < Self::STEP_PX {
            return 0;
        }
        let step = self.turned_px.signum();
        self.turned_px = 0.0;
        step as isize
    }
}
