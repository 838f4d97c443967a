//! Lenses: what the tiles of the network show. How each is drawn is not known here.

nn::registry! {
    /// What the tiles of the network show.
    pub enum Lens: Spec {
        Answers = Spec {
            id: "answers",
            label: "Answers",
            help: "The answer of each neuron at every place.",
        },
        Point = Spec {
            id: "point",
            label: "One point",
            help: "The numbers of one point, forward and backward.",
        },
        Health = Spec {
            id: "health",
            label: "Health",
            help: "How the numbers of each neuron are spread, and what is wrong with it.",
        },
    }
}

/// What the histograms of the health of a network count, by the names of
/// [`Kind`](crate::inside::health::Kind).
pub const HISTOGRAMS: &[&str] = &["activations", "sums", "gradients", "weights"];

/// What a lens is.
#[derive(Debug)]
pub struct Spec {
    /// The name in links.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
    /// What it shows, in one or two sentences.
    pub help: &'static str,
}
