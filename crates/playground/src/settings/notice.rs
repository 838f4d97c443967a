//! Notices: what a link said that could not be taken as it stands, told in a sentence. Where they are
//! shown is not decided here.

use crate::settings::state::limits;
use crate::text::sentence::Sentence;
use crate::text::shortened;
use core::fmt;

/// One part of a link that was not taken as it stands. `Display` writes one sentence for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The key of that part, shortened; empty if the notice is about several.
    pub key: String,
    sentence: Sentence,
}

impl Notice {
    /// `learningRate=fast is not a number; 0.03 is used.`
    pub(crate) fn value(key: &str, value: Option<&str>, error: ValueError, used: &str) -> Self {
        let part = match value {
            Some(value) => format!("{key}={}", shortened(value)),
            None => key.to_owned(),
        };
        let sentence = Sentence::new("{0} {1}; {2} is used.").with(&part).and(error.why);
        let sentence = match error.kept {
            Some(kept) => sentence.and(kept),
            None => sentence.with(&shortened(used)),
        };
        Self { key: key.to_owned(), sentence }
    }

    /// About a key that no one knows.
    pub(crate) fn unknown(key: &str) -> Self {
        let key = shortened(key);
        let sentence = if key.is_empty() {
            Sentence::new("A part of the link has a value but no name. It is ignored.")
        } else {
            Sentence::new("{0} is not a setting of this page. It is ignored.").with(&key)
        };
        Self { key, sentence }
    }

    /// About a hidden control that is not kept.
    pub(crate) fn hidden(key: &str, why: Sentence) -> Self {
        let key = shortened(key);
        let sentence = Sentence::new("{0} {1}; it is ignored.").with(&key).and(why);
        Self { key, sentence }
    }

    /// The sentence, to be told in another language.
    pub fn sentence(&self) -> &Sentence {
        &self.sentence
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.sentence.fmt(f)
    }
}

/// Why a value was not taken as it stands.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct ValueError {
    /// The rest of a sentence that begins with the value: `is not a number`.
    pub(crate) why: Sentence,
    /// A description of what is used of the value, such as `its beginning`, where that says more than the value.
    pub(crate) kept: Option<Sentence>,
}

impl ValueError {
    pub(crate) fn new(why: Sentence) -> Self {
        Self { why, kept: None }
    }
}

/// The notices about one link, never more than a person reads.
#[derive(Debug, Default)]
pub(crate) struct Notices {
    told: Vec<Notice>,
    n_untold: usize,
}

impl Notices {
    /// Adds a notice, unless there are enough or it has been given.
    pub(crate) fn push(&mut self, notice: Notice) {
        if self.told.contains(&notice) {
            return;
        }
        if self.told.len() < limits::MAX_NOTICES {
            self.told.push(notice);
        } else {
            self.n_untold += 1;
        }
    }

    /// These notices, then `others`.
    pub(crate) fn followed_by(mut self, others: Self) -> Self {
        self.n_untold += others.n_untold;
        others.told.into_iter().for_each(|notice| self.push(notice));
        self
    }

    /// All notices, the last of them about those that were too many.
    pub(crate) fn finish(mut self) -> Vec<Notice> {
        if 0 < self.n_untold {
            let sentence = Sentence::new("{0} more parts of the link are not used.");
            let sentence = sentence.with(&self.n_untold);
            self.told.push(Notice { key: String::new(), sentence });
        }
        self.told
    }
}
