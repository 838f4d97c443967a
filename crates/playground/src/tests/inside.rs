//! Looks inside a network: what they say is what the network does.

mod ground;
mod health;
mod hidden;
mod landscape;
mod point;
mod seen;
