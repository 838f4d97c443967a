//! Regularizers: what keeps weights small. Biases are never regularized.

crate::registry! {
    /// What keeps weights small.
    pub enum Regularizer: Spec {
        None = Spec { id: "none", label: "None", formula: "0", penalty: |_| 0.0, slope: |_| 0.0 },
        L1 = Spec { id: "L1", label: "L1", formula: "|w|", penalty: f64::abs, slope: sign },
        L2 = Spec { id: "L2", label: "L2", formula: "½ w²", penalty: |w| 0.5 * w * w, slope: |w| w },
    }
}

/// What a regularizer is: a penalty on each weight, and its derivative.
#[derive(Debug)]
pub struct Spec {
    /// The name in links and files.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
    /// The penalty on one weight, in plain text.
    pub formula: &'static str,
    /// The penalty on one weight.
    pub penalty: fn(f64) -> f64,
    /// The derivative of the penalty at one weight.
    pub slope: fn(f64) -> f64,
}

/// −1, 0 or 1; the derivative of |w|, taken as 0 at 0.
pub(crate) fn sign(w: f64) -> f64 {
    if w < 0.0 {
        -1.0
    } else if 0.0 < w {
        1.0
    } else {
        0.0
    }
}
