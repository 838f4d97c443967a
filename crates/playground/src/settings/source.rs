//! Sources: the settings in a form that can be sent elsewhere, where jobs run.

use crate::plane::Own;
use crate::settings::PlaygroundState;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Settings as a link, and points of one's own beside it, which may be too many for a link.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// The link.
    pub link: String,
    /// The points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<Arc<Own>>,
}

impl Source {
    /// These settings.
    pub fn of(state: &PlaygroundState) -> Self {
        Self {
            link: state.to_link().trim_start_matches('#').to_owned(),
            own: state.own.clone().filter(|_| state.data_set().is_own()),
        }
    }

    /// The settings. What cannot be read stays at its default.
    pub fn state(&self) -> PlaygroundState {
        let (mut state, _) = PlaygroundState::from_link(&self.link);
        if self.own.is_some() {
            state.own.clone_from(&self.own);
        }
        state
    }

    /// How many points there are, in all.
    pub(crate) fn n_points(&self) -> usize {
        let state = self.state();
        match &state.own {
            Some(own) if state.data_set().is_own() => own.points().len(),
            _ if state.n_points == 0 => state.data_set().spec().n,
            _ => state.n_points,
        }
    }
}
