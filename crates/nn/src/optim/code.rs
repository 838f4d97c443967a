//! How an optimizer is written in the programs that a trained network is exported as. Who writes those programs
//! is not known here.

/// An optimizer in the words of other libraries. In a constructor RATE stands for the learning rate, LIMIT for
/// Keras's arguments that clip, and BETA1, BETA2, EPSILON and DECAY for the optimizer's numbers. In lines of code
/// these are variables, and the learning rate is `rate`.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// The constructor in `torch.optim`; empty where PyTorch has no optimizer that computes the same.
    pub pytorch: &'static str,
    /// PyTorch's names for the slots, in their order. Its `momentum_buffer` is a velocity without the learning
    /// rate and with the other sign.
    pub pytorch_memory: &'static [&'static str],
    /// The update of a parameter `p` with a gradient `g`, in lines for PyTorch, with its memory in `state`. It is for
    /// optimizers that PyTorch lacks, or that it computes differently when the learning rate changes.
    pub own: &'static str,
    /// The names of the slots in those lines.
    pub own_memory: &'static [&'static str],
    /// The constructor in `keras.optimizers`, or lines that update a variable `w` with a gradient `g` at step `t`,
    /// with its memory in `slots`.
    pub keras: &'static str,
}

impl Code {
    /// Nothing, for a row to say what it has.
    pub(super) const NONE: Self =
        Self { pytorch: "", pytorch_memory: &[], own: "", own_memory: &[], keras: "" };
}
