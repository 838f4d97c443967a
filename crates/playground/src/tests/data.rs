//! Every data set goes through the same trials; splits have the sizes they should.

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
    // The clouds of `gauss` have no edge.
    for dataset in drawn().filter(|dataset| *dataset != Dataset::Gauss) {
        for example in sample(dataset, "3", 0.0) {
            assert!(example.x.abs() <= 6.0 && example.y.abs() <= 6.0, "{dataset:?} {example:?}");
        }
    }
}

#[test]
fn thumbnails_show_both_signs_and_stay_the_same() {
    for dataset in drawn() {
        let points = dataset.thumbnail();
        assert_eq!(points.len(), 200);
        assert_eq!(points, dataset.thumbnail());
        let n_positive = points.iter().filter(|point| 0.0 < point.label).count();
        assert!((30..170).contains(&n_positive), "{dataset:?}: {n_positive} positive");
    }
}

#[test]
fn half_the_points_of_a_class_are_each_ones() {
    for dataset in [Dataset::Circle, Dataset::Gauss, Dataset::Spiral] {
        let n_positive = sample(dataset, "4", 0.0).iter().filter(|point| 0.0 < point.label).count();
        assert_eq!(n_positive, 250, "{dataset:?}");
    }
}

#[track_caller]
fn check_split(problem: Task, perc_train_data: f64, expected: [usize; 2]) {
    let state = PlaygroundState { problem, perc_train_data, ..PlaygroundState::default() };
    let data = Data::generate(&state, &mut SeedRandom::new(&state.seed));
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
            let Data { mut train, test, .. } = Data::generate(&state, &mut random);
            train.extend(test);
            (train, random.next_seed())
        };
        prop_assert_eq!(points(share), points(50.0));
    }
}
