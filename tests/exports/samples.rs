//! Networks whose exports are run: links that together use every activation, norm, loss, optimizer, penalty and
//! feature, in their own units; the page's answers at points, and the result of further training.

use nn::{Activation, Loss, Normalization, Optimizer, Regularizer, Schedule};
use playground::files::export::{Model, Tells};
use playground::{Axis, Dataset, Feature, InputScaling, Line, PlaygroundState, Session};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

/// Epochs of training before the export.
const EPOCHS: u64 = 3;
/// Number of points at which the answers are compared.
const N_POINTS: usize = 40;

/// A network that is exported.
#[derive(Debug)]
pub(crate) struct Sample {
    pub(crate) link: String,
    pub(crate) session: Session,
}

impl Sample {
    pub(crate) fn new(link: &str) -> Self {
        let (state, notices) = PlaygroundState::from_link(link);
        assert!(notices.is_empty(), "{link}: {notices:?}");
        let mut session = Session::new(state);
        (0..EPOCHS).for_each(|_| session.epoch());
        assert!(session.divergence().is_none(), "{link} diverges");
        Self { link: link.to_owned(), session }
    }

    /// The points at which the answers are compared, in their own units.
    pub(crate) fn points(&self) -> Vec<Vec<f64>> {
        let mut random = Pcg64Mcg::seed_from_u64(1);
        let axes = self.axes();
        let point =
            |_| axes.iter().map(|(_, axis)| axis.to_real(random.random_range(-6.0..6.0))).collect();
        (0..N_POINTS).map(point).collect()
    }

    /// The axes whose numbers a program takes, each of which is x or y: one axis if the answer is a curve.
    pub(crate) fn axes(&self) -> Vec<(usize, Axis)> {
        let state = self.session.state();
        let all = state.axes().into_iter().enumerate();
        all.filter(|(k, _)| match state.line() {
            Some(Line::X) => *k == 0,
            Some(Line::Y) => *k == 1,
            Some(Line::Product) | None => true,
        })
        .collect()
    }

    /// The page's answers at points in their own units: a number in its units, the probability of the positive
    /// of two classes, or the probabilities of all classes; and the most likely class.
    pub(crate) fn answers(&self, points: &[Vec<f64>]) -> (Vec<Vec<f64>>, Vec<String>) {
        let (link, axes) = (self.session.state().to_link(), self.axes());
        let model = Model::of(&self.session, &link);
        let answer = |point: &Vec<f64>| {
            let view = |k: usize| {
                let place = axes.iter().position(|(it, _)| *it == k);
                place.map_or(0.0, |place| axes[place].1.to_view(point[place]))
            };
            let inputs = self.session.inputs().of(view(0), view(1));
            let run = self.session.run();
            let mut shown = run.tape_of(inputs).value(run.mlp().output()).to_vec();
            run.recipe().design.answer.read(&mut shown, 1);
            match &model.tells {
                Tells::Number(axis) => (vec![axis.to_real(shown[0])], String::new()),
                Tells::Classes { names, positive } if shown.len() == 1 => {
                    let p = (0.5 * (1.0 + shown[0])).clamp(0.0, 1.0);
                    let label = names[usize::from(shown[0] < 0.0)].clone();
                    (vec![if *positive == 0 { p } else { 1.0 - p }], label)
                }
                Tells::Classes { names, .. } => {
                    let best = (1..shown.len())
                        .fold(0, |best, k| if shown[best] < shown[k] { k } else { best });
                    (shown, names[best].clone())
                }
            }
        };
        points.iter().map(answer).unzip()
    }
}

/// The link of each sample.
pub(crate) fn links() -> Vec<String> {
    let mut links = vec!["#seed=0.5".to_owned(), own_numbers("")];
    let data_sets = Dataset::ALL.iter().filter(|set| !set.is_own());
    links.extend(data_sets.map(|set| {
        let (problem, key) = (set.spec().task.id(), key_of(*set));
        format!("#seed=0.5&points=60&problem={problem}&{key}={}", set.id())
    }));
    for (k, activation) in Activation::ALL.iter().enumerate() {
        let loss = ["squared", "binaryCrossEntropy", "softmaxCrossEntropy"][k % 3];
        links.push(own(&format!("activation={}&lossFunction={loss}", activation.id())));
        links.push(own_numbers(&format!("activation={0}&outputActivation={0}", activation.id())));
    }
    for normalization in Normalization::ALL {
        for shape in ["5,4", "3,1", "4,2"] {
            let id = normalization.id();
            links.push(own(&format!("normalization={id}&networkShape={shape}&dropout=0.25")));
            links.push(own(&format!("normalization={id}&networkShape={shape}&batchSize=5")));
        }
    }
    // A neuron that is alone in its group is 0, which is exactly at the jump of the step function.
    links.push(own("normalization=group&networkShape=4,3&activation=step"));
    for loss in Loss::ALL {
        links.push(own(&format!("lossFunction={}", loss.id())));
        links.push(format!(
            "#seed=0.5&points=60&dataset=blobs&classes=4&lossFunction={}",
            loss.id()
        ));
        links.push(own_numbers(&format!("lossFunction={}", loss.id())));
    }
    for optimizer in Optimizer::ALL {
        let rate = optimizer.spec().learning_rate;
        links.push(own(&format!("optimizer={}&learningRate={rate}", optimizer.id())));
        links.push(own(&format!(
            "optimizer={}&learningRate={rate}&schedule=step&schedulePeriod=4&regularization=L2&\
             regularizationRate=0.1",
            optimizer.id()
        )));
    }
    for tuned in [
        "optimizer=momentum&momentum=0.5",
        "optimizer=nesterov&momentum=0.5&schedule=exponential",
        "optimizer=adam&beta1=0.5&beta2=0.9&epsilon=0.01",
        "optimizer=nadam&beta1=0.5&beta2=0.9&epsilon=0.01",
        "optimizer=adamw&decay=0.5",
        "optimizer=lion&beta1=0.5&beta2=0.7",
        "optimizer=rmsprop&beta2=0.5&epsilon=0.01",
        "optimizer=adadelta&rho=0.5&epsilon=0.001",
        "optimizer=adagrad&epsilon=0.01",
    ] {
        links.push(own(&format!("{tuned}&learningRate=0.01")));
    }
    for (k, penalty) in Regularizer::ALL.iter().enumerate() {
        let optimizer = ["momentum", "adam", "sgd"][k % 3];
        for soft in [false, true] {
            links.push(own(&format!(
                "regularization={}&regularizationRate=0.3&softL1={soft}&optimizer={optimizer}&learningRate=0.1",
                penalty.id()
            )));
        }
    }
    for schedule in Schedule::ALL {
        links.push(own(&format!("schedule={}&schedulePeriod=5", schedule.id())));
    }
    for scaling in InputScaling::ALL {
        let features: String =
            Feature::ALL.iter().map(|feature| format!("&{}=true", feature.id())).collect();
        links.push(own(&format!("inputScaling={}{features}", scaling.id())));
    }
    for more in [
        "clip=norm&clipAt=0.05",
        "clip=value&clipAt=0.02&optimizer=momentum",
        "maxNorm=0.5",
        "x=false&y=false",
        "networkShape=",
        "batchSize=7",
        "outputActivation=sigmoid",
        "outputActivation=linear",
        "reshuffle=true",
        "inputNoise=0.1",
    ] {
        links.push(own(more));
    }
    // Points that are classified by one number: on their own axis, or with a feature that uses only one.
    let line = "#seed=0.5&dataset=own&percTrainData=80&networkShape=3";
    for more in ["", "&y=true", "&x=false&xSquared=true&inputScaling=standardize"] {
        links.push(format!("{line}{more}&data={}", on_a_line("hours", true)));
    }
    let line = "#seed=0.5&problem=regression&regDataset=ownNumbers&percTrainData=80&networkShape=3";
    links.push(format!("{line}&y=false&data={}", on_a_line("rooms", false)));
    for more in ["y=false", "x=false", "x=false&y=false&ySquared=true&inputNoise=0.1"] {
        links.push(own(more));
        links.push(own_numbers(more));
        links.push(format!("#seed=0.5&points=60&dataset=passClass&{more}"));
    }
    links.push("#seed=0.5&points=60&dataset=passClass&x=false&y=false&xTimesY=true".to_owned());
    // The last batch is incomplete and is not used yet.
    links.push("#seed=0.5&points=50&batchSize=8&dataset=xor&percTrainData=90".to_owned());
    links
}

fn key_of(set: Dataset) -> &'static str {
    if set.spec().task == playground::Task::Regression { "regDataset" } else { "dataset" }
}

/// Points of two classes, "no" and "yes", with two measured numbers.
fn own(more: &str) -> String {
    let mut random = Pcg64Mcg::seed_from_u64(2);
    let mut data = "cm|kg \"net\"|class~150,10,50,8,0,1~no|yes".to_owned();
    for _ in 0..40 {
        let [x, y] = [0; 2].map(|_| random.random_range(-5000..5000));
        let label = i32::from(x + y + random.random_range(-1500..1500) < 0);
        data += &format!("~{},{},{label}", f64::from(x) / 1e3, f64::from(y) / 1e3);
    }
    let base = "#seed=0.5&dataset=own&percTrainData=80&networkShape=4,3";
    format!("{base}&{more}&data={}", data.replace('"', "%22").replace(' ', "%20"))
}

/// Points with one measured number: of two classes, or with a price.
fn on_a_line(name: &str, is_of_classes: bool) -> String {
    let mut random = Pcg64Mcg::seed_from_u64(4);
    let target =
        if is_of_classes { "passed~5,1,0,1,0,1~0|1" } else { "price~5,1,0,1,187000,60000~" };
    let mut data = format!("{name}||{target}");
    for _ in 0..30 {
        let x = f64::from(random.random_range(-5000..5000)) / 1e3;
        let label = if is_of_classes { f64::from(u8::from(0.0 < x)) } else { 0.1 * x };
        data += &format!("~{x},0,{label}");
    }
    data
}

/// Prices with two measured numbers.
fn own_numbers(more: &str) -> String {
    let mut random = Pcg64Mcg::seed_from_u64(3);
    let mut data = "rooms|age|price~4,0.6,30,5,187000,60000~".to_owned();
    for _ in 0..40 {
        let [x, y] = [0; 2].map(|_| random.random_range(-5000..5000));
        let (x, y) = (f64::from(x) / 1e3, f64::from(y) / 1e3);
        data += &format!("~{x},{y},{:.3}", 0.1 * x - 0.004 * y * y);
    }
    let base = "#seed=0.5&problem=regression&regDataset=ownNumbers&percTrainData=80&networkShape=4";
    format!("{base}&{more}&data={data}")
}
