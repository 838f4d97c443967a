//! The numbers of the lecture slides that lessons quote: the program computes each of them. The texts are not
//! read here.

use nn::autodiff::Graph;
use nn::{Activation, LayerSpec, Loss, Mlp};
use playground::inside::figure::activation::LayerSums;
use playground::inside::figure::bias_variance::Samples;
use playground::inside::figure::collapse::Collapse;
use playground::inside::figure::point::ForwardPass;
use playground::inside::figure::polynomial::PolynomialFit;
use playground::{Example, Lesson, Measures, PlaygroundState, Session};
use plot::number::short;

fn session(link: &str) -> Session {
    let (state, notices) = PlaygroundState::from_link(link);
    assert_eq!(notices, [], "{link}");
    Session::new(state)
}

/// The session that a step of a lesson opens.
fn lesson_step(id: &str, step: usize) -> Session {
    let path = format!("{}/../lessons/{id}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the lesson");
    let lesson = Lesson::from_json(&text).expect("a lesson");
    Session::new(lesson.steps[step].state().expect("a link").0)
}

#[track_caller]
fn check(what: &str, computed: f64, quoted: f64, within: f64) {
    let error = (computed - quoted).abs();
    assert!(error <= within, "{what}: {computed} computed, {quoted} quoted");
}

/// The derivative of an activation at z.
fn slope(activation: Activation, z: f64) -> f64 {
    let (mut y, mut dz) = ([0.0], [0.0]);
    activation.forward(&[z], &mut y);
    activation.backward(&[z], &y, &[1.0], &mut dz);
    dz[0]
}

fn value(activation: Activation, z: f64) -> f64 {
    let mut y = [0.0];
    activation.forward(&[z], &mut y);
    y[0]
}

/// The loss of one output, and its derivative.
fn loss(loss: Loss, output: f64, target: f64) -> (f64, f64) {
    let (mut value, mut slope) = ([0.0], [0.0]);
    loss.forward(&[output], &[target], &mut value, 1);
    loss.backward(&[output], &[target], &[1.0], &mut slope, 1);
    (value[0], slope[0])
}

fn n_params(n_inputs: usize, units: &[usize]) -> usize {
    let layer = |&units: &usize| LayerSpec { units, activation: Activation::Sigmoid };
    let layers: Vec<LayerSpec> = units.iter().map(layer).collect();
    Mlp::<f64>::new(n_inputs, &layers, Loss::SoftmaxCrossEntropy).params().len()
}

/// w0 = 1, W = (3, −2), at (−1, 2).
#[test]
fn the_perceptron() {
    let session = session("networkShape=&outputActivation=sigmoid&weights=3,-2,1");
    let [z, g] = session.output_at(-1.0, 2.0);
    check("z", z, -6.0, 0.0);
    check("g(−6)", g, 0.002, 0.0005);
    check("g(−6), to four digits", g, 0.0025, 0.00005);
}

#[test]
fn slopes_of_the_activations() {
    for z in [-7.0, -2.5, -1.0, 0.0, 0.3, 1.0, 4.0] {
        let (sigmoid, tanh) = (value(Activation::Sigmoid, z), value(Activation::Tanh, z));
        check("g (1 − g)", slope(Activation::Sigmoid, z), sigmoid * (1.0 - sigmoid), 1e-15);
        check("1 − g²", slope(Activation::Tanh, z), 1.0 - tanh * tanh, 1e-15);
        check("1 if 0 < z", slope(Activation::Relu, z), f64::from(0.0 < z), 0.0);
        assert!(slope(Activation::Sigmoid, z) <= 0.25, "the sigmoid is steepest at 0");
    }
    check("the sigmoid at 0", slope(Activation::Sigmoid, 0.0), 0.25, 0.0);
    check("tanh at 0", slope(Activation::Tanh, 0.0), 1.0, 0.0);
    check("five sigmoids", slope(Activation::Sigmoid, 0.0).powi(5), 0.001, 0.00005);
    check("ten sigmoids", slope(Activation::Sigmoid, 0.0).powi(10), 1e-6, 5e-8);
}

/// Two linear layers are the same line x1 + 5 x2 at every point.
#[test]
fn linear_layers_collapse() {
    let linear = "activation=linear&outputActivation=linear";
    let deep = session(&format!("{linear}&networkShape=2&weights=1,2,-1,1,0,1,2,1,-1"));
    let flat = session(&format!("{linear}&networkShape=&weights=1,5,0"));
    for (x, y) in [(0.0, 1.0), (1.0, 0.0), (-3.5, 2.25), (6.0, -6.0)] {
        check("the sum", deep.output_at(x, y)[0], x + 5.0 * y, 1e-12);
        check("the answer", deep.output_at(x, y)[1], flat.output_at(x, y)[1], 1e-12);
    }
}

/// The first of three data points, 4 lectures and 5 hours, and the points around it, on the axes of their data
/// set.
#[test]
fn the_students_of_the_course() {
    let state = PlaygroundState::from_link("dataset=passClass&percTrainData=100&seed=3").0;
    let (axes, session) = (state.axes(), Session::new(state));
    for (lectures, hours) in [(4.0, 5.0), (2.0, 1.0), (5.0, 8.0)] {
        let (x, y) = (axes[0].to_view(lectures), axes[1].to_view(hours));
        let is_here = |e: &Example| (e.x, e.y) == (x, y);
        assert!(session.data().train.iter().any(is_here), "nobody at {lectures}, {hours}");
    }
}

/// Predictions 30, 80, 85 for grades 90, 20, 95; our loss has a factor of one half before the square.
#[test]
fn the_error_of_three_students() {
    let squares = [(30.0, 90.0), (80.0, 20.0), (85.0, 95.0)];
    let sum: f64 = squares.iter().map(|&(f, y)| 2.0 * loss(Loss::Squared, f, y).0).sum();
    check("mean squared error", sum / 3.0, 2433.3, 0.05);

    let session = lesson_step("losses", 0);
    let own = session.state().own.as_ref().expect("students");
    for (student, (f, y)) in own.points().iter().zip(squares) {
        let answer = session.output_at(student.x, student.y)[1];
        check("prediction", own.label().to_real(answer), f, 1e-9);
        check("the same, read off the axis", own.axes()[0].to_real(student.x), f, 1e-9);
        check("grade", own.label().to_real(student.label), y, 1e-9);
    }
    check("training loss", session.losses().train, 0.487, 0.0005);
    check("in grades", session.losses().train * 2.0 * 2500.0, sum / 3.0, 1e-9);
}

/// At z = −6, with the target 1.
#[test]
fn gradients_of_two_losses() {
    let p = value(Activation::Sigmoid, -6.0);
    let squared = loss(Loss::Squared, p, 1.0).1 * slope(Activation::Sigmoid, -6.0);
    let (surprise, entropy) = loss(Loss::BinaryCrossEntropy, -6.0, 1.0);
    check("through the sigmoid", squared, -0.0025, 0.00005);
    check("with the logarithm", entropy, -0.9975, 0.00005);
    check("how many times as much", entropy / squared, 400.0, 10.0);
    check("−ln p", surprise, -p.ln(), 1e-12);
    for z in [-6.0, 0.0, 6.0] {
        assert!(0.0 < loss(Loss::BinaryCrossEntropy, z, 1.0).0, "with its minus it is above 0");
    }
}

/// x = 2, w = 3, b = 1 and the target 4: x1 = x · w, x2 = x1 + b, |4 − x2|.
#[test]
fn backpropagation_by_hand() {
    let mut graph = Graph::<f64>::default();
    let (x, target) = (graph.input(1), graph.input(1));
    let [w, zero, one, b] = [(); 4].map(|()| graph.param(1));
    let x1 = graph.dense(w, zero, x);
    let x2 = graph.dense(one, b, x1);
    let loss = graph.loss(Loss::Absolute, x2, target);
    let params = [3.0, 0.0, 1.0, 1.0];
    let (mut tape, mut grads) = (graph.tape(1), [0.0; 4]);
    tape.value_mut(x)[0] = 2.0;
    tape.value_mut(target)[0] = 4.0;
    graph.forward(&params, &mut tape);
    assert_eq!([x1, x2, loss].map(|var| tape.value(var)[0]), [6.0, 7.0, 3.0], "forward");
    graph.backward(&params, &mut tape, loss, &mut grads);
    assert_eq!([x2, x1].map(|var| tape.grad(var)[0]), [1.0, 1.0], "back to x2 and x1");
    assert_eq!([b, w].map(|param| grads[param.span().start]), [1.0, 2.0], "back to b and w");
}

#[test]
fn numbers_of_parameters() {
    assert_eq!(n_params(784, &[200, 100, 60, 30, 10]), 185_300, "not 34 million");
    assert_eq!(n_params(784, &[10]), 7_850, "10 vectors of 784 and 10 biases");
    assert_eq!(n_params(5, &[3]), 18, "5 inputs and 3 classes");
}

/// Only one in ten points of one class remains, and a single line classifies none of those that remain
/// correctly.
#[test]
fn a_rare_class_is_never_found() {
    let mut session = lesson_step("accuracy", 0);
    for _ in 0..100 {
        session.epoch();
    }
    let Measures::Classes(confusion) = session.measures(true) else { panic!("no classes") };
    assert!(0 < confusion.count(0, 1), "there are rare points to be found");
    assert_eq!(confusion.recall(0), 0.0, "and none is found");
    check("accuracy", confusion.accuracy(), 0.9, 0.05);
}

/// Ten noisy points of a sine, and the polynomial of degree 9 through them (Lagrange's formula).
#[test]
fn a_polynomial_learns_by_heart() {
    let noise = [0.1, -0.2, 0.2, -0.1, 0.2, -0.2, 0.1, -0.1, 0.2, -0.2];
    let tau = core::f64::consts::TAU;
    let points: Vec<(f64, f64)> = noise
        .iter()
        .enumerate()
        .map(|(k, noise)| (k as f64 / 9.0, (tau * k as f64 / 9.0).sin() + noise))
        .collect();
    let polynomial = |x: f64| -> f64 {
        let basis = |k: usize| -> f64 {
            let others = points.iter().enumerate().filter(|(j, _)| *j != k);
            others.map(|(_, (at, _))| (x - at) / (points[k].0 - at)).product()
        };
        points.iter().enumerate().map(|(k, (_, y))| y * basis(k)).sum()
    };
    for &(x, y) in &points {
        check("on a point", polynomial(x), y, 1e-12);
    }
    let off = |k: usize| (polynomial(k as f64 / 100.0) - (tau * k as f64 / 100.0).sin()).abs();
    let worst = (0..=100).map(off).fold(0.0, f64::max);
    assert!(1.0 < worst, "between the points it is off by {worst} at most");
}

/// The figure of the lesson shows the slide's numbers: w0 = 1, W = (3, −2), the point (−1, 2).
#[test]
fn the_perceptron_is_written_out() {
    let session = lesson_step("perceptron", 3);
    let forward = ForwardPass::of(&session, session.state().at, 0, 0);
    assert_eq!(forward.inputs, ["x₁ = −1", "x₂ = 2"], "the point");
    assert_eq!(forward.numbers, "1 + 3·(−1) − 2·2", "the sum");
    check("z", forward.z, -6.0, 0.0);
    assert_eq!(short(forward.g.1), "0.0025", "g(−6)");
}

#[test]
fn large_first_weights_saturate_sigmoids() {
    let bend = LayerSums::of(&mut lesson_step("activations", 4), 0);
    assert!(0.5 < bend.flat, "most sums lie where it is flat: {}", bend.flat);
}

/// The deep linear network of the lesson and the single neuron that equals it.
#[test]
fn twenty_four_linear_neurons_are_one() {
    let mut session = lesson_step("linear", 3);
    assert_eq!(session.run().mlp().params().len(), 177, "weights and biases");
    for _ in 0..50 {
        session.epoch();
    }
    let Collapse::Linear(rows, difference) = Collapse::of(&session) else { panic!("it is linear") };
    assert!(rows.len() == 1 && difference < 1e-14, "{difference} is more than rounding");
    let by_hand = Collapse::of(&lesson_step("linear", 2));
    let Collapse::Linear(rows, _) = by_hand else { panic!("it is linear") };
    assert_eq!((rows[0].bias, &rows[0].weights[..]), (0.0, &[1.0, 5.0][..]), "x1 + 5 x2");
}

/// Ten points and degree 9, compared with the network of the lesson.
#[test]
fn degree_nine_has_no_error_on_ten_points() {
    let mut session = lesson_step("overfitting", 4);
    assert_eq!(session.data().train.len(), 10, "points to learn from");
    let of = |degree| PolynomialFit::of(&session, degree).expect("a curve").losses;
    let ([few, _], [none, wild]) = (of(3), of(9));
    assert!(none < 1e-20 && 0.001 < few, "{none} on the ten with degree 9, {few} with degree 3");
    assert!(1.0 < wild, "{wild} between them");
    for _ in 0..300 {
        session.epoch();
    }
    assert!(session.losses().test < 0.1 * wild, "three neurons: {}", session.losses().test);
}

/// For the polynomials of the lesson, bias decreases and variance increases with the degree.
#[test]
fn bias_falls_and_variance_grows() {
    let session = lesson_step("bias-variance", 2);
    let samples = Samples::of(session.state()).expect("samples");
    let of = |degree| samples.decompose(&samples.polynomials(degree));
    let [stiff, right, supple] = [1, 5, 9].map(of);
    assert!(right.bias < 0.1 * stiff.bias, "bias: {} and {}", stiff.bias, right.bias);
    assert!(10.0 * right.variance < supple.variance, "{} and {}", right.variance, supple.variance);
    let sum = |degree| of(degree).bias + of(degree).variance;
    assert!((0..=12).all(|degree| sum(5) <= sum(degree)), "degree 5 is best");
}
