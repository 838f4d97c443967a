//! Tests of the writers and readers of numbers, a file each.

mod decimal;
mod javascript;
mod shown;
