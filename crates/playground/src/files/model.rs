//! Saved networks: settings, parameters and own points as JSON, and back to a session. How a page gets a
//! file and gives one away is not known here.

use crate::files::snapshot::Snapshot;
use crate::plane::Own;
use crate::session::Session;
use crate::settings::Source;
use crate::text::Numbers;
use crate::text::sentence::Sentence;
use serde::Serialize;
use serde_json::Value;
use std::sync::Arc;

/// A network as it is kept in a file. What is not a finite number comes back as NaN.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Saved {
    /// The settings as a link, without `#`.
    pub link: String,
    /// How many epochs have been completed.
    pub epoch: u64,
    /// Every parameter, as [`Network::params`](nn::Network::params) has them.
    pub params: Vec<f64>,
    /// Which parameters are kept from moving: pruned by L1, cut or frozen by hand, or running statistics.
    pub frozen: Vec<u32>,
    /// The points, where they are a person's own, as [`Own::to_text`](crate::Own::to_text) writes them.
    pub points: Option<String>,
}

/// The largest file that is read, in bytes.
pub const MAX_LEN: usize = 10_000_000;

/// The latest epoch that is read: every whole number up to here is exact in a file of JavaScript's too,
/// and there is room to train on.
const LATEST: u64 = 1 << 53;

const FORMAT: &str = "nabla";
const VERSION: u64 = 1;

/// The file, in this order. JSON has no word for a number that is not finite: it is written as null.
#[derive(Serialize)]
struct File<'a> {
    format: &'a str,
    version: u64,
    link: &'a str,
    epoch: u64,
    params: &'a [f64],
    frozen: &'a [u32],
    #[serde(skip_serializing_if = "Option::is_none")]
    points: Option<&'a str>,
}

impl Saved {
    /// The settings and every parameter of a session as they are now.
    pub fn of(session: &Session) -> Self {
        Snapshot::of(session).to_saved()
    }

    /// The saved session, with its points read from their text.
    ///
    /// # Errors
    /// A sentence for people, when the text is not one of points.
    pub fn snapshot(self) -> Result<Snapshot, Sentence> {
        let damaged = |why| {
            Sentence::new(
                "This file is damaged: its points {0}. Save the network again and choose \
                 that file.",
            )
            .and(why)
        };
        let own = self.points.as_deref().map(Own::from_text).transpose().map_err(damaged)?;
        Ok(Snapshot {
            source: Source { link: self.link, own: own.map(Arc::new) },
            epoch: self.epoch,
            params: Numbers(self.params),
            frozen: Numbers(self.frozen.into_iter().map(f64::from).collect()),
            slots: Numbers::default(),
            updates: 0,
        })
    }

    /// The session that was saved; what came before its epoch is not known.
    ///
    /// # Errors
    /// A sentence for people, when the file does not fit together.
    pub fn open(&self) -> Result<Session, Sentence> {
        Ok(self.clone().snapshot()?.opening()?.into_session())
    }

    /// The text of the file.
    pub fn to_json(&self) -> String {
        let Self { link, epoch, params, frozen, points } = self;
        let (format, version, points) = (FORMAT, VERSION, points.as_deref());
        let file = File { format, version, link, epoch: *epoch, params, frozen, points };
        match serde_json::to_string(&file) {
            Ok(text) => text + "\n",
            Err(why) => unreachable!("numbers and texts are JSON: {why}"),
        }
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    /// A sentence or two for people: what is wrong with the file, and what to do.
    pub fn from_json(text: &str) -> Result<Self, Sentence> {
        if MAX_LEN < text.len() {
            return Err(Sentence::new(
                "This file is larger than 10 MB, so it was not saved by Nabla. Choose a .json file that was saved here.",
            ));
        }
        let foreign = || {
            Sentence::new(
                "This file is not a network saved by Nabla. Choose a .json file that was saved \
                 here.",
            )
        };
        // Some editors begin a file with a byte order mark.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let file: Value = serde_json::from_str(text).map_err(|_| foreign())?;
        if file["format"] != FORMAT {
            return Err(foreign());
        }
        match file["version"].as_u64() {
            Some(VERSION) => {}
            Some(version) if VERSION < version => {
                return Err(Sentence::new(
                    "This file was saved by a newer version of Nabla. Reload the page to get that \
                     version, then open the file again.",
                ));
            }
            _ => return Err(foreign()),
        }
        let link = file["link"].as_str().map(str::to_owned);
        let epoch = file["epoch"].as_u64().filter(|epoch| *epoch <= LATEST);
        let params = numbers(&file["params"], |value| match value {
            Value::Null => Some(f64::NAN),
            value => value.as_f64(),
        });
        let frozen = numbers(&file["frozen"], |value| value.as_u64()?.try_into().ok());
        let points = match &file["points"] {
            Value::Null => Some(None),
            points => points.as_str().map(|text| Some(text.to_owned())),
        };
        Ok(Self {
            link: link.ok_or_else(|| damaged("link", Sentence::new("a text")))?,
            epoch: epoch.ok_or_else(|| damaged("epoch", Sentence::new("a whole number")))?,
            params: params.ok_or_else(|| damaged("params", Sentence::new("a list of numbers")))?,
            frozen: frozen
                .ok_or_else(|| damaged("frozen", Sentence::new("a list of whole numbers")))?,
            points: points.ok_or_else(|| damaged("points", Sentence::new("a text")))?,
        })
    }
}

fn damaged(name: &str, kind: Sentence) -> Sentence {
    Sentence::new(
        "This file is damaged: its \"{0}\" should be {1}. Save the network again and choose that \
         file.",
    )
    .with(&name)
    .and(kind)
}

fn numbers<T>(list: &Value, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    list.as_array()?.iter().map(read).collect()
}
