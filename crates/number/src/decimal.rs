//! Decimal digits as the nearest double, exactly. The standard library reads them too, by a table of ten
//! kilobytes that no compression makes smaller; here large integers are divided instead, which is slow and
//! seldom needed. Which texts are numbers is not decided here.

use std::cmp::Ordering;

/// With so many digits, two neighboring doubles and the midpoint between them are told apart.
const N_DIGITS: usize = 800;
/// Up to here integers and powers of ten are exact as doubles, so one operation rounds only once.
const N_EXACT_DIGITS: usize = 15;
const MAX_EXACT_POWER: u64 = 22;

/// The double that is nearest to the number of these ASCII digits, times ten to the exponent; of two that
/// are as near the even one.
pub(crate) fn nearest(digits: impl Iterator<Item = u8>, exponent: i64) -> f64 {
    let (mut kept, mut n_dropped, mut is_more) = (Vec::new(), 0, false);
    for digit in digits.map(|byte| byte - b'0').skip_while(|&digit| digit == 0) {
        if kept.len() < N_DIGITS {
            kept.push(digit);
        } else {
            n_dropped += 1;
            is_more |= digit != 0;
        }
    }
    if is_more {
        kept.push(1);
        n_dropped -= 1;
    }
    let exponent = exponent.saturating_add(n_dropped);
    // How many digits stand before the point.
    match exponent.saturating_add(kept.len() as i64) {
        _ if kept.is_empty() => 0.0,
        310.. => f64::INFINITY,
        ..-330 => 0.0,
        _ => of_digits(&kept, exponent),
    }
}

fn of_digits(digits: &[u8], exponent: i64) -> f64 {
    let power = exponent.unsigned_abs();
    if digits.len() <= N_EXACT_DIGITS && power <= MAX_EXACT_POWER {
        let number = digits.iter().fold(0.0, |number, &digit| number * 10.0 + f64::from(digit));
        let scale = (0..power).fold(1.0, |scale, _| scale * 10.0);
        return if exponent < 0 { number / scale } else { number * scale };
    }
    let mut above = Large(Vec::new());
    digits.iter().for_each(|&digit| above.times_plus(10, digit.into()));
    let mut below = Large(vec![1]);
    let scaled = if exponent < 0 { &mut below } else { &mut above };
    (0..power).for_each(|_| scaled.times_plus(10, 0));
    quotient(above, below)
}

/// The double that is nearest to the quotient.
fn quotient(mut above: Large, mut below: Large) -> f64 {
    // Shifted by so many bits, the quotient has 64 or 65 bits.
    let moved = 64 + below.n_bits() - above.n_bits();
    above.shift(moved.max(0) as usize);
    below.shift(64 + (-moved).max(0) as usize);
    let mut bits = 0_u128;
    for _ in 0..=64 {
        bits <<= 1;
        if above.compare(&below) != Ordering::Less {
            above.subtract(&below);
            bits |= 1;
        }
        above.shift(1);
    }
    let n_bits = 128 - bits.leading_zeros() as i32;
    // Numbers below the smallest normal one have fewer bits.
    let size = n_bits - 1 - moved;
    let n_dropped = n_bits - 53 + (-1022 - size).max(0);
    if 127 < n_dropped {
        return 0.0;
    }
    let (whole, rest) = (bits >> n_dropped, bits & ((1 << n_dropped) - 1));
    let is_up = match rest.cmp(&(1 << (n_dropped - 1))) {
        Ordering::Less => false,
        Ordering::Equal => above.n_bits() != 0 || whole & 1 == 1,
        Ordering::Greater => true,
    };
    libm::ldexp((whole as u64 + u64::from(is_up)) as f64, n_dropped - moved)
}

/// A large integer, 32 bits at a time, the lowest first; the highest are not 0.
struct Large(Vec<u32>);

impl Large {
    fn times_plus(&mut self, factor: u32, summand: u32) {
        let mut carry = u64::from(summand);
        for word in &mut self.0 {
            carry += u64::from(*word) * u64::from(factor);
            *word = carry as u32;
            carry >>= 32;
        }
        if carry != 0 {
            self.0.push(carry as u32);
        }
    }

    /// Times two to the power of `n`.
    fn shift(&mut self, n: usize) {
        self.times_plus(1 << (n % 32), 0);
        if !self.0.is_empty() && 32 <= n {
            self.0.splice(..0, std::iter::repeat_n(0, n / 32));
        }
    }

    /// Takes away what is not larger.
    fn subtract(&mut self, other: &Self) {
        let mut borrow = 0;
        for (k, word) in self.0.iter_mut().enumerate() {
            let difference =
                i64::from(*word) - i64::from(other.0.get(k).copied().unwrap_or(0)) - borrow;
            *word = difference as u32;
            borrow = i64::from(difference < 0);
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        let lengths = self.0.len().cmp(&other.0.len());
        lengths.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }

    fn n_bits(&self) -> i32 {
        self.0.last().map_or(0, |last| self.0.len() as i32 * 32 - last.leading_zeros() as i32)
    }
}
