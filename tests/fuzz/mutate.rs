//! Mutations: makes a new input from existing ones, with a random generator that the caller provides. This
//! module knows nothing about the meaning of an input.

use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

/// A random number generator that gives the same numbers on every machine.
#[derive(Debug)]
pub(crate) struct Chance(Pcg64Mcg);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(Pcg64Mcg::seed_from_u64(seed))
    }

    /// A random number below `n`; 0 if `n` is 0.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0.random_range(..n.max(1))
    }

    fn of<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        items.choose(&mut self.0).expect("there are some")
    }
}

/// The largest length of an input in bytes, except for a rare huge repetition.
const LEN: usize = 20_000;
/// The length in bytes of a huge repetition.
const HUGE: usize = 200_000;

/// Texts that often cause errors in parsers of any kind.
const TOKENS: &[&str] = &[
    "",
    "0",
    "-0",
    "-1",
    "1e400",
    "-1e308",
    "5e-324",
    "0x10",
    "0b1",
    "NaN",
    "Infinity",
    "-Infinity",
    "null",
    "true",
    "false",
    "9007199254740993",
    "18446744073709551615",
    "18446744073709551614",
    "4294967295",
    "4294967296",
    "1e9",
    "0.1",
    "0.5",
    "2",
    "5",
    "\"",
    "\"\"",
    "'",
    "\\",
    "\\u0000",
    "\\ud800",
    "%",
    "%25",
    "%C3%28",
    "%00",
    "\u{0}",
    "\u{85}",
    "\u{feff}",
    "\u{7f}",
    "é",
    "😀",
    "\u{202e}",
    "&",
    "=",
    "#",
    ",",
    ";",
    "|",
    "~",
    "@",
    "<",
    "<=",
    ">",
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "[",
    "]",
    "{",
    "}",
    ":",
    "//",
    "?",
    "_hide",
    "[]",
    "{}",
    "[[",
    "toString",
    "__proto__",
];

/// A new input: one from the corpus after some mutations.
pub(crate) fn input(corpus: &[Vec<u8>], own_tokens: &[&str], chance: &mut Chance) -> String {
    let mut bytes = chance.of(corpus).clone();
    for _ in 0..=chance.below(6) {
        mutate(&mut bytes, corpus, own_tokens, chance);
        bytes.truncate(LEN);
    }
    if chance.below(500) == 0 {
        let token = token(own_tokens, chance);
        let at = chance.below(bytes.len() + 1);
        let n = HUGE / token.len().max(1);
        bytes.splice(at..at, token.repeat(n).into_bytes());
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn token<'a>(own_tokens: &[&'a str], chance: &mut Chance) -> &'a str {
    let tokens: &[&'a str] =
        if chance.below(2) == 0 && !own_tokens.is_empty() { own_tokens } else { TOKENS };
    chance.of::<&str>(tokens)
}

fn mutate(bytes: &mut Vec<u8>, corpus: &[Vec<u8>], own_tokens: &[&str], chance: &mut Chance) {
    let at = chance.below(bytes.len() + 1);
    // Mostly short: removing a long part removes the whole structure.
    let reach = if chance.below(4) == 0 { bytes.len() } else { 12 };
    let end = (at + chance.below(reach + 1)).min(bytes.len());
    match chance.below(9) {
        0 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
        1 => bytes.truncate(at),
        2 => drop(bytes.drain(at..end)),
        // The beginning of this input and the end of another.
        3 => {
            let other = chance.of(corpus);
            bytes.truncate(at);
            bytes.extend_from_slice(&other[chance.below(other.len() + 1)..]);
        }
        // A part of another input in the middle of this one.
        4 => {
            let other = chance.of(corpus);
            let from = chance.below(other.len() + 1);
            let to = from + chance.below(other.len() - from + 1);
            bytes.splice(at..end, other[from..to].iter().copied());
        }
        // A part of this input again, elsewhere or many times.
        5 => {
            let n = [1, 1, 2, 30][chance.below(4)];
            let part = bytes[at..end].repeat(n);
            let to = chance.below(bytes.len() + 1);
            bytes.splice(to..to, part);
        }
        // A number or a word replaced by another.
        6 => {
            let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
            let start = bytes[..at].iter().rposition(|it| !is_part(it)).map_or(0, |it| it + 1);
            let len = bytes[at..].iter().position(|it| !is_part(it)).unwrap_or(bytes.len() - at);
            bytes.splice(start..at + len, token(own_tokens, chance).bytes());
        }
        7 => drop(bytes.splice(at..end, token(own_tokens, chance).bytes())),
        _ => drop(bytes.splice(at..at, token(own_tokens, chance).bytes())),
    }
}
