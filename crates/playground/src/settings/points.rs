//! Which points the settings ask for, and what they are called. How points are drawn is `plane`'s business.

use crate::plane::{
    Axis, Dataset, Feature, FeatureSet, Line, Own, Sampling, Task, class_name, positive_class,
};
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
        let set = self.data_set();
        let own = self.own.as_ref().filter(|own| {
            let is_shown = (own.n_classes() == 0) == (self.problem == Task::Regression);
            set.is_own() && is_shown
        });
        if own.is_some_and(|own| own.is_line()) {
            return Some(Line::X);
        }
        Line::of(set, self.active_features())
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

    /// What a number to be learned measures: −1 to 1 in its own units.
    pub fn target_axis(&self) -> Axis {
        let set = self.data_set();
        match (set.spec().target, &self.own) {
            (Some((name, from, to)), _) => {
                Axis { name: name.to_owned(), offset: 0.5 * (from + to), scale: 0.5 * (to - from) }
            }
            (None, Some(own)) if set.is_own() => own.label().clone(),
            _ => Axis::plain("output"),
        }
    }

    /// What a class is called.
    pub fn class_name(&self, class: usize) -> String {
        let set = self.data_set();
        let own = self.own.as_ref().filter(|_| set.is_own());
        let of_set = || set.spec().class_names?.get(class).map(|name| (*name).to_owned());
        let name = own.and_then(|own| own.classes().get(class)).cloned();
        name.or_else(of_set).unwrap_or_else(|| class_name(class))
    }

    /// Whether the classes have names that say something.
    pub fn names_classes(&self) -> bool {
        let set = self.data_set();
        let is_own = set.is_own() && self.own.as_ref().is_some_and(|own| 0 < own.n_classes());
        is_own || set.spec().class_names.is_some()
    }

    /// The class of two whose probability is shown: the one that a person would call positive, such as "yes",
    /// otherwise the first.
    pub fn positive_class(&self) -> usize {
        positive_class(&[0, 1].map(|class| self.class_name(class)))
    }

    /// Whether a link has room for the points; false only for many own points.
    pub fn fits_a_link(&self) -> bool {
        !self.data_set().is_own() || self.own.is_none() || !self.value_of("data").is_empty()
    }

    /// Makes a person's own points the data set, with the problem that suits them. Features that do not suit them
    /// are switched off or on: on a line none of y is used, and in the plane some of both.
    pub fn bring(&mut self, own: Own) {
        if own.n_classes() == 0 {
            (self.problem, self.reg_dataset) = (Task::Regression, Dataset::OwnNumbers);
        } else {
            (self.problem, self.dataset) = (Task::Classification, Dataset::Own);
        }
        let reads = |feature: Feature| match Line::of_feature(feature) {
            Line::X => [true, false],
            Line::Y => [false, true],
            Line::Product => [true, true],
        };
        let is_line = own.is_line();
        for &feature in Feature::ALL {
            if is_line && reads(feature)[1] {
                self.features.set(feature, false);
            }
        }
        let is_told = |features: FeatureSet, k: usize| features.iter().any(|it| reads(it)[k]);
        for (k, feature) in [Feature::X, Feature::Y].into_iter().enumerate() {
            let is_needed = !(is_line && feature == Feature::Y);
            if is_needed && !is_told(self.features, k) {
                self.features.set(feature, true);
            }
        }
        self.own = Some(Arc::new(own));
    }

    /// Adds a point of a class to the own points, or begins own points with it if they have no classes.
    pub fn paint(&mut self, [x, y]: [f64; 2], class: usize) {
        let own = self.own.take().filter(|own| 0 < own.n_classes()).unwrap_or_else(|| {
            Arc::new(Own::of_classes(Vec::new(), Vec::new(), ["X₁", "X₂"].map(Axis::plain)))
        });
        self.own = Some(Arc::new(own.with_point(x, y, class)));
    }

    /// Removes the own points nearer than `radius`.
    pub fn erase(&mut self, [x, y]: [f64; 2], radius: f64) {
        self.own = self.own.take().map(|own| Arc::new(own.without(x, y, radius)));
    }
}
