//! Surfaces: the pictures show what the network computes.

use crate::tests::{session, trained};
use crate::{
    Answer, Example, Feature, Line, Measures, PlaygroundState, Session, Surface, design_of,
};
use nn::{Loss, Mlp, Normalization};

/// Where a point of the grid lies: the first row is the top one.
fn place(row: usize, column: usize) -> (f64, f64) {
    let at = |k: usize| 12.0 * k as f64 / (Surface::SIDE - 1) as f64 - 6.0;
    (at(column), -at(row))
}

/// What every neuron of the session's network answers at a place, in double precision; the output as it
/// is shown.
fn answers(session: &Session, (x, y): (f64, f64)) -> Vec<Vec<f64>> {
    let design = design_of(session.state());
    let mut mlp: Mlp<f64> = design.mlp();
    mlp.params_mut().copy_from_slice(session.run().mlp().params());
    let mut tape = mlp.tape(1);
    tape.set_n(1);
    let told = session.inputs().of(x, y);
    tape.value_mut(mlp.input()).iter_mut().zip(told).for_each(|(value, told)| *value = told);
    mlp.forward(&mut tape);
    let values = |layer: &nn::Layer| tape.value(layer.output).to_vec();
    let mut answers: Vec<Vec<f64>> = mlp.layers().iter().map(values).collect();
    let output = answers.last_mut().expect("an output");
    design.answer.read(output, 1);
    if output.len() == 2 {
        output.iter_mut().for_each(|p| *p = 2.0 * *p - 1.0);
    }
    answers
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
fn every_neuron_is_shown_as_it_answers_with_the_toolbox() {
    check("#seed=0.12345&inputScaling=standardize&xSquared=true");
    check("#seed=0.12345&inputScaling=minMax&sinX=true&problem=regression");
    check("#seed=0.12345&activations=relu,sine&dropout=0.3,0.2");
    for normalization in Normalization::ALL {
        check(&format!("#seed=0.12345&normalization={}&learningRate=0.01", normalization.id()));
    }
    for loss in Loss::ALL {
        for task in ["classes=2", "classes=5", "problem=regression"] {
            check(&format!("#seed=0.12345&dataset=rings&lossFunction={}&{task}", loss.id()));
        }
    }
    check("#seed=0.12345&outputActivation=sigmoid&dataset=arms&lossFunction=squared");
}

#[test]
fn the_answer_at_a_point_is_of_that_point() {
    // The nearest point of the grid answers 0.745 there.
    let link = "seed=0.5&networkShape=8,8&dataset=spiral&sinX=true&sinY=true&xSquared=true";
    let answer = trained(link, 300).answers_at(0.0, 0.0)[0];
    assert!((answer + 0.2256).abs() < 5e-5, "{answer}");
    for toolbox in ["problem=regression", "dataset=arms", "lossFunction=binaryCrossEntropy"] {
        let session = trained(toolbox, 5);
        for at in [(0.31, -2.47), (-5.9, 5.9)] {
            let exact = answers(&session, at).pop().expect("an output");
            assert_eq!(session.answers_at(at.0, at.1), exact, "{toolbox} at {at:?}");
        }
    }
}

#[test]
fn measures_are_of_what_the_surface_shows() {
    for link in ["#inputScaling=standardize&dropout=0.2", "#dataset=arms&normalization=batch"] {
        let mut session = trained(link, 20);
        let Measures::Classes(table) = session.measures(true) else { panic!("a classification") };
        let is_right = |e: &&Example| {
            let shown = answers(&session, (e.x, e.y)).pop().expect("an output");
            Answer::decide(shown.into_iter()) == e.label
        };
        let n_right = session.data().test.iter().filter(is_right).count();
        assert_eq!(table.accuracy(), n_right as f64 / session.data().test.len() as f64, "{link}");
    }
}

#[test]
fn a_curve_is_the_answer_along_its_line() {
    for (link, line) in [
        ("#problem=regression&regDataset=noisySine&inputScaling=standardize", Line::X),
        ("#x=false&ySquared=true&y=false&inputScaling=minMax", Line::Y),
        ("#x=false&y=false&xTimesY=true&dataset=rings&classes=3", Line::Product),
    ] {
        let mut session = trained(link, 5);
        assert_eq!(session.state().line(), Some(line), "{link}");
        let curve = session.surface().curve().expect("a curve").to_vec();
        for k in [0, 77, 120, Surface::CURVE - 1] {
            let t = 12.0 * k as f64 / (Surface::CURVE - 1) as f64 - 6.0;
            let shown = answers(&session, line.at(t)).pop().expect("an output");
            assert!((line.along(line.at(t).0, line.at(t).1) - t).abs() < 1e-12, "{link}");
            for (output, answer) in shown.iter().enumerate() {
                let seen = f64::from(curve[output * Surface::CURVE + k]);
                assert!((seen - answer).abs() < 1e-4, "{link} at {t}: {seen}, {answer}");
            }
        }
    }
    assert_eq!(session("#").surface().curve(), None);
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

#[test]
fn pictures_stay_where_they_are_in_memory() {
    let mut session = session("#seed=0.12345&networkShape=4,2");
    let first = session.surface().output().as_ptr_range().end;
    let mut stays = |changed: &str| {
        let (state, _) = PlaygroundState::from_link(changed);
        session.sync(&state);
        assert_eq!(session.surface().output().as_ptr_range().end, first, "{changed}");
    };
    stays("#seed=0.6789&networkShape=4,2");
    stays("#seed=0.6789&dataset=xor&networkShape=3,3");
    stays("#seed=0.6789&dataset=xor&networkShape=3,3&activation=relu");
    session.reset();
    assert_eq!(session.surface().output().as_ptr_range().end, first, "reset");
}

#[test]
fn memory_of_a_large_picture_is_made_in_parts() {
    let mut session = session("#seed=0.12345&networkShape=64,64,64");
    let surface = session.last_surface();
    assert!(surface.is_slow(), "a large network");
    assert_eq!(surface.neuron(3, 0), None, "there is no memory for all of it yet");
    assert!(surface.output().iter().all(|y| *y == 0.0), "and nothing to be seen");
    while !session.surface_on() {}
    let whole = session.last_surface().neuron(3, 0).map(<[f32]>::to_vec);
    assert_eq!(whole.as_deref(), Some(session.surface().output()));
}
