//! The texts of the page, except those about one member of a family, which are with that member. The article's
//! texts are in `texts/article.rs`. All texts here are English; a view looks up the translation with `lang.rs`.

pub(crate) mod article;
pub(crate) mod figure;
pub(crate) mod files;
pub(crate) mod inside;
pub(crate) mod lens;
pub(crate) mod network;
pub(crate) mod table;
pub(crate) mod task;

use crate::lang::{LESSON, filled, t, t_of};
use crate::views::values;
use playground::{Axis, Divergence, Feature, PlaygroundState, Stopped, Task};

/// The product's name.
pub(crate) const NAME: &str = "Nabla";
/// What the page is, in one line.
pub(crate) const TAGLINE: &str = "A neural network you can see";

pub(crate) const DATA: &str = "Data";
pub(crate) const FEATURES: &str = "Features";
pub(crate) const HIDDEN_LAYERS: &str = "Hidden layers";
pub(crate) const OUTPUT: &str = "Output";
pub(crate) const NETWORK: &str = "Network";
pub(crate) const SETTINGS: &str = "Settings";
pub(crate) const TRAINING: &str = "Training";
pub(crate) const ABOUT: &str = "About";

pub(crate) const CLASSIFY: &str = "Classify";
pub(crate) const REGRESS: &str = "Regress";
pub(crate) const SEED: &str = "Seed";
pub(crate) const EPOCH: &str = "Epoch";
pub(crate) const TEST_LOSS: &str = "Test loss";
pub(crate) const TRAINING_LOSS: &str = "Training loss";
pub(crate) const VALIDATION_LOSS: &str = "Validation loss";
pub(crate) const TRAINING_POINTS: &str = "Training points";
pub(crate) const ACCURACY: &str = "Accuracy";
pub(crate) const PRECISION: &str = "Prec.";
pub(crate) const PRECISION_HELP: &str =
    "Precision: the share of the points predicted as this class that really belong to it.";
pub(crate) const RECALL: &str = "Recall";
pub(crate) const RECALL_HELP: &str =
    "The share of the points of this class that are predicted as this class.";
pub(crate) const IS_SAID: &str = "actual \\ predicted";
/// The names of the two classes in the page's own data sets.
pub(crate) const SIGNS: [&str; 2] = ["+1", "−1"];
pub(crate) const R2: &str = "R²";
pub(crate) const R2_HELP: &str = "The share of the variance that the network explains. 1 is perfect; 0 is no better than always predicting the mean.";
pub(crate) const RMSE: &str = "RMSE";
pub(crate) const RMSE_HELP: &str =
    "The root of the mean squared error: the typical size of an error.";
pub(crate) const TEST_POINTS: &str = "Test points";
pub(crate) const DISCRETIZE: &str = "Discretize";
pub(crate) const MORE: &str = "More";
pub(crate) const OPEN_IN: &str = "Open in Nabla";
pub(crate) const LANGUAGE_FAILED: &str =
    "The texts could not be loaded. Check the connection, then choose the language again.";
pub(crate) const PART_FAILED: &str =
    "This part of the page could not be loaded. Check the connection, then try again.";
pub(crate) const TRY_AGAIN: &str = "Try again";
pub(crate) const LESSONS: &str = "Lessons";
pub(crate) const LESSONS_AWAY: &str =
    "The lessons could not be loaded. Check the connection, then open them again.";
pub(crate) const NO_LESSON: &str = "There is no lesson of this name. Choose one from the list.";
pub(crate) const FIND: &str = "Find a lesson or a term";
pub(crate) const NOT_FOUND: &str = "No lesson has these words. Try fewer of them.";
pub(crate) const ALL_LESSONS: &str = "All lessons";
pub(crate) const BACK: &str = "Back";
pub(crate) const NEXT: &str = "Next";
pub(crate) const FINISH: &str = "Finish";
pub(crate) const AGAIN: &str = "Start this step again";
pub(crate) const LEARNING: &str = "Learning";
pub(crate) const PAGE: &str = "Page";
/// The text for 0 where 0 is not just a number.
pub(crate) const ON: &str = "on";
pub(crate) const OFF: &str = "off";
pub(crate) const DEFAULT: &str = "default";
/// The name of the choice that keeps the default.
pub(crate) const USUAL: &str = "Default";
pub(crate) const MORE_SETS: &str = "More data sets";
pub(crate) const MORE_DATA: &str = "Points and class balance";
pub(crate) const CLOSE: &str = "Close";
/// The label of the button that leads from a neuron's picture back to the output's picture.
pub(crate) const TO_OUTPUT: &str = "Back to the output";
pub(crate) const OTHER_VALUE: &str = "Another value";
pub(crate) const BIAS: &str = "Bias";

pub(crate) const PLAY: &str = "Play";
pub(crate) const PAUSE: &str = "Pause";
pub(crate) const STEP: &str = "One epoch";
pub(crate) const TO_START: &str = "Back to the start, with the same weights";
pub(crate) const NEW_WEIGHTS: &str = "New weights";
pub(crate) const NEW_SAMPLE: &str = "New sample";
pub(crate) const NOTHING_TO_UNDO: &str = "Nothing to undo";
pub(crate) const NOTHING_TO_REDO: &str = "Nothing to redo";
pub(crate) const HIDE_THESE: &str = "Hide in the link";
pub(crate) const TRY_IT: &str = "Show it here";
pub(crate) const LINK: &str = "Link";
pub(crate) const COPY_LINK: &str = "Copy link";
/// What happened to work that runs in a worker.
pub(crate) const WORKER_DIED: &str =
    "A calculation in the background stopped and was started again.";
pub(crate) const LINK_COPIED: &str = "Link copied";
pub(crate) const LINK_NOT_COPIED: &str =
    "The browser does not let the page copy. You find the link in the address bar.";
pub(crate) const LINK_WITHOUT_POINTS: &str = "The link was copied without your points, because there are too many. Save the network to keep them.";
pub(crate) const POINTS_STAY: &str =
    "There are too many points for the link: a reload loses them. Save the network to keep them.";
pub(crate) const SHARE: &str = "Share";
pub(crate) const COPY: &str = "Copy";
pub(crate) const COPIED: &str = "Copied";
pub(crate) const QR: &str = "QR code of the link";
pub(crate) const QR_TOO_LONG: &str = "The link is too long for a QR code that a phone could read.";
pub(crate) const EMBED: &str = "Embed";
pub(crate) const EMBED_IN: &str = "Embed in";
pub(crate) const HEIGHT: &str = "Height in pixels";
pub(crate) const SAVE_WHOLE: &str = "Save as one file with these settings";
pub(crate) const NO_WHOLE: &str = "This works if the page is one file, or if nabla.html is in the same folder. Here neither is the case.";
pub(crate) const PICTURE: &str = "Picture";
pub(crate) const PNG: &str = "Save as PNG";
pub(crate) const SVG: &str = "Save as SVG";
pub(crate) const FILM: &str = "Save the run as a GIF";
pub(crate) const NO_FILM: &str = "Let the network learn first: the GIF shows the run so far.";
pub(crate) const CANCEL: &str = "Cancel";
pub(crate) const PRINT: &str = "Print a poster";
pub(crate) const IN_THIS_LANGUAGE: &str = "Open in this language";
pub(crate) const THEME: &str = "Light or dark";
pub(crate) const SHORTCUTS: &str = "Keyboard shortcuts";
pub(crate) const ADD_LAYER: &str = "Add a layer";
pub(crate) const REMOVE_LAYER: &str = "Remove a layer";
pub(crate) const ADD_NEURON: &str = "Add a neuron";
pub(crate) const REMOVE_NEURON: &str = "Remove a neuron";
pub(crate) const TIMELINE: &str = "Timeline";
pub(crate) const SKIP: &str = "Go to the playground";

pub(crate) const USUAL_RATE: &str = "Usual rate {0}: use it";
pub(crate) const FLATTENED: &str = "With so few neurons the normalized values are always the same. Use more neurons, or another normalization.";

pub(crate) const PAINT_HINT: &str = "Press here to paint points, or drop a table here.";
pub(crate) const TABLE_HINT: &str = "Drop a table with columns of numbers here.";
pub(crate) const PAINT_KEYS: &str =
    "Points: arrow keys move the cross, Enter paints a point, Delete erases it";
pub(crate) const MORE_CLASSES: &str = "One more class";
pub(crate) const ERASER: &str = "Erase (or press Alt, or use the right mouse button)";
pub(crate) const OPEN_TABLE: &str = "Open a table…";
pub(crate) const SAVE_POINTS: &str = "Save points";
pub(crate) const CLEAR: &str = "Clear all points";

pub(crate) const NO_FEATURES: &str = "The network has no inputs. Switch on a feature.";
pub(crate) const NO_PENALTY: &str = "no penalty";
pub(crate) const DEAD: &str = "This weight stays 0";
pub(crate) const KEEP: &str = "Change nothing";
pub(crate) const HINT_WEIGHT: &str = "Lines are weights: thick if large, blue if positive, orange if negative. Point at a line to read its weight, click to set it.";
pub(crate) const INVITATION: &str =
    "The network has learned for 60 epochs: press play to go on, or open Lessons.";
pub(crate) const HINT_NEURON: &str =
    "Each tile shows the output of one neuron at every place. Point at it to see it large.";

/// The words in the panel of losses.
pub(crate) const STRIP: [&str; 5] = ["Loss", "test", "training", "epoch", "diverged"];

/// The faint curves of the chart: epochs after the playhead, and discarded epochs.
pub(crate) const LATER_EPOCHS: &str = "later epochs";
pub(crate) const FORMER_RUN: &str = "previous run";

/// What the keys of the page do, for the list of shortcuts.
pub(crate) const SHORTCUT_LIST: &[(&str, &str)] = &[
    ("Space or K", "Play or pause"),
    ("→", "One epoch forward"),
    ("←", "One epoch back"),
    ("R", TO_START),
    ("Shift R", NEW_WEIGHTS),
    ("N", "New sample of points"),
    ("[  ]", "Learning rate down, up"),
    ("Ctrl Z", "Undo a change"),
    ("Shift Ctrl Z", "Redo it"),
    ("V", "Next view of the output"),
    ("I", "Next lens of the network"),
    (",  .", "Step of one point, or frame of a hidden space: back, forward"),
    ("L", LESSONS),
    ("1 to 9", "A step of the open lesson"),
    ("P", "Presenter mode: large text and lines"),
    ("T", THEME),
    ("?", "This list"),
    ("Esc", "Close what is open, or leave presenter mode"),
];

/// "Back to epoch 12, with 0.3".
pub(crate) fn go_back(epoch: u64, rate: Option<String>) -> String {
    let epoch = epoch.to_string();
    match rate {
        Some(rate) => filled("Go back to epoch {0} and use {1}", &[epoch, rate]),
        None => filled("Go back to epoch {0}", &[epoch]),
    }
}

/// Why training stopped.
pub(crate) fn diverged(divergence: Divergence, rate: String) -> String {
    filled(
        "Training diverged at epoch {0}: the numbers grew without limit. The learning rate {1} is too large.",
        &[divergence.epoch.to_string(), rate],
    )
}

/// "… and 2 more."
pub(crate) fn and_more(first: String, n: usize) -> String {
    filled("{0} And {1} more.", &[first, n.to_string()])
}

/// The message about text that was typed in place of a number.
pub(crate) fn no_number(text: String) -> String {
    filled("“{0}” is not a number. The value was not changed.", &[text])
}

/// "Circle, two hidden layers".
pub(crate) fn title(state: &PlaygroundState) -> String {
    const NUMBERS: &[&str] = &["two", "three", "four", "five", "six", "seven", "eight"];
    let set = t(state.data_set().spec().label);
    match state.shape.len() {
        0 => filled("{0}, no hidden layers", &[set]),
        1 => filled("{0}, one hidden layer", &[set]),
        n => {
            let number = NUMBERS.get(n - 2).map_or_else(|| n.to_string(), |number| t(number));
            filled("{0}, {1} hidden layers", &[set, number])
        }
    }
}

/// Why the network learns nothing.
pub(crate) fn batch_too_large(n_train: usize) -> String {
    let n = n_train.to_string();
    filled("The batch size is larger than the {0} training points, so nothing is learned.", &[n])
}

/// "500 points".
pub(crate) fn n_points(n: usize) -> String {
    match n {
        1 => t("1 point"),
        _ => filled("{0} points", &[values::grouped(n as u64)]),
    }
}

/// "Paint setosa".
pub(crate) fn paint(class: String) -> String {
    filled("Paint {0}", &[class])
}

/// What the tables of measures are based on, for data with many points.
pub(crate) fn measured() -> String {
    filled("For the first {0}.", &[n_points(playground::Session::MEASURED)])
}

/// The label of a task in the switch between the two tasks.
pub(crate) fn task(task: Task) -> &'static str {
    match task {
        Task::Classification => CLASSIFY,
        Task::Regression => REGRESS,
    }
}

/// The quantities on the horizontal and the vertical axis.
pub(crate) fn axes(state: &PlaygroundState) -> [Axis; 2] {
    let is_ours = state.data_set().spec().axes.is_some();
    state.axes().map(|axis| Axis { name: name(state, is_ours, axis.name), ..axis })
}

/// A name in the data. Names in a user's own data are not translated, but the translation table of a lesson
/// contains the names in that lesson's data.
fn name(state: &PlaygroundState, is_ours: bool, name: String) -> String {
    match &state.lesson {
        _ if is_ours => t(&name),
        Some(_) => t_of(LESSON, &name),
        None => name,
    }
}

/// The quantity that the network learns in regression. It is plain if it has no unit of its own.
pub(crate) fn target(state: &PlaygroundState) -> Axis {
    let axis = state.target_axis();
    let is_ours = state.data_set().spec().target.is_some();
    Axis { name: name(state, is_ours, axis.name), ..axis }
}

/// The name of a class.
pub(crate) fn class_name(state: &PlaygroundState, class: usize) -> String {
    let is_ours = state.data_set().spec().class_names.is_some();
    name(state, is_ours, state.class_name(class))
}

/// What the colors of numbers mean: "Orange is 12 000, blue is 350 000".
pub(crate) fn scale(low: &str, high: &str) -> String {
    filled("Orange is {0}, blue is {1}", &[low.to_owned(), high.to_owned()])
}

/// Why training stopped, and at which epoch the network is now.
pub(crate) fn stopped(stopped: Stopped) -> String {
    filled(
        "Stopped at epoch {0}: the validation loss no longer decreased. The network of epoch {1}, the best one, was restored.",
        &[stopped.epoch.to_string(), stopped.best.to_string()],
    )
}

/// The message after a change has ended a run.
pub(crate) fn run_is_kept(epoch: u64) -> String {
    filled("The training up to epoch {0} is kept: undo brings it back.", &[epoch.to_string()])
}

pub(crate) const PLAYING: &str = "Playing";

/// What screen readers read about a run: the epoch and the test loss.
pub(crate) fn announcement(epoch: String, test_loss: String) -> String {
    filled("Epoch {0}. Test loss {1}.", &[epoch, test_loss])
}

/// "3 of 5".
pub(crate) fn step_of(step: usize, n: usize) -> String {
    filled("{0} of {1}", &[step.to_string(), n.to_string()])
}

/// "8 min".
pub(crate) fn minutes(minutes: u64) -> String {
    filled("{0} min", &[minutes.to_string()])
}

/// "Training loss 0.2 + penalty 0.1 = 0.3".
pub(crate) fn with_penalty(loss: String, penalty: String, sum: String) -> String {
    filled("Training loss {0} + penalty {1} = {2}", &[loss, penalty, sum])
}

/// The best epoch so far, while early stopping watches.
pub(crate) fn best_epoch(epoch: u64) -> String {
    filled("Best validation loss so far: epoch {0}", &[epoch.to_string()])
}

/// Dropout in both conventions: the probability to drop a neuron, and to keep it.
pub(crate) fn dropout(percent: f64) -> String {
    let shares = [percent, 100.0 - percent].map(|share| plot::number::fixed(share, 0));
    filled("drops {0} %, keeps {1} %", &shares)
}

/// "Layer 1".
pub(crate) fn layer(layer: usize) -> String {
    filled("Layer {0}", &[layer.to_string()])
}

/// "As all: tanh".
pub(crate) fn as_all(activation: String) -> String {
    filled("Default ({0})", &[activation])
}

/// The settings of one layer, shown under its number of neurons: "neurons, tanh, drops 50 %".
pub(crate) fn layer_caption(n: usize, activation: String, dropped: f64) -> String {
    let caption = filled(if n == 1 { "neuron, {0}" } else { "neurons, {0}" }, &[activation]);
    match dropped {
        0.0 => caption,
        _ => filled("{0}, drops {1} %", &[caption, plot::number::fixed(100.0 * dropped, 0)]),
    }
}

/// "Layer 1: neurons".
pub(crate) fn neurons_of_layer(layer: usize) -> String {
    filled("Layer {0}: neurons", &[layer.to_string()])
}

/// "Neuron 2, layer 1": layers and neurons are counted from 1.
pub(crate) fn neuron(layer: usize, index: usize) -> String {
    filled("Neuron {0}, layer {1}", &[index.to_string(), layer.to_string()])
}

/// "neuron 2".
pub(crate) fn neuron_short(index: usize) -> String {
    filled("neuron {0}", &[index.to_string()])
}

/// The label of a feature's button, with its state.
pub(crate) fn feature(feature: Feature, is_on: bool) -> String {
    filled(if is_on { "{0}: on" } else { "{0}: off" }, &[feature.spec().label.to_owned()])
}
