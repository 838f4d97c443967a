//! Inside: what can be seen of a network besides its answers. Numbers only: colors and pixels are not
//! known here.

pub mod carried;
pub mod figure;
pub mod health;
pub mod hidden;
pub mod landscape;
pub mod point;
pub mod written;
