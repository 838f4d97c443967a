//! What is seen of a session: measures, sums, answers at a point and pictures, each worked out when it is
//! asked for. How it is shown is not known here.

use super::Session;
use crate::answer::as_scores;
use crate::plane::Surface;
use crate::run::Measures;
use nn::autodiff::Tape;

impl Session {
    /// At most so many points are measured: the first ones, which are a random choice because points are
    /// shuffled.
    pub const MEASURED: usize = 5_000;

    /// How right the answers to the training points or to the test points are, to at most the first
    /// [`MEASURED`](Self::MEASURED). For a large network they are as old as the losses.
    pub fn measures(&mut self, of_test: bool) -> Measures {
        let fresh = match &self.answers {
            Some(_) => Vec::new(),
            None => self.run.answers(of_test, Self::MEASURED),
        };
        let answers = self.answers.as_ref().map_or(&fresh, |kept| &kept[usize::from(of_test)]);
        let examples = if of_test { &self.data.test } else { &self.data.train };
        let labels: Vec<f64> = examples.iter().take(Self::MEASURED).map(|e| e.label).collect();
        Measures::new(&labels, answers, self.state.n_classes())
    }

    /// What the activations of a layer are applied to, at the first [`MEASURED`](Self::MEASURED) training points:
    /// units × points. The output is the last layer. A large network answers fewer points, so that a picture need
    /// not wait.
    ///
    /// # Panics
    /// If there is no such layer.
    pub fn sums(&mut self, layer: usize) -> Vec<f64> {
        let n = (2 * self.run.examples_in_a_unit()).max(200);
        self.run.sums(layer, n.min(Self::MEASURED))
    }

    /// Every neuron at a point: the values of a batch of one.
    pub fn tape_at(&self, x: f64, y: f64) -> Tape<f64> {
        self.run.tape_of(self.inputs.of(x, y))
    }

    /// The weighted sum of the first output neuron at a point, and what the neuron makes of it.
    pub fn output_at(&self, x: f64, y: f64) -> [f64; 2] {
        self.run.output_of(self.inputs.of(x, y))
    }

    /// What the picture shows at a point, output by output, computed for just this point. One output is −1 to 1 or
    /// a number, two are −1 to 1 each, more are probabilities.
    pub fn answers_at(&self, x: f64, y: f64) -> Vec<f64> {
        let mut shown = self.tape_at(x, y).value(self.run.mlp().output()).to_vec();
        self.run.recipe().design.answer.read(&mut shown, 1);
        let n_outputs = shown.len();
        as_scores(&mut shown, n_outputs);
        shown
    }

    /// The last picture of every neuron's answers on the plane.
    pub fn last_surface(&self) -> &Surface {
        &self.surface
    }

    /// The present answers of every neuron on the plane, computed if they are not.
    pub fn surface(&mut self) -> &Surface {
        if !self.surface_is_current || self.surface.is_under_way() {
            self.surface.evaluate(self.run.mlp().params());
            self.surface_is_current = true;
        }
        &self.surface
    }

    /// Does a part of the work for [`surface`](Self::surface). The picture shows the moment at which the work on it
    /// began. Returns whether a picture has become whole: then, and while there is nothing to do, all of
    /// [`last_surface`](Self::last_surface) belongs to the same moment.
    pub fn surface_on(&mut self) -> bool {
        if !self.surface.is_under_way() {
            if self.surface_is_current {
                return false;
            }
            self.surface.begin(self.run.mlp().params());
            self.surface_is_current = true;
        }
        self.surface.go_on()
    }

    /// Whether the picture is up to date.
    pub fn is_surface_current(&self) -> bool {
        self.surface_is_current && !self.surface.is_under_way()
    }

    /// Whether a picture is being computed.
    pub fn is_surface_under_way(&self) -> bool {
        self.surface.is_under_way()
    }
}
