//! Jobs in a worker: an order in, and what comes of it out. What a worker is, how messages are sent to it and when
//! a slice ends is written in worker.js; it holds no view, and nothing of the page.
#![deny(clippy::unwrap_used)]

use playground::jobs::{Order, Work};
use playground::{Budget, Job};
use wasm_bindgen::prelude::wasm_bindgen;

/// An order that is being carried out.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Carried(Work);

#[wasm_bindgen]
impl Carried {
    /// The work that an order asks for; nothing where it is no order.
    pub fn of(order: &str) -> Option<Self> {
        Order::from_json(order).map(|order| Self(Work::of(&order)))
    }

    /// Goes on for so many milliseconds, or until nothing is left to do; how far it is, from 0 to 1.
    pub fn step(&mut self, ms: f64) -> f64 {
        let until = js_sys::Date::now() + ms;
        self.0.step(&mut Budget::Until(&mut || until < js_sys::Date::now())).share()
    }

    /// What is known so far, as the bytes of a text.
    pub fn outcome(&self) -> Vec<u8> {
        self.0.output().to_json().into_bytes()
    }
}
