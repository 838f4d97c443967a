//! A session in slices: whatever takes long goes on a unit at a time, and comes to the same.

use crate::tests::{session, trained};
use crate::{Budget, Job, Opening, Parameter, PlaygroundState, Session};

/// A network whose losses, pictures and batches each take more than one unit of work.
const LARGE: &str = "#seed=0.1&networkShape=64,64,64,64&points=3000&noise=20";

/// What two sessions must have in common.
fn summary(session: &Session) -> impl PartialEq + core::fmt::Debug + use<> {
    let bits = |x: f64| x.to_bits();
    let losses = session.losses();
    (
        (session.completed(), session.run().cursor(), session.fingerprint()),
        (bits(losses.train), bits(losses.test), losses.validation.map(bits)),
        (session.history().points().to_vec(), session.divergence(), session.stopped()),
    )
}

#[test]
fn an_opening_is_the_session() {
    for link in [LARGE, "#seed=0.1&draw=30", "#seed=0.2&patience=3&dataset=xor&initZero=true"] {
        let (state, _) = PlaygroundState::from_link(link);
        let mut opening = Opening::new(state.clone());
        let mut steps = 1;
        while !opening.step(&mut Budget::Units(1)).is_whole() {
            steps += 1;
        }
        assert!(3 < steps, "{link} in {steps} steps");
        let mut opened = session("#seed=0.5");
        opened.become_opened(opening);
        let expected = Session::new(state);
        assert_eq!(summary(&opened), summary(&expected), "{link}");
        assert_eq!(opened.surface().output(), { expected }.surface().output(), "{link}");
    }
}

#[test]
fn an_epoch_goes_on_when_it_is_whole() {
    let (mut sliced, mut whole) = (session(LARGE), session(LARGE));
    let mut seen = Vec::new();
    while sliced.completed() < 1 || !sliced.is_settled() {
        let before = sliced.losses();
        sliced.advance();
        seen.push((sliced.is_settled(), sliced.run().epoch(), sliced.completed()));
        if sliced.completed() == 0 {
            assert_eq!(sliced.losses(), before, "only whole numbers are shown");
        }
    }
    assert!(seen.contains(&(false, 1, 0)), "trained, but not yet judged");
    whole.epoch();
    assert_eq!(summary(&sliced), summary(&whole));
    assert_eq!(sliced.measures(true), whole.measures(true));
}

#[test]
fn large_batches_are_gathered_in_parts() {
    let link = "#seed=0.1&networkShape=64,64,64&batchSize=1500&points=3000";
    let (mut sliced, mut whole) = (session(link), session(link));
    let mut parts = 1;
    while !sliced.part() {
        parts += 1;
    }
    assert!(1 < parts, "one part");
    sliced.settle();
    whole.step();
    assert_eq!(summary(&sliced), summary(&whole));
    // What is normalized over the batch needs all of it.
    let mut normed = session(&format!("{link}&normalization=batch"));
    assert!(normed.part(), "a batch in parts has other moments");
}

#[test]
fn the_way_back_can_be_gone_in_slices_and_changed_on_the_way() {
    let mut there = trained(LARGE, 3);
    let expected = {
        let mut sought = trained(LARGE, 3);
        sought.seek(2);
        summary(&sought)
    };
    there.set_out(1);
    assert!(there.is_seeking(), "not at once");
    there.go_on();
    there.set_out(2);
    assert_eq!(there.completed(), 2, "the playhead goes where it is dragged");
    let mut n = 0;
    while there.go_on() {
        n += 1;
    }
    assert!(10 < n, "in {n} units");
    assert_eq!(summary(&there), expected);
}

#[test]
fn an_act_in_the_middle_finds_everything_whole() {
    let act = |session: &mut Session| {
        session.set_parameter(Parameter::Bias { layer: 0, unit: 0 }, 0.5);
        session.settle();
    };
    let (mut sliced, mut whole) = (session(LARGE), trained(LARGE, 1));
    while sliced.run().epoch() == 0 {
        sliced.advance();
    }
    assert!(!sliced.is_settled(), "the losses are still to come");
    act(&mut sliced);
    act(&mut whole);
    assert_eq!(summary(&sliced), summary(&whole));
}

#[test]
fn a_picture_in_parts_is_the_picture() {
    let (mut sliced, mut whole) = (session(LARGE), session(LARGE));
    let mut n = 1;
    while !sliced.surface_on() {
        n += 1;
    }
    assert!(3 < n, "in {n} parts");
    let n_layers = 5;
    for layer in 0..n_layers {
        let expected = whole.surface().neuron(layer, 0).map(<[f32]>::to_vec);
        assert_eq!(sliced.last_surface().neuron(layer, 0), expected.as_deref(), "layer {layer}");
    }
    assert!(sliced.is_surface_current() && !sliced.surface_on(), "nothing is left");
}

#[test]
fn a_picture_is_of_one_moment() {
    let mut session = session(LARGE);
    let first = session.surface().output().to_vec();
    session.reset();
    session.surface_on();
    session.step();
    while !session.surface_on() {}
    assert_eq!(session.last_surface().output(), first, "of when it was begun");
    assert!(!session.is_surface_current(), "and no longer of now");
}

#[test]
fn growing_numbers_are_noticed_in_slices_too() {
    let link = "#seed=0.1&networkShape=64,64,64&points=2000&learningRate=10&activation=relu\
                &problem=regression&regDataset=reg-plane";
    let (mut sliced, mut whole) = (session(link), session(link));
    while sliced.divergence().is_none() {
        assert!(sliced.completed() < 50, "{link} is to diverge");
        sliced.advance();
    }
    while whole.divergence().is_none() {
        whole.step();
    }
    assert_eq!(
        (sliced.divergence(), sliced.fingerprint()),
        (whole.divergence(), whole.fingerprint())
    );
}

#[test]
fn losses_of_a_large_network_are_summed_in_the_same_blocks() {
    let session = session("#seed=0.1&networkShape=64,64,64,64,64,64,64,64,64&points=1300");
    let (mlp, test) = (session.run().mlp(), &session.data().test);
    let mut tape = mlp.tape(256);
    let mut sum = 0.0;
    for block in test.chunks(256) {
        tape.set_n(block.len());
        let rows = session.inputs().rows(block.iter().map(|e| (e.x, e.y)));
        tape.value_mut(mlp.input()).copy_from_slice(&rows);
        let labels = block.iter().map(|e| e.label);
        let targets = session.run().recipe().design.targets(labels);
        tape.value_mut(mlp.target()).copy_from_slice(&targets);
        mlp.forward(&mut tape);
        sum += tape.value(mlp.loss()).iter().sum::<f64>();
    }
    assert_eq!(session.losses().test.to_bits(), (sum / test.len() as f64).to_bits());
}
