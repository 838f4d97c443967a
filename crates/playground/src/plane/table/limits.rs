//! How large a table may be.

/// Rows that a table may have at most, without its header.
pub const MAX_ROWS: usize = 100_000;
/// Columns that a table may have at most.
pub const MAX_COLUMNS: usize = 100;
/// Bytes that the text of a table may have at most: 10 MB.
pub const MAX_BYTES: usize = 10_000_000;
/// Classes that labels may have at most: as many as can be told apart by color.
pub const MAX_CLASSES: usize = 8;
