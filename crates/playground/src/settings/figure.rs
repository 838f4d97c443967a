//! Figures: which small live pictures there are, each about one idea. Their numbers are computed in
//! `inside`; how they are drawn is not known here.

nn::registry! {
    /// A small live picture beside a text.
    pub enum Figure: Spec {
        Activation = Spec {
            id: "activation",
            label: "The sums of a layer",
        },
        Point = Spec {
            id: "point",
            label: "One point, step by step",
        },
        Collapse = Spec {
            id: "collapse",
            label: "All layers in one",
        },
        LossSlopes = Spec {
            id: "lossSlopes",
            label: "Two losses of a sigmoid, where 1 is right",
        },
        Die = Spec {
            id: "die",
            label: "Softmax as a die",
        },
        Polynomial = Spec {
            id: "polynomial",
            label: "A polynomial through the same points",
        },
        BiasVariance = Spec {
            id: "biasVariance",
            label: "The same model, 30 samples",
        },
    }
}

/// What a figure is.
#[derive(Debug)]
pub struct Spec {
    /// The name in links.
    pub id: &'static str,
    /// What it shows, as its heading.
    pub label: &'static str,
}

impl Figure {
    /// How to read it, in one to three short sentences. Not in `Spec`, so that the first part of the page does not
    /// load it.
    pub fn help(self) -> &'static str {
        match self {
            Self::Activation => {
                "The line is the activation, the dashed line its slope. The histogram shows the sums z of this layer, for every neuron and training point."
            }
            Self::Point => {
                "Drag the ring over the picture. Point at a neuron to see its calculation instead of the output's."
            }
            Self::Collapse => {
                "The product of the matrices of all layers. The dashed line in the picture shows where this sum is 0."
            }
            Self::LossSlopes => {
                "On the far left the answer is confident and wrong. The dots mark the worst points of this network."
            }
            Self::Die => "Drag the ring over the picture. Each place has its own probabilities.",
            Self::Polynomial => {
                "Fitted by least squares to the training points (filled). The hollow points are test points."
            }
            Self::BiasVariance => {
                "Each thin line is fitted to a different random sample. Bias: how far their mean is from the true curve. Variance: how far they are from their mean."
            }
        }
    }
}
