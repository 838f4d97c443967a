//! Exports, letter by letter, of small networks. Whether the programs run and agree with the network is
//! tested in the workspace's own `tests`.

use crate::Feature;
use crate::export::{Format, Model, Scaling};
use nn::{Activation, Between, LayerSpec, Loss, Mlp, Normalization};

const PLAIN: Between = Between { normalization: Normalization::None, dropout: 0.0 };

/// The network of x² and sin y whose parameters are 0.5, −1, 1.5, −2, …
fn written(format: Format, layers: &[LayerSpec], between: &[Between], loss: Loss) -> String {
    let features = [Feature::XSquared, Feature::SinY];
    let mut mlp = Mlp::with(2, layers, between, loss);
    for (k, param) in (1..).zip(mlp.params_mut()) {
        *param = if k % 2 == 0 { -0.5 } else { 0.5 } * f64::from(k);
    }
    (format.spec().write)(&Model {
        title: "https://example.org/#seed=1",
        features: &features,
        scaling: &[Scaling { offset: -0.25, scale: 2.0 }, Scaling { offset: 0.0, scale: 1.0 }],
        layers,
        between,
        loss,
        mlp: &mlp,
    })
}

fn layers(n_units: usize, activation: Activation, n_outputs: usize) -> [LayerSpec; 2] {
    [(n_units, activation), (n_outputs, Activation::Linear)]
        .map(|(units, activation)| LayerSpec { units, activation })
}

#[test]
fn show() {
    let batch = Between { normalization: Normalization::Batch, dropout: 0.25 };
    let group = Between { normalization: Normalization::Group, dropout: 0.0 };
    let show = |t: String| println!("=====\n{t}");
    show(written(
        Format::PyTorch,
        &layers(2, Activation::Sine, 1),
        &[batch],
        Loss::BinaryCrossEntropy,
    ));
    show(written(
        Format::Keras,
        &layers(3, Activation::LeakyRelu, 2),
        &[group],
        Loss::SoftmaxCrossEntropy,
    ));
    show(written(Format::Formula, &layers(2, Activation::Tanh, 1), &[], Loss::Squared));
    show(written(
        Format::Formula,
        &layers(3, Activation::Elu, 2),
        &[group, batch],
        Loss::SoftmaxCrossEntropy,
    ));
}
