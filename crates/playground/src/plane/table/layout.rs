//! Tables that are laid out as no delimiter can tell: as ARFF, as LaTeX, in boxes, as arrays of a program,
//! with two delimiters. Each
//! becomes a text that can be split, line for line where that can be.

mod arff;
mod arrays;
mod drawn;
mod eurostat;
mod latex;
mod plain;

use plain::Layout;

/// Bytes by which a layout is told.
const N_PROBED: usize = 1 << 14;

/// The text in another layout, if it has one of these.
pub(super) fn laid_out(text: &str) -> Option<Layout> {
    let mut end = text.len().min(N_PROBED);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = &text[..end];
    arff::read(text, head)
        .or_else(|| latex::read(text, head))
        .or_else(|| drawn::read(text, head))
        .or_else(|| arrays::read(text, head))
        .or_else(|| eurostat::read(text, head))
}
