//! Snapshots: a session as it can be sent to where jobs run and back: settings, parameters and points. What is
//! written of it, and how it is read, is `model`'s and `export`'s business.

use crate::files::model::Saved;
use crate::session::asked::design_of;
use crate::session::{Opening, Session};
use crate::settings::Source;
use crate::text::Numbers;
use crate::text::sentence::Sentence;
use serde::{Deserialize, Serialize};

/// A session without its past.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    pub(crate) source: Source,
    /// How many epochs have been completed.
    pub(crate) epoch: u64,
    pub(crate) params: Numbers,
    /// Which parameters are kept from moving.
    pub(crate) frozen: Numbers,
    /// What the optimizer remembers; empty if it comes from a file, which does not hold it.
    pub(crate) slots: Numbers,
    /// How many updates it has made.
    pub(crate) updates: u64,
}

impl Snapshot {
    /// The settings and every parameter of a session as they are now.
    pub fn of(session: &Session) -> Self {
        let params = session.run().mlp().params();
        let (slots, updates) = session.run().trainer().memory();
        let frozen = (0..params.len()).filter(|at| session.run().is_frozen(*at));
        Self {
            source: Source::of(session.state()),
            epoch: session.completed(),
            frozen: Numbers(frozen.map(|at| at as f64).collect()),
            params: Numbers(params.to_vec()),
            slots: Numbers(slots.to_vec()),
            updates,
        }
    }

    /// As it is kept in a file.
    pub fn to_saved(&self) -> Saved {
        Saved {
            link: self.source.link.clone(),
            epoch: self.epoch,
            params: self.params.0.clone(),
            frozen: self.frozen.0.iter().map(|at| *at as u32).collect(),
            points: self.source.own.as_ref().map(|own| own.to_text()),
        }
    }

    /// The opening of a session that goes on from here; what came before its epoch is not known.
    ///
    /// # Errors
    /// A sentence for people, when the parameters are not those of the network.
    pub fn opening(self) -> Result<Opening, Sentence> {
        let params = &self.params.0;
        let n = design_of(&self.source.state()).mlp::<f64>().params().len();
        if params.len() != n || params.iter().any(|p| !p.is_finite()) {
            let sentence = Sentence::new(
                "This file is damaged: it holds {0} numbers where its network has {1}. Save the \
                 network again and choose that file.",
            );
            return Err(sentence.with(&params.len()).with(&n));
        }
        Ok(self.opening_as_it_is())
    }

    /// The same where it is known that the parameters are those of the network; they need not be finite.
    pub(crate) fn opening_as_it_is(self) -> Opening {
        let Self { source, epoch, params, frozen, slots, updates } = self;
        let frozen: Vec<u32> = frozen.0.into_iter().map(|at| at as u32).collect();
        Opening::new(source.state()).then(move |run| {
            run.resume(epoch, &params.0, &frozen);
            run.recall(&slots.0, updates);
        })
    }

    /// How many numbers there are: parameters, and those of the points.
    pub(crate) fn len(&self) -> usize {
        self.params.0.len() + 3 * self.source.own.as_ref().map_or(0, |own| own.points().len())
    }
}
