//! The random generator, the points and the first weights: each draw is the same as the original's.

use crate::recordings::{
    Recording, all, assert_close, biases, json, list, n_links, number, text, weights,
};
use nn::Random;
use playground::{Data, Example, PlaygroundState, SeedRandom, inputs_of, run_of};

/// Points are products of sines and logarithms, whose last bit differs between libraries.
const TOLERANCE: f64 = 1e-12;

#[test]
fn the_generator_draws_what_the_original_draws() {
    let vectors = json("rng.json");
    for vector in vectors["vectors"].as_array().expect("vectors") {
        let seed = text(&vector["seed"]);
        let mut random = SeedRandom::new(&seed);
        let draws: Vec<f64> = (0..100_000).map(|_| random.uniform()).collect();
        assert_eq!(draws[..10], list(&vector["first10"], number), "seed {seed}");
        let bits = |draw: f64| format!("{:016x}", draw.to_bits());
        let first: Vec<String> = draws[..10].iter().copied().map(bits).collect();
        assert_eq!(first, list(&vector["bits"], text), "seed {seed}");
        assert_eq!(draws[999], number(&vector["draw1000"]), "seed {seed}");
        assert_eq!(draws[99_999], number(&vector["draw100000"]), "seed {seed}");
        assert_eq!(bits(draws[99_999]), text(&vector["draw100000bits"]), "seed {seed}");
    }
}

#[test]
fn points_are_the_originals_in_its_order() {
    for recording in all() {
        let (data, _) = generate(&recording);
        check(&recording.name, "training points", &data.train, &recording.train);
        check(&recording.name, "test points", &data.test, &recording.test);
    }
}

#[track_caller]
fn check(name: &str, what: &str, ours: &[Example], theirs: &[Example]) {
    assert_eq!(ours.len(), theirs.len(), "{name}: number of {what}");
    for (at, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
        let what = format!("{name}: {what} [{at}]");
        assert_close(ours.x, theirs.x, TOLERANCE, &what);
        assert_close(ours.y, theirs.y, TOLERANCE, &what);
        assert_close(ours.label, theirs.label, TOLERANCE, &what);
    }
}

#[test]
fn first_weights_follow_the_points_in_the_stream() {
    for recording in all() {
        let name = &recording.name;
        let (state, _) = PlaygroundState::from_link(&recording.hash);
        let (data, mut random) = generate(&recording);
        let mut draws = random.clone();
        let run = run_of(&state, &data, &inputs_of(&state, &data), &mut random);
        let (weights, biases) = (weights(run.mlp()), biases(run.mlp()));
        assert_eq!(weights.len(), n_links(&state), "{name}");
        assert_eq!(weights.len(), recording.initial.links.len(), "{name}");
        for (ours, (link, theirs, _)) in weights.iter().zip(&recording.initial.links) {
            assert_eq!(ours, theirs, "{name}: {link}");
            // A draw is used for a weight even if the weight starts at zero.
            let drawn = draws.uniform() - 0.5;
            assert_eq!(*ours, if state.init_zero { 0.0 } else { drawn }, "{name}: {link}");
        }
        assert_eq!(biases.len(), recording.initial.biases.len(), "{name}");
        for (ours, (node, theirs)) in biases.iter().zip(&recording.initial.biases) {
            assert_eq!(ours, theirs, "{name}: bias of {node}");
        }
        assert_eq!(random.uniform(), recording.next_random, "{name}");
        assert_eq!(draws.uniform(), recording.next_random, "{name}");
    }
}

/// "New weights" on the page: the k-th set is the one after k clicks on the original's Reset.
#[test]
fn a_draw_passes_over_whole_sets_of_weights() {
    let set = |draw: u32| {
        let state = PlaygroundState { draw, ..PlaygroundState::default() };
        let mut random = SeedRandom::new(&state.seed);
        let data = Data::draw(&state.sampling(), &mut random);
        weights(run_of(&state, &data, &inputs_of(&state, &data), &mut random).mlp())
    };
    let stories = json("interactions.json");
    let reset_twice = &stories[0];
    assert_eq!(reset_twice["name"], "reset button twice");
    for (step, draw) in reset_twice["log"].as_array().expect("steps").iter().zip(0..) {
        assert_eq!(set(draw), list(&step["weights"], number), "draw {draw}");
    }
}

fn generate(recording: &Recording) -> (Data, SeedRandom) {
    let (state, _) = PlaygroundState::from_link(&recording.hash);
    let mut random = SeedRandom::new(&state.seed);
    (Data::draw(&state.sampling(), &mut random), random)
}
