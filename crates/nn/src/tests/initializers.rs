//! Every initializer: what it draws, how widely, and from where.

use crate::{Activation, Initializer, LayerSpec, Loss, Mlp, Random};
use alloc::vec;
use alloc::vec::Vec;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;

/// A network of these layer sizes, with its first weights.
fn begin(initializer: Initializer, sizes: &[usize], random: &mut dyn Random) -> Mlp<f64> {
    let spec = |&units: &usize| LayerSpec { units, activation: Activation::Tanh };
    let layers: Vec<LayerSpec> = sizes[1..].iter().map(spec).collect();
    let mut mlp = Mlp::new(sizes[0], &layers, Loss::Squared);
    mlp.init(initializer, random);
    mlp
}

#[test]
fn the_originals_draw_once_a_weight_in_order() {
    let seed = || Pcg64Mcg::seed_from_u64(23);
    let (mut uniform, mut zeros, mut plain) = (seed(), seed(), seed());
    let mlp = begin(Initializer::Uniform, &[2, 3, 1], &mut uniform);
    let zero = begin(Initializer::Zeros, &[2, 3, 1], &mut zeros);
    for (layer, [n_units, n_inputs]) in [[3, 2], [1, 3]].into_iter().enumerate() {
        for to in 0..n_units {
            for from in 0..n_inputs {
                let at = mlp.weight_at(layer, to, from);
                assert_eq!(mlp.params()[at], plain.uniform() - 0.5, "{layer} {to} {from}");
            }
            assert_eq!(mlp.params()[mlp.bias_at(layer, to)], 0.1, "biases");
        }
    }
    assert!(zero.params().iter().all(|p| *p == 0.0), "zeros");
    let next = plain.uniform();
    assert_eq!([uniform.uniform(), zeros.uniform()], [next, next], "what follows is the same");
}

#[test]
fn spreads_are_those_of_the_papers() {
    let (inputs, units) = (200, 300);
    for &initializer in Initializer::ALL {
        let mut random = Pcg64Mcg::seed_from_u64(29);
        let mlp = begin(initializer, &[inputs, units], &mut random);
        let weights = &mlp.params()[..inputs * units];
        let n = weights.len() as f64;
        let mean = weights.iter().sum::<f64>() / n;
        let variance = weights.iter().map(|w| (w - mean) * (w - mean)).sum::<f64>() / n;
        let (mu, expected) = match initializer {
            Initializer::Uniform => (0.0, 1.0 / 12.0),
            Initializer::Zeros => (0.0, 0.0),
            Initializer::Constant => (0.5, 0.0),
            Initializer::Normal => (0.0, 0.25),
            Initializer::XavierUniform | Initializer::XavierNormal => (0.0, 2.0 / 500.0),
            Initializer::He => (0.0, 2.0 / 200.0),
            Initializer::LeCun => (0.0, 1.0 / 200.0),
            Initializer::Orthogonal => (0.0, 1.0 / 300.0),
            Initializer::UniformIn => (0.0, 1.0 / 600.0),
        };
        assert!((mean - mu).abs() < 0.006, "{}: mean {mean}", initializer.id());
        let error = (variance - expected).abs();
        assert!(error <= 0.02 * expected, "{}: variance {variance}", initializer.id());
        let biases = &mlp.params()[inputs * units..];
        if initializer.spec().draws_biases {
            let variance = biases.iter().map(|b| b * b).sum::<f64>() / biases.len() as f64;
            assert!((variance - expected).abs() < 0.1 * expected, "{}: biases", initializer.id());
        } else {
            let bias = initializer.spec().bias;
            assert!(biases.iter().all(|it| *it == bias), "{}: biases", initializer.id());
        }
        assert_eq!(
            begin(initializer, &[inputs, units], &mut Pcg64Mcg::seed_from_u64(29)).params(),
            mlp.params(),
            "{}: the same again",
            initializer.id()
        );
    }
}

#[test]
fn a_scale_scales() {
    for &initializer in Initializer::ALL {
        let mut mlp = begin(initializer, &[4, 6, 2], &mut Pcg64Mcg::seed_from_u64(31));
        let one = mlp.params().to_vec();
        let scale = 2.0 * initializer.spec().scale;
        mlp.init_scaled(initializer, scale, &mut Pcg64Mcg::seed_from_u64(31));
        for layer in mlp.layers() {
            for at in layer.weights.span() {
                let error = (mlp.params()[at] - 2.0 * one[at]).abs();
                assert!(error < 1e-15, "{}", initializer.id());
            }
        }
    }
}

#[test]
fn orthogonal_layers_keep_lengths() {
    for (inputs, units) in [(5, 5), (7, 3), (3, 7), (1, 4), (4, 1)] {
        let mut random = Pcg64Mcg::seed_from_u64(37);
        let mlp = begin(Initializer::Orthogonal, &[inputs, units], &mut random);
        let at = |unit, input| mlp.params()[mlp.weight_at(0, unit, input)];
        let vectors: Vec<Vec<f64>> = if units <= inputs {
            (0..units).map(|u| (0..inputs).map(|i| at(u, i)).collect()).collect()
        } else {
            (0..inputs).map(|i| (0..units).map(|u| at(u, i)).collect()).collect()
        };
        for (j, a) in vectors.iter().enumerate() {
            for (k, b) in vectors.iter().enumerate() {
                let dot: f64 = a.iter().zip(b).map(|(a, b)| a * b).sum();
                let expected = f64::from(u8::from(j == k));
                assert!((dot - expected).abs() < 1e-14, "{units} × {inputs}: {j} · {k} = {dot}");
            }
        }
    }
}

#[test]
fn equal_weights_stay_equal() {
    let mut mlp = begin(Initializer::Constant, &[2, 3, 1], &mut Pcg64Mcg::seed_from_u64(41));
    let mut tape = mlp.tape(2);
    let mut trainer = crate::Trainer::new(&mlp, crate::Optimizer::Adam);
    for _ in 0..20 {
        tape.value_mut(mlp.input()).copy_from_slice(&[0.3, -0.8, 0.9, 0.1]);
        tape.value_mut(mlp.target()).copy_from_slice(&[1.0, -1.0]);
        trainer.gather(&mlp, &mut tape);
        trainer.update(&mut mlp, &crate::Update::default());
    }
    let neuron = |unit| vec![mlp.weight_at(0, unit, 0), mlp.weight_at(0, unit, 1)];
    let weights = |unit| neuron(unit).iter().map(|at| mlp.params()[*at]).collect::<Vec<f64>>();
    assert_eq!(weights(0), weights(2), "no gradient tells the neurons apart");
    assert_ne!(weights(0), [0.5, 0.5], "though they have learned");
}
