//! Beginnings: the first weights of a run while they are being drawn, set after set.

use super::asked::{inputs_of, recipe_of, run_with, start_of};
use crate::plane::{Data, Inputs};
use crate::run::{Recipe, Run, Start};
use crate::settings::PlaygroundState;
use nn::{Mlp, Random};

/// A network whose first weights are being drawn.
#[derive(Debug)]
pub(crate) struct Beginning {
    recipe: Recipe,
    start: Start,
    mlp: Mlp<f64>,
    n_left: u32,
}

impl Beginning {
    /// The network that these settings ask for, before its weights are drawn.
    pub(crate) fn new(state: &PlaygroundState) -> Self {
        let (recipe, start) = (recipe_of(state), start_of(state));
        Self { mlp: recipe.design.mlp(), n_left: 1 + start.n_skipped, recipe, start }
    }

    /// How many sets are still to be drawn.
    pub(crate) fn n_left(&self) -> u32 {
        self.n_left
    }

    /// Draws the next set of weights; whether it was the last.
    pub(crate) fn draw(&mut self, stream: &mut dyn Random) -> bool {
        if 0 < self.n_left {
            self.mlp.init_scaled(self.start.initializer, self.start.scale, stream);
            self.n_left -= 1;
        }
        self.n_left == 0
    }

    /// The run of this network on these points, and its inputs.
    pub(crate) fn into_run(self, state: &PlaygroundState, data: &Data) -> (Inputs, Run) {
        let Self { recipe, mut mlp, start, .. } = self;
        for (param, given) in mlp.params_mut().iter_mut().zip(&start.given) {
            *param = given.unwrap_or(*param);
        }
        let inputs = inputs_of(state, data);
        let run = run_with(state, data, &inputs, recipe, mlp);
        (inputs, run)
    }
}
