//! A session as files: saved with its weights, opened again, written as a program. Which bytes a file
//! has is decided in `model` and `export`.

use super::Session;
use crate::export::{Format, Model};
use crate::history::History;
use crate::model::Saved;
use crate::own::Own;
use crate::sentence::Sentence;
use crate::state::PlaygroundState;
use crate::timeline::Timeline;
use std::sync::Arc;

impl Session {
    /// The settings and every parameter as they are now.
    pub fn save(&self) -> Saved {
        let own = self.state.own.as_ref().filter(|_| self.state.data_set().is_own());
        let frozen = |at: &u32| self.run.is_dead(*at as usize);
        Saved {
            link: self.state.to_link().trim_start_matches('#').to_owned(),
            epoch: self.completed(),
            params: self.run.mlp().params().to_vec(),
            frozen: (0..self.run.mlp().params().len() as u32).filter(frozen).collect(),
            points: own.map(|own| own.to_text()),
        }
    }

    /// The session that was saved; what came before its epoch is not known.
    ///
    /// # Errors
    /// A sentence for people, when the file does not fit together.
    pub fn of_saved(saved: &Saved) -> Result<Self, Sentence> {
        let (mut state, _) = PlaygroundState::from_link(&saved.link);
        if let Some(text) = &saved.points {
            let damaged = |why| {
                Sentence::new(
                    "This file is damaged: its points {0}. Save the network again and choose \
                     that file.",
                )
                .and(why)
            };
            let own = Own::from_text(text).map_err(damaged)?;
            state.own = Some(Arc::new(own));
        }
        let mut session = Self::new(state);
        let n = session.run.mlp().params().len();
        if saved.params.len() != n || saved.params.iter().any(|p| !p.is_finite()) {
            let sentence = Sentence::new(
                "This file is damaged: it holds {0} numbers where its network has {1}. Save the \
                 network again and choose that file.",
            );
            return Err(sentence.with(&saved.params.len()).with(&n));
        }
        session.run.resume(saved.epoch, &saved.params, &saved.frozen);
        session.losses = session.run.losses();
        session.history = History::since(saved.epoch, session.losses);
        session.timeline = Timeline::new(session.run.moment(), session.run.recipe().clone());
        session.surface_is_current = false;
        Ok(session)
    }

    /// The network as a program or text.
    pub fn export(&self, format: Format) -> String {
        let design = &self.run.recipe().design;
        let inputs = self.run.inputs();
        (format.spec().write)(&Model {
            title: &self.state.to_link(),
            features: &inputs.features,
            scaling: &inputs.scaling,
            layers: &design.layers,
            extras: &design.extras,
            loss: design.loss,
            mlp: self.run.mlp(),
        })
    }
}
