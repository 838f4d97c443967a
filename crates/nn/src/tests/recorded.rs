//! A network that is no perceptron: a convolution, recorded here with an operation of its own, learns by
//! the same trainer. Nothing in the crate knows of it.

use crate::autodiff::{Grads, Graph, Inputs, Op, Param, Var};
use crate::{
    Activation, Loss, Network, Optimizer, Random, Recording, Regularizer, Trainer, Update,
};
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;

const SIDE: usize = 6;
/// The side of a kernel.
const K: usize = 3;
const OUT: usize = SIDE - K + 1;
const N_CHANNELS: usize = 2;

/// `N_CHANNELS` kernels over a picture of one channel, without padding.
#[derive(Debug)]
struct Convolution {
    kernels: Param,
    x: Var,
}

/// (output, weight, input): which product of the two is in which sum.
fn products() -> impl Iterator<Item = (usize, usize, usize)> {
    (0..N_CHANNELS * OUT * OUT * K * K).map(|at| {
        let (place, tap) = (at / (K * K), at % (K * K));
        let (channel, i, j) = (place / (OUT * OUT), place / OUT % OUT, place % OUT);
        (place, channel * K * K + tap, (i + tap / K) * SIDE + j + tap % K)
    })
}

impl Op<f64> for Convolution {
    fn forward(&self, inputs: &Inputs<'_, f64>, out: &mut [f64]) {
        let (n, x, kernels) = (inputs.n, inputs.var(self.x), inputs.param(self.kernels));
        out.fill(0.0);
        for (output, weight, input) in products() {
            for k in 0..n {
                out[output * n + k] += kernels[weight] * x[input * n + k];
            }
        }
    }

    fn backward(
        &self,
        inputs: &Inputs<'_, f64>,
        _out: &[f64],
        dout: &mut [f64],
        grads: &mut Grads<'_, f64>,
    ) {
        let (n, x) = (inputs.n, inputs.var(self.x));
        for (output, weight, input) in products() {
            for k in 0..n {
                grads.param(self.kernels)[weight] += dout[output * n + k] * x[input * n + k];
            }
        }
    }
}

/// A convolution, tanh, and one dense neuron over all places.
fn record() -> Recording<f64> {
    let mut graph = Graph::default();
    let (input, target) = (graph.input([1, SIDE, SIDE]), graph.input(1));
    let kernels = graph.weights(N_CHANNELS, K * K);
    let x = graph.push([N_CHANNELS, OUT, OUT], Convolution { kernels, x: input });
    let x = graph.activate(Activation::Tanh, x);
    let (weights, biases) = (graph.weights(1, x.rows()), graph.param(1));
    let (_, output) = graph.layer(weights, biases, x, Activation::Tanh);
    let loss = graph.loss(Loss::Squared, output, target);
    assert_eq!(x.shape().extents(), [N_CHANNELS, OUT, OUT], "an activation keeps the shape");
    Recording { graph, input, target, output, loss, masks: alloc::vec![] }
}

#[test]
fn a_convolution_is_recorded_and_learns() {
    const N: usize = 24;
    let random = &mut Pcg64Mcg::seed_from_u64(79);
    let mut network = Network::new(record(), record().graph);
    assert!(!network.is_plain(), "no loop for chains of layers takes it for one");
    assert_eq!(network.input().shape().extents(), [1, SIDE, SIDE]);
    network.params_mut().fill_with(|| random.between(-0.3, 0.3));
    // Pictures of a line across or a line up, in noise.
    let mut tape = network.tape(N);
    tape.value_mut(network.input()).fill_with(|| random.between(-0.2, 0.2));
    for k in 0..N {
        let at = 1 + k / 2 % (SIDE - 2);
        for along in 0..SIDE {
            let place = if k % 2 == 0 { at * SIDE + along } else { along * SIDE + at };
            tape.value_mut(network.input())[place * N + k] += 1.0;
        }
        tape.value_mut(network.target())[k] = if k % 2 == 0 { 1.0 } else { -1.0 };
    }
    let params = network.params().to_vec();
    let before = network.loss_at(&params, &mut tape);
    let mut trainer = Trainer::new(&network, Optimizer::Adam);
    let update = Update {
        learning_rate: 0.02,
        regularizer: Regularizer::L2,
        regularization_rate: 1e-4,
        longest: Some(2.0),
        ..Update::default()
    };
    for _ in 0..300 {
        trainer.gather(&network, &mut tape);
        trainer.update(&mut network, &update);
    }
    let params = network.params().to_vec();
    let after = network.loss_at(&params, &mut tape);
    assert!(after < 0.05 * before, "{before} to {after}");
    for kernel in params[..N_CHANNELS * K * K].chunks_exact(K * K) {
        let length = kernel.iter().map(|w| w * w).sum::<f64>().sqrt();
        assert!(length < 2.0 + 1e-12, "a kernel is bounded as the weights into a neuron: {length}");
    }
    // Weights shrink where nothing is learned.
    let mut idle = Network::new(record(), record().graph);
    idle.params_mut().fill(1.0);
    tape.value_mut(idle.input()).fill(0.0);
    let mut trainer = Trainer::new(&idle, Optimizer::Sgd);
    let update = Update { regularization_rate: 1.0, longest: None, ..update };
    tape.value_mut(idle.target()).fill(libm::tanh(1.0));
    trainer.gather(&idle, &mut tape);
    trainer.update(&mut idle, &update);
    assert!(idle.params()[0] < 1.0, "a kernel is penalized");
    assert!(1.0 - 1e-6 < idle.params()[idle.params().len() - 1], "a bias is not");
}
