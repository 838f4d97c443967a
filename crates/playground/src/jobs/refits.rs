//! Refits: the network of the settings, trained on one sample of the same curve after the other. How its
//! error divides is computed in `inside/figure/bias_variance.rs`.

use crate::budget::{Budget, Job, Progress};
use crate::inside::figure::bias_variance::{EPOCHS, N, places, sample};
use crate::plane::{Inputs, Line};
use crate::run::Run;
use crate::session::Beginning;
use crate::settings::PlaygroundState;
use serde::{Deserialize, Serialize};

/// The curves of networks that were each trained on one sample. Numbers that are not finite are `None`, because
/// JSON cannot write them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Refitted {
    /// The answers, in the order of the samples.
    pub curves: Vec<Vec<[Option<f64>; 2]>>,
}

impl Refitted {
    /// The curves as numbers.
    pub fn to_curves(&self) -> Vec<Vec<[f64; 2]>> {
        let point = |point: &[Option<f64>; 2]| point.map(|it| it.unwrap_or(f64::NAN));
        self.curves.iter().map(|curve| curve.iter().map(point).collect()).collect()
    }
}

/// Networks that are trained one after the other.
#[derive(Debug)]
pub struct Refits {
    state: PlaygroundState,
    line: Line,
    under_way: Option<(Inputs, Run)>,
    curves: Vec<Vec<[Option<f64>; 2]>>,
}

impl Refits {
    /// Before the first step; nothing where the answer is no curve.
    pub fn new(state: &PlaygroundState) -> Option<Self> {
        let line = state.line()?;
        Some(Self { state: state.clone(), line, under_way: None, curves: Vec::new() })
    }

    /// Begins a network, trains a stretch of its epochs, or finishes it.
    fn unit(&mut self) {
        if self.curves.len() == N {
            return;
        }
        let Some((inputs, run)) = &mut self.under_way else {
            let (mut stream, data) = sample(&self.state, self.curves.len());
            let mut beginning = Beginning::new(&self.state);
            while !beginning.draw(&mut stream) {}
            self.under_way = Some(beginning.into_run(&self.state, &data));
            return;
        };
        if run.epoch() < EPOCHS && run.is_finite() {
            run.stretch();
            return;
        }
        let answer = |x: f64| {
            let (px, py) = self.line.at(x);
            let mut answer = [run.output_of(inputs.of(px, py))[1]];
            run.recipe().design.answer.read(&mut answer, 1);
            [x, answer[0]].map(|it| it.is_finite().then_some(it))
        };
        let curve = places().map(answer).collect();
        self.curves.push(curve);
        self.under_way = None;
    }

    fn progress(&self) -> Progress {
        let epochs = self.under_way.as_ref().map_or(0, |(_, run)| run.epoch());
        let n = self.curves.len() as u64;
        Progress { done: n * EPOCHS + epochs.min(EPOCHS - 1), of: N as u64 * EPOCHS }
    }
}

impl Job for Refits {
    type Output = Refitted;

    fn step(&mut self, budget: &mut Budget<'_>) -> Progress {
        loop {
            self.unit();
            let progress = Progress { done: self.curves.len() as u64, of: N as u64 };
            if progress.is_whole() {
                return Progress::WHOLE;
            }
            if budget.is_spent() {
                return self.progress();
            }
        }
    }

    fn output(&self) -> Refitted {
        Refitted { curves: self.curves.clone() }
    }
}
