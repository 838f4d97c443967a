//! Exports for the browser: the workloads, their numbers and results, and Nabla as a contestant.

use crate::{Nabla, Named, Problem, Reference, WORKLOADS, Workload};
use serde_json::Value;
use wasm_bindgen::prelude::wasm_bindgen;

/// Arrays with names.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Arrays(Named);

/// Nabla with one of its precisions, for one workload.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Contestant(Precise);

#[derive(Debug)]
enum Precise {
    Single(Nabla<f32>),
    Double(Nabla<f64>),
}

#[wasm_bindgen]
impl Arrays {
    /// The names of the arrays.
    pub fn names(&self) -> Vec<String> {
        self.0.iter().map(|(name, _)| (*name).to_owned()).collect()
    }

    /// The array with this name, or an empty one.
    pub fn get(&self, name: &str) -> Vec<f64> {
        self.0.iter().find(|(it, _)| *it == name).map_or(Vec::new(), |(_, array)| array.clone())
    }
}

#[wasm_bindgen]
impl Contestant {
    /// The start of a workload, whose id must be in the table.
    #[wasm_bindgen(constructor)]
    pub fn new(id: &str, is_single: bool) -> Self {
        let workload = find(id);
        Self(if is_single {
            Precise::Single(Nabla::new(workload))
        } else {
            Precise::Double(Nabla::new(workload))
        })
    }

    /// Runs the workload once.
    pub fn run(&mut self) {
        match &mut self.0 {
            Precise::Single(nabla) => nabla.run(),
            Precise::Double(nabla) => nabla.run(),
        }
    }

    /// The results.
    pub fn check(&mut self) -> Arrays {
        Arrays(match &mut self.0 {
            Precise::Single(nabla) => nabla.check(),
            Precise::Double(nabla) => nabla.check(),
        })
    }
}

/// The table of workloads as JSON.
#[wasm_bindgen]
pub fn workloads() -> String {
    WORKLOADS.iter().map(Workload::json).collect::<Value>().to_string()
}

/// The input for all contestants of a workload.
#[wasm_bindgen]
pub fn problem(id: &str) -> Arrays {
    Arrays(Problem::new(find(id)).named())
}

/// The expected result for all contestants of a workload.
#[wasm_bindgen]
pub fn expected(id: &str) -> Arrays {
    Arrays(Reference::expected(find(id)))
}

fn find(id: &str) -> &'static Workload {
    Workload::find(id).expect("a workload of the table")
}
