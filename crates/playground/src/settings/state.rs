//! PlaygroundState: every choice a person can make, as one plain value.
//! What a choice is called in a link and what it makes stale is written in `fields`; which points and which
//! network follow from the choices is said in `points` and `network`.

pub mod limits;

use crate::plane::{Dataset, Feature, FeatureSet, InputScaling, Own, Task};
use crate::settings::clipping::Clipping;
use crate::settings::control::Control;
use crate::settings::figure::Figure;
use crate::settings::goal::Goal;
use crate::settings::language::Language;
use crate::settings::lens::{HISTOGRAMS, Lens};
use crate::settings::loss_scale::LossScale;
use crate::settings::panel::{Embed, Panel};
use crate::settings::place::LessonPlace;
use crate::settings::question::{Criterion, Question};
use crate::settings::speed::Speed;
use crate::settings::view::{FRAMES, HEIGHTS, PLANES, View};
use crate::settings::written::Written;
use nn::{Activation, Initializer, Loss, Normalization, Optimizer, Regularizer, Schedule};
use std::sync::Arc;

/// The seed of a state that nobody gave a seed: fixed, so that tests and examples agree.
pub const DEFAULT_SEED: &str = "0.12345";

/// The names of the color scales, the original's first. What colors they have is a matter of drawing.
pub const PALETTES: &[&str] = &["orange-blue", "plum-green"];

/// Every choice a person can make: the whole of a link, an undo step, the start of a lesson.
///
/// The values keep within [`limits`]; a state read from a link always does.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaygroundState {
    /// The activation function of the hidden layers.
    pub activation: Activation,
    /// The penalty on large weights.
    pub regularization: Regularizer,
    /// The batch size: how many points one update averages the gradient over.
    pub batch_size: usize,
    /// The data set to classify.
    pub dataset: Dataset,
    /// The data set of the regression.
    pub reg_dataset: Dataset,
    /// The learning rate.
    pub learning_rate: f64,
    /// The factor of the penalty.
    pub regularization_rate: f64,
    /// How noisy the data are, in percent.
    pub noise: f64,
    /// Neurons of each hidden layer, from input to output; empty: no hidden layer.
    pub shape: Vec<usize>,
    /// What all randomness comes from, written as in a link: see
    /// [`seed_from_text`](crate::settings::link::seed_from_text) for what a person typed. Not empty.
    pub seed: String,
    /// Whether the picture shows the test points.
    pub show_test_data: bool,
    /// Whether the picture shows two colors instead of shades.
    pub discretize: bool,
    /// The training share: how many percent of the points train, the others test.
    pub perc_train_data: f64,
    /// The features that are switched on; [`active_features`](Self::active_features) are those in use.
    pub features: FeatureSet,
    /// A key of the original that does nothing, kept so that a link comes back letter by letter.
    pub cos_x: bool,
    /// A key of the original that does nothing, kept so that a link comes back letter by letter.
    pub cos_y: bool,
    /// A key of the original that does nothing, kept so that a link comes back letter by letter.
    pub collect_stats: bool,
    /// A key of the original that does nothing (its pages never existed), kept so that a link comes back letter by
    /// letter.
    pub tutorial: Option<String>,
    /// What the network is to learn of a point.
    pub problem: Task,
    /// Whether all weights and biases begin at zero.
    pub init_zero: bool,
    /// Whether the page shows the playground alone, without text around it.
    pub hide_text: bool,
    /// How a gradient moves the weights; the original knows stochastic gradient descent alone.
    pub optimizer: Optimizer,
    /// Momentum μ: how much of the velocity is kept. For this and the next five, `None`
    /// is the optimizer's own number.
    pub momentum: Option<f64>,
    /// How much of the averaged gradient is kept: β₁.
    pub beta1: Option<f64>,
    /// How much of the averaged square is kept: β₂.
    pub beta2: Option<f64>,
    /// The same for optimizers that call it ρ.
    pub rho: Option<f64>,
    /// What keeps a division from being by zero: ε.
    pub epsilon: Option<f64>,
    /// The optimizer's own weight decay: λ.
    pub decay: Option<f64>,
    /// The loss function; `None` for the one that suits the problem, see
    /// [`loss_in_force`](Self::loss_in_force).
    pub loss: Option<Loss>,
    /// The activation function of the output; `None` for the one that suits problem and loss, see
    /// [`output_in_force`](Self::output_in_force).
    pub output: Option<Activation>,
    /// Activations of single hidden layers, from the first; `None` for the activation of all.
    pub activations: Vec<Option<Activation>>,
    /// The dropout rate of each hidden layer; 0 for layers beyond the last.
    pub dropout: Vec<f64>,
    /// The normalization of the hidden layers.
    pub normalization: Normalization,
    /// How the first weights are drawn, unless they are zero.
    pub initializer: Initializer,
    /// The scale of the first weights; 0: the initializer's own.
    pub init_scale: f64,
    /// How the learning rate changes while training.
    pub schedule: Schedule,
    /// The period of the schedule, in epochs.
    pub schedule_period: f64,
    /// How the gradient is clipped.
    pub clipping: Clipping,
    /// The bound at which the gradient is clipped.
    pub clip_at: f64,
    /// The largest norm of the weights into one neuron; 0: no limit.
    pub max_norm: f64,
    /// The deviation of the noise on the training points, drawn anew in each epoch; 0: no noise.
    pub input_noise: f64,
    /// What is done to the features before the network sees them.
    pub input_scaling: InputScaling,
    /// Epochs without a better validation loss before training stops; 0: it never does.
    pub patience: u32,
    /// How many points are drawn; 0: as many as the data set has by itself.
    pub n_points: usize,
    /// How many classes a data set has that can have any number.
    pub classes: usize,
    /// How many percent of the points of the first class are left out.
    pub imbalance: f64,
    /// First values of parameters, in the network's order; `None` for the value that is drawn.
    pub weights: Vec<Option<f64>>,
    /// Inside another page: what is shown, see [`shows`](Self::shows).
    pub embed: Option<Written<Embed>>,
    /// Whether the page is shown large, for an audience.
    pub present: bool,
    /// The lesson that is open, and its step.
    pub lesson: Option<Written<LessonPlace>>,
    /// Whether an open lesson tells the right answers and how its goals are reached, for who teaches with it.
    pub solutions: bool,
    /// The figure beside the text.
    pub figure: Option<Figure>,
    /// The place that figures about one point are about, within the picture.
    pub at: [f64; 2],
    /// The degree of the polynomial that figures compare the network with.
    pub degree: usize,
    /// What is to be reached.
    pub goal: Option<Written<Goal>>,
    /// The question whose answer is to be predicted.
    pub question: Option<Written<Question>>,
    /// What makes an answer to it right.
    pub truth: Option<Written<Criterion>>,
    /// The epoch after which the right answer is known.
    pub after: u64,
    /// A person's own points.
    pub own: Option<Arc<Own>>,
    /// Which set of first weights after the points is taken: 0 is the original's after loading, k is
    /// what k presses of its Reset give.
    pub draw: u32,
    /// Whether every epoch takes the points in a new order; the original shuffles once.
    pub reshuffle: bool,
    /// Whether the incomplete last batch of an epoch updates the weights; in the original it waits.
    pub flush: bool,
    /// Whether L1 may take a weight through zero and back; in the original such a link is dead.
    pub soft_l1: bool,
    /// What the frame of the output shows; [`view_in_force`](Self::view_in_force) is what it can show.
    pub view: View,
    /// The layer of which a hidden space is, from 1; 0: the last hidden layer.
    pub layer: usize,
    /// The two neurons that are its axes, from 1; others than two, and neurons that it does not have, stand for its
    /// two neurons or the main directions of more.
    pub units: Vec<usize>,
    /// What its film shows: one of [`FRAMES`].
    pub frame: &'static str,
    /// Which directions the plane of a landscape has: one of [`PLANES`].
    pub plane: &'static str,
    /// What is height in a landscape: one of [`HEIGHTS`].
    pub loss_of: &'static str,
    /// What the tiles of the network show.
    pub lens: Lens,
    /// The neuron that a lens is about, and a link into it: layer, neuron and link, from 1; 0 for what is not
    /// chosen.
    pub neuron: [usize; 3],
    /// What the histograms of the network's health count: one of [`HISTOGRAMS`].
    pub histogram: &'static str,
    /// How far the passes through the network are shown: step by step from 1; 0 for both passes as a whole.
    pub pass: usize,
    /// How the loss chart is scaled.
    pub loss_scale: LossScale,
    /// How fast it plays.
    pub speed: Speed,
    /// The name of the color scale: one of [`PALETTES`].
    pub palette: &'static str,
    /// The language of the page, where a link names one; without one it is the person's own.
    pub language: Option<Language>,
    /// What a link says about hiding controls, in the order of the link: the name of the control, and
    /// whether it is hidden. Names that are no control of ours are kept as well.
    pub hidden: Vec<(String, bool)>,
}

impl Default for PlaygroundState {
    /// The original's defaults, with [`DEFAULT_SEED`].
    fn default() -> Self {
        Self::with_seed(DEFAULT_SEED)
    }
}

impl PlaygroundState {
    /// The original's defaults, with this seed.
    pub fn with_seed(seed: impl Into<String>) -> Self {
        Self {
            activation: Activation::Tanh,
            regularization: Regularizer::None,
            batch_size: 10,
            dataset: Dataset::Circle,
            reg_dataset: Dataset::Plane,
            learning_rate: 0.03,
            regularization_rate: 0.0,
            noise: 0.0,
            shape: vec![4, 2],
            seed: seed.into(),
            show_test_data: false,
            discretize: false,
            perc_train_data: 50.0,
            features: FeatureSet::from_iter([Feature::X, Feature::Y]),
            cos_x: false,
            cos_y: false,
            collect_stats: false,
            tutorial: None,
            problem: Task::Classification,
            init_zero: false,
            hide_text: false,
            optimizer: Optimizer::Sgd,
            momentum: None,
            beta1: None,
            beta2: None,
            rho: None,
            epsilon: None,
            decay: None,
            loss: None,
            output: None,
            activations: Vec::new(),
            dropout: Vec::new(),
            normalization: Normalization::None,
            initializer: Initializer::Uniform,
            init_scale: 0.0,
            schedule: Schedule::Constant,
            schedule_period: 100.0,
            clipping: Clipping::None,
            clip_at: 1.0,
            max_norm: 0.0,
            input_noise: 0.0,
            input_scaling: InputScaling::None,
            patience: 0,
            n_points: 0,
            classes: 3,
            imbalance: 0.0,
            weights: Vec::new(),
            embed: None,
            present: false,
            lesson: None,
            solutions: false,
            figure: None,
            at: [-1.0, 2.0],
            degree: 3,
            goal: None,
            question: None,
            truth: None,
            after: 100,
            own: None,
            draw: 0,
            reshuffle: false,
            flush: false,
            soft_l1: false,
            view: View::Plane,
            layer: 0,
            units: Vec::new(),
            frame: FRAMES[FRAMES.len() - 1],
            plane: PLANES[0],
            loss_of: HEIGHTS[0],
            lens: Lens::Answers,
            neuron: [0; 3],
            histogram: HISTOGRAMS[0],
            pass: 0,
            loss_scale: LossScale::Auto,
            speed: Speed::Frame,
            palette: PALETTES[0],
            language: None,
            hidden: Vec::new(),
        }
    }

    /// These settings, shown in the language, the colors, the size and the frame of others, and to the same
    /// person.
    #[must_use]
    pub fn shown_as(self, other: &Self) -> Self {
        let Self { language, palette, present, solutions, .. } = *other;
        Self { language, palette, present, solutions, embed: other.embed.clone(), ..self }
    }

    /// Whether the page stands inside another one, without header and text around it.
    pub fn is_embedded(&self) -> bool {
        self.embed.is_some()
    }

    /// What the frame of the output shows: a curve has no other view.
    pub fn view_in_force(&self) -> View {
        if self.line().is_some() { View::Plane } else { self.view }
    }

    /// Whether that is something else than the plane or a curve.
    pub fn is_elsewhere(&self) -> bool {
        self.view_in_force() != View::Plane
    }

    /// Whether the outputs have tiles on the edge of their frame: where frame or tiles show something else than
    /// the answers.
    pub fn is_edged(&self) -> bool {
        self.is_elsewhere() || self.lens != Lens::Answers
    }

    /// Whether this panel of the page is shown.
    pub fn shows(&self, panel: Panel) -> bool {
        self.embed.as_ref().and_then(Written::value).is_none_or(|embed| embed.shows(panel))
    }

    /// Chooses the next set of first weights of this seed; after the last comes the first.
    pub fn next_draw(&mut self) {
        self.draw = if limits::DRAW.contains(&(self.draw + 1)) { self.draw + 1 } else { 0 };
    }

    /// Whether a link or a person has hidden this control.
    pub fn is_hidden(&self, control: Control) -> bool {
        self.is_hidden_id(control.id())
    }

    /// Whether a link or a person has hidden the control of this name.
    pub fn is_hidden_id(&self, id: &str) -> bool {
        self.hidden.iter().any(|(name, hidden)| name == id && *hidden)
    }

    /// Hides a control, or shows it again.
    pub fn set_hidden(&mut self, control: Control, hidden: bool) {
        match self.hidden.iter_mut().find(|(name, _)| name == control.id()) {
            Some((_, value)) => *value = hidden,
            None if !hidden => {}
            None => self.hidden.push((control.id().to_owned(), hidden)),
        }
    }
}
