//! The icons, drawn for this page on a 20 × 20 grid with a stroke width of 1.7 and round line ends.

use leptos::prelude::*;

/// Declares the icons: name, stroked path, filled path.
macro_rules! icons {
    ($($(#[$doc:meta])+ $name:ident: $line:literal, $fill:literal;)+) => {
        /// The name of an icon. To add one, add a row to the table in this file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum IconName { $($(#[$doc])+ $name,)+ }

        impl IconName {
            /// Every icon, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The path to stroke and the path to fill; either may be empty.
            const fn paths(self) -> (&'static str, &'static str) {
                match self { $(Self::$name => ($line, $fill),)+ }
            }
        }
    };
}

icons! {
    /// Run.
    Play: "M5.9 3.8v12.4L15.9 10z", "M5.9 3.8v12.4L15.9 10z";
    /// Pause.
    Pause: "", "M4.7 4.2A1.2 1.2 0 0 1 5.9 3h1.4a1.2 1.2 0 0 1 1.2 1.2v11.6A1.2 1.2 0 0 1 7.3 17H5.9a1.2 1.2 0 0 1-1.2-1.2zM11.5 4.2A1.2 1.2 0 0 1 12.7 3h1.4a1.2 1.2 0 0 1 1.2 1.2v11.6a1.2 1.2 0 0 1-1.2 1.2h-1.4a1.2 1.2 0 0 1-1.2-1.2z";
    /// One epoch forward.
    Step: "M15.6 4.2v11.6M4.4 4.7v10.6L12.2 10z", "";
    /// Back to the start.
    Back: "M4.4 4.2v11.6M15.6 4.7v10.6L7.8 10z", "";
    /// Start again.
    Reset: "M3.5 10a6.5 6.5 0 1 0 2.2-4.9L3.5 7.2M3.5 3.2v4h4", "";
    /// Draw new random numbers.
    Refresh: "M3.5 10a6.5 6.5 0 0 1 10.8-4.9l2.2 2.1M16.5 3.2v4h-4M16.5 10a6.5 6.5 0 0 1-10.8 4.9l-2.2-2.1M3.5 16.8v-4h4", "";
    /// Undo the last change.
    Undo: "M7 4.2 3.4 7.8 7 11.4M3.8 7.8h8a4.4 4.4 0 0 1 0 8.8H8.4", "";
    /// Redo what was undone.
    Redo: "m13 4.2 3.6 3.6-3.6 3.6M16.2 7.8h-8a4.4 4.4 0 0 0 0 8.8h3.4", "";
    /// Share with others.
    Share: "M10 12.2V2.8M6.5 6 10 2.5 13.5 6M6.3 8.8H4.6a1 1 0 0 0-1 1v6.4a1 1 0 0 0 1 1h10.8a1 1 0 0 0 1-1V9.8a1 1 0 0 0-1-1h-1.7", "";
    /// Open elsewhere.
    External: "M8 4.4H4.8a1 1 0 0 0-1 1v9.8a1 1 0 0 0 1 1h9.8a1 1 0 0 0 1-1V12M11.6 3.2h5.2v5.2M16.6 3.4 9.4 10.6", "";
    /// Save as a file.
    Download: "M10 2.8v9.6M6.2 8.8l3.8 3.8 3.8-3.8M3.8 16.8h12.4", "";
    /// Light or dark.
    Theme: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14z", "M10 3a7 7 0 0 1 0 14z";
    /// Choose the language.
    Language: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM3.2 10h13.6M10 3c-4 3.9-4 10.1 0 14 4-3.9 4-10.1 0-14z", "";
    /// More commands.
    Menu: "M3.5 5.2h13M3.5 10h13M3.5 14.8h13", "";
    /// More settings.
    More: "", "M4.5 8.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3zM10 8.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3zM15.5 8.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3z";
    /// Paint points by hand.
    Paint: "m12.2 4.4 3.4 3.4M3.6 16.4l.9-4L13.4 3.5a1.2 1.2 0 0 1 1.7 0l1.4 1.4a1.2 1.2 0 0 1 0 1.7l-8.9 8.9z", "";
    /// Erase points by hand.
    Eraser: "m7.4 16.4-3.7-3.7a1.2 1.2 0 0 1 0-1.7l7.1-7.1a1.2 1.2 0 0 1 1.7 0l4 4a1.2 1.2 0 0 1 0 1.7l-6.8 6.8zM7.2 7.4l5.9 5.9M7 16.4h9.6", "";
    /// Remove everything.
    Trash: "M3.8 5.4h12.4M7.8 5.2V3.6h4.4v1.6M5.2 5.6l.8 10.2a1 1 0 0 0 1 .9h6a1 1 0 0 0 1-.9l.8-10.2", "";
    /// A table of rows and columns.
    Table: "M4.4 4h11.2a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4.4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zM3.6 8h12.8M3.6 12h12.8M8.6 8v7.8", "";
    /// A file.
    File: "M11.4 2.8H6a1 1 0 0 0-1 1v12.4a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1V6.4zM11.2 3v3.6h3.6", "";
    /// One more.
    Plus: "M10 4.2v11.6M4.2 10h11.6", "";
    /// One less.
    Minus: "M4.2 10h11.6", "";
    /// Close.
    Close: "m5 5 10 10M15 5 5 15", "";
    /// Chosen, or done.
    Check: "m3.8 10.6 4 4 8.4-9.2", "";
    /// Opens a list.
    Caret: "m5.5 7.8 4.5 4.5 4.5-4.5", "";
    /// Guided tours.
    Lessons: "M10 5.7C8.2 4.4 5.8 3.9 2.8 4v11.4c3-.1 5.4.4 7.2 1.6 1.8-1.2 4.2-1.7 7.2-1.6V4c-3-.1-5.4.4-7.2 1.7zM10 5.7V17", "";
    /// A closer look.
    Inspect: "M8.7 3.2a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM12.7 12.7l4.1 4.1", "";
    /// Many runs together.
    Experiments: "M7.3 2.8h5.4M8.3 2.8v5.4l-4.5 7.4a1.1 1.1 0 0 0 .9 1.7h10.6a1.1 1.1 0 0 0 .9-1.7l-4.5-7.4V2.8M6.1 12.2h7.8", "";
    /// Fixed.
    Lock: "M6 8.8h8a1.4 1.4 0 0 1 1.4 1.4v5.4A1.4 1.4 0 0 1 14 17H6a1.4 1.4 0 0 1-1.4-1.4v-5.4A1.4 1.4 0 0 1 6 8.8zM6.9 8.6V6.2a3.1 3.1 0 0 1 6.2 0v2.4", "";
    /// An explanation.
    Help: "M7 7.2a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.2v.3", "M10 14.2a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4z";
    /// Shortcuts.
    Keyboard: "M3.9 4.8h12.2a1.6 1.6 0 0 1 1.6 1.6v7.2a1.6 1.6 0 0 1-1.6 1.6H3.9a1.6 1.6 0 0 1-1.6-1.6V6.4a1.6 1.6 0 0 1 1.6-1.6zM7.2 12.2h5.6M5.6 8.3h.01M8.5 8.3h.01M11.5 8.3h.01M14.4 8.3h.01", "";
    /// An error.
    Warning: "M8.7 3.9 2.5 14.7a1.5 1.5 0 0 0 1.3 2.2h12.4a1.5 1.5 0 0 0 1.3-2.2L11.3 3.9a1.5 1.5 0 0 0-2.6 0zM10 7.9v3.7", "M10 13.1a1.05 1.05 0 1 1 0 2.1 1.05 1.05 0 0 1 0-2.1z";
    /// A random choice.
    Dice: "M5.8 3.2h8.4a2.6 2.6 0 0 1 2.6 2.6v8.4a2.6 2.6 0 0 1-2.6 2.6H5.8a2.6 2.6 0 0 1-2.6-2.6V5.8a2.6 2.6 0 0 1 2.6-2.6z", "M6.9 5.7a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4zM13.1 5.7a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4zM10 8.8a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4zM6.9 11.9a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4zM13.1 11.9a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4z";
}

/// An icon in the color of the text around it. It is decoration: the control that shows it provides the name.
#[component]
pub fn Icon(
    /// Which icon.
    name: IconName,
) -> impl IntoView {
    let (line, fill) = name.paths();
    view! {
        <svg class="w-icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            {(!line.is_empty()).then(|| view! { <path class="w-icon-line" d=line /> })}
            {(!fill.is_empty()).then(|| view! { <path class="w-icon-fill" d=fill /> })}
        </svg>
    }
}
