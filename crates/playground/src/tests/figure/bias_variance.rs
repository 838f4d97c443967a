//! Many samples of one curve: truth, bias, variance and noise.

use crate::inside::figure::bias_variance::{N, Samples};
use crate::jobs::Refits;
use crate::{Budget, Job, PlaygroundState};

const SINE: &str = "problem=regression&regDataset=noisySine&noise=50&points=30&seed=1";

fn samples(link: &str) -> Option<Samples> {
    Samples::of(&PlaygroundState::from_link(link).0)
}

#[test]
fn the_truth_is_the_sine_and_the_noise_is_its_own() {
    let samples = samples(SINE).expect("samples");
    for [x, y] in &samples.truth {
        assert!((y - x.sin()).abs() < 1e-3, "{y} at {x}");
    }
    // 30 samples of 15 labels, of deviation 0.25.
    assert!((samples.noise - 0.0625).abs() < 0.01, "{}", samples.noise);
}

#[test]
fn stiff_models_have_bias_and_supple_ones_variance() {
    let samples = samples(SINE).expect("samples");
    let of = |degree| samples.decompose(&samples.polynomials(degree));
    let (stiff, right, supple) = (of(1), of(5), of(9));
    assert!(0.3 < stiff.bias && stiff.variance < 0.15, "{} {}", stiff.bias, stiff.variance);
    assert!(right.bias < stiff.bias, "{}", right.bias);
    assert!(10.0 * right.variance < supple.variance, "{}", supple.variance);
}

/// The expected squared error at a new label is the sum of the three, exactly where it is measured.
#[test]
fn the_three_add_up() {
    let samples = samples(SINE).expect("samples");
    let curves = samples.polynomials(3);
    let spread = samples.decompose(&curves);
    let squares = curves.iter().flat_map(|curve| curve.iter().zip(&samples.truth));
    let squares: Vec<f64> = squares.map(|([_, y], [_, t])| (y - t) * (y - t)).collect();
    let mean = squares.iter().sum::<f64>() / squares.len() as f64;
    assert!((mean - spread.bias - spread.variance).abs() < 1e-12, "{mean}");
    assert_eq!(spread.noise, samples.noise);
}

#[test]
fn networks_are_trained_one_after_the_other() {
    let link = format!("{SINE}&networkShape=1&optimizer=adam");
    let (samples, state) = (samples(&link).expect("samples"), PlaygroundState::from_link(&link).0);
    let mut refits = Refits::new(&state).expect("networks");
    let mut seen = Vec::new();
    while !refits.step(&mut Budget::Units(1)).is_whole() {
        seen.push(refits.output().curves.len());
    }
    assert!((0..N).all(|n| seen.contains(&n)), "curves come one by one: {seen:?}");
    let curves = refits.output().to_curves();
    let spread = samples.decompose(&curves);
    assert!(0.1 < spread.bias, "one neuron misses the wave: {}", spread.bias);
    let again = Refits::new(&state).expect("networks").finish();
    assert_eq!(again.to_curves(), curves, "the same link gives the same");
}

#[test]
fn curves_that_left_all_numbers_behind_do_not_count() {
    let samples = samples(SINE).expect("samples");
    let mut curves = samples.polynomials(2);
    let spread = samples.decompose(&curves);
    curves.push(samples.truth.iter().map(|[x, _]| [*x, f64::NAN]).collect());
    assert_eq!(samples.decompose(&curves), spread);
}

#[test]
fn only_a_noisy_curve_can_be_had_again() {
    assert!(samples("problem=regression&regDataset=reg-plane&y=false").is_none());
    assert!(samples("dataset=circle").is_none());
    let own = "problem=regression&regDataset=ownNumbers&data=x|none|y~0,1,0,1,0,1~~-1,0,0~0,0,1";
    assert!(samples(own).is_none(), "there is but one table");
}
