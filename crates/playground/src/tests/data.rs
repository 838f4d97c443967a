//! Every data set goes through the same trials; splits have the sizes they should.

use crate::answer::{class_of, label_of};
use crate::settings::state::limits;
use crate::{Data, Dataset, Example, PlaygroundState, SeedRandom, Task};
use proptest::prelude::*;

fn sample(dataset: Dataset, seed: &str, noise: f64) -> Vec<Example> {
    let spec = dataset.spec();
    (spec.sample)(&mut SeedRandom::new(seed), spec.n, noise)
}

/// The data sets that are not a person's own.
fn drawn() -> impl Iterator<Item = Dataset> {
    Dataset::ALL.iter().copied().filter(|dataset| !dataset.is_own())
}

#[test]
fn every_data_set_has_its_points_labels_and_seed() {
    for dataset in drawn() {
        for noise in [0.0, 0.25, 0.5, 0.8] {
            let examples = sample(dataset, "1", noise);
            assert_eq!(examples.len(), dataset.spec().n, "{dataset:?}");
            for example in &examples {
                assert!(example.x.is_finite() && example.y.is_finite(), "{dataset:?} {example:?}");
                let fits = match dataset.spec().task {
                    _ if dataset.spec().classes.is_some() => {
                        [0.0, 1.0, 2.0].contains(&example.label)
                    }
                    Task::Classification => [-1.0, 1.0].contains(&example.label),
                    Task::Regression => example.label.abs() <= 1.2 + 1.2 * noise,
                };
                assert!(fits, "{dataset:?} {example:?}");
            }
            assert!(examples == sample(dataset, "1", noise), "{dataset:?} is not deterministic");
        }
        let noisy = sample(dataset, "1", 0.5);
        assert!(noisy != sample(dataset, "1", 0.0), "{dataset:?} ignores noise");
        assert!(noisy != sample(dataset, "2", 0.5), "{dataset:?} ignores the seed");
    }
}

#[test]
fn without_noise_all_points_lie_in_the_picture() {
    // Clouds have no edge.
    for dataset in drawn().filter(|dataset| ![Dataset::Gauss, Dataset::Blobs].contains(dataset)) {
        for example in sample(dataset, "3", 0.0) {
            assert!(example.x.abs() <= 6.0 && example.y.abs() <= 6.0, "{dataset:?} {example:?}");
        }
    }
}

#[test]
fn thumbnails_show_every_class_and_stay_the_same() {
    for dataset in drawn() {
        let points = dataset.thumbnail();
        assert_eq!(points.len(), 200);
        assert_eq!(points, dataset.thumbnail());
        let n_classes = if dataset.spec().classes.is_some() { 3 } else { 2 };
        for class in 0..n_classes {
            let is_of = |point: &&Example| class_of(point.label, n_classes) == class;
            let n_points = points.iter().filter(is_of).count();
            assert!((30..170).contains(&n_points), "{dataset:?}: {n_points} of class {class}");
        }
    }
}

#[test]
fn half_the_points_of_a_class_are_each_ones() {
    for dataset in [Dataset::Circle, Dataset::Gauss, Dataset::Spiral, Dataset::Moons] {
        let n_positive = sample(dataset, "4", 0.0).iter().filter(|point| 0.0 < point.label).count();
        assert_eq!(n_positive, 250, "{dataset:?}");
    }
}

/// All points of a state.
fn points(state: &PlaygroundState) -> Vec<Example> {
    let Data { mut train, validation, test } =
        Data::draw(&state.sampling(), &mut SeedRandom::new(&state.seed));
    train.extend(validation);
    train.extend(test);
    train
}

/// How many points of each class a state has.
fn counts(state: &PlaygroundState) -> Vec<usize> {
    let n_classes = state.n_classes();
    let mut counts = vec![0; n_classes];
    for point in points(state) {
        counts[class_of(point.label, n_classes)] += 1;
    }
    counts
}

#[test]
fn any_number_of_classes_shares_the_points() {
    for dataset in drawn().filter(|dataset| dataset.spec().classes.is_some()) {
        for classes in limits::CLASSES {
            let state = PlaygroundState { dataset, classes, ..PlaygroundState::default() };
            let counts = counts(&state);
            assert_eq!(counts.len(), classes, "{dataset:?}");
            let fair = 500 / classes..=500_usize.div_ceil(classes);
            assert!(counts.iter().all(|n| fair.contains(n)), "{dataset:?}: {counts:?}");
            let labels = |point: Example| label_of(class_of(point.label, classes), classes);
            assert!(points(&state).into_iter().all(|point| labels(point) == point.label));
        }
    }
    // Others have two, whatever the setting says.
    assert_eq!(counts(&PlaygroundState { classes: 5, ..PlaygroundState::default() }), [250, 250]);
}

#[test]
fn as_many_points_are_drawn_as_asked_for() {
    for dataset in drawn() {
        for (n_points, expected) in [(0, dataset.spec().n), (200, 200), (5_000, 5_000)] {
            let problem = dataset.spec().task;
            let mut state = PlaygroundState { n_points, problem, ..PlaygroundState::default() };
            state.set_data_set(dataset);
            assert_eq!(points(&state).len(), expected, "{dataset:?}");
        }
    }
}

#[test]
fn imbalance_leaves_a_share_of_the_first_class() {
    for (imbalance, expected) in [(0.0, 250), (50.0, 125), (90.0, 25), (98.0, 5)] {
        let state = PlaygroundState { imbalance, ..PlaygroundState::default() };
        assert_eq!(counts(&state), [expected, 250], "{imbalance} %");
    }
    let dataset = Dataset::Arms;
    let state =
        PlaygroundState { imbalance: 90.0, dataset, classes: 4, ..PlaygroundState::default() };
    assert_eq!(counts(&state), [13, 125, 125, 125]);
    let problem = Task::Regression;
    let state = PlaygroundState { imbalance: 90.0, problem, ..PlaygroundState::default() };
    assert_eq!(points(&state).len(), 1_200);
}

/// Without rare points among the test points, any network would tell them all right.
#[test]
fn what_is_rare_is_rare_in_training_and_in_test() {
    let state = PlaygroundState { imbalance: 90.0, ..PlaygroundState::default() };
    let data = Data::draw(&state.sampling(), &mut SeedRandom::new(&state.seed));
    for part in [&data.train, &data.test] {
        let n_rare = part.iter().filter(|e| class_of(e.label, 2) == 0).count();
        assert!((8..=17).contains(&n_rare), "{n_rare} rare points of {}", part.len());
    }
}

#[test]
fn the_known_students_come_first() {
    let students = sample(Dataset::PassClass, "5", 0.5);
    let [(_, left, right), (_, bottom, top)] = Dataset::PassClass.spec().axes.expect("axes");
    let real = |at: f64, from: f64, to: f64| from + (at + 6.0) / 12.0 * (to - from);
    let real = |e: &Example| (real(e.x, left, right), real(e.y, bottom, top), e.label);
    let known: Vec<_> = students[..3].iter().map(real).collect();
    assert_eq!(known, [(4.0, 5.0, 1.0), (2.0, 1.0, -1.0), (5.0, 8.0, 1.0)]);
    let mut lectures = students.iter().map(|student| real(student).0);
    assert!(lectures.all(|n| n == n.trunc() && (0.0..=10.0).contains(&n)));
}

#[test]
fn points_on_a_line_differ_in_x_alone() {
    for dataset in drawn() {
        let is_line = sample(dataset, "6", 0.5).iter().all(|point| point.y == 0.0);
        assert_eq!(is_line, dataset.spec().is_line, "{dataset:?}");
    }
    for point in sample(Dataset::NoisySine, "7", 0.0) {
        assert!((point.label - point.x.sin()).abs() < 1e-12, "{point:?}");
    }
}

#[track_caller]
fn check_split(problem: Task, perc_train_data: f64, expected: [usize; 2]) {
    let state = PlaygroundState { problem, perc_train_data, ..PlaygroundState::default() };
    let data = Data::draw(&state.sampling(), &mut SeedRandom::new(&state.seed));
    assert_eq!([data.train.len(), data.test.len()], expected, "{perc_train_data} %");
}

#[test]
fn the_training_share_is_rounded_down() {
    check_split(Task::Classification, 50.0, [250, 250]);
    check_split(Task::Classification, 90.0, [450, 50]);
    check_split(Task::Classification, 33.3, [166, 334]);
    check_split(Task::Classification, 1.0, [5, 495]);
    check_split(Task::Classification, 100.0, [500, 0]);
    check_split(Task::Regression, 10.0, [120, 1080]);
}

proptest! {
    #[test]
    fn the_share_does_not_change_the_points(share in 1.0..100.0, seed in "[0-9.]{1,8}") {
        let points = |perc_train_data: f64| {
            let state = PlaygroundState { perc_train_data, ..PlaygroundState::with_seed(&*seed) };
            let mut random = SeedRandom::new(&seed);
            let Data { mut train, test, .. } = Data::draw(&state.sampling(), &mut random);
            train.extend(test);
            (train, random.next_seed())
        };
        prop_assert_eq!(points(share), points(50.0));
    }
}
