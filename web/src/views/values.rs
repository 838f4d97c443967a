//! The format of numbers on the page, and the choices of dials.

use playground::Axis;
pub(crate) use plot::number::grouped;
use ui::widgets::{Choice, format_number};

/// A loss: three decimals, four if it is small, and a power of ten outside of that range; a dash if there is
/// none.
pub(crate) fn loss(value: f64) -> String {
    if (0.000_05..0.001).contains(&value) {
        plot::number::fixed(value, 4)
    } else {
        plot::number::reading(value)
    }
}

/// A loss beside others. A loss that is only a rounding error is shown as 0.
pub(crate) fn loss_or_none(value: f64) -> String {
    if value < 1e-12 { "0".to_owned() } else { loss(value) }
}

/// A weight, a bias or an answer, wherever the page shows it: on a card, beside the pointer, for screen
/// readers.
pub(crate) fn weight(value: f64) -> String {
    plot::number::weight(value)
}

/// A share of 1 as a percentage; a dash if there is none.
pub(crate) fn percent(share: f64) -> String {
    if share.is_finite() {
        format!("{} %", plot::number::fixed(100.0 * share, 0))
    } else {
        "–".to_owned()
    }
}

/// A number whose best value is 1.
pub(crate) fn share(value: f64) -> String {
    if value.is_finite() { plot::number::fixed(value, 3) } else { "–".to_owned() }
}

/// The number at a position of an axis that reaches from −`reach` to `reach`, in the units of the data.
pub(crate) fn measured(axis: &Axis, view: f64, reach: f64) -> String {
    if axis.is_plain() {
        weight(view)
    } else {
        plot::number::measured(axis.to_real(view), 2.0 * reach * axis.scale)
    }
}

/// A setting that may be any number, in the shortest exact form.
pub(crate) fn number(value: f64) -> String {
    format_number(value)
}

/// Numbers as choices, labeled with their text.
pub(crate) fn numbers(values: &[f64]) -> Vec<Choice> {
    values.iter().map(|&value| Choice::new(number(value), number(value))).collect()
}
