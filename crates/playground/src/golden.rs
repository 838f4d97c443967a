//! The golden run: what a short training must give, bit for bit, wherever it is computed.

/// The link of the run: every setting as it is without a link, and the seed.
pub const LINK: &str = "#seed=0.12345";

/// How many epochs it trains.
pub const EPOCHS: u64 = 200;

/// What [`Session::fingerprint`](crate::Session::fingerprint) gives then: equal natively, in Chromium
/// and in Firefox.
pub const FINGERPRINT: u64 = 0x4db5_38df_87b9_e537;
