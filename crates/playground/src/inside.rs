//! Inside: what can be seen of a network besides its answers. Numbers only: colors and pixels are not
//! known here.

pub mod carried;
pub mod figure;
