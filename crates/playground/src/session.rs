//! A session: one person's playground. It holds what the settings ask for, trains it, and remembers
//! how it went; (settings, acts) ⇒ session is a pure function.

pub mod asked;
mod beginning;
mod ends;
mod hold;
mod keeping;
mod kept;
mod opening;
mod pacer;
mod parameter;
mod past;
mod replay;
mod seen;
mod slices;
mod under_way;
mod undo;

pub(crate) use beginning::Beginning;
pub use ends::{Divergence, Stopped};
pub use hold::{Hold, Part};
pub use kept::Kept;
pub use opening::Opening;
pub use pacer::{Pacer, Work};
pub use replay::{Parameters, Replay};
pub use undo::{Past, RunThen, Undo};

use crate::plane::{Data, Example, Inputs, Surface, SurfaceMemory};
use crate::run::{History, LossPoint, Losses, Run, STRETCH, Timeline};
use crate::seedrandom::SeedRandom;
use crate::settings::{PlaygroundState, Stale};
use asked::{design_of, recipe_of};
use ends::Watch;
use std::sync::Arc;
use under_way::{Then, UnderWay};

/// One person's playground.
#[derive(Debug)]
pub struct Session {
    state: PlaygroundState,
    data: Data,
    /// The stream of the seed, after the draws of points and weights.
    stream: SeedRandom,
    inputs: Inputs,
    run: Run,
    losses: Losses,
    history: History,
    abandoned: Vec<LossPoint>,
    timeline: Timeline,
    divergence: Option<Divergence>,
    watch: Option<Watch>,
    stopped: Option<Stopped>,
    surface: Surface,
    surface_is_current: bool,
    under_way: Option<UnderWay>,
    /// Whether anything was trained or set by hand.
    is_touched: bool,
    /// The answers to the first training and test points when the losses were last computed; kept for large
    /// networks only.
    answers: Option<[Vec<f64>; 2]>,
}

/// What a session begins with.
#[derive(Debug)]
struct Begun {
    state: PlaygroundState,
    stream: SeedRandom,
    data: Data,
    inputs: Inputs,
    run: Run,
    losses: Losses,
    answers: Option<[Vec<f64>; 2]>,
    /// The run that is taken up again, instead of its beginning.
    kept: Option<Arc<Kept>>,
    /// Whether the run was trained elsewhere.
    is_touched: bool,
}

impl Session {
    /// A session before its first step.
    pub fn new(state: PlaygroundState) -> Self {
        Opening::new(state).into_session()
    }

    /// The session that has been opened, with pictures in this memory.
    fn begun(begun: Begun, memory: SurfaceMemory) -> Self {
        let Begun { state, stream, data, inputs, run, losses, answers, kept, is_touched } = begun;
        let mut session = Self {
            losses,
            history: History::since(run.epoch(), losses),
            abandoned: Vec::new(),
            timeline: Timeline::new(run.moment(), run.recipe().clone()),
            divergence: None,
            watch: None,
            stopped: None,
            surface: surface(memory, &state, &inputs, &run),
            surface_is_current: false,
            under_way: None,
            is_touched,
            answers,
            state,
            data,
            stream,
            inputs,
            run,
        };
        if let Some(kept) = kept {
            session.take_up(&kept);
        }
        session
    }

    /// Becomes the session that has been opened, in the memory of this one.
    pub fn become_opened(&mut self, opening: Opening) {
        let begun = opening.into_begun();
        *self = Self::begun(begun, self.surface.give_up());
    }

    /// The settings in force.
    pub fn state(&self) -> &PlaygroundState {
        &self.state
    }

    /// Makes the session agree with new settings and does no more than is needed for that, from nothing to new
    /// points and new weights. Returns what was stale.
    pub fn sync(&mut self, state: &PlaygroundState) -> Stale {
        let stale = self.state.stale(state);
        match stale {
            Stale::Nothing | Stale::Paint => self.state = state.clone(),
            Stale::Training => {
                self.settle();
                self.train_on(state);
            }
            Stale::Network | Stale::Data => self.open(state.clone()),
        }
        stale
    }

    fn train_on(&mut self, state: &PlaygroundState) {
        let was = design_of(&self.state);
        self.state = state.clone();
        self.change(|run| run.adopt(recipe_of(state)));
        if was != self.run.recipe().design {
            self.surface = surface(self.surface.give_up(), state, &self.inputs, &self.run);
        }
    }

    /// Trains on one batch. Does nothing once the numbers have grown without limit.
    pub fn step(&mut self) {
        self.settle();
        while self.divergence.is_none() && !self.part() {}
        self.settle();
    }

    /// Trains on one batch, or on a part of it where all would take long, or goes on with what is under way.
    /// Returns whether a batch has ended.
    pub fn part(&mut self) -> bool {
        if self.under_way.is_some() {
            self.go_on();
            return false;
        }
        if self.divergence.is_some() {
            return false;
        }
        self.leave_future();
        (self.stopped, self.is_touched) = (None, true);
        let epoch = self.run.epoch();
        let has_ended = self.run.part();
        self.surface_is_current = false;
        if !self.run.is_finite() {
            self.begin_losses(Then::Diverge(epoch + 1));
        } else if epoch < self.run.epoch() {
            self.begin_losses(Then::EndEpoch);
        }
        has_ended
    }

    /// Trains on as many batches of the epoch as take little time together, one or a part of it at least,
    /// or goes on with what is under way.
    pub fn advance(&mut self) {
        let n_examples = STRETCH / self.run.mlp().params().len();
        if self.under_way.is_some()
            || self.divergence.is_some()
            || n_examples <= self.run.recipe().batch_size
        {
            self.part();
            return;
        }
        self.leave_future();
        (self.stopped, self.is_touched) = (None, true);
        let (epoch, before) = (self.run.epoch(), self.run.moment());
        self.run.advance(n_examples);
        self.surface_is_current = false;
        if !self.run.is_finite() {
            // Trains again from there, up to the batch after which the numbers are not finite.
            self.run.restore(&before);
            while self.run.epoch() == epoch && self.divergence.is_none() {
                self.step();
            }
        } else if epoch < self.run.epoch() {
            self.begin_losses(Then::EndEpoch);
        }
    }

    /// Trains to the end of the epoch, or until the numbers grow without limit.
    pub fn epoch(&mut self) {
        self.settle();
        let epoch = self.run.epoch();
        while self.run.epoch() == epoch && self.divergence.is_none() {
            self.advance();
        }
        self.settle();
    }

    /// Ends the epoch that has been trained, once its losses are known.
    fn end_epoch(&mut self) {
        let epoch = self.run.epoch();
        if self.is_finite() {
            self.history.push(epoch, self.losses);
            if self.timeline.is_due(epoch) {
                self.timeline.keep(self.run.moment(), self.run.recipe().clone());
            }
            self.watch(epoch);
        } else {
            self.diverge(epoch);
        }
    }

    /// Early stopping: notes the validation loss, and after too many epochs without a better one goes back to the
    /// best epoch.
    fn watch(&mut self, epoch: u64) {
        let Some(loss) = self.losses.validation else { return };
        let watch = self.watch.get_or_insert_with(|| Watch::new(self.run.mlp(), epoch));
        watch.best.observe(loss, self.run.mlp());
        if watch.best.is_over(self.state.patience as usize)
            && let Some(Watch { best, from }) = self.watch.take()
        {
            self.change(|run| run.return_to(&best));
            self.stopped = Some(Stopped { epoch, best: from + best.best_at() as u64 });
        }
    }

    /// Whether, and when, training was stopped because it no longer got better; training on is
    /// possible, and forgets it.
    pub fn stopped(&self) -> Option<Stopped> {
        self.stopped
    }

    /// The best epoch so far, while early stopping watches.
    pub fn best_epoch(&self) -> Option<u64> {
        self.watch.as_ref().map(|watch| watch.from + watch.best.best_at() as u64)
    }

    fn is_finite(&self) -> bool {
        let Losses { train, test, .. } = self.losses;
        let is_good = |loss: f64, points: &[Example]| loss.is_finite() || points.is_empty();
        is_good(train, &self.data.train) && is_good(test, &self.data.test)
    }

    fn diverge(&mut self, epoch: u64) {
        let points = self.history.points();
        let (first, first_epoch) = (points[0].losses.train, self.first_epoch());
        let is_good = |p: &&LossPoint| p.losses.train <= first && first_epoch <= p.epoch;
        let last_good = points.iter().rev().find(is_good).map_or(first_epoch, |p| p.epoch);
        self.divergence = Some(Divergence { epoch, last_good });
    }

    /// Returns to the very same first weights.
    pub fn reset(&mut self) {
        self.open(self.state.clone());
    }

    /// Begins with other settings, whatever was trained before them.
    pub fn open(&mut self, state: PlaygroundState) {
        self.become_opened(Opening::new(state));
    }

    /// The seed of the next sample of points, as the original would draw it here.
    pub fn next_seed(&self) -> String {
        self.stream.clone().next_seed()
    }

    /// Changes something by hand, computes the losses, and keeps a keyframe. A change whose losses are too large
    /// for a number gets no keyframe, so that going back undoes it.
    fn change(&mut self, act: impl FnOnce(&mut Run)) {
        self.settle();
        self.surface_is_current = false;
        if self.divergence.is_some() {
            act(&mut self.run);
            self.begin_losses(Then::Rest);
            return;
        }
        self.leave_future();
        act(&mut self.run);
        self.begin_losses(Then::Change);
    }

    /// The run: the network as it is now.
    pub fn run(&self) -> &Run {
        &self.run
    }

    /// The inputs of the network.
    pub fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// How many epochs have been completed.
    pub fn completed(&self) -> u64 {
        self.epoch_in_sight()
    }

    /// The points.
    pub fn data(&self) -> &Data {
        &self.data
    }

    /// The present losses, or in the middle of an epoch those of its beginning.
    pub fn losses(&self) -> Losses {
        self.losses
    }

    /// The loss curves, up to the newest epoch trained.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The losses of the epochs that were given up by going back and training on from there.
    pub fn abandoned(&self) -> &[LossPoint] {
        &self.abandoned
    }

    /// A hash of every bit of every parameter: equal on every machine.
    pub fn fingerprint(&self) -> u64 {
        self.run.fingerprint()
    }
}

fn surface(memory: SurfaceMemory, state: &PlaygroundState, inputs: &Inputs, run: &Run) -> Surface {
    let design = &run.recipe().design;
    Surface::within(memory, design.mlp(), design.answer, inputs, state.line())
}
