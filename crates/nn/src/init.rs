//! Initializers: how weights begin. Those of one expression are rows here; the others have a file.

mod orthogonal;

use crate::random::Random;

crate::registry! {
    /// How weights begin.
    pub enum Initializer: Spec {
        Uniform = Spec {
            fill: |layer, random, weights| {
                each(weights, || (random.uniform() - 0.5) * layer.scale);
            },
            bias: 0.1,
            ..Spec::new("uniform", "Uniform", "U(−½, ½), biases 0.1")
        },
        Zeros = Spec {
            fill: |_, random, weights| each(weights, || zero(random)),
            ..Spec::new("zeros", "Zeros", "0")
        },
        Constant = Spec {
            fill: |layer, random, weights| each(weights, || zero(random) + layer.scale),
            scale: 0.5,
            ..Spec::new("constant", "Constant", "c")
        },
        Normal = Spec {
            fill: |layer, random, weights| each(weights, || normal(random, layer.scale)),
            scale: 0.5,
            ..Spec::new("normal", "Normal", "N(0, σ²)")
        },
        // Glorot and Bengio 2010, equation 16.
        XavierUniform = Spec {
            fill: |layer, random, weights| {
                let bound = layer.scale * libm::sqrt(6.0 / (layer.fan_in + layer.fan_out));
                each(weights, || random.between(-bound, bound));
            },
            ..Spec::new("xavierUniform", "Xavier, uniform", "U(−a, a), a = √(6 / (in + out))")
        },
        // Glorot and Bengio 2010, equation 12.
        XavierNormal = Spec {
            fill: |layer, random, weights| {
                let deviation = layer.scale * libm::sqrt(2.0 / (layer.fan_in + layer.fan_out));
                each(weights, || normal(random, deviation));
            },
            ..Spec::new("xavierNormal", "Xavier, normal", "N(0, 2 / (in + out))")
        },
        // He, Zhang, Ren and Sun 2015, equation 10.
        He = Spec {
            fill: |layer, random, weights| {
                let deviation = layer.scale * libm::sqrt(2.0 / layer.fan_in);
                each(weights, || normal(random, deviation));
            },
            ..Spec::new("he", "He", "N(0, 2 / in)")
        },
        // LeCun, Bottou, Orr and Müller, *Efficient BackProp*, 1998, equation 16.
        LeCun = Spec {
            fill: |layer, random, weights| {
                let deviation = layer.scale * libm::sqrt(1.0 / layer.fan_in);
                each(weights, || normal(random, deviation));
            },
            ..Spec::new("lecun", "LeCun", "N(0, 1 / in)")
        },
        Orthogonal = orthogonal::SPEC,
    }
}

/// What an initializer is: where the weights of a layer come from, and the value of every bias.
#[derive(Debug)]
pub struct Spec {
    /// The name in links and files.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
    /// The distribution, in plain text.
    pub formula: &'static str,
    /// Sets the weights of a layer, units × inputs, drawing neuron by neuron, input by input.
    pub fill: fn(Fan, &mut dyn Random, &mut [f64]),
    /// The scale where nobody chooses one: the constant c, the deviation σ, or a factor of 1.
    pub scale: f64,
    /// The value of every bias.
    pub bias: f64,
}

impl Spec {
    /// Zeros, for a row to say what differs.
    const fn new(id: &'static str, label: &'static str, formula: &'static str) -> Self {
        Self { id, label, formula, fill: |_, _, weights| weights.fill(0.0), scale: 1.0, bias: 0.0 }
    }
}

/// What an initializer knows of a layer.
#[derive(Clone, Copy, Debug)]
pub struct Fan {
    /// How many numbers each neuron sees.
    pub fan_in: f64,
    /// How many neurons there are.
    pub fan_out: f64,
    /// What is drawn is multiplied by this.
    pub scale: f64,
}

/// Sets each weight in turn.
fn each(weights: &mut [f64], mut draw: impl FnMut() -> f64) {
    for weight in weights {
        *weight = draw();
    }
}

/// Zero, after the draw that a random weight would have taken: what is drawn next stays the same.
fn zero(random: &mut dyn Random) -> f64 {
    random.uniform();
    0.0
}

fn normal(random: &mut dyn Random, deviation: f64) -> f64 {
    deviation * random.normal(0.0, 1.0)
}
