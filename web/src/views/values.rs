//! Numbers as the page writes them, and the choices of dials.

pub(crate) use plot::number::grouped;
use ui::widgets::Choice;

/// A loss: three decimals, four where it is small, and a power of ten beyond; a dash where there is
/// none.
pub(crate) fn loss(value: f64) -> String {
    if (0.000_05..0.001).contains(&value) {
        plot::number::fixed(value, 4)
    } else {
        plot::number::reading(value)
    }
}

/// A loss beside others: one that is only a rounding error is shown as 0.
pub(crate) fn loss_or_none(value: f64) -> String {
    if value < 1e-12 { "0".to_owned() } else { loss(value) }
}

/// A weight: three digits behind the point, with a real minus.
pub(crate) fn weight(value: f64) -> String {
    plot::number::reading(value)
}

/// A share of 1 in percent; a dash where there is none.
pub(crate) fn percent(share: f64) -> String {
    if share.is_finite() {
        format!("{} %", plot::number::fixed(100.0 * share, 0))
    } else {
        "–".to_owned()
    }
}

/// A number that is 1 at best.
pub(crate) fn share(value: f64) -> String {
    if value.is_finite() { plot::number::fixed(value, 3) } else { "–".to_owned() }
}

/// A number at an axis.
pub(crate) fn tick(value: f64) -> String {
    let digits = if value.abs() < 9.95 && value.fract().abs() > 0.04 { 1 } else { 0 };
    plot::number::fixed(value, digits)
}

/// A setting that may be any number: as short as it is exact.
pub(crate) fn number(value: f64) -> String {
    plot::number::exact(value)
}

/// Choices of numbers, named as they are written.
pub(crate) fn numbers(values: &[f64]) -> Vec<Choice> {
    values.iter().map(|&value| Choice::new(number(value), number(value))).collect()
}
