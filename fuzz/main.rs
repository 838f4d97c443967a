//! A reader of texts under libFuzzer, which looks for inputs that take a way through the code that none
//! has taken. Which readers there are and what must hold is the tests' business: `tests/fuzz/targets.rs`.

#![no_main]

#[path = "../tests/fuzz/sessions.rs"]
mod sessions;
#[path = "../tests/fuzz/targets.rs"]
#[expect(dead_code, reason = "libFuzzer finds words and counts inputs by itself")]
mod targets;

use std::sync::LazyLock;
use targets::{TARGETS, Target};

static TARGET: LazyLock<&Target> = LazyLock::new(|| {
    let is_this = |it: &&Target| it.name == env!("CARGO_BIN_NAME");
    TARGETS.iter().find(is_this).expect("a program for each target")
});

libfuzzer_sys::fuzz_target!(|text: &str| (TARGET.check)(text));
