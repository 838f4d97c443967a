//! Sums on their activation: what is flat, what is dead, and how far the picture reaches.

use crate::inside::figure::activation::{LayerSums, curves};
use crate::tests::{session, trained};
use nn::Activation;

#[track_caller]
fn check(what: &str, computed: f64, expected: f64) {
    assert!((computed - expected).abs() < 1e-12, "{what}: {computed}, not {expected}");
}

/// Three points at −1, 0 and 2 and one neuron.
const THREE: &str = "problem=regression&regDataset=ownNumbers&y=false&networkShape=1\
    &percTrainData=100&data=x|none|y~0,1,0,1,0,1~~-1,0,0~0,0,0~2,0,0";

#[test]
fn sums_are_those_of_the_neuron() {
    let mut session = session(&format!("{THREE}&activation=relu&weights=3,1,1,0"));
    let bend = LayerSums::of(&mut session, 0);
    let mut sums = bend.sums.clone();
    sums.sort_by(f64::total_cmp);
    assert_eq!(sums, [-2.0, 1.0, 7.0], "3 x + 1");
    check("mean of max(0, z)", bend.mean, 8.0 / 3.0);
    check("flat at one of three", bend.flat, 1.0 / 3.0);
    assert_eq!((bend.n_units, bend.n_dead), (1, 0));
    assert_eq!(bend.reach(), 10.0, "7 lies beyond 6");
}

#[test]
fn a_dead_neuron_is_zero_everywhere() {
    let dead = |rest: &str| LayerSums::of(&mut session(&format!("{THREE}&{rest}")), 0).n_dead;
    assert_eq!(dead("activation=relu&weights=1,-2,1,0"), 1, "x − 2 is never above 0");
    assert_eq!(dead("activation=relu&weights=1,-1,1,0"), 0, "x − 1 is, at 2");
    // Zero, but with a slope: these can learn.
    assert_eq!(dead("activation=linear&initZero=true"), 0);
    assert_eq!(dead("activation=tanh&initZero=true"), 0);
}

#[test]
fn saturated_sigmoids_are_flat() {
    let flat = |weight: f64| {
        let link = format!("{THREE}&activation=sigmoid&weights={weight},0,1,0");
        LayerSums::of(&mut session(&link), 0).flat
    };
    check("near the middle", flat(1.0), 0.0);
    // g′(z) < 0.01 from |z| = 4.6 on: of −5, 0 and 10 two.
    check("far out", flat(5.0), 2.0 / 3.0);
}

#[test]
fn every_layer_can_be_looked_at_and_the_output_if_there_is_none() {
    let mut deep = trained("networkShape=3,5&activation=relu&seed=1", 5);
    assert_eq!(LayerSums::n_layers(&deep), 2);
    assert_eq!([0, 1, 7].map(|k| LayerSums::of(&mut deep, k).n_units), [3, 5, 5]);
    let mut flat = session("networkShape=&seed=1");
    assert_eq!(LayerSums::n_layers(&flat), 1);
    assert_eq!(LayerSums::of(&mut flat, 0).activation, Activation::Tanh, "the output's own");
}

/// What a normalization makes of the sums is what the activation sees.
#[test]
fn sums_are_taken_after_normalization() {
    let mut session = trained("networkShape=4&normalization=layer&seed=1", 1);
    let sums = LayerSums::of(&mut session, 0).sums;
    let n = sums.len() / 4;
    for point in 0..n {
        let mean = (0..4).map(|unit| sums[unit * n + point]).sum::<f64>() / 4.0;
        assert!(mean.abs() < 0.1, "a point's sums have the mean {mean}");
    }
}

#[test]
fn curves_are_the_function_and_its_slope() {
    let [g, slope] = curves(Activation::Sigmoid, 6.0);
    assert_eq!((g[0][0], g[g.len() - 1][0]), (-6.0, 6.0));
    for ([z, g], [_, slope]) in g.iter().zip(slope) {
        check("g", *g, 1.0 / (1.0 + (-z).exp()));
        check("g (1 − g)", slope, g * (1.0 - g));
    }
}
