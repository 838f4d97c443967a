//! Figures: small live pictures beside a text, each about one idea. What their numbers are is computed
//! here, a file each; how they are drawn is not known here.

pub mod bend;
pub mod collapse;
pub mod die;
pub mod forward;
pub mod polynomial;
pub mod slopes;
pub mod spread;

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

/// How far from 0 a picture of numbers reaches: at first `least`, then 10, 20, 50 and so on, so that it
/// seldom changes, until at most one in `one_in` of the numbers lies beyond.
fn reach(values: &[f64], least: f64, one_in: usize) -> f64 {
    let fits = |reach: f64| {
        let n_beyond = values.iter().filter(|value| reach < value.abs()).count();
        n_beyond.saturating_mul(one_in) <= values.len()
    };
    let rounder = [least, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0];
    rounder.into_iter().find(|reach| fits(*reach)).unwrap_or(1000.0)
}
