//! Hidden space: parts that multiply back, a film whose frames are the layer's own numbers, a border that is straight
//! and pulled back is the output's.

use crate::Session;
use crate::inside::hidden::{Border, HiddenSpace, Look, Parts};
use crate::tests::{session, trained};
use nn::Activation;

fn space(session: &Session, layer: usize) -> HiddenSpace {
    let mut space = HiddenSpace::default();
    space.read(session, layer);
    space
}

#[test]
fn two_angles_and_two_factors_are_the_matrix() {
    for matrix in [
        [[1.0, 0.0], [0.0, 1.0]],
        [[0.0, -1.0], [1.0, 0.0]],
        [[0.0, 1.0], [1.0, 0.0]],
        [[2.0, 1.0], [-1.0, 3.0]],
        [[1.0, 2.0], [3.0, -4.0]],
        [[1.0, 2.0], [2.0, 4.0]],
        [[-3.0, 0.0], [0.0, -0.5]],
        [[0.0, 0.0], [0.0, 0.0]],
        [[0.0, 5.0], [0.0, 0.0]],
        [[1e-6, 3.0], [-2.0, 1e6]],
    ] {
        let parts = Parts::of(matrix);
        let size = matrix.as_flattened().iter().fold(1.0_f64, |most, it| most.max(it.abs()));
        for (column, unit) in [[1.0, 0.0], [0.0, 1.0]].into_iter().enumerate() {
            assert_eq!(parts.apply(unit, 0.0), unit, "the film begins with what comes in");
            let [x, y] = parts.apply(unit, 3.0);
            let [expected_x, expected_y] = [matrix[0][column], matrix[1][column]];
            let error = (x - expected_x).abs().max((y - expected_y).abs());
            assert!(error < 1e-12 * size, "{matrix:?}: {parts:?}");
        }
        assert!(parts.first.abs() <= core::f64::consts::FRAC_PI_4 + 1e-12, "{parts:?}");
        let determinant = matrix[0][0] * matrix[1][1] - matrix[0][1] * matrix[1][0];
        assert!(0.0 <= parts.stretch[0] && 0.0 <= determinant * parts.stretch[1], "{parts:?}");
    }
    // A quarter turn is a quarter turn, and nothing is stretched.
    let quarter = Parts::of([[0.0, -1.0], [1.0, 0.0]]);
    assert!((quarter.first + quarter.second - core::f64::consts::FRAC_PI_2).abs() < 1e-12);
    assert_eq!(quarter.stretch, [1.0, 1.0]);
}

/// The frames are x, W x, W x + b and g(W x + b), of the plane's grid and of the training points.
#[test]
fn frames_are_the_layers_numbers() {
    let session = trained("networkShape=2,3&seed=3", 20);
    let (mlp, mut out) = (session.run().mlp(), Vec::new());
    let mut first = space(&session, 0);
    let points = &session.data().train;
    assert_eq!(first.n(), HiddenSpace::GRID + points.len());
    let weights = |k: usize| mlp.params()[k];
    for (frame, of) in [
        (0.0, (|x, y, _, _| [x, y]) as fn(f64, f64, [f64; 2], [f64; 2]) -> [f64; 2]),
        (3.0, |_, _, turned, _| turned),
        (4.0, |_, _, [a, b], [c, d]| [a + c, b + d]),
        (5.0, |_, _, [a, b], [c, d]| [(a + c).tanh(), (b + d).tanh()]),
        (6.0, |_, _, [a, b], [c, d]| [(a + c).tanh(), (b + d).tanh()]),
    ] {
        first.positions(frame, Look::Units(&[0, 1]), &mut out);
        for (point, at) in points.iter().zip(&out[HiddenSpace::GRID..]) {
            let row = |k: usize| weights(k) * point.x + weights(k + 1) * point.y;
            let expected = of(point.x, point.y, [row(0), row(2)], [weights(4), weights(5)]);
            let error = (at[0] - expected[0]).abs().max((at[1] - expected[1]).abs());
            assert!(error < 1e-12 && at[2] == 0.0, "frame {frame}: {at:?}, {expected:?}");
        }
    }
    // The first line of the grid is the left edge, from below.
    first.positions(0.0, Look::Units(&[0, 1]), &mut out);
    assert_eq!([out[0], out[HiddenSpace::SAMPLES - 1]], [[-6.0, -6.0, 0.0], [-6.0, 6.0, 0.0]]);
    let up = &out[HiddenSpace::GRID / 2..];
    assert_eq!([up[0], up[HiddenSpace::SAMPLES - 1]], [[-6.0, -6.0, 0.0], [6.0, -6.0, 0.0]]);
    // Between two frames of a rotation, lengths stay.
    let mut turning = Vec::new();
    first.positions(0.5, Look::Units(&[0, 1]), &mut turning);
    for (before, after) in out.iter().zip(&turning) {
        let [before, after] = [before, after].map(|it| it[0].hypot(it[1]));
        assert!((before - after).abs() < 1e-12, "it turns and does not shrink");
    }
    assert_eq!((first.range(), first.n_units()), ([-1.0, 1.0], 2));
    // The second layer sees what the first one made, of two and three neurons.
    let mut second = space(&session, 1);
    second.positions(5.0, Look::Units(&[2, 0]), &mut out);
    assert_eq!(out[5][0], second.unit(2)[5]);
    assert_eq!(out[5][1], second.unit(0)[5]);
    let product = second.singular().product();
    let weights = &mlp.params()[mlp.layers()[1].weights.span()];
    for (product, weight) in product.iter().zip(weights) {
        assert!((product - weight).abs() < 1e-12, "{product} for {weight}");
    }
    // What is not there lies at 0.
    second.positions(5.0, Look::Units(&[9]), &mut out);
    assert_eq!(out[5], [0.0; 3]);
}

/// The film does not jump, whatever the layer.
#[test]
fn positions_move_without_jumps() {
    for link in [
        "networkShape=2&seed=1",
        "networkShape=1&seed=1",
        "networkShape=5&xSquared=true&ySquared=true&seed=1",
        "networkShape=4&normalization=batch&activation=relu&seed=1",
    ] {
        let session = trained(link, 5);
        for layer in 0..2 {
            let mut space = space(&session, layer);
            for look in [Look::Units(&[0, 1]), Look::Main] {
                let (mut before, mut after) = (Vec::new(), Vec::new());
                space.positions(0.0, look, &mut before);
                for k in 1..=600 {
                    space.positions(f64::from(k) / 100.0, look, &mut after);
                    for (before, after) in before.iter().zip(&after) {
                        let moved = before.iter().zip(after).map(|(a, b)| (a - b).abs());
                        let most = moved.fold(0.0, f64::max);
                        assert!(most < 3.0, "{link}, layer {layer}, {k}: {before:?}, {after:?}");
                    }
                    core::mem::swap(&mut before, &mut after);
                }
            }
        }
    }
}

/// Main directions hold the most, and all of them hold all.
#[test]
fn main_directions_hold_the_spread() {
    let session = trained("networkShape=6&seed=1", 50);
    let mut space = space(&session, 0);
    let shares = space.main_shares().to_vec();
    assert_eq!(shares.len(), 6);
    assert!(shares.is_sorted_by(|a, b| b <= a), "{shares:?}");
    assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{shares:?}");
    let mut out = Vec::new();
    space.positions(5.0, Look::Main, &mut out);
    let points = &out[HiddenSpace::GRID..];
    let spread = |k: usize| {
        let mean = points.iter().map(|it| it[k]).sum::<f64>() / points.len() as f64;
        points.iter().map(|it| (it[k] - mean) * (it[k] - mean)).sum::<f64>()
    };
    let total: f64 = (0..6)
        .map(|unit| {
            let row = &space.unit(unit)[HiddenSpace::GRID..];
            let mean = row.iter().sum::<f64>() / row.len() as f64;
            row.iter().map(|it| (it - mean) * (it - mean)).sum::<f64>()
        })
        .sum();
    for (k, share) in shares.iter().enumerate().take(3) {
        assert!((spread(k) / total - share).abs() < 1e-12, "component {k}: {share}");
    }
}

/// The straight border, pulled back, is what the output shows: at every place of its picture.
#[test]
fn the_straight_border_is_the_outputs() {
    for link in [
        "networkShape=4,2&seed=2",
        "networkShape=3&outputActivation=sigmoid&lossFunction=binaryCrossEntropy&seed=2",
        "networkShape=3&outputActivation=sigmoid&seed=2",
        "networkShape=4&normalization=layer&activation=relu&seed=2",
        "networkShape=3&lossFunction=hinge&dropout=0.5&seed=2",
    ] {
        let mut session = trained(link, 20);
        session.surface();
        let border = &Border::all(&session)[0];
        assert_eq!(border.between, (0, None), "{link}");
        let pulled = border.pulled_back(&session, session.last_surface()).expect("a hidden layer");
        for (pulled, shown) in pulled.iter().zip(session.last_surface().output()) {
            assert!((pulled - shown).abs() < 1e-5, "{link}: {pulled}, {shown}");
        }
    }
    // Between several classes: on which side a place lies is which of the two is likelier there.
    let mut session = trained("dataset=rings&classes=3&networkShape=5&seed=2", 20);
    session.surface();
    let borders = Border::all(&session);
    assert_eq!(borders.len(), 3, "of three classes");
    let surface = session.last_surface();
    let chances = surface.chances();
    for border in borders {
        let (first, second) = (border.between.0, border.between.1.expect("two classes"));
        let sides = border.pulled_back(&session, surface).expect("a hidden layer");
        for ((side, one), other) in sides.iter().zip(chances[first]).zip(chances[second]) {
            assert!(side.abs() < 1e-4 || (0.0 < *side) == (other < one), "{side}: {one}, {other}");
        }
    }
}

#[test]
fn some_networks_have_no_border() {
    assert_eq!(Border::all(&session("problem=regression&seed=1")), []);
    let softplus = session("outputActivation=softplus&seed=1");
    assert_eq!(Border::all(&softplus), [], "0 is not where its sum is 0");
    let flat = session("networkShape=&seed=1&weights=1,2,3");
    let border = &Border::all(&flat)[0];
    assert_eq!((&border.normal[..], border.offset), (&[1.0, 2.0][..], 3.0), "of the inputs");
    assert_eq!(border.pulled_back(&flat, flat.last_surface()), None, "which are the plane itself");
}

#[test]
fn ranges_are_those_of_the_activations() {
    let inf = f64::INFINITY;
    for (activation, [low, high]) in [
        (Activation::Relu, [0.0, inf]),
        (Activation::Tanh, [-1.0, 1.0]),
        (Activation::Sigmoid, [0.0, 1.0]),
        (Activation::Linear, [-inf, inf]),
        (Activation::LeakyRelu, [-inf, inf]),
        (Activation::Elu, [-1.0, inf]),
        (Activation::Selu, [-1.758_1, inf]),
        (Activation::Gelu, [-0.169_97, inf]),
        (Activation::Silu, [-0.278_46, inf]),
        (Activation::Softplus, [0.0, inf]),
        (Activation::Mish, [-0.308_8, inf]),
        (Activation::Sine, [-1.0, 1.0]),
        (Activation::Step, [0.0, 1.0]),
    ] {
        let link = format!("activation={}&networkShape=2&seed=1", activation.id());
        let found = space(&session(&link), 0).range();
        let is_near = |a: f64, b: f64| a == b || (a - b).abs() < 1e-4;
        assert!(is_near(found[0], low) && is_near(found[1], high), "{activation:?}: {found:?}");
    }
}
