//! Loss scales: how the axis of the loss chart runs. Drawing it is not done here.

nn::registry! {
    /// How the axis of the loss chart runs.
    pub enum LossScale: Spec {
        Auto = Spec {
            id: "auto",
            label: "Automatic",
            help: "Logarithmic if the largest loss is more than ten times the smallest.",
        },
        Linear = Spec {
            id: "linear",
            label: "Linear",
            help: "Equal distances mean equal differences of the loss.",
        },
        Log = Spec {
            id: "log",
            label: "Logarithmic",
            help: "Equal distances mean equal factors of the loss, so small losses can be compared.",
        },
    }
}

/// What a loss scale is.
#[derive(Debug)]
pub struct Spec {
    /// The name in links and files.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
    /// What the scale does, in one sentence.
    pub help: &'static str,
}
