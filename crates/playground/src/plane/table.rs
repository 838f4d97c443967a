//! Tables that a person brings: from the bytes of a file, or from a text that was pasted, to named columns of
//! numbers and of words. Everything about how a table is written is found from the table as a whole, each in a
//! file of its own, and can be said instead (`Options`). Where the bytes come from is not known here.

mod blanks;
mod column;
mod columns;
mod delimiter;
mod encoding;
mod error;
mod foot;
mod foreign;
mod format;
mod head;
mod layout;
mod limits;
mod measured;
mod missing;
mod names;
mod number;
mod options;
mod points;
mod reading;
mod roles;
mod split;
mod votes;
mod write;

pub use crate::plane::axis::Axis;
pub use columns::{Cell, Column, MISSING, Odd, Table, Values};
pub use delimiter::Delimiter;
pub use encoding::Encoding;
pub use error::TableError;
pub use foreign::foreign;
pub use format::{Decimal, Format, Thousands};
pub use limits::{MAX_BYTES, MAX_CLASSES, MAX_COLUMNS, MAX_ROWS};
pub use options::{Ambiguity, Found, Options};
pub use points::{Labels, Points};
pub use reading::Reading;
pub use roles::Roles;
pub(crate) use write::{header, push_row};
