//! Views: what the frame of the output shows. How each is drawn is not known here.

nn::registry! {
    /// What the frame of the output shows.
    pub enum View: Spec {
        Plane = Spec {
            id: "plane",
            label: "Plane",
            help: "The answer at every place, as a color.",
        },
        Surface = Spec {
            id: "surface",
            label: "Surface",
            help: "The answer as height over the plane. Each point stands at its true value: the line to \
                   the surface is its error.",
        },
    }
}

/// What a view is.
#[derive(Debug)]
pub struct Spec {
    /// The name in links.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
    /// What it shows, in one or two sentences.
    pub help: &'static str,
}

impl View {
    /// Whether it cannot be shown where the answer is a curve.
    pub fn needs_plane(self) -> bool {
        match self {
            Self::Plane => false,
            Self::Surface => true,
        }
    }
}
