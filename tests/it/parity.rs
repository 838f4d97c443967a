//! Parity with the original: losses, trained weights and pictures of every recording. `points.rs` compares
//! points and first weights.

use crate::recordings::{all, assert_close, json, list, number, text, weights};
use playground::{Data, Feature, PlaygroundState, SeedRandom, Session, Surface, inputs_of, run_of};
use plot::bin31;

/// How much the original's own losses change when every sine, logarithm and exponential is wrong by one unit in
/// the last place. If this is large, the training is chaotic and the exact losses have no meaning.
fn own_wobble(name: &str, epoch: usize) -> f64 {
    match &json("TOLERANCES.json")[format!("{name}.json")]["loss"][epoch.to_string()] {
        serde_json::Value::Null => 0.0,
        value => number(value),
    }
}

/// `None` where the recording is so chaotic that two machines cannot agree.
fn tolerance(name: &str, epoch: usize) -> Option<f64> {
    match epoch {
        ..=10 if name.starts_with("13-") => Some(1e-6),
        ..=10 => Some(1e-9),
        _ if own_wobble(name, epoch) <= 1e-7 || own_wobble(name, epoch).is_nan() => Some(1e-6),
        _ => None,
    }
}

#[test]
fn losses_are_the_originals() {
    let mut n_compared = 0;
    for recording in all() {
        let (state, notices) = PlaygroundState::from_link(&recording.hash);
        assert!(notices.is_empty(), "{}: {notices:?}", recording.name);
        let mut random = SeedRandom::new(&state.seed);
        let data = Data::draw(&state.sampling(), &mut random);
        let mut run = run_of(&state, &data, &inputs_of(&state, &data), &mut random);
        for theirs in &recording.losses {
            while run.epoch() < theirs.epoch as u64 {
                run.step();
            }
            let Some(tolerance) = tolerance(&recording.name, theirs.epoch) else { continue };
            let ours = run.losses();
            let what = format!("{}, epoch {}", recording.name, theirs.epoch);
            assert_close(ours.train, theirs.train, tolerance, &format!("{what}, training loss"));
            assert_close(ours.test, theirs.test, tolerance, &format!("{what}, test loss"));
            n_compared += 1;
        }
    }
    // Ten recordings with seven epochs each, without two late epochs of the chaotic recording.
    assert_eq!(n_compared, 68, "losses compared");
}

#[test]
fn weights_and_dead_links_after_training_are_the_originals() {
    for recording in all() {
        let (state, _) = PlaygroundState::from_link(&recording.hash);
        let mut random = SeedRandom::new(&state.seed);
        let data = Data::draw(&state.sampling(), &mut random);
        let mut run = run_of(&state, &data, &inputs_of(&state, &data), &mut random);
        while run.epoch() < recording.last_epoch as u64 {
            run.step();
        }
        let tolerance = tolerance(&recording.name, 10).expect("early epochs are not chaotic");
        let last = &recording.last.links;
        assert_eq!(weights(run.mlp()).len(), last.len(), "{}", recording.name);
        for (ours, (link, theirs, _)) in weights(run.mlp()).iter().zip(last) {
            assert_close(*ours, *theirs, tolerance, &format!("{}: {link}", recording.name));
        }
        let is_dead = playground::Parameters::of(&run, state.active_features());
        for (ours, (link, _, theirs)) in is_dead.links.iter().zip(last) {
            assert_eq!(ours.is_dead, *theirs, "{}: {link} is dead", recording.name);
        }
    }
}

/// The letter in the recording for a color step of the palette.
fn letter(value: f64, discretize: bool) -> usize {
    bin31(match discretize {
        true if 0.0 <= value => 1.0,
        true => -1.0,
        false => value,
    })
}

#[test]
fn pictures_are_the_originals_pixel_by_pixel() {
    let recording = json("heatmap-01.json");
    for frame in recording["frames"].as_array().expect("frames") {
        let (state, _) = PlaygroundState::from_link(&text(&frame["hash"]));
        let discretize = frame["discretize"].as_bool().expect("yes or no");
        let mut session = Session::new(state);
        let epoch = frame["epoch"].as_u64().expect("an epoch");
        for _ in 0..epoch {
            session.epoch();
        }
        let what = format!("epoch {epoch}, discretize {discretize}");
        let rows: Vec<String> = list(&frame["main"], text);
        let ours = session.surface().output().iter().map(|&v| letter(v.into(), discretize));
        compare(&what, ours, &rows);
        // The thumbnails are means of 10 × 10 pixels, divided into color steps afterwards.
        for (name, rows) in frame["nodes"].as_object().expect("thumbnails") {
            let values = match name.parse::<usize>() {
                Ok(node) => {
                    let (layer, index) = if node <= 4 { (0, node - 1) } else { (1, node - 5) };
                    session.surface().neuron(layer, index).expect("a neuron").to_vec()
                }
                Err(_) => Surface::of_feature(Feature::from_id(name).expect("a feature")),
            };
            let mean = |block: usize| {
                let (row, column) = (block / 10 * 10, block % 10 * 10);
                let cells = (0..100).map(|k| values[(row + k / 10) * 100 + column + k % 10]);
                f64::from(cells.sum::<f32>()) / 100.0
            };
            let ours = (0..100).map(|block| letter(mean(block), discretize));
            compare(&format!("{what}, node {name}"), ours, &list(rows, text));
        }
    }
}

/// At most one pixel in a thousand may differ by one color step: at the border between two steps.
#[track_caller]
fn compare(what: &str, ours: impl Iterator<Item = usize>, rows: &[String]) {
    let theirs: Vec<usize> = rows
        .iter()
        .flat_map(|row| row.chars())
        .map(|letter| letter.to_digit(31).expect("a step of the palette") as usize)
        .collect();
    let ours: Vec<usize> = ours.collect();
    assert_eq!(ours.len(), theirs.len(), "{what}: pixels");
    let off: Vec<usize> = ours.iter().zip(&theirs).map(|(a, b)| a.abs_diff(*b)).collect();
    assert!(off.iter().all(|&steps| steps <= 1), "{what}: a pixel is more than a step off");
    let n_off = off.iter().sum::<usize>();
    assert!(n_off * 1000 <= theirs.len(), "{what}: {n_off} of {} pixels are off", theirs.len());
}
