//! Loss scales: how the axis of the loss chart runs. Drawing it is not done here.

nn::registry! {
    /// How the axis of the loss chart runs.
    pub enum LossScale: Spec {
        Auto = Spec {
            id: "auto",
            label: "Automatic",
        },
        Linear = Spec {
            id: "linear",
            label: "Linear",
        },
        Log = Spec {
            id: "log",
            label: "Logarithmic",
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
}

impl LossScale {
    /// What the scale does, in one sentence. Not in `Spec`, so that the first part of the page does not
    /// load it.
    pub fn help(self) -> &'static str {
        match self {
            Self::Auto => "Logarithmic if the largest loss is more than ten times the smallest.",
            Self::Linear => "Equal distances mean equal differences of the loss.",
            Self::Log => {
                "Equal distances mean equal factors of the loss, so small losses can be compared."
            }
        }
    }
}
