//! A table between its arrival and the answer to what its columns mean.

use crate::lang::told;
use crate::play::Play;
use leptos::prelude::*;
use playground::Control;
use playground::plane::csv::{self, Roles, Table};
use std::sync::Arc;
use ui::widgets::Toasts;

/// A table that waits for an answer: what its columns mean.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tables {
    pub(super) open: RwSignal<bool>,
    pub(super) table: RwSignal<Option<Arc<Table>>>,
    pub(super) roles: RwSignal<Roles>,
}

impl Tables {
    /// No table.
    pub(crate) fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            table: RwSignal::new(None),
            roles: RwSignal::new(Roles { x: 0, y: 0, label: None }),
        }
    }

    /// Reads a table and asks what it means, or says what is wrong with it.
    pub(crate) fn take(self, play: Play, toasts: Toasts, text: &str) {
        if play.is_hidden_now(Control::OwnData) {
            return;
        }
        match csv::parse(text) {
            Ok(table) => {
                self.roles.set(table.roles());
                self.table.set(Some(Arc::new(table)));
                self.open.set(true);
            }
            Err(error) => toasts.show(told(error.sentence()), None),
        }
    }
}
