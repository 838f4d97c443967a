//! Views: what the frame of the output shows. How each is drawn is not known here.

nn::registry! {
    /// What the frame of the output shows.
    pub enum View: Spec {
        Plane = Spec {
            id: "plane",
            label: "Plane",
        },
        Hidden = Spec {
            id: "hidden",
            label: "Hidden space",
        },
        Landscape = Spec {
            id: "landscape",
            label: "Landscape",
        },
        Surface = Spec {
            id: "surface",
            label: "Surface",
        },
    }
}

/// The frames of the film of a hidden space, from what comes into a layer to the answer of the network.
pub const FRAMES: &[&str] = &["in", "rotate", "stretch", "turn", "shift", "bend", "answer"];

/// The planes of a landscape, by the names that [`Plane`](crate::inside::landscape::Plane) gives them.
pub const PLANES: &[&str] = &["path", "slope", "random"];

/// What is height in a landscape: the training loss, the test loss, or the penalty.
pub const HEIGHTS: &[&str] = &["train", "test", "penalty"];

/// What a view is.
#[derive(Debug)]
pub struct Spec {
    /// The name in links.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
}

impl View {
    /// Whether it cannot be shown where the answer is a curve.
    pub fn needs_plane(self) -> bool {
        match self {
            Self::Plane => false,
            Self::Hidden | Self::Landscape | Self::Surface => true,
        }
    }

    /// What it shows, in one or two sentences. Not in `Spec`, so that what only names a view does not load it.
    pub fn help(self) -> &'static str {
        match self {
            Self::Plane => "The answer at every place, as a color.",
            Self::Hidden => "The plane and its points as a layer sees them.",
            Self::Landscape => {
                "The loss over a plane of weights, with the path of this run. Pale is low."
            }
            Self::Surface => {
                "The answer as height over the plane. Each point stands at its true value: the line to \
                 the surface is its error."
            }
        }
    }
}
