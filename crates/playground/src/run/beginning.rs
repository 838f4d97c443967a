//! Beginnings: a run before it is one, while its first weights are drawn, set after set.

use super::{BLOCK, Columns, Inputs, Recipe, Run};
use crate::plane::{Data, Example};
use crate::settings::PlaygroundState;
use nn::{Initializer, Mlp, Random, Trainer};

/// A network whose first weights are being drawn.
#[derive(Debug)]
pub(crate) struct Beginning {
    recipe: Recipe,
    mlp: Mlp<f64>,
    initializer: Initializer,
    scale: f64,
    /// "Draw 2" is the third set of weights of the same stream: whole sets before it are skipped.
    n_left: u32,
}

impl Beginning {
    /// The network that these settings ask for, before its weights are drawn.
    pub(crate) fn new(state: &PlaygroundState) -> Self {
        let recipe = Recipe::of(state);
        let initializer = if state.init_zero { Initializer::Zeros } else { state.initializer };
        let scale =
            if 0.0 < state.init_scale { state.init_scale } else { initializer.spec().scale };
        Self { mlp: recipe.design.mlp(), recipe, initializer, scale, n_left: 1 + state.draw }
    }

    /// How many sets are still to be drawn.
    pub(crate) fn n_left(&self) -> u32 {
        self.n_left
    }

    /// Draws the next set of weights; whether it was the last.
    pub(crate) fn draw(&mut self, stream: &mut dyn Random) -> bool {
        if 0 < self.n_left {
            self.mlp.init_scaled(self.initializer, self.scale, stream);
            self.n_left -= 1;
        }
        self.n_left == 0
    }

    /// The run of this network on these points.
    pub(crate) fn into_run(self, state: &PlaygroundState, data: &Data) -> Run {
        let Self { recipe, mut mlp, .. } = self;
        let features = state.active_features().iter().collect();
        let inputs = Inputs::new(features, state.input_scaling, &data.train);
        for (param, weight) in mlp.params_mut().iter_mut().zip(&state.weights) {
            *param = weight.unwrap_or(*param);
        }
        let columns = |examples: &[Example]| Columns::new(examples, &inputs, &recipe.design);
        let mut run = Run {
            seed: state
                .seed
                .bytes()
                .fold(0, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)),
            trainer: Trainer::new(&mlp, recipe.optimizer),
            train: columns(&data.train),
            arranged: None,
            examples: data.train.clone(),
            validation: columns(&data.validation),
            test: columns(&data.test),
            batch: mlp.tape(Run::part_size(&recipe, &mlp).min(data.train.len())),
            block: mlp.tape(BLOCK),
            inputs,
            mlp,
            recipe,
            epoch: 0,
            cursor: 0,
        };
        run.arrange();
        run
    }
}
