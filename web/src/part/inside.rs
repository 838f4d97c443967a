//! The part `inside`: the views of the output other than the plane, and details about the place or weight under
//! the pointer. It is fetched when one of them is opened for the first time, or when the page is idle.

use crate::views::network::LitOn;

/// The views of this part.
#[derive(Clone, Copy, Debug)]
pub(crate) enum InsideView {
    /// The parts of the network that contribute to the answer at the place under the pointer.
    Lit(LitOn),
    /// The card on a neuron, link or bias. It is below the picture or, if no picture is shown, in the network.
    ParameterCard { is_below: bool },
    /// The greeting on a first visit.
    Newcomer,
    /// The picture in the output frame, the text that explains how to read it, and its controls.
    Picture,
    /// The outputs' tiles on the edge of the frame.
    OnEdge,
    /// The switch between the lenses of the network, and the control of the present one.
    Lenses,
    /// The numbers of one point on the network.
    Point(LitOn),
    /// How healthy the network is: histograms in the tiles, numbers below.
    Health(LitOn),
    /// The point on the picture.
    PointMark,
    /// Its sums, written out.
    PointBand,
}
