//! Sources: the settings that a job is made from, in a form that can be sent elsewhere.

use crate::plane::Own;
use crate::settings::PlaygroundState;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Settings as a link, and points of one's own beside it, which may be too many for a link.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// The link.
    pub link: String,
    /// The points, as [`Own::to_text`] writes them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<String>,
}

impl Source {
    /// These settings.
    pub fn of(state: &PlaygroundState) -> Self {
        let own = state.own.as_ref().filter(|_| state.data_set().is_own());
        Self {
            link: state.to_link().trim_start_matches('#').to_owned(),
            points: own.map(|own| own.to_text()),
        }
    }

    /// The settings. What cannot be read is as it is without a link, as everywhere.
    pub fn state(&self) -> PlaygroundState {
        let (mut state, _) = PlaygroundState::from_link(&self.link);
        if let Some(Ok(own)) = self.points.as_deref().map(Own::from_text) {
            state.own = Some(Arc::new(own));
        }
        state
    }
}
