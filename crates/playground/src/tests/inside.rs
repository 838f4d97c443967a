//! Looks inside a network: what they say is what the network does.

mod landscape;
mod point;
