//! Data: the points of one session, shuffled and split into training and test points.
//! Where points lie is a matter of the data set, in which order they are learned one of the session.

use crate::dataset::Example;
use crate::state::PlaygroundState;
use nn::Random;

/// Points to learn from, and points to be tested on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Data {
    /// The points that train the network, in the order in which an epoch takes them.
    pub train: Vec<Example>,
    /// The points that the network never learns from.
    pub test: Vec<Example>,
}

impl Data {
    /// Draws the points of a state: samples its data set, shuffles it and takes the training share
    /// from the front, rounded down.
    ///
    /// As the original. `random` must stand at the start of the state's seed, and stands where the
    /// first weights begin when this returns.
    pub fn generate(state: &PlaygroundState, random: &mut dyn Random) -> Self {
        let spec = state.data_set().spec();
        let mut train = (spec.sample)(random, spec.n, state.noise / 100.0);
        nn::shuffle(random, &mut train);
        let n_train = train.len() as f64 * state.perc_train_data / 100.0;
        let test = train.split_off((n_train as usize).min(train.len()));
        Self { train, test }
    }
}
