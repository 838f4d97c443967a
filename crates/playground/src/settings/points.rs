//! Which points the settings ask for, and what they are called. How points are drawn is `plane`'s business.

use crate::plane::{Axis, Dataset, Line, Own, Sampling, Task, class_name};
use crate::settings::state::PlaygroundState;
use std::sync::Arc;

impl PlaygroundState {
    /// The data set of the current problem.
    pub fn data_set(&self) -> Dataset {
        match self.problem {
            Task::Classification => self.dataset,
            Task::Regression => self.reg_dataset,
        }
    }

    /// Chooses a data set for its own problem; the problem stays.
    pub fn set_data_set(&mut self, dataset: Dataset) {
        match dataset.spec().task {
            Task::Classification => self.dataset = dataset,
            Task::Regression => self.reg_dataset = dataset,
        }
    }

    /// Which points are drawn.
    pub fn sampling(&self) -> Sampling<'_> {
        Sampling {
            dataset: self.data_set(),
            n: self.n_points,
            noise: self.noise / 100.0,
            classes: self.classes,
            imbalance: self.imbalance,
            perc_train: self.perc_train_data,
            validates: 0 < self.patience,
            own: self.own.as_deref(),
        }
    }

    /// How many classes there are to tell apart; 0 in regression.
    pub fn n_classes(&self) -> usize {
        self.sampling().n_classes()
    }

    /// The line along which the answer is a curve, if it is one.
    pub fn line(&self) -> Option<Line> {
        Line::of(self.data_set(), self.active_features())
    }

    /// What is measured across and up.
    pub fn axes(&self) -> [Axis; 2] {
        let set = self.data_set();
        match (set.spec().axes, &self.own) {
            (Some(axes), _) => axes.map(|(name, from, to)| Axis {
                name: name.to_owned(),
                offset: 0.5 * (from + to),
                scale: (to - from) / 12.0,
            }),
            (None, Some(own)) if set.is_own() => own.axes().clone(),
            _ => ["X₁", "X₂"].map(Axis::plain),
        }
    }

    /// What a class is called.
    pub fn class_name(&self, class: usize) -> String {
        let own = self.own.as_ref().filter(|_| self.data_set().is_own());
        own.and_then(|own| own.classes().get(class)).cloned().unwrap_or_else(|| class_name(class))
    }

    /// Whether a link has room for the points, if they are one's own.
    pub fn fits_a_link(&self) -> bool {
        !self.data_set().is_own() || self.own.is_none() || !self.value_of("data").is_empty()
    }

    /// Puts a point of a class there, beside one's own points of classes if there are any.
    pub fn paint(&mut self, [x, y]: [f64; 2], class: usize) {
        let own = self.own.take().filter(|own| 0 < own.n_classes()).unwrap_or_else(|| {
            Arc::new(Own::of_classes(Vec::new(), Vec::new(), ["X₁", "X₂"].map(Axis::plain)))
        });
        self.own = Some(Arc::new(own.with_point(x, y, class)));
    }

    /// Takes one's own points nearer than `radius` away.
    pub fn erase(&mut self, [x, y]: [f64; 2], radius: f64) {
        self.own = self.own.take().map(|own| Arc::new(own.without(x, y, radius)));
    }
}
