//! Jobs in a worker: an order in, and what comes of it out. What a worker is, how messages are sent to it and when
//! a slice ends is written in worker.js; it holds no view, and nothing of the page.
#![deny(clippy::unwrap_used)]

use playground::jobs::{AsText, FileOrder, FileWork, Order, Ordered, Work};
use playground::{Budget, Job};
use wasm_bindgen::prelude::wasm_bindgen;

/// An order that is being carried out.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Carried(Kind);

#[derive(Debug)]
enum Kind {
    Learning(Work),
    File(FileWork),
}

#[wasm_bindgen]
impl Carried {
    /// The work that an order asks for; nothing where it is no order.
    pub fn of(order: &str) -> Option<Self> {
        let learning = Order::from_json(order).map(|order| Kind::Learning(order.work()));
        let file = || FileOrder::from_json(order).map(|order| Kind::File(order.work()));
        learning.or_else(file).map(Self)
    }

    /// Goes on for so many milliseconds, or until nothing is left to do; how far it is, from 0 to 1.
    pub fn step(&mut self, ms: f64) -> f64 {
        let until = js_sys::Date::now() + ms;
        let mut is_late = || until < js_sys::Date::now();
        let budget = &mut Budget::Until(&mut is_late);
        match &mut self.0 {
            Kind::Learning(work) => work.step(budget).share(),
            Kind::File(work) => work.step(budget).share(),
        }
    }

    /// What is known so far, as the bytes of a text.
    pub fn outcome(&self) -> Vec<u8> {
        match &self.0 {
            Kind::Learning(work) => work.output().to_json().into_bytes(),
            Kind::File(work) => work.output().to_json().into_bytes(),
        }
    }
}
