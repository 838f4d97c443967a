//! Scaling: what is done to the features before the network sees them. Which features there are is
//! not known here.

nn::registry! {
    /// How each feature is moved and stretched, as measured on the training points.
    pub enum InputScaling: Spec {
        None = Spec {
            id: "none", label: "None", formula: "x",
            of: |_| Scaling { offset: 0.0, scale: 1.0 },
        },
        Standardize = Spec {
            id: "standardize", label: "Standardize", formula: "(x − μ) / σ", of: standardize,
        },
        MinMax = Spec {
            id: "minMax", label: "Min–max", formula: "2 (x − min) / (max − min) − 1", of: min_max,
        },
    }
}

/// What a scaling of the inputs is.
#[derive(Debug)]
pub struct Spec {
    /// The name in links and files.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
    /// What becomes of a feature x, in plain text.
    pub formula: &'static str,
    /// The scaling of a feature that has these values among the training points.
    pub of: fn(&[f64]) -> Scaling,
}

/// x becomes (x − offset) / scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scaling {
    /// The number that becomes 0.
    pub offset: f64,
    /// The distance from there to the number that becomes 1; not 0.
    pub scale: f64,
}

impl Scaling {
    /// What becomes of a number.
    pub fn apply(self, x: f64) -> f64 {
        (x - self.offset) / self.scale
    }
}

/// To mean 0 and variance 1.
fn standardize(values: &[f64]) -> Scaling {
    let n = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n;
    of(mean, libm::sqrt(variance))
}

/// To −1 … 1.
fn min_max(values: &[f64]) -> Scaling {
    let min = values.iter().copied().fold(f64::INFINITY, f64::min);
    let max = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if min <= max { of(0.5 * (min + max), 0.5 * (max - min)) } else { of(0.0, 1.0) }
}

/// The scaling; a feature that is the same at every point is only moved.
fn of(offset: f64, scale: f64) -> Scaling {
    Scaling { offset, scale: if 0.0 < scale { scale } else { 1.0 } }
}
