//! Every text of the page that is not about one member of a family: those stand with their member.

pub(crate) mod figure;

use playground::{Divergence, Feature, PlaygroundState, Stopped, Task};

/// The product's name.
pub(crate) const NAME: &str = "Nabla";
/// What the page is, in a line.
pub(crate) const TAGLINE: &str = "A neural network you can see";

pub(crate) const DATA: &str = "Data";
pub(crate) const FEATURES: &str = "Features";
pub(crate) const HIDDEN_LAYERS: &str = "Hidden layers";
pub(crate) const OUTPUT: &str = "Output";
pub(crate) const NETWORK: &str = "Network";
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
    "Precision: of those taken for this class, how many are of it.";
pub(crate) const RECALL: &str = "Recall";
pub(crate) const RECALL_HELP: &str = "Of those of this class, how many were taken for it.";
pub(crate) const IS_SAID: &str = "is \\ said";
/// What the two classes of the page's own data sets are called.
pub(crate) const SIGNS: [&str; 2] = ["+1", "−1"];
pub(crate) const R2: &str = "R²";
pub(crate) const R2_HELP: &str = "The share of the variance that is explained: 1 is perfect, 0 no better than always saying the mean.";
pub(crate) const RMSE: &str = "RMSE";
pub(crate) const RMSE_HELP: &str =
    "The root of the mean squared error: how far off an answer typically is.";
pub(crate) const SCALE: &str = "Orange is minus 1, blue is plus 1";
pub(crate) const TEST_POINTS: &str = "Test points";
pub(crate) const DISCRETIZE: &str = "Discretize";
pub(crate) const MORE: &str = "More";
pub(crate) const MORE_HINT: &str = "Loss, weights, updates";
pub(crate) const OPEN_IN: &str = "Open in Nabla";
pub(crate) const LESSONS: &str = "Lessons";
pub(crate) const LESSONS_AWAY: &str =
    "The lessons could not be loaded. Check the connection, then open them again.";
pub(crate) const FIND: &str = "Find a lesson";
pub(crate) const ALL_LESSONS: &str = "All lessons";
pub(crate) const BACK: &str = "Back";
pub(crate) const NEXT: &str = "Next";
pub(crate) const FINISH: &str = "Finish";
pub(crate) const AGAIN: &str = "Set up again";
pub(crate) const GOAL: &str = "Goal";
pub(crate) const LOCK: &str = "This is my answer";
pub(crate) const RIGHT: &str = "Right.";
pub(crate) const NOT_QUITE: &str = "Not quite.";
pub(crate) const LEARNING: &str = "Learning";
pub(crate) const PAGE: &str = "Page";
/// What is chosen where nothing is chosen.
pub(crate) const USUAL: &str = "As usual";
pub(crate) const MORE_SETS: &str = "More data sets";
pub(crate) const MORE_DATA: &str = "Number and balance";
pub(crate) const CLOSE: &str = "Close";
pub(crate) const OTHER_VALUE: &str = "Other value";
pub(crate) const WEIGHT: &str = "Weight";
pub(crate) const BIAS: &str = "Bias";

pub(crate) const PLAY: &str = "Play";
pub(crate) const PAUSE: &str = "Pause";
pub(crate) const STEP: &str = "One epoch";
pub(crate) const TO_START: &str = "Back to the start, with the same weights";
pub(crate) const NEW_WEIGHTS: &str = "New weights";
pub(crate) const NEW_SAMPLE: &str = "New sample";
pub(crate) const UNDO: &str = "Undo";
pub(crate) const REDO: &str = "Redo";
pub(crate) const HIDE_THESE: &str = "Hide in the link";
pub(crate) const TRY_IT: &str = "Show it here";
pub(crate) const LINK: &str = "Link";
pub(crate) const COPY_LINK: &str = "Copy link";
pub(crate) const LINK_COPIED: &str = "Link copied";
pub(crate) const LINK_NOT_COPIED: &str =
    "The browser does not let the page copy. The link stands in the address bar.";
pub(crate) const LINK_WITHOUT_POINTS: &str =
    "Link copied, without your points: they are too many. Save the network to keep them.";
pub(crate) const SHARE: &str = "Share";
pub(crate) const COPY: &str = "Copy";
pub(crate) const COPIED: &str = "Copied";
pub(crate) const QR: &str = "QR code of the link";
pub(crate) const QR_TOO_LONG: &str = "The link is too long for a QR code that a phone could read.";
pub(crate) const EMBED: &str = "Embed";
pub(crate) const EMBED_IN: &str = "Embed in";
pub(crate) const HEIGHT: &str = "Height in pixels";
pub(crate) const PICTURE: &str = "Picture";
pub(crate) const PNG: &str = "Save as PNG";
pub(crate) const SVG: &str = "Save as SVG";
pub(crate) const PRINT: &str = "Print a poster";
pub(crate) const THEME: &str = "Light or dark";
pub(crate) const SHORTCUTS: &str = "Keyboard shortcuts";
pub(crate) const ADD_LAYER: &str = "Add a layer";
pub(crate) const REMOVE_LAYER: &str = "Take a layer away";
pub(crate) const ADD_NEURON: &str = "Add a neuron";
pub(crate) const REMOVE_NEURON: &str = "Take a neuron away";
pub(crate) const TIMELINE: &str = "Timeline";
pub(crate) const SKIP: &str = "Go to the playground";

pub(crate) const SAVE_NETWORK: &str = "Save network";
pub(crate) const SAVE_NETWORK_HELP: &str = "A file with the settings, the weights and your points.";
pub(crate) const OPEN_NETWORK: &str = "Open network…";
pub(crate) const OPEN_NETWORK_HELP: &str =
    "A file that was saved here; it can be dropped on the page too.";
pub(crate) const EXPORT_AS: &str = "Export as";
pub(crate) const OPENED: &str = "Network opened";
pub(crate) const NOT_READ: &str =
    "This file cannot be read, or is larger than 10 MB. Choose a smaller one.";
pub(crate) const DROP: &str = "Drop a table or a saved network";

pub(crate) const PAINT_HINT: &str = "Press to paint points, or drop a table here.";
pub(crate) const TABLE_HINT: &str = "Drop a table with three columns of numbers here.";
pub(crate) const PAINT_KEYS: &str =
    "Points: arrows move the cross, Enter paints a point, Delete erases";
pub(crate) const MORE_CLASSES: &str = "One more class";
pub(crate) const ERASER: &str = "Erase; or paint with Alt, or the right button";
pub(crate) const OPEN_TABLE: &str = "Open a table…";
pub(crate) const SAVE_POINTS: &str = "Save points";
pub(crate) const CLEAR: &str = "Clear all points";
pub(crate) const YOUR_TABLE: &str = "Your table";
pub(crate) const ACROSS: &str = "Across";
pub(crate) const UP: &str = "Up";
pub(crate) const LABEL: &str = "Label";
pub(crate) const NO_LABEL: &str = "none";
pub(crate) const USE_TABLE: &str = "Use it";
pub(crate) const NO_POINTS: &str = "These columns make no points";
pub(crate) const NO_CLASSES: &str = "all of one class.";

pub(crate) const NO_FEATURES: &str = "Switch on a feature: the network sees nothing yet.";
pub(crate) const DEAD: &str = "L1 has turned this link off";
pub(crate) const KEEP: &str = "Keep as it is";
pub(crate) const HINT_WEIGHT: &str = "Lines are weights: thick if strong, blue if positive, orange if negative. Hover to read one, click to set it.";
pub(crate) const HINT_NEURON: &str =
    "Each tile is what one neuron makes of every place. Hover to see it large.";

/// "Back to epoch 12, with 0.3".
pub(crate) fn go_back(epoch: u64, rate: Option<&str>) -> String {
    match rate {
        Some(rate) => format!("Go back to epoch {epoch} and use {rate}"),
        None => format!("Go back to epoch {epoch}"),
    }
}

/// Why training stopped.
pub(crate) fn diverged(divergence: Divergence, rate: &str) -> String {
    let epoch = divergence.epoch;
    format!(
        "The numbers grew without limit at epoch {epoch}. The learning rate {rate} is too large here."
    )
}

/// "… and 2 more."
pub(crate) fn and_more(first: &str, n: usize) -> String {
    format!("{first} And {n} more.")
}

/// "Circle, two hidden layers".
pub(crate) fn title(state: &PlaygroundState) -> String {
    const NUMBERS: &[&str] =
        &["no", "one", "two", "three", "four", "five", "six", "seven", "eight"];
    let n = state.shape.len();
    let number = NUMBERS.get(n).map_or_else(|| n.to_string(), |&number| number.to_owned());
    let noun = if n == 1 { "hidden layer" } else { "hidden layers" };
    format!("{}, {number} {noun}", state.data_set().spec().label)
}

/// Why nothing is learned.
pub(crate) fn batch_too_large(n_train: usize) -> String {
    format!("No batch is ever full with {n_train} training points: nothing is learned.")
}

/// "500 points".
pub(crate) fn n_points(n: usize) -> String {
    match n {
        1 => "1 point".to_owned(),
        _ => format!("{} points", crate::views::values::grouped(n as u64)),
    }
}

/// "Paint setosa".
pub(crate) fn paint(class: &str) -> String {
    format!("Paint {class}")
}

/// "3 classes: setosa, versicolor, virginica."
pub(crate) fn classes(names: &[String]) -> String {
    format!("{} classes: {}.", names.len(), names.join(", "))
}

/// "height is the number to be learned."
pub(crate) fn one_number_each(label: &str) -> String {
    format!("{label} is the number to be learned.")
}

/// What the tables of measures are about where there are many points.
pub(crate) fn measured() -> String {
    format!("Of the first {}.", n_points(playground::Session::MEASURED))
}

/// The label of a task on its half of the switch.
pub(crate) fn task(task: Task) -> &'static str {
    match task {
        Task::Classification => CLASSIFY,
        Task::Regression => REGRESS,
    }
}

/// Why training stopped, and where it stands.
pub(crate) fn stopped(stopped: Stopped) -> String {
    let Stopped { epoch, best } = stopped;
    format!(
        "Stopped at epoch {epoch}: the validation loss no longer fell. The network of epoch {best}, its best, is back."
    )
}

/// "3 of 5".
pub(crate) fn step_of(step: usize, n: usize) -> String {
    format!("{step} of {n}")
}

/// The button that lets a predicted run happen.
pub(crate) fn run_to(epoch: u64) -> String {
    if epoch == 0 { "Show the answer".to_owned() } else { format!("Run to epoch {epoch}") }
}

/// What turned out.
pub(crate) fn it_is(what: &str) -> String {
    format!("It is {what}.")
}

/// "reached at epoch 12".
pub(crate) fn reached(epoch: u64) -> String {
    format!("reached at epoch {epoch}")
}

/// "Training loss 0.2 + penalty 0.1 = 0.3".
pub(crate) fn with_penalty(loss: &str, penalty: &str, sum: &str) -> String {
    format!("{TRAINING_LOSS} {loss} + penalty {penalty} = {sum}")
}

/// The best epoch so far, while early stopping watches.
pub(crate) fn best_epoch(epoch: u64) -> String {
    format!("Best validation loss so far: epoch {epoch}")
}

/// What is at work in one layer beside its activation: "neurons, tanh, drops 50 %".
pub(crate) fn drops(percent: f64) -> String {
    format!(", drops {percent:.0} %")
}

/// Dropout in both conventions: the chance to be dropped, and to be kept.
pub(crate) fn dropout(percent: f64) -> String {
    format!("drops {percent:.0} %, keeps {:.0} %", 100.0 - percent)
}

/// "Layer 1".
pub(crate) fn layer(layer: usize) -> String {
    format!("Layer {layer}")
}

/// "As all: tanh".
pub(crate) fn as_all(activation: &str) -> String {
    format!("As all: {activation}")
}

/// "neurons, tanh" under the number of neurons of a layer.
pub(crate) fn layer_caption(n: usize, activation: &str) -> String {
    let noun = if n == 1 { "neuron" } else { "neurons" };
    format!("{noun}, {activation}")
}

/// "Layer 1: neurons".
pub(crate) fn neurons_of_layer(layer: usize) -> String {
    format!("Layer {layer}: neurons")
}

/// "Neuron 2, layer 1": layers and neurons are counted from 1.
pub(crate) fn neuron(layer: usize, index: usize) -> String {
    format!("Neuron {index}, layer {layer}")
}

/// "X₁ → neuron 2".
pub(crate) fn link(from: &str, to: &str) -> String {
    format!("{from} → {to}")
}

/// "neuron 2".
pub(crate) fn neuron_short(index: usize) -> String {
    format!("neuron {index}")
}

/// The output neuron, at the end of a link.
pub(crate) const OUTPUT_SHORT: &str = "output";

/// What pressing a feature does.
pub(crate) fn feature(feature: Feature, is_on: bool) -> String {
    let what = feature.spec().label;
    if is_on { format!("{what}: on") } else { format!("{what}: off") }
}
