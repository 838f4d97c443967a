//! One point written out, as on the slide and layer by layer.

use crate::inside::figure::point::{ForwardPass, chances};
use crate::tests::{session, trained};
use number::shown::short;

const PERCEPTRON: &str = "networkShape=&outputActivation=sigmoid&weights=3,-2,1&seed=1";

#[test]
fn the_point_of_the_slide() {
    let forward = ForwardPass::of(&session(PERCEPTRON), [-1.0, 2.0], 0, 0);
    assert_eq!(forward.inputs, ["x₁ = −1", "x₂ = 2"]);
    assert_eq!(forward.letters, "w₀ + w₁·x₁ + w₂·x₂");
    assert_eq!(forward.numbers, "1 + 3·(−1) − 2·2");
    assert_eq!((forward.z, short(forward.g.1).as_str()), (-6.0, "0.0025"));
    assert_eq!((forward.normalized, forward.chance, forward.layers.len()), (None, None, 0));
}

#[test]
fn layer_by_layer() {
    let session = trained("networkShape=4,3&seed=2", 10);
    for (layer, n_inputs) in [(0, 2), (1, 4), (2, 3)] {
        let forward = ForwardPass::of(&session, [1.5, -2.0], layer, 0);
        let units: Vec<usize> = forward.layers.iter().map(Vec::len).collect();
        assert_eq!(units, [4, 3][..layer]);
        assert_eq!(forward.letters.matches('·').count(), n_inputs);
        assert!((forward.g.1 - forward.z.tanh()).abs() < 1e-15, "tanh of the sum");
    }
    let output = ForwardPass::of(&session, [1.5, -2.0], 2, 0);
    assert_eq!([output.z, output.g.1], session.output_at(1.5, -2.0));
    assert_eq!(output.letters, "w₀ + w₁·a₁ + w₂·a₂ + w₃·a₃");
    // A neuron that is not there: the output.
    assert_eq!(ForwardPass::of(&session, [1.5, -2.0], 1, 3), output);
    assert_eq!(ForwardPass::of(&session, [1.5, -2.0], 9, 0), output);
}

#[test]
fn long_sums_are_cut() {
    let forward = ForwardPass::of(&session("networkShape=20&seed=1"), [1.0, 1.0], 1, 0);
    assert!(forward.letters.ends_with("w₈·a₈ + …"), "{}", forward.letters);
    assert_eq!(forward.numbers.matches('·').count(), 8);
}

#[test]
fn losses_of_logits_make_a_chance_of_the_sum() {
    let link = "networkShape=&lossFunction=binaryCrossEntropy&weights=3,-2,1&seed=1";
    let forward = ForwardPass::of(&session(link), [-1.0, 2.0], 0, 0);
    assert_eq!(forward.g.1, -6.0, "the output is linear");
    assert_eq!(short(forward.chance.expect("a chance")), "0.0025");
    let normalized = trained("networkShape=2&normalization=batch&seed=1", 1);
    let forward = ForwardPass::of(&normalized, [1.0, 1.0], 0, 0);
    let bent = forward.normalized.expect("a normalized sum").tanh();
    assert!((forward.g.1 - bent).abs() < 1e-15, "tanh of what is normalized");
}

#[test]
fn chances_add_up_to_one() {
    for link in [
        PERCEPTRON,
        "networkShape=3&seed=1",
        "networkShape=&weights=9,9,9&seed=1",
        "dataset=blobs&classes=3&networkShape=&seed=1",
        "dataset=rings&classes=5&lossFunction=squared&seed=1",
    ] {
        let chances = chances(&session(link), [2.0, 3.0]);
        let sum: f64 = chances.iter().sum();
        assert!((sum - 1.0).abs() < 1e-12, "{link}: {chances:?}");
        assert!(chances.iter().all(|p| (0.0..=1.0).contains(p)), "{link}: {chances:?}");
    }
    assert!(chances(&session("problem=regression"), [0.0, 0.0]).is_empty(), "no classes");
    let of_blue = chances(&session(PERCEPTRON), [-1.0, 2.0])[0];
    assert_eq!(short(of_blue), "0.0025", "class 0 is blue");
}
