//! The part `lessons`: their list, the open one, tasks, and the figures. It is fetched when one of them is
//! opened first, or when the page has nothing to do.

/// What this part can show.
#[derive(Clone, Copy, Debug)]
pub(crate) enum LessonView {
    /// The list, or the open lesson.
    Rail,
    /// What a link without a lesson asks for, and its figure.
    Task,
    /// On a small screen the figure of an open lesson, which has no room in the lesson's sheet.
    Figure,
    /// What figures lay over the picture.
    Overlay,
}
