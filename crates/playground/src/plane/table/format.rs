//! How the numbers of a table can be written: its decimal sign and its thousands sign. Which they are is found
//! in `votes`.

nn::registry! {
    /// What separates the whole part of a number from the rest.
    pub enum Decimal: Spec {
        Point = Spec { id: "point", label: "Point", sign: "." },
        Comma = Spec { id: "comma", label: "Comma", sign: "," },
    }
}

nn::registry! {
    /// What separates groups of digits.
    pub enum Thousands: Spec {
        None = Spec { id: "none", label: "None", sign: "" },
        Comma = Spec { id: "comma", label: "Comma", sign: "," },
        Point = Spec { id: "point", label: "Point", sign: "." },
        Apostrophe = Spec { id: "apostrophe", label: "Apostrophe", sign: "'" },
        Space = Spec { id: "space", label: "Space", sign: " " },
    }
}

/// What a sign between digits or between columns is.
#[derive(Debug)]
pub struct Spec {
    /// The stable name.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
    /// The character.
    pub sign: &'static str,
}

/// How numbers are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Format {
    /// What separates the whole part from the rest.
    pub decimal: Decimal,
    /// What separates groups of digits; never the decimal sign.
    pub thousands: Thousands,
}

impl Decimal {
    pub(super) const fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }
}

impl Thousands {
    /// The sign that is this decimal sign.
    pub(super) const fn of_decimal(sign: Decimal) -> Self {
        match sign {
            Decimal::Point => Self::Point,
            Decimal::Comma => Self::Comma,
        }
    }

    /// The decimal sign that looks like this.
    pub(super) const fn as_decimal(self) -> Option<Decimal> {
        match self {
            Self::Point => Some(Decimal::Point),
            Self::Comma => Some(Decimal::Comma),
            _ => None,
        }
    }
}
