//! The first layer on a grid of places. Its sums are linear along both axes, z = z₀ + a z₁ + b z₂, so the exponential
//! of a sigmoid is a product of one for the column and one for the row: tanh z = 1 − 2 / (1 + e^{2 (z₀ + a z₁)} ·
//! e^{2 b z₂}). A grid of 41 × 41 then needs 82 exponentials for each unit and example, and not 1681 functions.

use super::{B, Block, Vectors};
use crate::activation::Activation;
use crate::autodiff::{Graph, Role};
use crate::examples::Examples;
use crate::lanes::Lanes;
use crate::loops::chain::ChainLayer;
use crate::real::Real;
use alloc::vec::Vec;
use core::array::from_fn;
use core::ops::Range;

/// What is prepared of the first layer.
#[derive(Debug)]
pub(super) struct First<R: Real> {
    /// The factor of z in the exponential, which is also the numerator; of functions that are no sigmoids there is
    /// none.
    factor: Option<f64>,
    /// Exponentials of the columns: examples × units × vectors.
    columns: Vec<R::Vector>,
    /// Exponentials of the rows: examples × units × vectors.
    rows: Vec<R::Vector>,
    /// Vectors of rows.
    n_rows: usize,
    is_prepared: bool,
}

/// Exponents up to here may be multiplied in single precision. Beyond, each could be beyond all numbers and the
/// product be none.
const MAX_EXPONENT: f64 = 40.0;

impl<R: Real> First<R> {
    /// For the first layer of a graph.
    pub(super) fn of(graph: &Graph<R>) -> Self {
        let first = graph.roles().find_map(|(_, _, role)| match role {
            Role::Layer { activation, .. } => Some(activation),
            _ => None,
        });
        let factor = match first {
            Some(Activation::Tanh) => Some(2.0),
            Some(Activation::Sigmoid) => Some(1.0),
            _ => None,
        };
        Self { factor, columns: Vec::new(), rows: Vec::new(), n_rows: 0, is_prepared: false }
    }

    /// Whether the exponentials are there: not for other functions, and not where they would be too large.
    pub(super) fn is_prepared(&self) -> bool {
        self.is_prepared
    }

    /// Computes the exponentials for some examples.
    #[inline(always)]
    pub(super) fn prepare(
        &mut self,
        layer: &ChainLayer<R>,
        plane: [&[R]; 3],
        [columns, rows]: [&[R]; 2],
        examples: Examples<'_, R>,
        span: Range<usize>,
    ) {
        self.is_prepared = false;
        let Some(factor) = self.factor else { return };
        self.columns.clear();
        self.rows.clear();
        self.n_rows = rows.len().div_ceil(R::Vector::N);
        let reach = |axis: &[R]| axis.iter().fold(0.0_f64, |far, it| far.max(it.to_f64().abs()));
        let (reach_across, reach_up) = (reach(columns), reach(rows));
        for at in span {
            for unit in 0..layer.n_units {
                let from = layer.weights.span().start + unit * layer.n_inputs;
                let z = plane.map(|params| {
                    let bias = params[layer.biases.span().start + unit].to_f64();
                    let weights = params[from..from + layer.n_inputs].iter();
                    let x = examples.x.chunks_exact(examples.n).map(|row| row[at].to_f64());
                    let sum = weights.zip(x).fold(bias, |sum, (w, x)| sum + w.to_f64() * x);
                    factor * sum
                });
                let most = (z[0].abs() + reach_across * z[1].abs()).max(reach_up * z[2].abs());
                // Not of numbers that are none either.
                let is_small = most <= MAX_EXPONENT;
                if !is_small {
                    return;
                }
                let [center, across, up] = z.map(R::Vector::constant);
                let of_columns = columns.chunks(R::Vector::N).map(R::Vector::read);
                self.columns.extend(of_columns.map(|a| (center + a * across).exp()));
                let of_rows = rows.chunks(R::Vector::N).map(R::Vector::read);
                self.rows.extend(of_rows.map(|b| (b * up).exp()));
            }
        }
        self.is_prepared = true;
    }

    /// Writes what the layer answers to some of these examples, units × examples at a time.
    #[inline(always)]
    pub(super) fn answer(
        &self,
        n_units: usize,
        n_columns: usize,
        span: Range<usize>,
        vectors: Vectors,
        y: &mut [Block<R>],
    ) {
        let one = R::Vector::constant(1.0);
        let above = R::Vector::constant(self.factor.unwrap_or(1.0));
        let rows = R::Vector::numbers(&self.rows);
        let width = self.n_rows * R::Vector::N;
        for (k, at) in span.enumerate() {
            for unit in 0..n_units {
                let which = at * n_units + unit;
                let columns = &self.columns[which * n_columns..][..n_columns];
                let rows = &rows[which * width..][..width];
                let e: [R::Vector; B] =
                    vectors.map(|[row, vector]| columns[vector] * R::Vector::fill(rows[row]));
                y[unit * super::E + k] = from_fn(|k| one - above / (one + e[k]));
            }
        }
    }
}
