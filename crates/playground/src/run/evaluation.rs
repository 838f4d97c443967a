//! Evaluations: the losses of a run, computed in units of bounded work. However it is divided, the sums
//! are taken in the same order.

use super::{BLOCK, Run};
use crate::budget::UNIT;
use crate::run::columns::{Columns, Split};
use crate::run::history::Losses;

/// Losses that are being computed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Evaluation {
    /// Which points are being evaluated: 0 the training, 1 the test, 2 the validation points.
    part: usize,
    /// How many of these are done.
    from: usize,
    /// The sum of their losses in whole blocks, and that in the present block.
    sum: f64,
    of_block: f64,
    means: [f64; 3],
    /// What was answered to the first training and test points, outputs × points, if that is kept.
    answers: Option<[Vec<f64>; 2]>,
}

impl Evaluation {
    /// One that also keeps what is answered to the first `n_max` training and test points.
    pub(crate) fn keeping(run: &Run, n_max: usize) -> Self {
        let room =
            |columns: &Columns| vec![0.0; columns.n.min(n_max) * run.recipe.design.n_outputs()];
        Self { answers: Some([room(&run.split.train), room(&run.split.test)]), ..Self::default() }
    }

    /// What was answered to the first training and test points, once it is whole.
    pub(crate) fn into_answers(self) -> Option<[Vec<f64>; 2]> {
        self.answers
    }
}

impl Run {
    /// How many examples a unit of work answers, one at least.
    pub(crate) fn examples_in_a_unit(&self) -> usize {
        (UNIT / self.mlp.params().len().max(1)).max(1)
    }

    /// Goes on with an evaluation by a unit of work; the mean losses over the training, validation and
    /// test points once it is whole. The parameters must stay as they are until then.
    pub(crate) fn evaluate(&mut self, on: &mut Evaluation) -> Option<Losses> {
        let mut left = self.examples_in_a_unit();
        // A multiple of 32, so that no vector is partly filled.
        let width = (left / 32 * 32).clamp(32, BLOCK);
        let Self { mlp, block, split: Split { train, validation, test, .. }, recipe, .. } = self;
        let parts: [&Columns; 3] = [train, test, validation];
        while let Some(columns) = parts.get(on.part) {
            while on.from < columns.n {
                if left == 0 {
                    return None;
                }
                // For a large network a unit is less than a block, but losses are summed block by block all
                // the same.
                let end = (on.from / BLOCK + 1) * BLOCK;
                let to = (on.from + width).min(end).min(columns.n);
                columns.put(mlp, block, on.from, to);
                mlp.forward(block);
                on.of_block = block.value(mlp.loss()).iter().fold(on.of_block, |sum, it| sum + it);
                if to == end || to == columns.n {
                    on.sum += on.of_block;
                    on.of_block = 0.0;
                }
                if let Some(kept) = on.answers.as_mut().and_then(|it| it.get_mut(on.part)) {
                    let n = kept.len() / recipe.design.n_outputs();
                    let n_kept = to.min(n).saturating_sub(on.from);
                    let rows = block.value(mlp.output()).chunks_exact(to - on.from);
                    for (row, kept) in rows.zip(kept.chunks_exact_mut(n.max(1))) {
                        kept[on.from.min(n)..][..n_kept].copy_from_slice(&row[..n_kept]);
                    }
                }
                left = left.saturating_sub(to - on.from);
                on.from = to;
            }
            on.means[on.part] = on.sum / columns.n as f64;
            (on.part, on.from, on.sum) = (on.part + 1, 0, 0.0);
        }
        for (kept, columns) in on.answers.iter_mut().flatten().zip(parts) {
            let n = kept.len() / recipe.design.n_outputs();
            debug_assert!(n <= columns.n, "answers to points that are not there");
            recipe.design.answer.read(kept, n);
        }
        let [train, test, validation] = on.means;
        let has_validation = 0 < parts[2].n;
        Some(Losses { train, test, validation: has_validation.then_some(validation) })
    }
}
