//! The part `inside`: other views of the output than the plane. It is fetched when one of them is opened
//! first, or when the page has nothing to do.

/// What this part can show.
#[derive(Clone, Copy, Debug)]
pub(crate) enum InsideView {
    /// What the frame of the output shows, how it is read, and the outputs' tiles on its edge.
    Picture,
}
