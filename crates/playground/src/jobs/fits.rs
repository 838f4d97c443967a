//! Fits: a polynomial through one sample of the same curve after the other. How its error divides is computed
//! in `inside/figure/bias_variance.rs`.

use crate::budget::{Budget, Job, Progress};
use crate::inside::figure::bias_variance::{Fitted, N, Samples};
use crate::settings::PlaygroundState;

/// Polynomials that are fitted one after the other.
#[derive(Debug)]
pub struct Fits {
    samples: Samples,
    degree: usize,
    curves: Vec<Vec<[f64; 2]>>,
}

impl Fits {
    /// With so many points in each sample, all samples are drawn and fitted in a few milliseconds.
    pub(crate) const SHORT: usize = 500;

    /// Before the first step; nothing where the truth is not known.
    pub fn new(state: &PlaygroundState, degree: usize) -> Option<Self> {
        Some(Self { samples: Samples::none_of(state)?, degree, curves: Vec::new() })
    }

    fn unit(&mut self) {
        let k = self.curves.len();
        if k < N {
            self.samples.draw();
            self.curves.push(self.samples.polynomial(k, self.degree));
        }
    }
}

impl Job for Fits {
    /// Nothing before it is whole.
    type Output = Option<Fitted>;

    fn step(&mut self, budget: &mut Budget<'_>) -> Progress {
        loop {
            self.unit();
            let progress = Progress { done: self.curves.len() as u64, of: N as u64 };
            if progress.is_whole() || budget.is_spent() {
                return progress;
            }
        }
    }

    fn output(&self) -> Option<Fitted> {
        (self.curves.len() == N).then(|| Fitted::new(&self.samples, &self.curves))
    }
}
