//! The name of one parameter of a network. Values are the network's, and set by whoever trains it.

/// One weight or bias of the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Parameter {
    /// The weight of a link. Layer 0 is the first hidden layer, or the output when there is none;
    /// its inputs are the features that are on.
    Weight {
        /// The layer at the end of the link.
        layer: usize,
        /// The neuron at its end.
        to: usize,
        /// The neuron, or feature, at its beginning.
        from: usize,
    },
    /// The bias of a neuron.
    Bias {
        /// The layer.
        layer: usize,
        /// The neuron.
        unit: usize,
    },
}
