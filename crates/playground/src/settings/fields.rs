//! FIELDS: one row for every choice a person can make. Reading a link, writing it, finding out what a
//! change makes stale and what a control offers all go through this table; how a kind of value reads is
//! written in `codec`, what controls ask of a row in `range`.

mod codec;
mod range;

pub use range::{Range, Zero, range_of};

use crate::plane::{Dataset, Feature, InputScaling, Task};
use crate::settings::clipping::Clipping;
use crate::settings::figure::Figure;
use crate::settings::goal::Goal;
use crate::settings::language::Language;
use crate::settings::lens::{HISTOGRAMS, Lens};
use crate::settings::loss_scale::LossScale;
use crate::settings::notice::ValueError;
use crate::settings::panel::Embed;
use crate::settings::place::LessonPlace;
use crate::settings::question::{Criterion, Question};
use crate::settings::speed::Speed;
use crate::settings::state::{PALETTES, PlaygroundState, limits};
use crate::settings::view::{FRAMES, HEIGHTS, PLANES, View};
use codec::{
    Choice, Codec, Finite, Flag, List, Maybe, MaybeText, Member, Neuron, OwnPoints, Parsed, Place,
    Shape, Text, Whole, Within,
};
use core::ops::RangeInclusive;
use nn::{Activation, Initializer, Loss, Normalization, Optimizer, Regularizer, Schedule};
use range::{Offer, by};
use std::sync::Arc;

/// What a change makes stale, from least to most; each includes those before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stale {
    /// Nothing that is computed or shown.
    #[default]
    Nothing,
    /// What is on the screen.
    Paint,
    /// How the network goes on: it keeps its weights and trains by other rules from here.
    Training,
    /// The network: it begins again with first weights.
    Network,
    /// The points: they are drawn again, and the network begins again.
    Data,
}

/// Whose key a setting has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The original's: always written.
    Original,
    /// Ours: written only if it is not at its default, so that other links stay links of the original.
    Ours,
}

/// One setting: its key in a link, what a change of it makes stale, how it is read and written.
#[derive(Debug)]
pub struct Field {
    /// The name in a link.
    pub key: &'static str,
    /// Whose key it is.
    pub origin: Origin,
    /// What a change makes stale.
    pub stale: Stale,
    /// Of a number: what a control offers.
    offer: Option<Offer>,
    /// Of a number: the least and the greatest that a link may say.
    limits: fn() -> [f64; 2],
    /// Some values as a link has them, for tests.
    #[cfg(test)]
    pub(crate) samples: fn() -> Vec<String>,
    /// The value as a link has it; nothing if it is left out there.
    pub write: fn(&PlaygroundState) -> Option<String>,
    /// Takes the value of a link.
    pub(crate) read: fn(&mut PlaygroundState, &str) -> Result<(), ValueError>,
}

macro_rules! fields {
    ($($origin:ident $key:literal $field:ident $stale:ident $codec:expr $(, $offer:expr)?;)*) => {
        /// Every setting, in the order in which a link has them.
        pub const FIELDS: &[Field] = &[$(Field {
            key: $key,
            origin: Origin::$origin,
            stale: Stale::$stale,
            offer: [$(Some($offer),)? None][0],
            limits: || $codec.limits(),
            #[cfg(test)]
            samples: || $codec.samples(),
            write: |state| $codec.write(&state.$field),
            read: |state, text| $codec.read(text, &mut state.$field),
        }),*];
    };
}

fields! {
    Original "activation" activation Training ACTIVATION;
    Original "regularization" regularization Training REGULARIZER;
    Original "batchSize" batch_size Training Whole(limits::BATCH_SIZE), by(1.0);
    Original "dataset" dataset Data CLASSIFICATION;
    Original "regDataset" reg_dataset Data REGRESSION;
    Original "learningRate" learning_rate Training Finite, by(0.01).from(0.0).to(1e6);
    Original "regularizationRate" regularization_rate Training Finite, by(0.01).from(0.0).to(1e6).zero(Zero::Off);
    Original "noise" noise Data NOISE, by(5.0).to(50.0);
    Original "networkShape" shape Network Shape;
    Original "seed" seed Data Text;
    Original "showTestData" show_test_data Paint Flag;
    Original "discretize" discretize Paint Flag;
    Original "percTrainData" perc_train_data Data PERC_TRAIN_DATA, by(10.0).from(10.0).to(90.0);
    Original "x" features Network Member(Feature::X);
    Original "y" features Network Member(Feature::Y);
    Original "xTimesY" features Network Member(Feature::XTimesY);
    Original "xSquared" features Network Member(Feature::XSquared);
    Original "ySquared" features Network Member(Feature::YSquared);
    Original "cosX" cos_x Nothing Flag;
    Original "sinX" features Network Member(Feature::SinX);
    Original "cosY" cos_y Nothing Flag;
    Original "sinY" features Network Member(Feature::SinY);
    Original "collectStats" collect_stats Nothing Flag;
    Original "tutorial" tutorial Nothing MaybeText;
    Original "problem" problem Data Choice::new(Task::ALL, Task::id);
    Original "initZero" init_zero Network Flag;
    Original "hideText" hide_text Paint Flag;
    Ours "optimizer" optimizer Training Choice::new(Optimizer::ALL, Optimizer::id);
    Ours "momentum" momentum Training Maybe(within(limits::KEPT)), by(0.01);
    Ours "beta1" beta1 Training Maybe(within(limits::KEPT)), by(0.01);
    Ours "beta2" beta2 Training Maybe(within(limits::KEPT)), by(0.001);
    Ours "rho" rho Training Maybe(within(limits::KEPT)), by(0.01);
    Ours "epsilon" epsilon Training Maybe(within(limits::EPSILON)), by(1e-8);
    Ours "decay" decay Training Maybe(within(limits::DECAY)), by(0.01);
    Ours "lossFunction" loss Network Maybe(Choice::new(Loss::ALL, Loss::id));
    Ours "outputActivation" output Network Maybe(ACTIVATION);
    Ours "activations" activations Training List { of: Maybe(ACTIVATION), else_: None };
    Ours "dropout" dropout Training List { of: within(limits::DROPOUT), else_: 0.0 };
    Ours "normalization" normalization Network Choice::new(Normalization::ALL, Normalization::id);
    Ours "initializer" initializer Network Choice::new(Initializer::ALL, Initializer::id);
    Ours "initScale" init_scale Network within(limits::BOUND), by(0.1).zero(Zero::Usual);
    Ours "schedule" schedule Training Choice::new(Schedule::ALL, Schedule::id);
    Ours "schedulePeriod" schedule_period Training within(limits::POSITIVE), by(10.0).from(1.0);
    Ours "clip" clipping Training Choice::new(Clipping::ALL, Clipping::id);
    Ours "clipAt" clip_at Training within(limits::POSITIVE), by(0.1);
    Ours "maxNorm" max_norm Training within(limits::BOUND), by(0.5).zero(Zero::Off);
    // A deviation in a picture that is 12 wide.
    Ours "inputNoise" input_noise Training within(0.0..=6.0), by(0.05).zero(Zero::Off);
    Ours "inputScaling" input_scaling Network Choice::new(InputScaling::ALL, InputScaling::id);
    Ours "patience" patience Data Whole(0..=100_000), by(5.0).zero(Zero::Off);
    Ours "points" n_points Data Whole(limits::POINTS), by(100.0).zero(Zero::Usual);
    Ours "classes" classes Data Whole(limits::CLASSES), by(1.0);
    // In percent, so that some of the class remains.
    Ours "imbalance" imbalance Data within(0.0..=98.0), by(10.0);
    Ours "weights" weights Network List { of: Maybe(Finite), else_: None };
    Ours "embed" embed Paint EMBED;
    Ours "present" present Paint Flag;
    Ours "lesson" lesson Nothing LESSON;
    Ours "solutions" solutions Nothing Flag;
    Ours "figure" figure Nothing Maybe(Choice::new(Figure::ALL, Figure::id));
    Ours "at" at Nothing Place;
    Ours "degree" degree Nothing Whole(limits::DEGREE), by(1.0);
    Ours "goal" goal Nothing GOAL;
    Ours "question" question Nothing QUESTION;
    Ours "truth" truth Nothing CRITERION;
    Ours "after" after Nothing Whole(limits::AFTER), by(1.0);
    Ours "data" own Data OwnPoints;
    Ours "draw" draw Network Whole(limits::DRAW), by(1.0);
    Ours "reshuffle" reshuffle Training Flag;
    Ours "flushLastBatch" flush Training Flag;
    Ours "softL1" soft_l1 Training Flag;
    Ours "view" view Paint Choice::new(View::ALL, View::id);
    Ours "layer" layer Paint Whole(0..=limits::MAX_LAYERS);
    Ours "units" units Paint Shape;
    Ours "frame" frame Paint Choice::new(FRAMES, |frame| frame);
    Ours "plane" plane Paint Choice::new(PLANES, |plane| plane);
    Ours "lossOf" loss_of Paint Choice::new(HEIGHTS, |height| height);
    Ours "lens" lens Paint Choice::new(Lens::ALL, Lens::id);
    Ours "neuron" neuron Nothing Neuron;
    Ours "histogram" histogram Paint Choice::new(HISTOGRAMS, |histogram| histogram);
    Ours "pass" pass Nothing Whole(0..=99), by(1.0);
    Ours "lossScale" loss_scale Paint Choice::new(LossScale::ALL, LossScale::id);
    Ours "speed" speed Nothing Choice::new(Speed::ALL, Speed::id);
    Ours "palette" palette Paint Choice::new(PALETTES, |palette| palette);
    Ours "lang" language Nothing Maybe(Choice::new(Language::ALL, Language::id));
}

const ACTIVATION: Choice<Activation> = Choice::new(Activation::ALL, Activation::id);
const REGULARIZER: Choice<Regularizer> =
    Choice { unwritten: Some(Regularizer::None), ..Choice::new(Regularizer::ALL, Regularizer::id) };
const CLASSIFICATION: Choice<Dataset> = Choice {
    fits: |dataset| matches!(dataset.spec().task, Task::Classification),
    ..Choice::new(Dataset::ALL, Dataset::id)
};
const REGRESSION: Choice<Dataset> = Choice {
    fits: |dataset| matches!(dataset.spec().task, Task::Regression),
    ..Choice::new(Dataset::ALL, Dataset::id)
};

const EMBED: Parsed<Embed> = Parsed::NEW;
const LESSON: Parsed<LessonPlace> = Parsed::NEW;
const GOAL: Parsed<Goal> = Parsed::NEW;
const QUESTION: Parsed<Question> = Parsed::NEW;
const CRITERION: Parsed<Criterion> = Parsed::NEW;

const fn within(range: RangeInclusive<f64>) -> Within {
    let instead_of_more = *range.end();
    Within { range, instead_of_more }
}

const NOISE: Within =
    Within { range: limits::NOISE, instead_of_more: limits::NOISE_INSTEAD_OF_MORE };
const PERC_TRAIN_DATA: Within = within(limits::PERC_TRAIN_DATA);

/// The one key that counts even without a value: no hidden layers.
pub(crate) const MAY_BE_BLANK: &str = "networkShape";

impl PlaygroundState {
    /// The value of a setting as a link has it; empty if it has none, or there is no such setting.
    pub fn value_of(&self, key: &str) -> String {
        let field = Field::of(key);
        field.and_then(|field| (field.write)(self)).unwrap_or_default()
    }

    /// Takes the value of a setting as a link has it; what makes no sense leaves the setting.
    pub fn set_value(&mut self, key: &str, value: &str) {
        if let Some(field) = Field::of(key) {
            let before = self.clone();
            if (field.read)(self, value).is_err() {
                *self = before;
            }
        }
    }

    /// The keys of the settings in which two states differ; hiding counts as one.
    pub fn changed_keys(&self, new: &Self) -> Vec<&'static str> {
        let hidden = (self.hidden != new.hidden).then_some("_hide");
        self.changed(new).map(|field| field.key).chain(hidden).collect()
    }

    /// What going from this state to `new` makes stale: the most that any changed setting does.
    ///
    /// Hiding a feature takes it from the network, so that makes the network stale.
    pub fn stale(&self, new: &Self) -> Stale {
        let hidden = if self.active_features() != new.active_features() {
            Stale::Network
        } else if self.hidden != new.hidden {
            Stale::Paint
        } else {
            Stale::Nothing
        };
        self.changed(new).map(|field| field.stale).fold(hidden, Stale::max)
    }

    /// The settings in which two states differ, without hiding.
    fn changed(&self, new: &Self) -> impl Iterator<Item = &'static Field> {
        // Own points are compared themselves: a link has not always room for them.
        let is_own_changed = !self.has_own_of(new);
        FIELDS.iter().filter(move |field| match field.key {
            "data" => is_own_changed,
            _ => (field.write)(self) != (field.write)(new),
        })
    }

    /// Whether both have the same points of their own.
    fn has_own_of(&self, new: &Self) -> bool {
        match (&self.own, &new.own) {
            (Some(old), Some(new)) => Arc::ptr_eq(old, new) || old == new,
            (old, new) => old.is_none() && new.is_none(),
        }
    }
}
