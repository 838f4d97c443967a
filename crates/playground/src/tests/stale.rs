//! What a change makes stale, and changes that a state makes itself.

use crate::settings::state::limits;
use crate::{
    Axis, Clipping, Control, Dataset, FIELDS, Feature, Figure, InputScaling, Language, Own,
    PlaygroundState, Speed, Stale, Task,
};
use nn::{Activation, Initializer, Loss, Normalization, Optimizer, Regularizer, Schedule};
use std::sync::Arc;

#[track_caller]
fn check(expected: Stale, change: impl Fn(&mut PlaygroundState)) {
    let old = PlaygroundState::default();
    let mut new = old.clone();
    change(&mut new);
    assert_eq!(old.stale(&new), expected);
    assert_eq!(new.stale(&old), expected);
    assert_eq!(new.stale(&new), Stale::Nothing);
}

#[test]
fn training_goes_on_by_new_rules() {
    check(Stale::Training, |s| s.activation = Activation::Relu);
    check(Stale::Training, |s| s.regularization = Regularizer::L1);
    check(Stale::Training, |s| s.regularization_rate = 0.1);
    check(Stale::Training, |s| s.learning_rate = 0.1);
    check(Stale::Training, |s| s.batch_size = 1);
    check(Stale::Training, |s| s.flush = true);
    check(Stale::Training, |s| s.soft_l1 = true);
    check(Stale::Training, |s| s.optimizer = Optimizer::Adam);
    check(Stale::Training, |s| s.reshuffle = true);
    check(Stale::Training, |s| s.activations = vec![None, Some(Activation::Relu)]);
    check(Stale::Training, |s| s.dropout = vec![0.5]);
    check(Stale::Training, |s| s.schedule = Schedule::Cosine);
    check(Stale::Training, |s| s.schedule_period = 7.0);
    check(Stale::Training, |s| s.clipping = Clipping::Norm);
    check(Stale::Training, |s| s.clip_at = 2.0);
    check(Stale::Training, |s| s.max_norm = 1.0);
    check(Stale::Training, |s| s.input_noise = 0.1);
}

#[test]
fn a_network_of_another_form_begins_again() {
    check(Stale::Network, |s| s.shape = vec![]);
    check(Stale::Network, |s| s.features.set(Feature::SinX, true));
    check(Stale::Network, |s| s.draw = 1);
    check(Stale::Network, |s| s.init_zero = true);
    check(Stale::Network, |s| s.loss = Some(Loss::Huber));
    check(Stale::Network, |s| s.output = Some(Activation::Sigmoid));
    check(Stale::Network, |s| s.normalization = Normalization::Layer);
    check(Stale::Network, |s| s.initializer = Initializer::ALL[1]);
    check(Stale::Network, |s| s.init_scale = 0.5);
    check(Stale::Network, |s| s.input_scaling = InputScaling::MinMax);
    check(Stale::Network, |s| s.set_hidden(Control::X, true));
}

#[test]
fn other_points_are_drawn() {
    check(Stale::Data, |s| s.problem = Task::Regression);
    check(Stale::Data, |s| s.set_data_set(Dataset::Spiral));
    check(Stale::Data, |s| s.noise = 5.0);
    check(Stale::Data, |s| s.perc_train_data = 10.0);
    check(Stale::Data, |s| s.seed = "1".to_owned());
    check(Stale::Data, |s| s.patience = 10);
    check(Stale::Data, |s| s.n_points = 200);
    check(Stale::Data, |s| s.classes = 4);
    check(Stale::Data, |s| s.imbalance = 50.0);
    let axes = [Axis::plain("x"), Axis::plain("y")];
    let own = Arc::new(Own::of_classes(vec![], vec![], axes));
    check(Stale::Data, |s| s.own = Some(Arc::clone(&own)));
}

#[test]
fn some_changes_are_only_seen() {
    check(Stale::Paint, |s| s.show_test_data = true);
    check(Stale::Paint, |s| s.discretize = true);
    check(Stale::Paint, |s| s.present = true);
    check(Stale::Paint, |s| s.set_hidden(Control::Noise, true));
    // A feature that is off has no part in the network, hidden or not.
    check(Stale::Paint, |s| s.set_hidden(Control::SinX, true));
    check(Stale::Nothing, |s| s.speed = Speed::Fastest);
    check(Stale::Nothing, |s| s.figure = Some(Figure::Point));
    check(Stale::Nothing, |s| s.at = [3.0, 4.0]);
    check(Stale::Nothing, |s| s.degree = 9);
    check(Stale::Nothing, |s| s.cos_x = true);
    check(Stale::Nothing, |s| s.language = Some(Language::French));
}

#[test]
fn the_greatest_of_several_changes_counts() {
    check(Stale::Data, |s| {
        s.discretize = true;
        s.seed = "1".to_owned();
        s.learning_rate = 1.0;
    });
    assert!(Stale::Nothing < Stale::Paint && Stale::Paint < Stale::Training);
    assert!(Stale::Training < Stale::Network && Stale::Network < Stale::Data);
}

#[test]
fn new_weights_begin_again_after_the_last() {
    let mut state = PlaygroundState::default();
    let draws: Vec<u32> = (0..*limits::DRAW.end() + 2)
        .map(|_| {
            state.next_draw();
            state.draw
        })
        .collect();
    assert_eq!(draws[..3], [1, 2, 3]);
    assert_eq!(draws[draws.len() - 3..], [*limits::DRAW.end(), 0, 1]);
}

#[test]
fn a_hidden_feature_is_not_in_the_network() {
    let mut state = PlaygroundState::default();
    state.set_hidden(Control::X, true);
    assert_eq!(state.active_features().iter().collect::<Vec<_>>(), [Feature::Y]);
    assert!(state.is_hidden(Control::X) && state.features.contains(Feature::X));
    state.set_hidden(Control::X, false);
    assert_eq!(state.active_features(), state.features);
    assert_eq!(state.hidden, [("x".to_owned(), false)]);
}

#[test]
fn every_field_can_be_written_and_says_what_it_makes_stale() {
    for (key, stale) in [("activation", Stale::Training), ("speed", Stale::Nothing)] {
        let field = FIELDS.iter().find(|field| field.key == key).expect("a known key");
        assert_eq!(field.stale, stale, "{key}");
        assert!((field.write)(&PlaygroundState::default()).is_some(), "{key}");
    }
}
