//! The numbers of figures, each against what is known without them.

mod bend;
mod collapse;
mod die;
mod forward;
mod polynomial;
mod slopes;
mod spread;
