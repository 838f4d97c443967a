//! The part `inside`: other views of the output than the plane, and what is told about a place or a weight that
//! is pointed at. It is fetched when one of them is opened
//! first, or when the page has nothing to do.

use crate::views::network::LitOn;

/// What this part can show.
#[derive(Clone, Copy, Debug)]
pub(crate) enum InsideView {
    /// What of the network makes the answer at the place that is pointed at.
    Lit(LitOn),
    /// The card on a neuron, link or bias: below the picture, or where none is shown, in the network.
    ParameterCard { is_below: bool },
    /// What greets somebody who is here for the first time.
    Newcomer,
    /// What the frame of the output shows, how it is read, and the outputs' tiles on its edge.
    Picture,
}
