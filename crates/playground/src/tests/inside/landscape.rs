//! Landscapes: planes that hold what they say, heights that are the losses, and a run that is not disturbed.

use crate::inside::landscape::{Height, Landscape, Plane, Relief};
use crate::tests::{session, trained};
use crate::{Budget, Job, Session};

const PLANES: [Plane; 4] = [Plane::Path, Plane::Slope, Plane::Random(3), Plane::Weights([1, 7])];

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn relief(session: &Session, landscape: &Landscape, side: usize, height: Height) -> Relief {
    let mut relief = Relief::default();
    relief.begin(session, landscape, side, height);
    relief.finish();
    relief
}

#[test]
fn directions_are_of_length_1_and_at_right_angles() {
    for link in [
        "seed=1",
        "networkShape=&seed=1",
        "networkShape=4&normalization=batch&seed=1",
        "dataset=rings&classes=4&seed=2",
    ] {
        for epochs in [0, 1, 40] {
            let session = trained(link, epochs);
            for plane in PLANES {
                let landscape = Landscape::of(&session, plane);
                let [across, up] = landscape.directions();
                let found = [dot(across, across), dot(up, up), dot(across, up)];
                for (found, expected) in found.iter().zip([1.0, 1.0, 0.0]) {
                    let name = format!("{link}, {epochs} epochs, {plane:?}");
                    assert!((found - expected).abs() < 1e-12, "{name}: {found}");
                }
            }
        }
    }
}

/// Before the first step there is no path whose length could be the window's: it is as long as the weights, in
/// every plane, so that the heights are no rounding.
#[test]
fn a_window_without_a_path_is_as_long_as_the_weights() {
    let session = trained("seed=1", 0);
    for plane in [Plane::Path, Plane::Slope, Plane::Random(1)] {
        let landscape = Landscape::of(&session, plane);
        assert!(0.5 < landscape.window().half, "{plane:?}: {:?}", landscape.window());
        let heights = relief(&session, &landscape, 9, Height::Train);
        assert!(!heights.levels().is_empty(), "{plane:?} has heights");
    }
}

/// On the chart to the last bit, whatever network, and in the middle of what the window shows.
#[test]
fn the_height_at_the_dot_is_the_loss_on_the_chart() {
    for link in [
        "seed=1",
        "networkShape=6,6,6&xSquared=true&seed=3",
        "networkShape=4&normalization=layer&seed=1",
        "networkShape=4&normalization=batch&dropout=0.5&seed=1",
        "networkShape=60,60,60,60&points=900&seed=2",
        "dataset=rings&classes=5&points=700&seed=1",
        "problem=regression&networkShape=3&points=1000&seed=1",
        "regularization=L2&regularizationRate=0.1&seed=4",
    ] {
        let session = trained(link, 2);
        let (losses, landscape) = (session.losses(), Landscape::of(&session, Plane::Path));
        for (height, expected) in [
            (Height::Train, losses.train),
            (Height::Test, losses.test),
            (Height::Penalty, session.run().penalty()),
        ] {
            let mut relief = Relief::default();
            relief.begin(&session, &landscape, 5, height);
            assert_eq!(relief.here().to_bits(), expected.to_bits(), "{link}, {height:?}");
        }
    }
}

/// Every place has the loss of a session that begins from there.
#[test]
fn heights_are_losses() {
    for link in [
        "seed=1",
        "networkShape=4&normalization=batch&seed=1",
        "networkShape=&activation=relu&seed=2",
        "dataset=rings&classes=4&networkShape=3&seed=2",
        "regularization=L1&regularizationRate=0.1&networkShape=3&seed=4",
    ] {
        let mut session = trained(link, 10);
        for plane in PLANES {
            let landscape = Landscape::of(&session, plane);
            let [x, y] = landscape.axes(4);
            for height in [Height::Train, Height::Test, Height::Penalty] {
                let relief = relief(&session, &landscape, 4, height);
                for (row, y) in y.iter().enumerate() {
                    for (column, x) in x.iter().enumerate() {
                        let was = session.run().mlp().params().to_vec();
                        session.set_params(&landscape.params_at([*x, *y]));
                        let expected = match height {
                            Height::Train => session.losses().train,
                            Height::Test => session.losses().test,
                            Height::Penalty => session.run().penalty(),
                        };
                        session.set_params(&was);
                        let found = relief.values()[row * 4 + column];
                        let error = (found - expected).abs() / (1.0 + expected.abs());
                        assert!(error < 1e-5, "{link}, {plane:?}: {found} for {expected}");
                    }
                }
            }
        }
    }
}

/// What the picture says of a plane: how much of the path and of the next step it holds.
#[test]
fn planes_hold_what_they_promise() {
    let session = trained("dataset=spiral&networkShape=6&seed=5", 200);
    let path = Landscape::of(&session, Plane::Path);
    let slope = Landscape::of(&session, Plane::Slope);
    let random = Landscape::of(&session, Plane::Random(1));
    let of_path = |it: &Landscape| it.shares()[0] + it.shares()[1];
    assert!(0.9 < of_path(&path), "{}", of_path(&path));
    assert!(of_path(&slope) <= of_path(&path) + 1e-12, "no plane holds more than the main one");
    assert!(of_path(&random) < 0.5, "{}", of_path(&random));
    assert!((slope.step().share - 1.0).abs() < 1e-12, "{}", slope.step().share);
    assert!(path.step().share < 0.9, "{}", path.step().share);
    for landscape in [&path, &slope, &random] {
        let dot = landscape.dot();
        assert_eq!((dot.at, dot.off, dot.epoch), ([0.0; 2], 0.0, 200), "0 is now");
        let start = landscape.path()[0];
        let length: f64 = {
            let first = session.path()[0].1.to_vec();
            let now = session.run().mlp().params();
            first.iter().zip(now).map(|(a, b)| (a - b) * (a - b)).sum()
        };
        let [x, y] = start.at;
        let found = x * x + y * y + start.off * start.off;
        assert!((found - length).abs() < 1e-9 * length, "{found} and {length}");
        // The window holds the path, with a margin.
        let window = landscape.window();
        let holds = |at: [f64; 2]| {
            [0, 1].iter().all(|&k| (at[k] - window.middle[k]).abs() <= window.half / 1.16 + 1e-12)
        };
        assert!(landscape.path().iter().all(|point| holds(point.at)), "{window:?}");
    }
    assert!(path.path()[0].at[0] < 0.0, "the run comes from the left");
}

#[test]
fn two_weights_are_their_own_axes() {
    let session = trained("networkShape=&seed=5", 20);
    let landscape = Landscape::of(&session, Plane::Weights([1, 2]));
    assert_eq!(landscape.directions()[0], [0.0, 1.0, 0.0]);
    assert_eq!(landscape.directions()[1], [0.0, 0.0, 1.0]);
    let now = session.run().mlp().params();
    for ((_, then), point) in session.path().into_iter().zip(landscape.path()) {
        assert_eq!(point.at, [then[1] - now[1], then[2] - now[2]]);
        assert!((point.off - (then[0] - now[0]).abs()).abs() < 1e-12, "the third is off the plane");
    }
}

/// Before the first step there is no path: the plane is a random one, and says so.
#[test]
fn without_a_path_the_plane_is_random() {
    let session = session("seed=1");
    let landscape = Landscape::of(&session, Plane::Path);
    assert!(matches!(landscape.plane(), Plane::Random(_)), "{:?}", landscape.plane());
    assert_eq!((landscape.shares(), landscape.path().len()), ([0.0; 2], 1));
    let slope = Landscape::of(&session, Plane::Slope);
    assert_eq!(slope.plane(), Plane::Slope);
    assert!((slope.step().share - 1.0).abs() < 1e-12, "the slope is there without a path");
    let heights = relief(&session, &landscape, 9, Height::Train);
    assert!(heights.values().iter().all(|it| it.is_finite()), "and it has heights");
}

/// A plane that stays put while the run goes on: the dot moves, and at last it is left.
#[test]
fn the_dot_follows_the_run() {
    let mut session = trained("dataset=circle&networkShape=4&seed=2", 16);
    let mut landscape = Landscape::of(&session, Plane::Path);
    assert!(!landscape.is_left(), "it was taken just now");
    let (center, window) = (landscape.center().to_vec(), landscape.window());
    (0..300).for_each(|_| session.epoch());
    landscape.follow(&session);
    assert_eq!((landscape.center(), landscape.window()), (&center[..], window));
    assert_eq!(landscape.dot().epoch, 316);
    assert!(landscape.is_left(), "{:?}", landscape.dot());
    let [x, y] = landscape.dot().at;
    let nearest = landscape.params_at([x, y]);
    let now = session.run().mlp().params();
    let off = nearest.iter().zip(now).map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt();
    assert!((off - landscape.dot().off).abs() < 1e-9, "{off}, {:?}", landscape.dot());
}

/// However a relief is divided, it is the same; and coarse heights are there first.
#[test]
fn coarse_heights_come_first() {
    let session = trained("networkShape=8,8&points=1000&seed=1", 3);
    let landscape = Landscape::of(&session, Plane::Slope);
    let whole = relief(&session, &landscape, 41, Height::Train);
    let mut divided = Relief::default();
    divided.begin(&session, &landscape, 41, Height::Train);
    let first = divided.step(&mut Budget::Units(1));
    assert_eq!(first.done, 36, "every eighth place both ways");
    assert!(divided.values().iter().all(|it| it.is_finite()), "a mosaic at once");
    assert_eq!(divided.values()[0], whole.values()[0], "whose corners are exact");
    assert_ne!(divided.values()[1], whole.values()[1], "and whose rest is not yet");
    let mut steps = 1;
    while !divided.step(&mut Budget::Units(1)).is_whole() {
        steps += 1;
    }
    assert!(5 < steps, "{steps} steps");
    assert_eq!(divided.values(), whole.values());
}

#[test]
fn contours_are_at_round_heights() {
    let session = trained("seed=1", 100);
    let landscape = Landscape::of(&session, Plane::Path);
    let levels = relief(&session, &landscape, 21, Height::Train).levels();
    assert!(3 <= levels.len(), "{levels:?}");
    for level in &levels {
        let digits = format!("{level:e}");
        assert!(digits.split('e').next().is_some_and(|it| it.len() <= 4), "{level} is round");
    }
    assert!(levels.is_sorted(), "{levels:?}");
}

/// Looking changes nothing: the run goes on to the same bits.
#[test]
fn looking_disturbs_nothing() {
    let link = "networkShape=4,2&dropout=0.3&optimizer=adam&inputNoise=0.2&reshuffle=true&seed=9";
    let (mut seen, mut unseen) = (session(link), session(link));
    for plane in PLANES {
        let landscape = Landscape::of(&seen, plane);
        relief(&seen, &landscape, 5, Height::Train);
        seen.epoch();
        unseen.epoch();
    }
    assert_eq!(seen.fingerprint(), unseen.fingerprint());
}
