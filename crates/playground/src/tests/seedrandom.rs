//! The generator against draws of the original, and the seeds made of its draws.

use crate::SeedRandom;
use nn::Random;
use proptest::prelude::*;

#[track_caller]
fn check(seed: &str, first_bits: [u64; 2], draw_1000: f64) {
    let mut random = SeedRandom::new(seed);
    let draws: Vec<f64> = (0..1000).map(|_| random.uniform()).collect();
    assert_eq!([draws[0].to_bits(), draws[1].to_bits()], first_bits, "first draws of {seed}");
    assert_eq!(draws[999], draw_1000, "1000th draw of {seed}");
}

#[test]
fn draws_as_the_original() {
    check("0.12345", [0x3fed4953104c85ec, 0x3fde18fda9d0c745], 0.22046959080225273);
    check("hello", [0x3fe17bd557019d5a, 0x3fdc24aa97507998], 0.1605509570049868);
    check("hello%20world", [0x3fc7a4dfab9920a1, 0x3fe8105867916c16], 0.11714354138930995);
}

#[test]
fn every_character_counts() {
    let first = |seed: &str| SeedRandom::new(seed).uniform();
    // A character beyond the 256th is mixed into an earlier one; those beyond 255 count modulo 256.
    let long = "a".repeat(256);
    assert_ne!(first(&long), first(&(long.clone() + "b")));
    assert_ne!(first(&(long.clone() + "b")), first(&(long + "c")));
    assert_eq!(first("\u{161}"), first("a"));
    assert_eq!(first(""), first("\0"));
    // Two UTF-16 units, 0xd83d and 0xde00.
    assert_eq!(first("😀"), first("\u{3d}\u{0}"));
}

#[test]
fn a_clone_goes_its_own_way() {
    let mut random = SeedRandom::new("1");
    let mut clone = random.clone();
    assert_eq!(clone.uniform(), 0.2694488477791326);
    assert_eq!(clone.uniform(), 0.43440878183925163);
    assert_eq!(random.uniform(), 0.2694488477791326);
}

#[test]
fn the_next_seed_has_five_decimals() {
    let mut random = SeedRandom::new("0.12345");
    assert_eq!(random.next_seed(), "0.91520");
    assert_eq!(random.next_seed(), "0.47028");
}

proptest! {
    #[test]
    fn draws_lie_between_zero_and_one(seed in ".*") {
        let mut random = SeedRandom::new(&seed);
        for _ in 0..100 {
            let draw = random.uniform();
            prop_assert!((0.0..1.0).contains(&draw));
        }
    }
}
