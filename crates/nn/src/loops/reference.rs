//! What every loop is compared with: a chain of layers that learns by the formulas of a textbook, one
//! example and one number at a time, in `f64`. It shares functions of one number with the loops, and
//! nothing else.

use crate::activation::Activation;
use crate::loss::Loss;
use alloc::vec;
use alloc::vec::Vec;

/// Dense layers of so many units, all with the same activation, and the loss of the last.
#[derive(Debug)]
pub(crate) struct Reference<'a> {
    pub(crate) units: &'a [usize],
    pub(crate) activation: Activation,
    pub(crate) loss: Loss,
}

impl Reference<'_> {
    /// The sum of the gradients of some examples, inputs and targets each.
    pub(crate) fn gradient(&self, params: &[f64], examples: &[(Vec<f64>, Vec<f64>)]) -> Vec<f64> {
        let mut grads = vec![0.0; params.len()];
        for (x, y) in examples {
            self.add(params, x, y, &mut grads);
        }
        grads
    }

    fn add(&self, params: &[f64], x: &[f64], y: &[f64], grads: &mut [f64]) {
        // Of each layer: where its parameters begin, what it sees, its sums and its outputs.
        let mut layers = Vec::new();
        let (mut start, mut seen) = (0, x.to_vec());
        for &n_units in self.units {
            let biases = start + n_units * seen.len();
            let mut sums = vec![0.0; n_units];
            for (unit, sum) in sums.iter_mut().enumerate() {
                *sum = params[biases + unit];
                for (input, x) in seen.iter().enumerate() {
                    *sum += params[start + unit * seen.len() + input] * x;
                }
            }
            let mut out = vec![0.0; n_units];
            for (sum, out) in sums.iter().zip(&mut out) {
                self.activation.forward(&[*sum], core::slice::from_mut(out));
            }
            layers.push((start, seen, sums, out.clone()));
            (start, seen) = (biases + n_units, out);
        }
        let mut slopes = vec![0.0; seen.len()];
        let ones = vec![1.0; self.loss.rows(seen.len())];
        self.loss.backward(&seen, y, &ones, &mut slopes, 1);
        for (start, seen, sums, out) in layers.iter().rev() {
            let mut before = vec![0.0; seen.len()];
            for (unit, slope) in slopes.iter().enumerate() {
                let mut of_sum = [0.0];
                self.activation.slopes(&[sums[unit]], &[out[unit]], &[*slope], &mut of_sum);
                for (input, x) in seen.iter().enumerate() {
                    let at = start + unit * seen.len() + input;
                    grads[at] += of_sum[0] * x;
                    before[input] += of_sum[0] * params[at];
                }
                grads[start + out.len() * seen.len() + unit] += of_sum[0];
            }
            slopes = before;
        }
    }
}
