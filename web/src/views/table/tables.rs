//! A table between its arrival and the answer to what its columns mean.

use crate::play::Play;
use leptos::prelude::*;
use playground::plane::table::{Column, Options, Reading, Roles, Table, TableError};
use playground::{Budget, Control};
use std::sync::Arc;
use ui::jobs::{Jobs, in_slices};

/// A table that waits for an answer: what its columns mean.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tables {
    pub(super) open: RwSignal<bool>,
    pub(super) brought: RwSignal<Brought>,
    jobs: Jobs,
}

/// A file or a text that was brought along, and what is known of it. One value, so that the first part of the
/// page has one kind of signal for it.
#[derive(Clone, Debug)]
pub(super) struct Brought {
    /// The bytes, to be read again in another way.
    bytes: Arc<Vec<u8>>,
    /// What a person has said of how it is written.
    pub(super) said: Options,
    pub(super) read: Option<Arc<Result<Table, TableError>>>,
    pub(super) roles: Roles,
}

/// Bytes of a table that takes more than a moment to read and to show.
const LARGE: usize = 1 << 18;

impl Tables {
    /// No table; saved networks that arrive are read by these jobs, where that takes long.
    pub(crate) fn new(jobs: Jobs) -> Self {
        let roles = Roles { x: 0, y: None, label: None };
        let (bytes, said, read) = (Arc::default(), Options::default(), None);
        let brought = RwSignal::new(Brought { bytes, said, read, roles });
        Self { open: RwSignal::new(false), brought, jobs }
    }

    /// Where saved networks are read.
    pub(crate) fn jobs(self) -> Jobs {
        self.jobs
    }

    /// Reads a table and asks what it means, or says what is wrong with it until the dialog is closed.
    pub(crate) fn take(self, play: Play, bytes: Vec<u8>) {
        if play.is_hidden_now(Control::OwnData) {
            return;
        }
        self.brought.update_untracked(|it| (it.bytes, it.read) = (Arc::new(bytes), None));
        self.say(Options::default());
        self.open.set(true);
    }

    /// Reads the table as is said, a large one in slices. What was asked last counts.
    pub(super) fn say(self, said: Options) {
        let bytes = self.brought.with_untracked(|it| it.bytes.clone());
        self.brought.update_untracked(|it| it.said = said.clone());
        let mut reading = Some(Reading::new(&bytes, said.clone()));
        in_slices(move |is_late| {
            let step = |it: &mut Reading| it.step(&mut Budget::Until(is_late)).is_whole();
            let is_last = |it: &Brought| Arc::ptr_eq(&it.bytes, &bytes) && it.said == said;
            // To show a large table is for the next slice.
            let is_over = reading.as_mut().is_none_or(step) && (bytes.len() < LARGE || !is_late());
            // The page may be gone by now.
            let is_asked = self.brought.try_with_untracked(is_last) == Some(true);
            if is_over
                && is_asked
                && let Some(reading) = reading.take()
            {
                self.has_read(reading.finish());
            }
            is_over || !is_asked
        });
    }

    /// Takes what was read. What the columns mean is guessed anew when they are others.
    fn has_read(self, read: Result<Table, TableError>) {
        self.brought.update(|brought| {
            let columns = |table: &Table| -> Vec<(String, bool)> {
                let kind = |it: &Column| (it.name.clone(), it.numbers().is_some());
                table.columns.iter().map(kind).collect()
            };
            let before = brought.table().map(columns);
            if let Ok(table) = &read
                && before.as_ref() != Some(&columns(table))
            {
                brought.roles = Roles::guess(table);
            }
            brought.read = Some(Arc::new(read));
        });
    }

    /// Changes what is said of how the table is written.
    pub(super) fn change(self, edit: impl FnOnce(&mut Options)) {
        let mut said = self.brought.with_untracked(|it| it.said.clone());
        edit(&mut said);
        self.say(said);
    }

    pub(super) fn with_table<T>(self, read: impl FnOnce(Option<&Table>) -> T) -> T {
        self.brought.with(|it| read(it.table()))
    }

    pub(super) fn with_said<T>(self, read: impl FnOnce(&Options) -> T) -> T {
        self.brought.with(|it| read(&it.said))
    }
}

impl Brought {
    /// The table, if it could be read.
    pub(super) fn table(&self) -> Option<&Table> {
        self.read.as_deref()?.as_ref().ok()
    }
}
