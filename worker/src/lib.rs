//! Jobs in a web worker: an order goes in, and its result comes out. worker.js starts the worker, exchanges its
//! messages and ends each slice of work; this crate contains no view and nothing of the page.
#![deny(clippy::unwrap_used)]

use playground::jobs::{AsText, FileOrder, FileWork, Order, Ordered, Work};
use playground::{Budget, Job};
use wasm_bindgen::prelude::wasm_bindgen;

/// An order in progress.
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
    /// The job that an order describes; `None` if the text is not an order.
    pub fn of(order: &str) -> Option<Self> {
        let learning = Order::from_json(order).map(|order| Kind::Learning(order.work()));
        let file = || FileOrder::from_json(order).map(|order| Kind::File(order.work()));
        learning.or_else(file).map(Self)
    }

    /// Continues for `ms` milliseconds, or until the job is done; returns the progress, from 0 to 1.
    pub fn step(&mut self, ms: f64) -> f64 {
        let until = js_sys::Date::now() + ms;
        let mut is_late = || until < js_sys::Date::now();
        let budget = &mut Budget::Until(&mut is_late);
        match &mut self.0 {
            Kind::Learning(work) => work.step(budget).share(),
            Kind::File(work) => work.step(budget).share(),
        }
    }

    /// The result so far, as the bytes of a text.
    pub fn outcome(&self) -> Vec<u8> {
        match &self.0 {
            Kind::Learning(work) => work.output().to_json().into_bytes(),
            Kind::File(work) => work.output().to_json().into_bytes(),
        }
    }
}
