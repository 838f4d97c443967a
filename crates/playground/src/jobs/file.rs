//! Files as jobs: reading one and writing one. Networks of a hundred thousand numbers, or as many points, are slow
//! to send as digits, so they are sent packed.

use crate::budget::{Budget, Job, Progress, UNIT};
use crate::files::export::{Format, Precision, export};
use crate::files::{Saved, Snapshot};
use crate::jobs::order::{AsText, Ordered};
use crate::plane::Own;
use crate::session::Opening;
use crate::text::{Bytes, SentSentence};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What is to be read or written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FileOrder {
    /// The text of a saved network.
    Read(String),
    /// A network.
    Write(Document, Snapshot),
    /// Points of one's own, as a table.
    Points(Arc<Own>),
}

/// What a network is written as.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Document {
    /// A file that can be opened here again.
    Saved,
    /// A program, a model, weights or text: the names of the format and of how exact its numbers are.
    Export(String, String),
}

/// What has come of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FileOutcome {
    /// Nothing is known yet.
    UnderWay,
    /// What was saved, or what is wrong with it.
    Read(Result<Snapshot, SentSentence>),
    /// The bytes of the file.
    Written(Bytes),
}

impl AsText for FileOrder {}
impl AsText for FileOutcome {}

impl Ordered for FileOrder {
    type Outcome = FileOutcome;
    type Work = FileWork;

    fn work(self) -> FileWork {
        FileWork(match self {
            Self::Write(Document::Export(format, precision), snapshot) => {
                let format = Format::from_id(&format).unwrap_or_default();
                let precision = Precision::from_id(&precision).unwrap_or_default();
                // A snapshot of a session fits its network; its parameters need no check, and may not be finite.
                Stage::Opening(format, precision, Box::new(snapshot.opening_as_it_is()))
            }
            order => Stage::Asked(order),
        })
    }

    fn is_short(&self) -> bool {
        match self {
            Self::Read(text) => text.len() <= SHORT,
            Self::Write(_, snapshot) => {
                snapshot.len() * 16 <= SHORT
                    && snapshot.len() * snapshot.source.n_points() <= UNIT / 8
            }
            Self::Points(own) => own.points().len() * 16 <= SHORT,
        }
    }
}

/// Bytes of text that are read or written in a few milliseconds.
const SHORT: usize = 1 << 16;

/// A file that is being read or written.
#[derive(Debug)]
pub struct FileWork(Stage);

#[derive(Debug)]
enum Stage {
    Asked(FileOrder),
    Opening(Format, Precision, Box<Opening>),
    Whole(FileOutcome),
}

impl Job for FileWork {
    type Output = FileOutcome;

    fn step(&mut self, budget: &mut Budget<'_>) -> Progress {
        if let Stage::Opening(_, _, opening) = &mut self.0 {
            let progress = opening.step(budget);
            if !progress.is_whole() {
                return progress;
            }
        }
        let stage = core::mem::replace(&mut self.0, Stage::Whole(FileOutcome::UnderWay));
        self.0 = Stage::Whole(match stage {
            Stage::Asked(order) => carried_out(order),
            Stage::Opening(format, precision, opening) => {
                let bytes = export(&opening.into_session(), format, precision);
                FileOutcome::Written(Bytes(bytes))
            }
            Stage::Whole(outcome) => outcome,
        });
        Progress::WHOLE
    }

    fn output(&self) -> FileOutcome {
        match &self.0 {
            Stage::Whole(outcome) => outcome.clone(),
            _ => FileOutcome::UnderWay,
        }
    }
}

fn carried_out(order: FileOrder) -> FileOutcome {
    let written = |text: String| FileOutcome::Written(Bytes(text.into_bytes()));
    match order {
        FileOrder::Read(text) => {
            let read = Saved::from_json(&text).and_then(Saved::snapshot);
            FileOutcome::Read(read.map_err(|sentence| (&sentence).into()))
        }
        FileOrder::Write(_, snapshot) => written(snapshot.to_saved().to_json()),
        FileOrder::Points(own) => written(own.to_csv()),
    }
}
