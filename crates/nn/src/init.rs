//! Initializers: how weights begin. Those of one expression are rows here; the others have a file.

mod orthogonal;
mod spec;

pub use spec::{Fan, Spec};

use crate::random::Random;
use spec::normal;

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
        // What a dense layer of PyTorch begins with: He's bound for a slope of √5 below 0, for biases too.
        UniformIn = Spec {
            fill: |layer, random, weights| {
                let bound = layer.scale / libm::sqrt(layer.fan_in);
                each(weights, || random.between(-bound, bound));
            },
            draws_biases: true,
            ..Spec::new("uniformIn", "Uniform by inputs", "U(−a, a), a = 1 / √in, biases too (PyTorch)")
        },
    }
}

/// Sets each weight in turn.
fn each(weights: &mut [f64], mut draw: impl FnMut() -> f64) {
    for weight in weights {
        *weight = draw();
    }
}

/// Zero. A number is drawn all the same, so that what is drawn afterwards does not depend on the choice.
fn zero(random: &mut dyn Random) -> f64 {
    random.uniform();
    0.0
}
