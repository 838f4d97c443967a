//! Prints what the short training of every member of every registry gives, as `tests/golden.txt` has it:
//! in whatever profile this was built. Compares nothing.

use playground::golden;

fn main() {
    print!("{}", golden::to_text(&golden::every_member()));
}
