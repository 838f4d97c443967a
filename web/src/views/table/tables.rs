//! An imported table, until the user has said what its columns mean.

use crate::play::Play;
use leptos::prelude::*;
use playground::plane::table::{Column, Options, Reading, Roles, Table, TableError};
use playground::{Budget, Control};
use std::sync::Arc;
use ui::jobs::{Jobs, in_slices};

/// The state of the dialog about a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tables {
    pub(super) open: RwSignal<bool>,
    pub(super) brought: RwSignal<Brought>,
    jobs: Jobs,
}

/// An imported file or text, and what is known about it. It is a single value, so that the first part of the
/// page needs only one kind of signal for it.
#[derive(Clone, Debug)]
pub(super) struct Brought {
    /// The bytes, so that the table can be read again with other options.
    bytes: Arc<Vec<u8>>,
    /// The options that the user has set for reading the table.
    pub(super) said: Options,
    pub(super) read: Option<Arc<Result<Table, TableError>>>,
    pub(super) roles: Roles,
}

/// Tables with more bytes than this take noticeable time to read and show.
const LARGE: usize = 1 << 18;

impl Tables {
    /// Starts without a table. These jobs read saved networks if that takes long.
    pub(crate) fn new(jobs: Jobs) -> Self {
        let roles = Roles { x: 0, y: None, label: None };
        let (bytes, said, read) = (Arc::default(), Options::default(), None);
        let brought = RwSignal::new(Brought { bytes, said, read, roles });
        Self { open: RwSignal::new(false), brought, jobs }
    }

    /// The jobs that read saved networks.
    pub(crate) fn jobs(self) -> Jobs {
        self.jobs
    }

    /// Reads a table and asks what it means. If the table has errors, shows them until the dialog is closed.
    pub(crate) fn take(self, play: Play, bytes: Vec<u8>) {
        if play.is_hidden_now(Control::OwnData) {
            return;
        }
        self.brought.update_untracked(|it| (it.bytes, it.read) = (Arc::new(bytes), None));
        self.say(Options::default());
        self.open.set(true);
    }

    /// Reads the table with these options, a large table in slices. Only the last request counts.
    pub(super) fn say(self, said: Options) {
        let bytes = self.brought.with_untracked(|it| it.bytes.clone());
        self.brought.update_untracked(|it| it.said = said.clone());
        let mut reading = Some(Reading::new(&bytes, said.clone()));
        in_slices(move |is_late| {
            let step = |it: &mut Reading| it.step(&mut Budget::Until(is_late)).is_whole();
            let is_last = |it: &Brought| Arc::ptr_eq(&it.bytes, &bytes) && it.said == said;
            // Showing a large table is left to the next slice.
            let is_over = reading.as_mut().is_none_or(step) && (bytes.len() < LARGE || !is_late());
            // The page may have been closed by now.
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

    /// Stores the table that was read. If the columns have changed, their meaning is guessed again.
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

    /// Changes the options for reading the table.
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
