//! The two passes step by step: forward a layer at a time, the loss, and backward again. The numbers of a step are
//! those of the present; which of them are shown is all that is decided here.

/// What a step of the passes adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The inputs of the network.
    Input,
    /// The sums and activations of a layer, from 0.
    Forward(usize),
    /// The loss, and how it depends on the outputs.
    Loss,
    /// δ of a layer, from 0.
    Backward(usize),
    /// The comparison of a gradient with a small change of its weight.
    Nudge,
}

/// How far the passes have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passes {
    n_layers: usize,
    has_target: bool,
    at: usize,
}

impl Passes {
    /// The passes through a network of `n_layers`, the output among them. Without a target there is no way back.
    /// `pass` is the number of the step from 1, as in a link; 0 is everything but the nudge.
    pub fn new(n_layers: usize, has_target: bool, pass: usize) -> Self {
        let mut passes = Self { n_layers, has_target, at: 0 };
        let n = passes.n_steps();
        passes.at = match pass {
            0 if has_target => n - 2,
            0 => n - 1,
            pass => pass.min(n) - 1,
        };
        passes
    }

    /// How many steps there are.
    pub fn n_steps(self) -> usize {
        if self.has_target { 2 * self.n_layers + 3 } else { self.n_layers + 1 }
    }

    /// The number of the present step, from 1.
    pub fn pass(self) -> usize {
        self.at + 1
    }

    /// The present step.
    pub fn step(self) -> Step {
        let n = self.n_layers;
        match self.at {
            0 => Step::Input,
            k if k <= n => Step::Forward(k - 1),
            k if k == n + 1 => Step::Loss,
            k if k <= 2 * n + 1 => Step::Backward(2 * n + 1 - k),
            _ => Step::Nudge,
        }
    }

    /// Whether the forward pass has reached a layer, from 0.
    pub fn has_activations(self, layer: usize) -> bool {
        layer < self.at
    }

    /// Whether the loss is known.
    pub fn has_loss(self) -> bool {
        self.n_layers < self.at
    }

    /// Whether the backward pass has reached a layer, from 0.
    pub fn has_delta(self, layer: usize) -> bool {
        2 * self.n_layers < self.at + layer
    }

    /// Whether the gradient is compared with a small change.
    pub fn is_nudged(self) -> bool {
        self.step() == Step::Nudge
    }
}
