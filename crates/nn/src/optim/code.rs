//! How an optimizer is written in the programs that a trained network is exported as. Who writes those programs is not
//! known here.

/// An optimizer in the words of other libraries. In a call RATE stands for the learning rate, LIMIT for how Keras is
/// to clip, and BETA1, BETA2, EPSILON
/// and DECAY for the numbers; lines have them as variables, and the rate as `rate`.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// What makes it of `torch.optim`; empty where that has none that is the same.
    pub pytorch: &'static str,
    /// What that calls the parts of its memory, in the order of the slots; for the velocity of PyTorch, which lacks the
    /// rate and the sign, `momentum_buffer`.
    pub pytorch_memory: &'static [&'static str],
    /// What it does to a parameter `p` with a gradient `g` in PyTorch, in lines, with its memory in `state`: for where
    /// PyTorch has none, and where it has another one as soon as the rate changes.
    pub own: &'static str,
    /// What those lines call the parts of its memory.
    pub own_memory: &'static [&'static str],
    /// What makes it of `keras.optimizers`, or the lines of what it does to a variable `w` with a gradient `g` at step
    /// `t`, with its memory in `slots`.
    pub keras: &'static str,
}

impl Code {
    /// Nothing, for a row to say what it has.
    pub(super) const NONE: Self =
        Self { pytorch: "", pytorch_memory: &[], own: "", own_memory: &[], keras: "" };
}
