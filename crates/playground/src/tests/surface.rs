//! Surfaces: the pictures show what the network computes.

use crate::tests::{session, trained};
use crate::{Design, Feature, Session, Surface};
use nn::Mlp;

/// Where a point of the grid lies: the first row is the top one.
fn place(row: usize, column: usize) -> (f64, f64) {
    let at = |k: usize| 12.0 * k as f64 / (Surface::SIDE - 1) as f64 - 6.0;
    (at(column), -at(row))
}

/// What every neuron of the session's network answers at a place, in double precision.
fn answers(session: &Session, (x, y): (f64, f64)) -> Vec<Vec<f64>> {
    let state = session.state();
    let features: Vec<Feature> = state.active_features().iter().collect();
    let mut mlp: Mlp<f64> = Design::of(state).mlp();
    mlp.params_mut().copy_from_slice(session.run().mlp().params());
    let mut tape = mlp.tape(1);
    tape.set_n(1);
    for (value, feature) in tape.value_mut(mlp.input()).iter_mut().zip(&features) {
        *value = (feature.spec().of)(x, y);
    }
    mlp.forward(&mut tape);
    mlp.layers().iter().map(|layer| tape.value(layer.output).to_vec()).collect()
}

#[track_caller]
fn check(link: &str) {
    let mut session = trained(link, 20);
    for (row, column) in [(0, 0), (0, 99), (99, 0), (99, 99), (49, 50), (13, 77), (2, 50), (50, 2)]
    {
        let expected = answers(&session, place(row, column));
        let surface = session.surface();
        let at = row * Surface::SIDE + column;
        for (layer, neurons) in expected.iter().enumerate() {
            for (index, answer) in neurons.iter().enumerate() {
                let seen = f64::from(surface.neuron(layer, index).expect("a neuron")[at]);
                let error = (seen - answer).abs() / answer.abs().max(1.0);
                assert!(error <= 1e-4, "{layer}, {index} at {row}, {column}: {seen}, {answer}");
            }
            assert_eq!(surface.neuron(layer, neurons.len()), None);
        }
        assert_eq!(surface.neuron(expected.len(), 0), None);
        assert_eq!(surface.neuron(expected.len() - 1, 0), Some(surface.output()));
    }
}

#[test]
fn every_neuron_is_shown_as_it_answers() {
    check("#seed=0.12345");
    check("#seed=0.12345&networkShape=");
    check("#seed=0.12345&networkShape=8,7,6,5,4,3&activation=relu&sinX=true&xTimesY=true&x=false");
    check("#seed=0.12345&problem=regression&activation=sigmoid&networkShape=3,1");
}

#[test]
fn the_first_row_is_the_top() {
    let (x, y) = (Surface::of_feature(Feature::X), Surface::of_feature(Feature::Y));
    let last = Surface::SIDE - 1;
    assert!(y[..Surface::SIDE].iter().all(|y| *y == 6.0));
    assert!(y[last * Surface::SIDE..].iter().all(|y| *y == -6.0));
    assert_eq!((x[0], x[last], x.len()), (-6.0, 6.0, Surface::SIDE * Surface::SIDE));
}

#[test]
fn the_surface_is_always_of_now() {
    let mut session = session("#seed=0.12345");
    let mut seen = vec![session.surface().output().to_vec()];
    let mut is_new = |session: &mut Session| {
        let output = session.surface().output().to_vec();
        assert_eq!(session.surface().output(), output);
        let is_new = !seen.contains(&output);
        seen.push(output);
        is_new
    };
    session.step();
    assert!(is_new(&mut session), "after a step");
    session.set_parameter(crate::Parameter::Bias { layer: 2, unit: 0 }, 0.5);
    assert!(is_new(&mut session), "after a change by hand");
    session.epoch();
    assert!(is_new(&mut session), "after an epoch");
    session.seek(0);
    assert!(!is_new(&mut session), "back at the beginning");
}

#[test]
fn a_surface_fits_its_network() {
    let mut session = session("#seed=0.12345&networkShape=4,2");
    assert!(session.surface().fits(&[4, 2], 1));
    assert!(![&[4, 3][..], &[4], &[4, 2, 1], &[]].iter().any(|s| session.surface().fits(s, 1)));
}
