//! Answers to a range of many examples are those to single examples, each in its column.

use crate::{
    Activation, Compiled, Initializer, LayerExtras, LayerSpec, Loss, Mlp, Normalization, Random,
};
use alloc::vec::Vec;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;

const STRIDE: usize = 37;

fn check<R: Compiled>(extras: LayerExtras, n_inputs: usize, tolerance: f64) {
    let mut random = Pcg64Mcg::seed_from_u64(4);
    let layers = [(5, Activation::Tanh), (3, Activation::Sine), (2, Activation::Relu)];
    let layers = layers.map(|(units, activation)| LayerSpec { units, activation });
    let mut mlp = Mlp::<R>::with(n_inputs, &layers, &[extras; 2], Loss::Squared);
    mlp.init(Initializer::Uniform, &mut random);
    let mut number = |_| R::from_f64(random.between(-1.0, 1.0));
    let x: Vec<R> = (0..n_inputs * STRIDE).map(&mut number).collect();
    let before: Vec<R> = (0..10 * STRIDE).map(&mut number).collect();
    let (mut single, mut tape) = (mlp.tape(1), mlp.tape(STRIDE));
    for span in [0..STRIDE, 3..4, 5..8, 1..20, 8..37, 6..6] {
        let mut y = before.clone();
        mlp.answer_columns(&mut tape, &x, &mut y, STRIDE, span.clone());
        for column in 0..STRIDE {
            for (at, value) in single.value_mut(mlp.input()).iter_mut().enumerate() {
                *value = x[at * STRIDE + column];
            }
            mlp.forward(&mut single);
            let rows = mlp.layers().iter().flat_map(|layer| single.value(layer.output));
            for (row, answer) in rows.enumerate() {
                let at = row * STRIDE + column;
                let expected = if span.contains(&column) { *answer } else { before[at] };
                let [found, expected] = [y[at], expected].map(R::to_f64);
                let is_right = (found - expected).abs() <= tolerance;
                assert!(is_right, "{span:?}: neuron {row} at {column}: {found}, {expected}");
            }
        }
    }
}

#[test]
fn columns_are_answered_at_their_place() {
    for normalization in [Normalization::None, Normalization::Layer] {
        for n_inputs in [0, 1, 4, 70] {
            let extras = LayerExtras { normalization, ..LayerExtras::default() };
            check::<f64>(extras, n_inputs, 0.0);
            check::<f32>(extras, n_inputs, 1e-6);
        }
    }
}
