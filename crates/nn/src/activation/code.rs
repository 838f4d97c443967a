//! How an activation is written in the programs that a trained network is exported as. Who writes those
//! programs is not known here.

/// A function in the words of other libraries; each is empty for the identity.
#[derive(Clone, Copy, Debug)]
pub struct Code {
    /// A function of NumPy, such as `np.tanh`, or the lines of the body of a function of x.
    pub numpy: &'static str,
    /// The constructor of a layer of `torch.nn`; `Apply(f)` where PyTorch has no layer for it.
    pub pytorch: &'static str,
    /// The name that Keras has for it, or the lines of the body of a function of x.
    pub keras: &'static str,
}
