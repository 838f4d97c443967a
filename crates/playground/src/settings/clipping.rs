//! Clipping: which ways of limiting a gradient can be chosen. The bound is a setting of its own; what
//! clipping computes is in `nn`.

use nn::GradientLimit;

nn::registry! {
    /// How the gradient is limited before the optimizer sees it.
    pub enum Clipping: Spec {
        None = Spec { id: "none", label: "None", formula: "g", of: |_| GradientLimit::None },
        Norm = Spec {
            id: "norm", label: "By length", formula: "g · min(1, c / ‖g‖)", of: GradientLimit::Norm,
        },
        Value = Spec {
            id: "value", label: "By number", formula: "each number of g between −c and c", of: GradientLimit::Value,
        },
    }
}

/// What a way of clipping is.
#[derive(Debug)]
pub struct Spec {
    /// The name in links and files.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
    /// What becomes of the gradient g, in plain text.
    pub formula: &'static str,
    /// The limit of the gradient at a bound.
    pub of: fn(f64) -> GradientLimit,
}
