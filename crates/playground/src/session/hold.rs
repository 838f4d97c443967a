//! Holding parts of the network by hand: a weight or neuron is frozen, a link is cut, a neuron is silenced. All of
//! it is part of the run: undo takes it back, and saved networks keep it.

use super::Session;
use crate::run::Parameter;

/// What is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// One weight or bias.
    One(Parameter),
    /// What a neuron learns: its bias, the weights of its sum, and its gain and shift if its layer has a
    /// normalization.
    Neuron {
        /// The layer; 0 is the first hidden layer.
        layer: usize,
        /// The neuron.
        unit: usize,
    },
    /// The links that lead out of a neuron.
    LinksOut {
        /// The layer; 0 is the first hidden layer.
        layer: usize,
        /// The neuron.
        unit: usize,
    },
}

/// How it is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// Every value stays as it is while the network learns.
    Frozen,
    /// Every value is 0 and stays 0.
    Cut,
}

impl Session {
    /// Whether all of a part is held like this. Not, if the network has no such part.
    pub fn is_held(&self, part: Part, how: Hold) -> bool {
        let places = self.places_of(part);
        let is_one = matches!(part, Part::One(Parameter::Weight { .. }));
        let is_held = |at: &usize| match how {
            // A single weight that stays 0 is called cut.
            Hold::Frozen => self.run.is_frozen(*at) && !(is_one && self.run.is_dead(*at)),
            Hold::Cut => self.run.is_dead(*at),
        };
        !places.is_empty() && places.iter().all(is_held)
    }

    /// Holds a part of the network, or lets it learn again from what it is now. Ignored where the network has no
    /// such part, and once its numbers have grown without limit.
    pub fn hold(&mut self, part: Part, how: Hold, is_held: bool) {
        let places = self.places_of(part);
        if places.is_empty() || self.divergence.is_some() {
            return;
        }
        self.is_touched = true;
        self.change(|run| {
            for at in places {
                if is_held && how == Hold::Cut {
                    run.set_param(at, 0.0);
                }
                run.freeze(at, is_held);
            }
        });
    }

    /// Where the parameters of a part lie among the network's.
    fn places_of(&self, part: Part) -> Vec<usize> {
        let (mlp, layers) = (self.run.mlp(), self.run.mlp().layers());
        match part {
            Part::One(parameter) => self.position(parameter).into_iter().collect(),
            Part::Neuron { layer, unit } => {
                let own = layers.get(layer).filter(|it| unit < it.n_units);
                own.map_or(Vec::new(), |own| {
                    let weights = (0..own.n_inputs).map(|from| mlp.weight_at(layer, unit, from));
                    let norm = own.norm.into_iter().flat_map(|norm| [norm.gain, norm.shift]);
                    let of_norm = norm.filter_map(|it| it.span().nth(unit));
                    weights.chain([mlp.bias_at(layer, unit)]).chain(of_norm).collect()
                })
            }
            Part::LinksOut { layer, unit } => {
                let next = layers.get(layer + 1).filter(|it| unit < it.n_inputs);
                let targets = 0..next.map_or(0, |next| next.n_units);
                targets.map(|to| mlp.weight_at(layer + 1, to, unit)).collect()
            }
        }
    }
}
