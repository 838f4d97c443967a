//! Linear layers multiplied into one, and where that line lies.

use crate::inside::figure::collapse::{Collapse, Equivalent};
use crate::tests::{session, trained};
use crate::{Feature, Session};
use nn::{Activation, Normalization};

#[track_caller]
fn flat(session: &Session) -> (Vec<Equivalent>, f64) {
    match Collapse::of(session) {
        Collapse::Linear(rows, difference) => (rows, difference),
        other => panic!("{other:?}"),
    }
}

/// The slide of the lesson: 2 (x1 + 2 x2) + (−x1 + x2 + 1) − 1 = x1 + 5 x2.
#[test]
fn two_layers_by_hand() {
    let link =
        "activation=linear&outputActivation=linear&networkShape=2&weights=1,2,-1,1,0,1,2,1,-1";
    let (rows, difference) = flat(&session(link));
    assert_eq!(rows, [Equivalent { bias: 0.0, weights: vec![1.0, 5.0] }]);
    assert!(difference < 1e-13, "{difference}");
    assert_eq!(rows[0].written(&[Feature::X, Feature::Y]), "0 + 1·x₁ + 5·x₂");
    let other = Equivalent { bias: -0.5, weights: vec![-1.25] };
    assert_eq!(other.written(&[Feature::SinX]), "−0.5 − 1.25·sin(x₁)");
}

#[test]
fn deep_linear_networks_are_the_same_to_rounding() {
    for link in [
        "activation=linear&networkShape=8,8,8&seed=1",
        "activation=linear&networkShape=8,8,8&seed=1&xSquared=true&sinY=true",
        "activation=linear&networkShape=5,5&seed=1&inputScaling=standardize&noise=30",
        "activation=linear&networkShape=4&seed=1&dropout=0.5",
        "activation=linear&networkShape=6,6&dataset=blobs&classes=4&seed=1",
        "activation=linear&networkShape=6,6&problem=regression&seed=1",
        "networkShape=&seed=1",
    ] {
        let mut session = trained(link, 20);
        let (rows, difference) = flat(&session);
        assert!(difference < 1e-13, "{link}: {difference}");
        assert_eq!(rows.len(), session.surface().n_outputs(), "{link}");
    }
}

#[test]
fn a_bend_cannot_be_multiplied() {
    let of = |link| Collapse::of(&session(link));
    assert_eq!(of("networkShape=3,3"), Collapse::Nonlinear(0, Activation::Tanh));
    assert_eq!(
        of("activation=linear&activations=,relu&networkShape=3,3"),
        Collapse::Nonlinear(1, Activation::Relu)
    );
    assert_eq!(
        of("activation=linear&normalization=layer&networkShape=3"),
        Collapse::Normalized(Normalization::Layer)
    );
}

#[test]
fn the_line_ends_at_the_edges_and_is_where_the_sum_is_zero() {
    let both = [Feature::X, Feature::Y];
    let line = |bias, x, y| Equivalent { bias, weights: vec![x, y] }.line(&both);
    assert_eq!(line(0.0, 1.0, 0.0), Some([[0.0, -6.0], [0.0, 6.0]]), "upright");
    assert_eq!(line(0.0, 0.0, 2.0), Some([[-6.0, 0.0], [6.0, 0.0]]), "level");
    assert_eq!(line(6.0, 1.0, -1.0), Some([[-6.0, 0.0], [0.0, 6.0]]), "cut off at the top");
    for (bias, x, y) in [(1.0, 3.0, -2.0), (-4.0, 0.5, 1.0), (20.0, 3.0, 3.0)] {
        for [u, v] in line(bias, x, y).expect("a line") {
            assert!((bias + x * u + y * v).abs() < 1e-12, "{bias} + {x}·{u} + {y}·{v}");
            assert!((u.abs().max(v.abs()) - 6.0).abs() < 1e-12, "({u}, {v}) is not at an edge");
        }
    }
    assert_eq!(line(100.0, 1.0, 1.0), None, "far outside");
    assert_eq!(line(100.0, 0.0, 1.0), None, "level, and above");
    assert_eq!(line(1.0, 0.0, 0.0), None, "nowhere");
    assert_eq!(line(1.0, f64::NAN, 0.0), None);
    let curved = Equivalent { bias: 0.0, weights: vec![1.0, 1.0] };
    assert_eq!(curved.line(&[Feature::X, Feature::XSquared]), None, "no line");
    // With one feature only.
    let upright = Equivalent { bias: -2.0, weights: vec![1.0] };
    assert_eq!(upright.line(&[Feature::X]), Some([[2.0, -6.0], [2.0, 6.0]]));
}
