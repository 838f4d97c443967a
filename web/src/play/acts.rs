//! The user's actions on the run: step, reset, seek, set a weight. Settings are changed in `play.rs`.
//! `play/pending.rs` spreads long work over several frames.

use super::{Play, pending};
use leptos::prelude::*;
use playground::settings::choices::{LEARNING_RATES, next_lower};
use playground::{Hold, Parameter, Part, PlaygroundState, Sentence, Session, Stale, Weights};

impl Play {
    /// Pauses, then trains exactly one epoch.
    pub fn step(self) {
        self.pause();
        let mut goal = None;
        self.act(move |session| {
            let goal = *goal.get_or_insert(session.completed() + 1);
            if goal <= session.completed() || session.divergence().is_some() {
                return true;
            }
            session.advance();
            false
        });
    }

    /// Pauses and goes back one epoch.
    pub fn step_back(self) {
        self.pause();
        self.act(|session| {
            session.set_out(session.completed().saturating_sub(1));
            true
        });
    }

    /// Pauses and returns to exactly the same initial weights. The trained run can be restored.
    pub fn reset(self) {
        self.pause();
        let state = self.wanted();
        self.remember(&state, Stale::Data);
        self.begin(state);
    }

    /// Draws other initial weights from the same seed.
    pub fn new_weights(self) {
        self.change(PlaygroundState::next_draw);
    }

    /// Draws another sample of points, as the original playground does.
    pub fn new_sample(self) {
        let seed = self.peek(Session::next_seed);
        self.change(|state| {
            state.seed = seed;
            state.draw = 0;
        });
    }

    /// Pauses and goes to the end of an epoch that was trained before.
    pub fn seek(self, epoch: u64) {
        self.pause();
        if self.peek(|s| s.completed() != epoch || s.divergence().is_some()) {
            self.inner.update_value(|inner| inner.pending.seek(epoch));
            self.work();
        }
    }

    /// Pauses and returns to the state that is `points` training points after the end of an epoch: it goes to
    /// that epoch and trains on from there.
    pub fn return_to(self, epoch: u64, points: usize) {
        let mut is_on_the_way = false;
        self.pause();
        self.act(move |session| {
            if !std::mem::replace(&mut is_on_the_way, true) {
                session.set_out(epoch);
                return false;
            }
            if session.completed() == epoch && session.run().cursor() < points {
                session.part();
                return false;
            }
            true
        });
    }

    /// Whether no work is running and the picture shows the current state.
    pub fn is_at_rest(self) -> bool {
        self.inner.with_value(|inner| {
            let session = &inner.session;
            let is_painted = !session.last_surface().is_slow() || session.is_surface_current();
            let is_drawn = is_painted && !inner.frames.is_drawing;
            session.is_settled() && is_drawn && !inner.pending.is_asked()
        })
    }

    /// Records whether a drawing is in progress that takes several frames.
    pub fn set_drawing(self, is_drawing: bool) {
        self.inner.try_update_value(|inner| inner.frames.is_drawing = is_drawing);
    }

    /// Reserves the next frame for a picture, if other work was planned for that frame.
    pub fn give_frame_away(self) {
        self.inner.update_value(|inner| inner.frames.give_away());
    }

    /// Whether large pictures must wait.
    pub fn do_pictures_wait(self) -> bool {
        pending::do_pictures_wait()
    }

    /// Whether this frame shows another session, which takes the whole frame.
    pub fn is_frame_full(self) -> bool {
        pending::is_frame_full()
    }

    /// Whether the page that this playground belongs to has been closed.
    pub fn is_gone(self) -> bool {
        self.inner.is_disposed()
    }

    /// Sets a weight or bias by hand. This can be undone.
    pub fn set_parameter(self, parameter: Parameter, value: f64) {
        let is_other = |session: &Session| {
            session.can_set(parameter, value) && session.parameter(parameter) != Some(value)
        };
        if self.peek(is_other) {
            self.remember_by_hand(Some(parameter));
        }
        self.act(move |session| {
            session.set_parameter(parameter, value);
            true
        });
    }

    /// Holds a part of the network, or lets it learn again. This can be undone.
    pub fn hold_part(self, part: Part, how: Hold, is_held: bool) {
        if self.peek(|session| session.divergence().is_some()) {
            return;
        }
        self.remember_by_hand(None);
        self.act(move |session| {
            session.hold(part, how, is_held);
            true
        });
    }

    /// Sets all weights and biases by hand, but those that are held. This can be undone; a change that goes on is undone with the one
    /// before it.
    pub fn set_parameters(self, params: Vec<f64>, goes_on: bool) {
        if !goes_on {
            self.remember_by_hand(None);
        }
        self.act(move |session| {
            if session.run().mlp().params().len() == params.len() {
                session.move_to(&params);
            }
            true
        });
    }

    /// Pauses and loads weights into the network, as if each were set by hand. This can be undone.
    ///
    /// # Errors
    /// Returns a message for the user if the weights do not fit the network. Then nothing changes.
    pub fn load_weights(self, weights: &Weights) -> Result<(), Sentence> {
        self.pause();
        let params = self.peek(|session| weights.params(session))?;
        self.remember_by_hand(None);
        self.act(move |session| {
            session.set_params(&params);
            true
        });
        Ok(())
    }

    /// After divergence: goes back to the last epoch that ended with finite numbers, and, if given, sets a
    /// lower learning rate.
    pub fn recover(self, learning_rate: Option<f64>) {
        if let Some(divergence) = self.peek(Session::divergence) {
            self.seek(divergence.last_good);
            if let Some(rate) = learning_rate {
                self.change(|state| state.learning_rate = rate);
            }
        }
    }

    /// The learning rate to try after divergence.
    pub fn calmer_rate(self) -> Option<f64> {
        next_lower(LEARNING_RATES, self.state.with_untracked(|state| state.learning_rate))
    }
}
