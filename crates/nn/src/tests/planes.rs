//! Losses on a plane of parameters: those of the network, place by place.

use crate::{
    Activation, Compiled, Examples, Initializer, LayerExtras, LayerSpec, Loss, Mlp, Normalization,
    Random,
};
use alloc::vec;
use alloc::vec::Vec;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;

/// The largest difference, beside the size of the loss, between the lanes and the network itself.
fn difference<R: Compiled>(
    activation: Activation,
    loss: Loss,
    shape: &[usize],
    n: usize,
    [n_columns, n_rows]: [usize; 2],
    reach: f64,
) -> f64 {
    let random = &mut Pcg64Mcg::seed_from_u64(5);
    let n_outputs = if loss.spec().is_joint { 3 } else { 1 };
    let output = LayerSpec { units: n_outputs, activation: Activation::Tanh };
    let hidden = shape.iter().map(|&units| LayerSpec { units, activation });
    let layers: Vec<LayerSpec> = hidden.chain([output]).collect();
    let mut mlp = Mlp::<R>::new(2, &layers, loss);
    mlp.init(Initializer::XavierUniform, random);
    let mut numbers = |n: usize| -> Vec<R> {
        (0..n).map(|_| R::from_f64(random.between(-reach, reach))).collect()
    };
    let n_params = mlp.params().len();
    let (x, across, up) = (numbers(2 * n), numbers(n_params), numbers(n_params));
    let (columns, rows) = (numbers(n_columns), numbers(n_rows));
    let places: Vec<[R; 2]> =
        rows.iter().flat_map(|b| columns.iter().map(move |a| [*a, *b])).collect();
    let y: Vec<R> =
        (0..n_outputs * n).map(|k| R::from_f64(if k % 3 == 0 { 1.0 } else { -1.0 })).collect();
    let mut lanes = mlp.plane_losses().expect("a plain network");
    let mut found = vec![0.0; n_columns * n_rows];
    let examples = Examples { x: &x, y: &y, n };
    lanes.grid([mlp.params(), &across, &up], [&columns, &rows], examples, &mut found);
    let mut tape = mlp.tape(n);
    examples.put(&mlp, &mut tape, 0..n);
    let of = |&[a, b]: &[R; 2]| -> Vec<R> {
        let along = across.iter().zip(&up).zip(mlp.params());
        along.map(|((u, v), w)| *w + a * *u + b * *v).collect()
    };
    let differences = places.iter().zip(&found).map(|(place, found)| {
        let loss = mlp.loss_at(&of(place), &mut tape) / n as f64;
        (loss - found).abs() / (1.0 + loss.abs())
    });
    differences.fold(0.0, f64::max)
}

#[test]
fn every_lane_has_the_loss_of_its_own_parameters() {
    for &activation in Activation::ALL {
        for &loss in Loss::ALL {
            // Within a small reach, and in one where exponents are too large to be multiplied.
            for (shape, n, places, reach) in [
                (&[4, 2][..], 21, [7, 5], 1.0),
                (&[], 8, [1, 1], 1.0),
                (&[3], 1, [8, 1], 1.0),
                (&[3], 150, [3, 6], 1.0),
                (&[3, 3], 9, [5, 3], 6.0),
            ] {
                let names = [activation.id(), loss.id()];
                let double = difference::<f64>(activation, loss, shape, n, places, reach);
                assert!(double < 1e-11, "{names:?} {shape:?}: {double}");
                let single = difference::<f32>(activation, loss, shape, n, places, reach);
                // A step may fall on the other side where sums differ in the last place.
                let bound = if activation == Activation::Step { 1.0 } else { 1e-4 };
                assert!(single < bound, "{names:?} {shape:?} in f32: {single}");
            }
        }
    }
}

#[test]
fn only_plain_networks_have_lanes() {
    let layers = [LayerSpec { units: 1, activation: Activation::Tanh }];
    let extras = [LayerExtras { normalization: Normalization::Layer, dropout: 0.0 }];
    assert!(Mlp::<f64>::with(2, &layers, &extras, Loss::Squared).plane_losses().is_none());
}
