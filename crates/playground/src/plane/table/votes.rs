//! How the numbers of a table are written: its decimal sign and its thousands sign, found from all of its
//! cells together. One cell alone is read in `number`.

use super::delimiter::Delimiter;
use super::format::{Decimal, Format, Thousands};
use super::number::{Shape, value};
use super::options::{Ambiguity, Options};
use crate::text::sentence::Sentence;

/// How many cells speak for what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Votes {
    /// Cells in which a sign can only be the decimal sign, for point and comma.
    decimal: [usize; 2],
    /// Cells in which a sign can only group digits.
    grouped: [usize; 5],
    /// Cells in which a sign can be either.
    either: [usize; 2],
    /// Whole numbers without a sign, of up to three digits and of more.
    short: usize,
    long: usize,
    /// Columns in which numbers that can be either stand among short whole numbers, but no longer ones: as
    /// thousands do, 980 beside 1.250.
    n_mixed: usize,
}

impl Votes {
    pub(super) fn add(&mut self, shape: Shape) {
        match shape {
            Shape::Whole(..=3) => self.short += 1,
            Shape::Whole(_) => self.long += 1,
            Shape::Decimal(sign) => self.decimal[sign as usize] += 1,
            Shape::Either(sign) => self.either[sign as usize] += 1,
            Shape::Grouped(sign, decimal) => {
                self.grouped[sign as usize] += 1;
                if let Some(sign) = decimal {
                    self.decimal[sign as usize] += 1;
                }
            }
        }
    }

    /// Adds those of another column.
    pub(super) fn add_column(&mut self, column: &Self) {
        let add =
            |to: &mut [usize], from: &[usize]| to.iter_mut().zip(from).for_each(|(a, b)| *a += b);
        add(&mut self.decimal, &column.decimal);
        add(&mut self.grouped, &column.grouped);
        add(&mut self.either, &column.either);
        let has_either = 0 < column.either[0] + column.either[1];
        self.n_mixed += usize::from(has_either && 0 < column.short && column.long == 0);
    }

    /// That some numbers have a decimal point and others a decimal comma: a table has one.
    pub(super) fn mixed(&self, format: Format) -> Option<Sentence> {
        let is_mixed = self.decimal.iter().all(|&n| 0 < n);
        is_mixed.then(|| match format.decimal {
            Decimal::Point => Sentence::new(
                "Most numbers have a decimal point. Those with a comma are read as words.",
            ),
            Decimal::Comma => Sentence::new(
                "Most numbers have a decimal comma. Those with a point are read as words.",
            ),
        })
    }

    /// How the numbers are written, and the other way where nothing tells which.
    pub(super) fn decide(&self, delimiter: Delimiter, said: &Options) -> (Format, Option<Format>) {
        let with = |decimal: Decimal| Format { decimal, thousands: self.thousands(decimal) };
        let decimal = match (said.decimal, said.thousands) {
            (Some(sign), _) => Some(sign),
            // The other sign is what is left.
            (_, Some(Thousands::Point)) => Some(Decimal::Comma),
            (_, Some(Thousands::Comma)) => Some(Decimal::Point),
            _ => None,
        };
        if let Some(decimal) = decimal.or_else(|| self.sure(delimiter)) {
            let mut format = with(decimal);
            if let Some(thousands) = said.thousands {
                format.thousands = thousands;
            }
            if format.thousands == Thousands::of_decimal(decimal) {
                format.thousands = Thousands::None;
            }
            return (format, None);
        }
        // Three digits behind every sign.
        let sign = if self.either[1] <= self.either[0] { Decimal::Point } else { Decimal::Comma };
        let (as_decimal, as_grouped) = (with(sign), with(sign.other()));
        match said.thousands {
            Some(thousands) => (Format { thousands, ..as_decimal }, None),
            None if 0 < self.n_mixed => (as_grouped, Some(as_decimal)),
            None => (as_decimal, Some(as_grouped)),
        }
    }

    /// The decimal sign, if something tells which it is.
    fn sure(&self, delimiter: Delimiter) -> Option<Decimal> {
        const POINT: usize = Decimal::Point as usize;
        const COMMA: usize = Decimal::Comma as usize;
        let grouped = |sign: Thousands| self.grouped[sign as usize];
        let for_point = self.decimal[POINT] + grouped(Thousands::Comma);
        let for_comma = self.decimal[COMMA] + grouped(Thousands::Point);
        if for_point != for_comma {
            return Some(if for_comma < for_point { Decimal::Point } else { Decimal::Comma });
        }
        // Where commas separate columns, numbers are written as in English.
        if 0 < for_point || delimiter == Delimiter::Comma || self.either == [0, 0] {
            return Some(Decimal::Point);
        }
        // Where another sign groups, the one left is the decimal sign.
        let has_other = 0 < grouped(Thousands::Apostrophe) + grouped(Thousands::Space);
        match self.either {
            [_, 0] if has_other => Some(Decimal::Point),
            [0, _] if has_other => Some(Decimal::Comma),
            _ => None,
        }
    }

    /// What groups digits beside this decimal sign.
    fn thousands(&self, decimal: Decimal) -> Thousands {
        let other = decimal.other();
        let like_decimal =
            self.grouped[Thousands::of_decimal(other) as usize] + self.either[other as usize];
        let of = |sign: Thousands| (self.grouped[sign as usize], sign);
        let candidates = [
            (like_decimal, Thousands::of_decimal(other)),
            of(Thousands::Apostrophe),
            of(Thousands::Space),
        ];
        let most = candidates.into_iter().filter(|(n, _)| 0 < *n).max_by_key(|(n, _)| *n);
        most.map_or(Thousands::None, |(_, sign)| sign)
    }
}

impl Ambiguity {
    /// That a cell can be read in both ways; none if it gives the same number, or none at all.
    pub(super) fn of(cell: &str, first: Format, second: Format) -> Option<Self> {
        let read = |format| Some((format, value(cell, format)?));
        let readings = [read(first)?, read(second)?];
        let cell = crate::text::shortened(cell);
        (readings[0].1 != readings[1].1).then_some(Self { cell, readings })
    }
}
