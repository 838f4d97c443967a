//! Regularizers: what keeps weights small. Biases are never regularized.

crate::registry! {
    /// What keeps weights small.
    pub enum Regularizer: Spec {
        None = Spec {
            id: "none", label: "None", formula: "0",
            penalty: |_| 0.0, slope: |_| 0.0, has_corner: false, is_in_gradient: false,
        },
        L1 = Spec {
            id: "L1", label: "L1", formula: "|w|",
            penalty: f64::abs, slope: sign, has_corner: true, is_in_gradient: false,
        },
        L2 = Spec {
            id: "L2", label: "L2", formula: "½ w²",
            penalty: |w| 0.5 * w * w, slope: |w| w, has_corner: false, is_in_gradient: true,
        },
        // Zou and Hastie 2005, in equal parts.
        Elastic = Spec {
            id: "elastic", label: "Elastic net", formula: "½ |w| + ¼ w²",
            penalty: |w| 0.5 * w.abs() + 0.25 * w * w, slope: |w| 0.5 * sign(w) + 0.5 * w,
            has_corner: true, is_in_gradient: false,
        },
        // Loshchilov and Hutter 2019: as L2 for SGD, another thing for optimizers that adapt.
        Decay = Spec {
            id: "decay", label: "Weight decay", formula: "w ← w − η λ w after the step",
            penalty: |w| 0.5 * w * w, slope: |w| w, has_corner: false, is_in_gradient: false,
        },
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
    /// Whether it has a corner at zero, where weights get stuck.
    pub has_corner: bool,
    /// Whether the penalty is a part of the loss, so that its slope is in the gradient that the optimizer sees.
    /// Otherwise the weights are moved after the optimizer's step. For SGD both are the same.
    pub is_in_gradient: bool,
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
