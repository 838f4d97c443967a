//! Initializers: how weights begin.

use crate::random::Random;

crate::registry! {
    /// How weights begin.
    pub enum Initializer: Spec {
        Uniform = Spec {
            id: "uniform", label: "Uniform", formula: "U(−½, ½), biases 0.1",
            weight: |random| random.uniform() - 0.5, bias: 0.1,
        },
        Zeros = Spec {
            id: "zeros", label: "Zeros", formula: "0",
            weight: zero, bias: 0.0,
        },
    }
}

/// What an initializer is: where a weight comes from, and the value of every bias.
#[derive(Debug)]
pub struct Spec {
    /// The name in links and files.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
    /// The distribution, in plain text.
    pub formula: &'static str,
    /// Draws one weight.
    pub weight: fn(&mut dyn Random) -> f64,
    /// The value of every bias.
    pub bias: f64,
}

/// Zero, after the draw that a random weight would have taken: what is drawn next stays the same.
fn zero(random: &mut dyn Random) -> f64 {
    random.uniform();
    0.0
}
