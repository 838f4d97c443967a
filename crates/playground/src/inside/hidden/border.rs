//! The border between two answers. In the space of the last hidden layer it is straight, because the output is a
//! weighted sum of it; pulled back to the plane it is the curve that the output shows.

use crate::plane::Surface;
use crate::session::Session;

/// A border in the last space before the output: all places a with normal · a + offset = 0. Without hidden layers
/// that space is the inputs of the network.
#[derive(Clone, Debug, PartialEq)]
pub struct Border {
    /// The two outputs that are equal there; of one output, where it changes its class.
    pub between: (usize, Option<usize>),
    /// A number for each neuron of the last hidden layer.
    pub normal: Vec<f64>,
    /// The rest.
    pub offset: f64,
}

impl Border {
    /// All borders of a network that tells classes apart: one for one output, otherwise one for each pair of outputs,
    /// of which the part counts where both are larger than all others. Nothing in regression, and nothing where the
    /// output's activation puts the border elsewhere than at a sum of 0.
    pub fn all(session: &Session) -> Vec<Self> {
        let (run, mlp) = (session.run(), session.run().mlp());
        let design = &run.recipe().design;
        let last = mlp.layers().len() - 1;
        let layer = mlp.layers()[last];
        let row = |unit: usize| -> (Vec<f64>, f64) {
            let weights =
                (0..layer.n_inputs).map(|from| mlp.params()[mlp.weight_at(last, unit, from)]);
            (weights.collect(), mlp.params()[mlp.bias_at(last, unit)])
        };
        if session.state().n_classes() == 0 {
            return Vec::new();
        }
        if layer.n_units == 1 {
            let mut shown = [0.0];
            design.layers[last].activation.forward(&[0.0], &mut shown);
            design.answer.read(&mut shown, 1);
            let (normal, offset) = row(0);
            let is_at_zero = shown[0] == 0.0;
            return is_at_zero
                .then_some(Self { between: (0, None), normal, offset })
                .into_iter()
                .collect();
        }
        let mut all = Vec::new();
        for first in 0..layer.n_units {
            for second in first + 1..layer.n_units {
                let ((one, a), (other, b)) = (row(first), row(second));
                let normal = one.iter().zip(&other).map(|(a, b)| a - b).collect();
                all.push(Self { between: (first, Some(second)), normal, offset: a - b });
            }
        }
        all
    }

    /// normal · a + offset: above 0 where the first output is the larger one.
    pub fn side(&self, a: impl Iterator<Item = f64>) -> f64 {
        self.normal.iter().zip(a).map(|(normal, a)| normal * a).sum::<f64>() + self.offset
    }

    /// The border pulled back to the plane: for each place of the surface's grid, from the top row, what one output
    /// answers by the straight border, or, between two outputs, on which side the place lies. The line where it is 0
    /// is the border. Nothing without a hidden layer.
    pub fn pulled_back(&self, session: &Session, surface: &Surface) -> Option<Vec<f32>> {
        let design = &session.run().recipe().design;
        let last = design.layers.len().checked_sub(2)?;
        let units: Vec<&[f32]> =
            (0..self.normal.len()).map(|unit| surface.neuron(last, unit)).collect::<Option<_>>()?;
        let places = units.first()?.len();
        let sums: Vec<f32> = (0..places)
            .map(|at| self.side(units.iter().map(|unit| f64::from(unit[at]))) as f32)
            .collect();
        if self.between.1.is_some() {
            return Some(sums);
        }
        let mut shown = vec![0.0; sums.len()];
        design.layers[last + 1].activation.forward(&sums, &mut shown);
        design.answer.read(&mut shown, places);
        Some(shown)
    }
}
