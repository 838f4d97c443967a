//! How a network was trained, in words and in Python: what goes on the same way has the same loss, rate and
//! order of points. What optimizers are called elsewhere is in the files of the formats.

use super::model::{Model, Training};
use super::python::number;
use nn::{GradientLimit, Hyper, L1, Optimizer, Regularizer, Schedule, Update};

impl Training<'_> {
    /// The numbers that the optimizer is tuned by.
    pub(super) fn hyper(&self) -> Hyper {
        let Update { hyper, .. } = self.recipe.update;
        hyper.unwrap_or(self.optimizer().spec().hyper)
    }

    /// The same as programs write them, each with the word that stands for it.
    pub(super) fn numbers(&self) -> [(&'static str, String); 4] {
        let Hyper { beta1, beta2, epsilon, decay } = self.hyper();
        [("BETA1", beta1), ("BETA2", beta2), ("EPSILON", epsilon), ("DECAY", decay)]
            .map(|(name, value)| (name, number(value)))
    }

    pub(super) fn optimizer(&self) -> Optimizer {
        self.recipe.optimizer
    }

    /// The parts of what the optimizer remembers, as long as the parameters each; none before the first
    /// update.
    pub(super) fn memory(&self) -> Vec<&[f64]> {
        let (slots, t) = self.trainer.memory();
        let n = self.trainer.frozen().len().max(1);
        if t == 0 { Vec::new() } else { slots.chunks_exact(n).collect() }
    }

    /// How many updates the optimizer has made.
    pub(super) fn n_updates(&self) -> u64 {
        self.trainer.memory().1
    }

    /// The penalty, if it does anything.
    pub(super) fn penalty(&self) -> Option<(Regularizer, f64)> {
        let Update { regularizer, regularization_rate, .. } = self.recipe.update;
        let is_there = regularizer != Regularizer::None && regularization_rate != 0.0;
        is_there.then_some((regularizer, regularization_rate))
    }

    /// The learning rate of an epoch, as an expression of `epoch`.
    pub(super) fn rate(&self) -> String {
        let (schedule, period) = self.recipe.schedule;
        let rate = number(self.recipe.update.learning_rate);
        let p = number(period.max(1.0));
        match schedule {
            Schedule::Constant => rate,
            Schedule::Step => format!("{rate} * 0.5 ** (epoch // {p})"),
            Schedule::Exponential => format!("{rate} * math.exp(-epoch / {p})"),
            Schedule::Cosine => format!(
                "{rate} * 0.5 * (1 + math.cos(math.pi * (epoch / {p}))) if epoch < {p} else 0.0"
            ),
            Schedule::WarmUp => format!("{rate} * min(1.0, (epoch + 1) / {p})"),
            Schedule::Inverse => format!("{rate} / (1 + epoch / {p})"),
        }
    }

    /// Whether any weight is kept from moving: pruned by L1, so that it is 0.
    pub(super) fn has_frozen(&self, model: &Model<'_>) -> bool {
        let mut weights = model.mlp.layers().iter().flat_map(|layer| layer.weights.span());
        weights.any(|at| self.trainer.frozen()[at])
    }

    /// Whether weights that the penalty pushes across zero are pruned.
    pub(super) fn prunes(&self) -> bool {
        let has_corner = self.penalty().is_some_and(|(it, _)| it.spec().has_corner);
        has_corner && self.recipe.update.l1 == L1::Prune
    }
}

/// How it was trained, as comments.
pub(super) fn words(model: &Model<'_>) -> String {
    let Some(training) = &model.training else { return String::new() };
    let recipe = training.recipe;
    let update = &recipe.update;
    let mut out = String::new();
    let mut line = |text: String| out += &format!("# {text}\n");
    let epochs =
        if training.epoch == 1 { "1 epoch" } else { &format!("{} epochs", training.epoch) };
    line(format!(
        "Trained for {epochs} in batches of {} by the loss {}, {}.",
        recipe.batch_size,
        model.loss.spec().formula,
        match model.loss.rows(2) {
            1 => "averaged over the batch",
            _ => "summed over the outputs and averaged over the batch",
        }
    ));
    let tuned: Vec<String> =
        tuned(training).into_iter().map(|(name, value)| format!("{name} = {value:?}")).collect();
    let tuned = if tuned.is_empty() { String::new() } else { format!(" ({})", tuned.join(", ")) };
    let (schedule, period) = recipe.schedule;
    let schedule = match schedule {
        Schedule::Constant => String::new(),
        schedule => format!(", schedule {} with p = {period:?} epochs", schedule.spec().formula),
    };
    line(format!(
        "Optimizer: {}{tuned} at the rate {:?}{schedule}.",
        training.optimizer().spec().label,
        update.learning_rate,
    ));
    line(match training.penalty() {
        None => "Penalty: none.".to_owned(),
        Some((it, rate)) => format!(
            "Penalty: {}, {}, times {rate:?}, on weights alone.",
            it.spec().label,
            it.spec().formula
        ),
    });
    match update.limit {
        GradientLimit::None => {}
        GradientLimit::Norm(bound) => {
            line(format!("The gradient is clipped to the length {bound:?}."))
        }
        GradientLimit::Value(bound) => {
            line(format!("Each number of the gradient is clipped to ±{bound:?}."));
        }
    }
    if let Some(bound) = update.longest {
        line(format!("The weights into a neuron are kept to the length {bound:?}."));
    }
    if 0.0 < recipe.input_noise {
        line(format!("Points are moved at random by {:?} in the picture.", recipe.input_noise));
    }
    out
}

/// The numbers that tune the optimizer, with their names.
fn tuned(training: &Training<'_>) -> Vec<(&'static str, f64)> {
    let (hyper, names) = (training.hyper(), training.optimizer().spec().hyper);
    let [beta1, beta2] = training.optimizer().spec().letters;
    let all = [
        (beta1, names.beta1, hyper.beta1),
        (beta2, names.beta2, hyper.beta2),
        ("ε", names.epsilon, hyper.epsilon),
        ("λ", names.decay, hyper.decay),
    ];
    all.into_iter().filter(|(_, usual, _)| *usual != 0.0).map(|(name, _, it)| (name, it)).collect()
}
