//! The original's random generator: seedrandom 2.4.4, draw by draw.
//! Every point and every first weight of a link comes out of this stream. What is drawn from it, and
//! in which order, is not decided here.

use crate::text::number;
use nn::Random;

/// Below this a draw has not yet all the bits that a double can hold.
const SIGNIFICANCE: u64 = 1 << 52;

/// A stream of numbers that is a pure function of a seed: RC4 over the seed's characters, whose bytes
/// are put together to doubles in [0, 1). As `Math.seedrandom(seed)` followed by `Math.random()`.
///
/// A draw costs seven bytes of the stream, one in sixteen more, so it cannot be skipped unread.
#[derive(Clone)]
pub struct SeedRandom {
    /// RC4's permutation of all bytes.
    table: [u8; 256],
    i: u8,
    j: u8,
}

impl SeedRandom {
    /// The stream of this seed, taken as JavaScript does: UTF-16 unit by unit, case-sensitive, not
    /// trimmed.
    pub fn new(seed: &str) -> Self {
        let key = key(seed);
        let mut table: [u8; 256] = core::array::from_fn(|n| n as u8);
        let mut j = 0u8;
        for i in 0..256 {
            j = j.wrapping_add(key[i % key.len()]).wrapping_add(table[i]);
            table.swap(i, usize::from(j));
        }
        let mut random = Self { table, i: 0, j: 0 };
        // RC4-drop[256]: the first bytes would still show the key.
        for _ in 0..256 {
            random.byte();
        }
        random
    }

    /// One draw written with five decimals: how the original makes its next seed, such as `0.62930`.
    ///
    /// As JavaScript's `toFixed(5)`: exact, and a tie rounds up.
    pub fn next_seed(&mut self) -> String {
        number::to_fixed(self.uniform(), 5)
    }

    /// The next byte of RC4. Inlined even where code is to be small: seven of these make a draw.
    #[inline(always)]
    fn byte(&mut self) -> u8 {
        self.i = self.i.wrapping_add(1);
        let (i, at_i) = (usize::from(self.i), self.table[usize::from(self.i)]);
        self.j = self.j.wrapping_add(at_i);
        let (j, at_j) = (usize::from(self.j), self.table[usize::from(self.j)]);
        (self.table[i], self.table[j]) = (at_j, at_i);
        self.table[usize::from(at_i.wrapping_add(at_j))]
    }
}

impl Random for SeedRandom {
    /// Six bytes make a fraction of 48 bits; further bytes extend it to the 53 bits of a double.
    fn uniform(&mut self) -> f64 {
        let mut numerator = (0..6).fold(0u64, |n, _| n << 8 | u64::from(self.byte()));
        let mut denominator = (1u64 << 48) as f64;
        let mut last = 0;
        while numerator < SIGNIFICANCE {
            numerator = (numerator + last) << 8;
            denominator *= 256.0;
            last = u64::from(self.byte());
        }
        while 2 * SIGNIFICANCE <= numerator {
            numerator >>= 1;
            denominator /= 2.0;
            last >>= 1;
        }
        // Exact: the sum has 53 bits at most, the denominator is a power of two.
        (numerator + last) as f64 / denominator
    }
}

/// The bytes that RC4 is keyed with, at most 256: later characters are mixed into earlier ones.
fn key(seed: &str) -> Vec<u8> {
    let mut key: Vec<u8> = Vec::new();
    let mut smear = 0u32;
    for (at, unit) in seed.encode_utf16().enumerate() {
        let at = at % 256;
        smear ^= 19 * key.get(at).copied().map_or(0, u32::from);
        let byte = smear.wrapping_add(u32::from(unit)) as u8;
        match key.get_mut(at) {
            Some(place) => *place = byte,
            None => key.push(byte),
        }
    }
    if key.is_empty() {
        key.push(0);
    }
    key
}

impl core::fmt::Debug for SeedRandom {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("SeedRandom").field("i", &self.i).field("j", &self.j).finish_non_exhaustive()
    }
}

/// A first seed as the original writes one, five decimals below one, from random bits of the system.
pub fn first_seed(bits: u64) -> String {
    format!("0.{:05}", bits % 100_000)
}
