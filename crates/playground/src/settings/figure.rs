//! Figures: which small live pictures there are, each about one idea. Their numbers are computed in
//! `inside`; how they are drawn is not known here.

nn::registry! {
    /// A small live picture beside a text.
    pub enum Figure: Spec {
        Activation = Spec {
            id: "activation",
            label: "Where the sums lie",
            help: "The line is the activation, the dashes are its slope. The hills count the sums z of \
                   this layer, one for each neuron and training point.",
        },
        Point = Spec {
            id: "point",
            label: "One point, step by step",
            help: "Drag the ring over the picture. Point at a neuron, and it is written out instead of the \
                   output.",
        },
        Collapse = Spec {
            id: "collapse",
            label: "All layers in one",
            help: "The layers' matrices, multiplied. Dashes over the picture: where this one sum is 0.",
        },
        LossSlopes = Spec {
            id: "lossSlopes",
            label: "Two losses of a sigmoid, where 1 is right",
            help: "Far on the left the answer is sure and wrong. Dots: the points that this network \
                   tells worst.",
        },
        Die = Spec {
            id: "die",
            label: "The die of one point",
            help: "Drag the ring over the picture: each place has a die of its own.",
        },
        Polynomial = Spec {
            id: "polynomial",
            label: "A polynomial through the same points",
            help: "Fitted by least squares to the training points, the filled ones. The hollow ones are \
                   for testing.",
        },
        BiasVariance = Spec {
            id: "biasVariance",
            label: "The same model, 30 samples",
            help: "Each thin line is fitted to a sample of its own. Bias is how far their mean is from \
                   the truth, variance how far they are from their mean.",
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
    /// How to read it, in one or two sentences.
    pub help: &'static str,
}
