//! Clicks on the original's page, repeated with our own code: which of them draw random numbers from the stream
//! of the seed, and how many. Our page behaves differently (its Reset gives the same weights again), but every
//! state of the original can be reached.

use crate::recordings::{assert_close, example, json, list, n_links, number, text, weights};
use nn::Regularizer;
use playground::plane::dataset::THUMBNAIL_N;
use playground::{
    Data, Dataset, Feature, Losses, PlaygroundState, Run, SeedRandom, Task, inputs_of, run_of,
};
use serde_json::Value;

/// A link whose values are not valid; the original continues with NaN.
const GARBAGE: &str = "garbage hash";

#[test]
fn every_click_leads_where_it_leads_in_the_original() {
    let stories = json("interactions.json");
    let stories = stories.as_array().expect("stories");
    assert!(stories.len() > 10, "only {} stories", stories.len());
    for story in stories.iter().filter(|story| story["name"] != GARBAGE) {
        let mut page = Page::open(&text(&story["hash"]));
        for step in story["log"].as_array().expect("steps") {
            let name = text(&step["step"]);
            page.click(&name);
            check(&page, step, &format!("{}, {name}", story["name"]));
        }
    }
}

#[track_caller]
fn check(page: &Page, step: &Value, what: &str) {
    assert_eq!(page.state.to_link(), text(&step["hash"]), "{what}");
    assert_eq!(page.state.seed, text(&step["seed"]), "{what}");
    let (ours, theirs) = (page.data.train[0], example(&step["train0"]));
    assert_close(ours.x, theirs.x, 1e-12, what);
    assert_close(ours.y, theirs.y, 1e-12, what);
    assert_close(ours.label, theirs.label, 1e-12, what);
    let (ours, theirs) = (weights(page.run.mlp()), list(&step["weights"], number));
    assert_eq!(ours.len(), theirs.len(), "{what}");
    assert_eq!(ours.len(), n_links(&page.state), "{what}");
    for (at, (ours, theirs)) in ours.iter().zip(theirs).enumerate() {
        assert_close(*ours, theirs, 1e-9, &format!("{what}: weight {at}"));
    }
    assert_eq!(page.run.epoch(), step["iter"].as_u64().expect("an epoch"), "{what}");
    assert_close(page.losses.train, number(&step["lossTrain"]), 1e-9, what);
    assert_close(page.losses.test, number(&step["lossTest"]), 1e-9, what);
}

/// A model of the original's page.
struct Page {
    state: PlaygroundState,
    /// The single stream of random numbers for everything.
    random: SeedRandom,
    data: Data,
    run: Run,
    /// The losses on the page, which may be outdated.
    losses: Losses,
}

impl Page {
    fn open(link: &str) -> Self {
        let (state, _) = PlaygroundState::from_link(link);
        let mut random = SeedRandom::new(&state.seed);
        let data = Data::draw(&state.sampling(), &mut random);
        let mut run = run_of(&state, &data, &inputs_of(&state, &data), &mut random);
        let losses = run.losses();
        Self { state, random, data, run, losses }
    }

    /// Draws new weights from the present position of the stream.
    fn reset(&mut self) {
        self.run =
            run_of(&self.state, &self.data, &inputs_of(&self.state, &self.data), &mut self.random);
        self.losses = self.run.losses();
    }

    /// Draws new points, with a seed from the stream; the weights stay.
    fn regenerate(&mut self) {
        self.state.seed = self.random.next_seed();
        self.random = SeedRandom::new(&self.state.seed);
        self.data = Data::draw(&self.state.sampling(), &mut self.random);
    }

    /// Draws new points and new weights.
    fn sample(&mut self) {
        self.regenerate();
        self.reset();
    }

    /// Changes the problem: between points and weights, the thumbnails of its data sets are drawn from the
    /// stream, as many as the original has.
    fn turn_to(&mut self, problem: Task) {
        self.state.problem = problem;
        self.regenerate();
        let datasets = match problem {
            Task::Classification => {
                &[Dataset::Circle, Dataset::Xor, Dataset::Gauss, Dataset::Spiral][..]
            }
            Task::Regression => &[Dataset::Plane, Dataset::MultiGauss],
        };
        for dataset in datasets {
            (dataset.spec().sample)(&mut self.random, THUMBNAIL_N, 0.0);
        }
        self.reset();
    }

    fn epoch(&mut self) {
        let epoch = self.run.epoch();
        while self.run.epoch() == epoch {
            self.run.step();
        }
        self.losses = self.run.losses();
    }

    fn toggle(&mut self, feature: Feature) {
        let on = self.state.features.contains(feature);
        self.state.features.set(feature, !on);
        self.reset();
    }

    /// Performs the step with this name in the recordings.
    fn click(&mut self, step: &str) {
        match step {
            "load" => {}
            "reset" => self.reset(),
            "step" => self.epoch(),
            "regenerate" => self.regenerate(),
            "click xor" => {
                self.state.set_data_set(Dataset::Xor);
                self.sample();
            }
            "click reg-gauss" => {
                self.state.set_data_set(Dataset::MultiGauss);
                self.sample();
            }
            "click xor again (no-op)" | "remove layer (no-op)" => {}
            "regression" => self.turn_to(Task::Regression),
            "classification" => self.turn_to(Task::Classification),
            "noise 25" => {
                self.state.noise = 25.0;
                self.sample();
            }
            "ratio 90" => {
                self.state.perc_train_data = 90.0;
                self.sample();
            }
            "batch 30" => {
                self.state.batch_size = 30;
                self.reset();
            }
            "relu" => {
                self.state.activation = nn::Activation::Relu;
                self.reset();
            }
            "L1" => {
                self.state.regularization = Regularizer::L1;
                self.reset();
            }
            "back to none" => {
                self.state.regularization = Regularizer::None;
                self.reset();
            }
            "regRate" => {
                self.state.regularization_rate = 0.03;
                self.reset();
            }
            "lr (no reset)" => self.state.learning_rate = 0.1,
            "add layer" => {
                self.state.shape.push(2);
                self.reset();
            }
            "remove layer" => {
                self.state.shape.pop();
                self.reset();
            }
            "add neuron layer1" => {
                self.state.shape[0] += 1;
                self.reset();
            }
            "toggle x off" => self.toggle(Feature::X),
            "toggle y off" => self.toggle(Feature::Y),
            "toggle xSquared" | "toggle xSquared off (no inputs left)" => {
                self.toggle(Feature::XSquared);
            }
            "discretize on" => self.state.discretize = true,
            "discretize off" => self.state.discretize = false,
            "showTest" => self.state.show_test_data = true,
            _ => panic!("a step that this model does not know: {step}"),
        }
    }
}

/// Where the original continues with NaN, we keep the default, clamp values that are too small, and report
/// this. The points are still those of the original, because the noise does not move them here.
#[test]
fn garbage_is_replaced_and_told() {
    let stories = json("interactions.json");
    let garbage =
        stories.as_array().expect("stories").iter().find(|story| story["name"] == GARBAGE);
    let garbage = garbage.expect("the recording");
    let (state, notices) = PlaygroundState::from_link(&text(&garbage["hash"]));
    let notices: Vec<&str> = notices.iter().map(|notice| notice.key.as_str()).collect();
    assert_eq!(notices, ["batchSize", "dataset", "learningRate", "noise", "networkShape"]);
    let ours =
        "#batchSize=1&regDataset=reg-gauss&seed=0.5&showTestData=true&y=false&problem=regression";
    assert_eq!(state.short_link(), ours);
    let first = Data::draw(&state.sampling(), &mut SeedRandom::new(&state.seed)).train[0];
    let theirs = example(&garbage["log"][0]["train0"]);
    assert_eq!((first.x, first.y), (theirs.x, theirs.y));
}
