//! What settings ask for: the network, the recipe, the inputs and the run. Here settings, points and
//! training meet, none of which knows the others.

use crate::answer::Answer;
use crate::plane::{Data, Example, Inputs};
use crate::run::{Columns, Design, Noise, Recipe, Run, Split, Start};
use crate::settings::PlaygroundState;
use nn::{Activation, Initializer, L1, LayerExtras, LayerSpec, Loss, Mlp, Random, Update};

/// The network that these settings ask for.
pub fn design_of(state: &PlaygroundState) -> Design {
    let (loss, output) = (state.loss_in_force(), state.output_in_force());
    let hidden = state
        .shape
        .iter()
        .enumerate()
        .map(|(layer, &units)| LayerSpec { units, activation: state.activation_of(layer) });
    let extras = |layer| LayerExtras {
        normalization: state.normalization,
        dropout: state.dropout_of(layer),
    };
    Design {
        n_inputs: state.active_features().len(),
        layers: hidden
            .chain([LayerSpec { units: state.n_outputs(), activation: output }])
            .collect(),
        extras: (0..state.shape.len()).map(extras).collect(),
        loss,
        answer: match (loss, output) {
            (Loss::SoftmaxCrossEntropy, _) => Answer::Softmax,
            (Loss::BinaryCrossEntropy, _) => Answer::LogOdds,
            (Loss::Hinge, _) => Answer::Value,
            (_, Activation::Sigmoid) => Answer::Probability,
            _ => Answer::Value,
        },
    }
}

/// The recipe that these settings ask for.
pub fn recipe_of(state: &PlaygroundState) -> Recipe {
    Recipe {
        design: design_of(state),
        optimizer: state.optimizer,
        batch_size: state.batch_size,
        update: Update {
            learning_rate: state.learning_rate,
            regularizer: state.regularization,
            regularization_rate: state.regularization_rate,
            l1: if state.soft_l1 { L1::SoftThreshold } else { L1::Prune },
            hyper: Some(state.hyper()),
            limit: (state.clipping.spec().of)(state.clip_at),
            longest: (0.0 < state.max_norm).then_some(state.max_norm),
        },
        schedule: (state.schedule, state.schedule_period),
        input_noise: state.input_noise,
        reshuffle: state.reshuffle,
        flush: state.flushes(),
    }
}

/// How the network of these settings begins.
pub fn start_of(state: &PlaygroundState) -> Start {
    let initializer = if state.init_zero { Initializer::Zeros } else { state.initializer };
    Start {
        initializer,
        scale: if 0.0 < state.init_scale { state.init_scale } else { initializer.spec().scale },
        n_skipped: state.draw,
        given: state.weights.clone(),
    }
}

/// The inputs of the network of these settings, scaled by the training points.
pub fn inputs_of(state: &PlaygroundState, data: &Data) -> Inputs {
    let features = state.active_features().iter().collect();
    Inputs::new(features, state.input_scaling, &data.train)
}

/// The run of these settings before its first step. `random` stands where drawing the points has left
/// the stream of the seed; the first weights are drawn from it.
pub fn run_of(
    state: &PlaygroundState,
    data: &Data,
    inputs: &Inputs,
    random: &mut dyn Random,
) -> Run {
    let recipe = recipe_of(state);
    let mlp = recipe.design.begin(&start_of(state), random);
    run_with(state, data, inputs, recipe, mlp)
}

/// The same with a network that has its first weights.
pub(super) fn run_with(
    state: &PlaygroundState,
    data: &Data,
    inputs: &Inputs,
    recipe: Recipe,
    mlp: Mlp<f64>,
) -> Run {
    let split = split_of(data, inputs, &recipe.design);
    Run::new(recipe, mlp, split, hash(&state.seed))
}

/// Points as a network of this design reads them.
fn split_of(data: &Data, inputs: &Inputs, design: &Design) -> Split {
    let columns = |examples: &[Example]| {
        let places = examples.iter().map(|e| (e.x, e.y));
        let targets = design.targets(examples.iter().map(|e| e.label));
        Columns::new(examples.len(), inputs.rows(places), targets)
    };
    let (moved, train) = (inputs.clone(), data.train.clone());
    Split {
        train: columns(&data.train),
        validation: columns(&data.validation),
        test: columns(&data.test),
        noise: Some(Noise::new(move |deviation, random| {
            moved.noisy_rows(&train, deviation, random)
        })),
    }
}

/// A seed as a number, for generators other than the original's.
fn hash(seed: &str) -> u64 {
    seed.bytes().fold(0, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}
