//! The part `lessons`: the list of lessons, the open lesson, tasks, and the figures. It is fetched when one of
//! them is opened for the first time, or when the page is idle.

/// The views of this part.
#[derive(Clone, Copy, Debug)]
pub(crate) enum LessonView {
    /// The list, or the open lesson.
    Rail,
    /// The task and the figure of a link without a lesson.
    Task,
    /// On a small screen, the figure of an open lesson. The lesson's sheet has no room for it.
    Figure,
    /// What figures draw over the picture.
    Overlay,
}
