//! Exports, letter by letter, of small networks. Whether the programs run and agree with the network is
//! tested in the workspace's own `tests`.

use crate::files::export::{Format, Model, Precision, Tells, export};
use crate::{Answer, Axis, Feature, Scaling};
use nn::{Activation, LayerExtras, LayerSpec, Loss, Mlp, Normalization};

/// The network of x² and sin y whose parameters are 0.5, −1, 1.5, −2, …, variances without their sign.
fn written(format: Format, layers: &[LayerSpec], extras: &[LayerExtras], loss: Loss) -> String {
    let features = [Feature::XSquared, Feature::SinY];
    let mut mlp = Mlp::with(2, layers, extras, loss);
    for (k, param) in (1..).zip(mlp.params_mut()) {
        *param = if k % 2 == 0 { -0.5 } else { 0.5 } * f64::from(k);
    }
    for layer in mlp.layers().to_vec() {
        if let Some([_, variance]) = layer.norm.and_then(|norm| norm.running) {
            mlp.params_mut()[variance.span()].iter_mut().for_each(|param| *param = param.abs());
        }
    }
    let names: Vec<String> = ["no", "yes"]
        .iter()
        .take(layers[layers.len() - 1].units.max(2))
        .map(|it| (*it).to_owned())
        .collect();
    let (answer, tells) = match loss {
        Loss::BinaryCrossEntropy => (Answer::LogOdds, Tells::Classes { names, positive: 1 }),
        Loss::SoftmaxCrossEntropy => (Answer::Softmax, Tells::Classes { names, positive: 1 }),
        _ => (Answer::Value, Tells::Number(axis("price", 187_000.0, 60_000.0))),
    };
    text(
        format,
        &Model {
            title: "https://example.org/#seed=1",
            axes: [axis("cm", 150.0, 10.0), Axis::plain("y")],
            line: None,
            features: &features,
            scaling: &[Scaling { offset: -0.25, scale: 2.0 }, Scaling { offset: 0.0, scale: 1.0 }],
            layers,
            extras,
            loss,
            answer,
            tells,
            mlp: &mlp,
            training: None,
        },
    )
}

fn axis(name: &str, offset: f64, scale: f64) -> Axis {
    Axis { name: name.to_owned(), offset, scale }
}

fn text(format: Format, model: &Model<'_>) -> String {
    String::from_utf8((format.spec().write)(model, Precision::Double)).expect("a text")
}

fn layers(n_units: usize, activation: Activation, n_outputs: usize) -> [LayerSpec; 2] {
    [(n_units, activation), (n_outputs, Activation::Linear)]
        .map(|(units, activation)| LayerSpec { units, activation })
}

const BATCH: LayerExtras = LayerExtras { normalization: Normalization::Batch, dropout: 0.25 };
const GROUP: LayerExtras = LayerExtras { normalization: Normalization::Group, dropout: 0.0 };

#[test]
fn pytorch() {
    let layers = layers(2, Activation::Sine, 1);
    let program = written(Format::PyTorch, &layers, &[BATCH], Loss::BinaryCrossEntropy);
    is_as_kept("pytorch.py", &program);
}

#[test]
fn keras() {
    let layers = layers(3, Activation::LeakyRelu, 2);
    let program = written(Format::Keras, &layers, &[GROUP], Loss::SoftmaxCrossEntropy);
    is_as_kept("keras.py", &program);
}

/// A network in units of its own with everything that a recipe can have.
#[test]
fn programs_that_train_on() {
    let link = "#seed=1&dataset=own&percTrainData=100&networkShape=3&batchSize=3&normalization=layer\
        &optimizer=adam&learningRate=0.01&regularization=L1&regularizationRate=0.01&schedule=cosine\
        &schedulePeriod=50&clip=norm&clipAt=0.5&maxNorm=3&data=cm|kg|class~150,10,50,10,0,1~no|yes\
        ~-5,0,0~5,0,1~-4,1,0~4,-1,1";
    let session = super::trained(link, 2);
    for (format, file) in [
        (Format::NumPy, "trained.py"),
        (Format::PyTorch, "trained_torch.py"),
        (Format::Keras, "trained_keras.py"),
        (Format::Formula, "trained.txt"),
    ] {
        let bytes = export(&session, format, Precision::Double);
        is_as_kept(file, &String::from_utf8(bytes).expect("a text"));
    }
}

/// Compares with a file of `tests/export`, letter by letter; with `NABLA_EXPORTS=write` that is written anew, to be
/// read before it is committed.
#[track_caller]
fn is_as_kept(name: &str, text: &str) {
    let path = format!("{}/src/tests/export/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var("NABLA_EXPORTS").is_ok_and(|it| it == "write") {
        std::fs::write(&path, text).expect("a file");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("{path}: {why}"));
    assert_eq!(text, kept, "{name}");
}

#[test]
fn formula() {
    let layers_of_tanh = layers(2, Activation::Tanh, 1);
    let plain = written(Format::Formula, &layers_of_tanh, &[], Loss::Squared);
    is_as_kept("formula.txt", &plain);
    let (layers, extras) = (layers(3, Activation::Elu, 2), [GROUP, BATCH]);
    let normalized = written(Format::Formula, &layers, &extras, Loss::SoftmaxCrossEntropy);
    is_as_kept("normalized.txt", &normalized);
}

/// The formula of one linear neuron that sees x and y.
fn line(title: &str, params: [f64; 3]) -> String {
    let layers = [LayerSpec { units: 1, activation: Activation::Linear }];
    let (features, loss) = ([Feature::X, Feature::Y], Loss::Squared);
    let mut mlp = Mlp::new(2, &layers, loss);
    mlp.params_mut().copy_from_slice(&params);
    text(Format::Formula, &plain(title, &features, &layers, &mlp))
}

/// A model of regression in the units of the picture.
fn plain<'a>(
    title: &'a str,
    features: &'a [Feature],
    layers: &'a [LayerSpec],
    mlp: &'a Mlp<f64>,
) -> Model<'a> {
    Model {
        title,
        axes: ["x", "y"].map(Axis::plain),
        line: None,
        features,
        scaling: &[],
        layers,
        extras: &[],
        loss: Loss::Squared,
        answer: Answer::Value,
        tells: Tells::Number(Axis::plain("output")),
        mlp,
        training: None,
    }
}

#[test]
fn formulas_have_four_digits_and_no_terms_of_nothing() {
    for (params, expected) in [
        ([0.123456, -1.3, 2.0], "output = 0.1235 x − 1.3 y + 2"),
        ([-1e-7, 0.0, 123456.0], "output = −1e−7 x + 123500"),
        ([0.0, -0.99999, 0.0], "output = −1 y"),
        ([0.0, 0.0, 0.0], "output = 0"),
        ([f64::NAN, 0.0, f64::NEG_INFINITY], "output = NaN x − Infinity"),
    ] {
        let text = line("", params);
        assert_eq!(text.lines().last(), Some(expected), "{params:?}");
    }
}

#[test]
fn numbers_are_written_to_the_bit_and_as_python_has_them() {
    let layers = [LayerSpec { units: 1, activation: Activation::Linear }];
    let features = [Feature::X; 7];
    let mut mlp = Mlp::new(7, &layers, Loss::Squared);
    let params = [0.1 + 0.2, 1e-7, 1e22, -0.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 3.0];
    mlp.params_mut().copy_from_slice(&params);
    let text = text(Format::NumPy, &plain("", &features, &layers, &mlp));
    let expected = "    [0.30000000000000004, 1e-7, 1e22, -0.0, float(\"nan\"), float(\"inf\"), \
                    float(\"-inf\")],\n])\nb1 = np.array([3.0])\n";
    assert!(text.contains(expected), "{text}");
    assert!(text.lines().all(|line| line.len() <= 100), "lines that fit: {text}");
}

/// A title may come from a link that anybody wrote: it must not become code.
#[test]
fn a_title_stays_on_its_line() {
    let text = line("one\nimport os\r\u{85}two\0", [1.0; 3]);
    assert_eq!(text.lines().nth(1), Some("one import os  two "), "{text}");
}
