//! Schedules: how the learning rate changes while training goes on. Each is a pure function of the time
//! t and one period p, both counted in whatever the caller counts: epochs or steps.

crate::registry! {
    /// How the learning rate changes over time.
    pub enum Schedule: Spec {
        Constant = Spec { id: "constant", label: "Constant", formula: "η", factor: |_, _| 1.0 },
        Step = Spec {
            id: "step", label: "Step", formula: "η · ½^⌊t / p⌋",
            factor: |t, p| libm::pow(0.5, libm::floor(t / p)),
        },
        Exponential = Spec {
            id: "exponential", label: "Exponential", formula: "η · e^(−t / p)",
            factor: |t, p| libm::exp(-t / p),
        },
        // Loshchilov and Hutter, *SGDR*, 2017, equation 5, without restarts, down to zero.
        Cosine = Spec {
            id: "cosine", label: "Cosine", formula: "η · ½ (1 + cos(π t / p)) until p, then 0",
            factor: |t, p| if t < p { 0.5 * (1.0 + libm::cos(PI * (t / p))) } else { 0.0 },
        },
        // Goyal et al., *Accurate, Large Minibatch SGD*, 2017, section 2.2.
        WarmUp = Spec {
            id: "warmUp", label: "Warm-up", formula: "η · min(1, (t + 1) / p)",
            factor: |t, p| f64::min(1.0, (t + 1.0) / p),
        },
        // Robbins and Monro 1951: the sum of the rates diverges, that of their squares does not.
        Inverse = Spec {
            id: "inverse", label: "1 / t", formula: "η / (1 + t / p)",
            factor: |t, p| 1.0 / (1.0 + t / p),
        },
    }
}

const PI: f64 = core::f64::consts::PI;

/// What a schedule is.
#[derive(Debug)]
pub struct Spec {
    /// The name in links and files.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
    /// The rate at time t, in plain text.
    pub formula: &'static str,
    /// `(t, p)`: what the base rate is multiplied by.
    factor: fn(f64, f64) -> f64,
}

impl Schedule {
    /// The learning rate at time `t` from 0; a period below 1 counts as 1.
    pub fn rate(self, base: f64, t: f64, period: f64) -> f64 {
        base * (self.spec().factor)(t, period.max(1.0))
    }
}
