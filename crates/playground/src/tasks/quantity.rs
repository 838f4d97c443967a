//! The number that a quantity is in a session now. What quantities there are is a matter of settings, what
//! is demanded of them one of goals.

use crate::run::{Measures, Parameter};
use crate::session::Session;
use crate::settings::quantity::{Measured, Quantity};

/// The quantity as of now; not a number where it makes no sense.
pub fn value_of(quantity: Quantity, session: &mut Session) -> f64 {
    match quantity {
        Quantity::Measured(measured) => measure(measured, session),
        Quantity::Sum(x, y) => session.output_at(x, y)[0],
        Quantity::Answer(x, y) => session.output_at(x, y)[1],
        Quantity::Gradient { layer, unit, from } => {
            let parameter = match from {
                Some(from) => Parameter::Weight { layer, to: unit, from },
                None => Parameter::Bias { layer, unit },
            };
            session.position(parameter).map_or(f64::NAN, |at| session.run().gradient()[at])
        }
    }
}

fn measure(measured: Measured, session: &mut Session) -> f64 {
    let losses = session.losses();
    match measured {
        Measured::TrainLoss => losses.train,
        Measured::TestLoss => losses.test,
        Measured::Gap => losses.test - losses.train,
        Measured::Accuracy => accuracy(session, true),
        Measured::TrainAccuracy => accuracy(session, false),
        Measured::R2 => r2(session),
        Measured::Epoch => session.completed() as f64,
        Measured::Neurons => session.state().shape.iter().sum::<usize>() as f64,
        Measured::Layers => session.state().shape.len() as f64,
        Measured::Features => session.state().active_features().len() as f64,
        Measured::Parameters => session.run().mlp().params().len() as f64,
        Measured::LargestWeight => weights(session).map(f64::abs).fold(0.0, f64::max),
        Measured::DeadWeights => weights(session).filter(|w| *w == 0.0).count() as f64,
        Measured::Diverged => f64::from(session.divergence().is_some()),
        Measured::Patience => f64::from(session.state().patience),
        Measured::Stopped => f64::from(session.stopped().is_some()),
        Measured::GradientRatio => {
            let run = session.run();
            let lengths: Vec<f64> = run.layer_lengths(&run.gradient()).collect();
            lengths[0] / lengths[lengths.len() - 1]
        }
    }
}

fn weights(session: &Session) -> impl Iterator<Item = f64> {
    let mlp = session.run().mlp();
    mlp.layers().iter().flat_map(|layer| layer.weights.span()).map(|at| mlp.params()[at])
}

fn accuracy(session: &mut Session, of_test: bool) -> f64 {
    match session.measures(of_test) {
        Measures::Classes(confusion) => confusion.accuracy(),
        Measures::Values { .. } => f64::NAN,
    }
}

fn r2(session: &mut Session) -> f64 {
    match session.measures(true) {
        Measures::Classes(_) => f64::NAN,
        Measures::Values { r2, .. } => r2,
    }
}
