//! The nudge: moves one parameter a little both ways, computes the loss again, and compares what comes of it
//! with the gradient of backpropagation.

use super::OnePoint;
use crate::session::Session;
use nn::{Loss, Mlp};

/// A parameter that was moved by ε.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nudge {
    /// How far it was moved.
    pub epsilon: f64,
    /// (J(w + ε) − J(w)) / ε: what one reads off when the parameter is moved one way.
    pub one_sided: f64,
    /// D(ε) = (J(w + ε) − J(w − ε)) / 2ε, freed of most of the bend between both by (4 D(ε/2) − D(ε)) / 3, whose
    /// error falls with ε⁴ (Richardson's extrapolation; Burden and Faires, *Numerical Analysis*, section 4.2).
    pub central: f64,
    /// ∂J/∂w by backpropagation.
    pub gradient: f64,
    /// |central − gradient| / the larger of both; 0 if both are 0.
    pub difference: f64,
    /// Why they differ, where they do so by more than [`Nudge::NOTABLE`].
    pub cause: Option<Cause>,
}

/// Why a difference quotient differs from the gradient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Between w − ε and w + ε the sum of a neuron passes a corner or a jump of its activation, or an output one
    /// of the loss. Layer and neuron, from 0; the layer after the last is the loss.
    Corner(usize, usize),
    /// So few digits of the loss change that rounding makes the difference.
    Rounding,
    /// ε is too large: the loss is not straight from w − ε to w + ε.
    Bend,
}

impl Nudge {
    /// The ε that suits losses about 1 in double precision: larger ones bend, smaller ones leave fewer digits.
    pub const EPSILON: f64 = 1e-5;
    /// A relative difference that wants an explanation.
    pub const NOTABLE: f64 = 1e-4;
    /// How far off a loss may be, in units of the last place of the larger of itself and the outputs: each is a
    /// chain of a few hundred operations.
    const LAST_PLACES: f64 = 64.0;
}

impl OnePoint {
    /// Moves a parameter, by its place among the network's, by ±`epsilon` and compares. Nothing without a target,
    /// and for what is no parameter of this network. The session must be as it was when the point was read.
    pub fn nudge(&mut self, session: &Session, at: usize, epsilon: f64) -> Option<Nudge> {
        self.targets.as_ref()?;
        let mlp = session.run().mlp();
        let mut params = mlp.params().to_vec();
        let was = *params.get(at)?;
        let loss = session.run().recipe().design.loss;
        let mut sides = [Vec::new(), Vec::new()];
        let mut losses = [0.0; 4];
        let moves = [-epsilon, epsilon, -0.5 * epsilon, 0.5 * epsilon];
        for (k, (loss_at, moved)) in losses.iter_mut().zip(moves).enumerate() {
            params[at] = was + moved;
            mlp.answer_masked(&params, &mut self.tape);
            *loss_at = self.tape.value(mlp.loss()).iter().sum();
            if let Some(side) = sides.get_mut(k) {
                self.add_sides(loss, mlp, side);
            }
        }
        // As it was read, so that the layers can be looked at again.
        mlp.answer_masked(mlp.params(), &mut self.tape);
        let [below, above, near_below, near_above] = losses;
        let one_sided = (above - self.loss) / epsilon;
        let [wide, narrow] =
            [(above - below) / (2.0 * epsilon), (near_above - near_below) / epsilon];
        let central = (4.0 * narrow - wide) / 3.0;
        let gradient = self.gradients[at];
        let largest = central.abs().max(gradient.abs());
        let apart = (central - gradient).abs();
        let difference = if largest == 0.0 { 0.0 } else { apart / largest };
        let size = self.outputs.iter().chain(&losses).fold(0.0_f64, |most, it| most.max(it.abs()));
        let noise = f64::EPSILON * Nudge::LAST_PLACES * size / epsilon;
        let corner = sides[0].iter().zip(&sides[1]).find(|(a, b)| a != b);
        let cause = (Nudge::NOTABLE < difference).then_some(match corner {
            Some((&(layer, unit, _), _)) => Cause::Corner(layer, unit),
            None if apart <= noise => Cause::Rounding,
            None => Cause::Bend,
        });
        Some(Nudge { epsilon, one_sided, central, gradient, difference, cause })
    }

    /// On which side of a corner the sums and the outputs on the tape lie: layer, neuron, and whether above 0.
    fn add_sides(&self, loss: Loss, mlp: &Mlp<f64>, sides: &mut Vec<(usize, usize, bool)>) {
        for (k, (layer, activation)) in self.layers.iter().enumerate() {
            if activation.spec().has_corner {
                let sums = self.tape.value(layer.pre_activation).iter().enumerate();
                sides.extend(sums.map(|(unit, z)| (k, unit, 0.0 < *z)));
            }
        }
        let outputs = self.tape.value(mlp.output());
        let judged = outputs.iter().zip(self.targets.iter().flatten()).enumerate();
        sides.extend(judged.filter_map(|(k, (output, target))| {
            loss.corner(*output, *target).map(|it| (self.layers.len(), k, 0.0 < it))
        }));
    }
}
