//! Features: numbers that are computed from a point, for the network to learn from. Each member is one row;
//! `FeatureSet` is a choice of some.

nn::registry! {
    /// A feature of a point that can be an input of the network, in the order of the inputs.
    pub enum Feature: Spec {
        X = Spec { id: "x", label: "X₁", parts: &[X1], formula: "x", of: |x, _| x },
        Y = Spec { id: "y", label: "X₂", parts: &[X2], formula: "y", of: |_, y| y },
        XSquared = Spec {
            id: "xSquared",
            label: "X₁²",
            parts: &[Part::Variable { index: "1", power: "2" }],
            formula: "x²",
            of: |x, _| x * x,
        },
        YSquared = Spec {
            id: "ySquared",
            label: "X₂²",
            parts: &[Part::Variable { index: "2", power: "2" }],
            formula: "y²",
            of: |_, y| y * y,
        },
        XTimesY = Spec {
            id: "xTimesY",
            label: "X₁X₂",
            parts: &[X1, X2],
            formula: "x · y",
            of: |x, y| x * y,
        },
        SinX = Spec {
            id: "sinX",
            label: "sin(X₁)",
            parts: &[Part::Text("sin("), X1, Part::Text(")")],
            formula: "sin x",
            of: |x, _| libm::sin(x),
        },
        SinY = Spec {
            id: "sinY",
            label: "sin(X₂)",
            parts: &[Part::Text("sin("), X2, Part::Text(")")],
            formula: "sin y",
            of: |_, y| libm::sin(y),
        },
    }
}

/// What a feature is.
#[derive(Debug)]
pub struct Spec {
    /// The name in links and files, and of the network's input.
    pub id: &'static str,
    /// The name people read, in plain text.
    pub label: &'static str,
    /// The same name in pieces, so that a power can be stacked above its index.
    pub parts: &'static [Part],
    /// What is computed of a point at x across and y up, in plain text.
    pub formula: &'static str,
    /// The feature of the point (x, y).
    pub of: fn(f64, f64) -> f64,
}

/// A piece of a feature's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Upright text.
    Text(&'static str),
    /// The variable X with its index, and its power where that is not 1.
    Variable {
        /// Which variable: `1` or `2`.
        index: &'static str,
        /// The power, or nothing.
        power: &'static str,
    },
}

const X1: Part = Part::Variable { index: "1", power: "" };
const X2: Part = Part::Variable { index: "2", power: "" };

/// A choice of features; it has no order of its own.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct FeatureSet(u32);

impl FeatureSet {
    /// Whether this feature is chosen.
    pub fn contains(self, feature: Feature) -> bool {
        self.0 & bit(feature) != 0
    }

    /// Chooses a feature, or no longer.
    pub fn set(&mut self, feature: Feature, chosen: bool) {
        if chosen {
            self.0 |= bit(feature);
        } else {
            self.0 &= !bit(feature);
        }
    }

    /// The chosen features, in the order of the network's inputs.
    pub fn iter(self) -> impl Iterator<Item = Feature> {
        Feature::ALL.iter().copied().filter(move |feature| self.contains(*feature))
    }

    /// How many features are chosen.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether no feature is chosen: the network sees nothing then.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

fn bit(feature: Feature) -> u32 {
    1 << feature as u32
}

impl FromIterator<Feature> for FeatureSet {
    fn from_iter<I: IntoIterator<Item = Feature>>(features: I) -> Self {
        Self(features.into_iter().fold(0, |bits, feature| bits | bit(feature)))
    }
}

impl core::fmt::Debug for FeatureSet {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
