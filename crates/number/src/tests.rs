//! Tests of the writers and readers of numbers, a file each.

mod javascript;
mod shown;
