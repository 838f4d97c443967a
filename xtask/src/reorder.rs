//! Puts similar functions next to each other in a wasm file. The download is compressed with gzip, which finds
//! a repetition only within the last 32 kB, and most functions of the page are one of many instances of the
//! same generic source. Nothing else changes: neither the functions nor the calls.

use anyhow::{Context, Result};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::convert::Infallible;
use std::fs;
use std::path::Path;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// Length in bytes of a run: functions are similar if they share many runs.
const RUN: usize = 5;
/// A run that occurs in more functions than this says nothing about their similarity.
const COMMON: usize = 400;
/// A function is compared with this number of functions before it: about as many as gzip's window holds.
const BEFORE: usize = 8;

/// Reorders the functions of a wasm file in place.
pub(crate) fn reorder(file: &Path) -> Result<()> {
    let made = reordered(&fs::read(file)?);
    fs::write(file, made.with_context(|| format!("{} is no wasm", file.display()))?)?;
    Ok(())
}

/// The same module, with similar functions next to each other.
fn reordered(wasm: &[u8]) -> Result<Vec<u8>> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let mut module = Module::new();
    let mut order = Order::new(imported, by_likeness(&bodies));
    order.parse_core_module(&mut module, Parser::new(0), wasm)?;
    Ok(module.finish())
}

/// The order of functions: the largest first, and then always the one that is most similar to those before it.
fn by_likeness(bodies: &[&[u8]]) -> Vec<usize> {
    let mut holders = HashMap::<&[u8], Vec<usize>>::new();
    let mut runs = Vec::new();
    for (k, body) in bodies.iter().enumerate() {
        let mut own: Vec<&[u8]> = body.windows(RUN).collect();
        own.sort_unstable();
        own.dedup();
        for run in &own {
            holders.entry(run).or_default().push(k);
        }
        runs.push(own);
    }
    holders.retain(|_, holders| (2..=COMMON).contains(&holders.len()));
    // For each function that shares runs with function `k`, the number of these runs.
    let shared = |k: usize| {
        let mut counts = vec![0.0; bodies.len()];
        for &other in runs[k].iter().filter_map(|run| holders.get(run)).flatten() {
            counts[other] += 1.0;
        }
        counts.into_iter().enumerate().filter(|(_, count)| 0.0 < *count).collect()
    };
    let mut by_size: Vec<usize> = (0..bodies.len()).collect();
    by_size.sort_by_key(|&k| (bodies[k].len(), Reverse(k)));
    let n_runs: Vec<usize> = runs.iter().map(Vec::len).collect();
    let mut is_placed = vec![false; bodies.len()];
    let mut order = Vec::new();
    let mut before = Vec::new();
    while let Some(next) = next(&before, &n_runs, &is_placed, &mut by_size) {
        is_placed[next] = true;
        order.push(next);
        before.insert(0, Placed { k: next, shared: shared(next) });
        before.truncate(BEFORE);
    }
    order
}

/// A function whose place is already chosen.
struct Placed {
    k: usize,
    /// The functions that share runs with it, and how many.
    shared: Vec<(usize, f64)>,
}

/// The function that shares the most runs with those before, relative to its size; if none shares any, the
/// largest.
fn next(
    before: &[Placed],
    n_runs: &[usize],
    is_placed: &[bool],
    by_size: &mut Vec<usize>,
) -> Option<usize> {
    let mut likeness = vec![0.0; n_runs.len()];
    for (distance, placed) in (1_u32..).zip(before) {
        for &(other, count) in &placed.shared {
            likeness[other] += count / f64::from(distance);
        }
    }
    let last = before.first().map_or(0, |last| n_runs[last.k]);
    let mut best = (0.0, None);
    for (k, likeness) in likeness.into_iter().enumerate() {
        let relative = likeness / (n_runs[k] + last + 1) as f64;
        if best.0 < relative && !is_placed[k] {
            best = (relative, Some(k));
        }
    }
    best.1.or_else(|| {
        while by_size.pop_if(|k| is_placed[*k]).is_some() {}
        by_size.pop()
    })
}

/// Writes a module again with its functions in another order.
struct Order {
    imported: u32,
    /// The functions in their new order, without imported ones.
    order: Vec<usize>,
    /// The new position of each function.
    places: Vec<u32>,
}

impl Order {
    fn new(imported: u32, order: Vec<usize>) -> Self {
        let mut places = vec![0; order.len()];
        for (place, &k) in (0..).zip(&order) {
            places[k] = place;
        }
        Self { imported, order, places }
    }
}

impl Reencode for Order {
    type Error = Infallible;

    fn function_index(&mut self, index: u32) -> Result<u32, Error<Infallible>> {
        let own = index.checked_sub(self.imported);
        Ok(own.map_or(index, |own| self.imported + self.places[own as usize]))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for &k in &self.order {
            functions.function(types[k]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for k in self.order.clone() {
            utils::parse_function_body(self, code, bodies[k].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{by_likeness, reordered};
    use wasm_encoder::{
        CodeSection, ExportKind, ExportSection, Function, FunctionSection, Module, TypeSection,
        ValType,
    };
    use wasmparser::{Operator, Parser, Payload};

    #[test]
    fn functions_that_are_alike_come_to_stand_side_by_side() {
        let (a, b) = (b"the quick brown fox jumps".as_slice(), b"0123456789".as_slice());
        let (like_a, like_b) = (b"a quick brown fox sleeps".as_slice(), b"x123456789".as_slice());
        assert_eq!(by_likeness(&[a, b, like_a, like_b]), [0, 2, 1, 3], "pairs, the largest first");
    }

    /// Three functions without arguments that return a number; the last calls the first.
    fn module() -> Vec<u8> {
        let (mut types, mut functions, mut exports, mut code) =
            (TypeSection::new(), FunctionSection::new(), ExportSection::new(), CodeSection::new());
        types.ty().function([], [ValType::I32]);
        for _ in 0..3 {
            functions.function(0);
        }
        exports.export("small", ExportKind::Func, 0);
        exports.export("caller", ExportKind::Func, 2);
        for k in 0..3 {
            let mut body = Function::new([]);
            if k == 2 {
                body.instructions().call(0).drop();
            }
            for _ in 0..k {
                body.instructions().i32_const(1).drop();
            }
            body.instructions().i32_const(70 + k).end();
            code.function(&body);
        }
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&exports).section(&code);
        module.finish()
    }

    #[test]
    fn calls_and_exports_follow_a_function_to_its_new_place() {
        let made = reordered(&module()).expect("a module");
        let (mut exports, mut bodies) = (Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(&made) {
            match payload.expect("a valid module") {
                Payload::ExportSection(section) => exports.extend(section.into_iter().flatten()),
                Payload::CodeSectionEntry(body) => {
                    let operators = body.get_operators_reader().expect("a body");
                    bodies.push(operators.into_iter().flatten().collect::<Vec<_>>());
                }
                _ => {}
            }
        }
        let place =
            |name| exports.iter().find(|it| it.name == name).map(|it| it.index).expect(name);
        assert_eq!(place("caller"), 0, "the largest stands first");
        let called = |operator: &Operator<'_>| match *operator {
            Operator::Call { function_index } => Some(function_index),
            _ => None,
        };
        assert_eq!(
            bodies[0].iter().find_map(called),
            Some(place("small")),
            "it calls the same one"
        );
        let small = &bodies[place("small") as usize];
        assert!(matches!(small[0], Operator::I32Const { value: 70 }), "{small:?}");
    }
}
