//! Claims: what a lesson says in general, written so that it can be measured over many seeds. A page shows
//! none of them; which claims there are is data, in the folder `lessons`.

use crate::session::Session;
use crate::settings::goal::Goal;
use crate::settings::quantity::Quantity;
use crate::settings::{PlaygroundState, Readable};
use crate::tasks::goal::is_reached;
use crate::tasks::lesson::Lesson;
use crate::tasks::quantity::value_of;
use serde_json::Value;

/// As many seeds are tried unless a claim says otherwise, and it holds for all of them.
const SEEDS: usize = 20;

/// Something that is said in general, and in how many runs it must be true.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The claim in words.
    pub says: String,
    /// The settings that it is about.
    pub link: String,
    /// After so many epochs it is looked at.
    pub after: u64,
    /// What must be true then.
    pub evidence: Evidence,
    /// For at least so many seeds it is true …
    pub least: usize,
    /// … for at most so many …
    pub most: usize,
    /// … of so many.
    pub of: usize,
}

/// What must be true of a run.
#[derive(Clone, Debug, PartialEq)]
pub enum Evidence {
    /// The conditions hold after the last epoch.
    Holds(Goal),
    /// The conditions hold after one of the epochs.
    Reaches(Goal),
    /// The quantity is smaller than with the settings of the other link, after as many epochs.
    IsLess(Quantity, String),
}

impl Claim {
    /// Reads the claims of a lesson: each with the number of its step, from 0.
    ///
    /// # Errors
    /// A sentence that says what is wrong with one of them.
    pub fn list_from_json(text: &str) -> Result<Vec<(usize, Self)>, String> {
        let lesson = Lesson::from_json(text)?;
        let file: Value = serde_json::from_str(text).map_err(|why| format!("No JSON: {why}."))?;
        let mut claims = Vec::new();
        for (k, step) in lesson.steps.iter().enumerate() {
            let Some(list) = file["steps"][k].get("claims") else { continue };
            let list = list.as_array().ok_or("\"claims\" is a list.")?;
            for claim in list {
                claims.push((k, Self::from_value(claim, step.settings())?));
            }
        }
        Ok(claims)
    }

    /// Reads a claim about a step with these settings.
    fn from_value(claim: &Value, step: &str) -> Result<Self, String> {
        let word = |name: &str| claim[name].as_str();
        let says = word("says").ok_or("A claim says something.")?.to_owned();
        let link = |name: &str| format!("{step}&{}", word(name).unwrap_or_default());
        let goal = |text: &str| Goal::from_text(text).map_err(|why| format!("\"{text}\" {why}."));
        let evidence = match (word("holds"), word("reaches"), word("less")) {
            (Some(text), None, None) => Evidence::Holds(goal(text)?),
            (None, Some(text), None) => Evidence::Reaches(goal(text)?),
            (None, None, Some(text)) => {
                let quantity = Quantity::from_text(text);
                let quantity = quantity.ok_or_else(|| format!("\"{text}\" is no quantity."))?;
                Evidence::IsLess(quantity, link("than"))
            }
            _ => return Err(format!("\"{says}\" has one of: holds, reaches, less.")),
        };
        let [least, most, of] = match word("in") {
            None => [SEEDS; 3],
            Some(text) => share(text).ok_or_else(|| format!("\"{text}\" is no share."))?,
        };
        let after = claim["after"].as_u64().unwrap_or_default();
        Ok(Self { says, link: link("link"), after, evidence, least, most, of })
    }

    /// Whether it is true of the run of this seed: of other points and of other first weights.
    pub fn is_true_of(&self, seed: &str) -> bool {
        let session = |link: &str| {
            let (state, _) = PlaygroundState::from_link(link);
            Session::new(PlaygroundState { seed: seed.to_owned(), ..state })
        };
        let mut run = session(&self.link);
        match &self.evidence {
            Evidence::Holds(goal) => {
                train(&mut run, self.after);
                is_reached(goal, &mut run)
            }
            Evidence::Reaches(goal) => loop {
                if is_reached(goal, &mut run) {
                    return true;
                }
                let before = run.completed();
                train(&mut run, (before + 1).min(self.after));
                if run.completed() == before {
                    return false;
                }
            },
            Evidence::IsLess(quantity, than) => {
                let mut other = session(than);
                train(&mut run, self.after);
                train(&mut other, self.after);
                value_of(*quantity, &mut run) < value_of(*quantity, &mut other)
            }
        }
    }

    /// For how many seeds it must be true, in words: "20 of 20", "6 to 14 of 20".
    pub fn share(&self) -> String {
        let Self { least, most, of, .. } = self;
        if *most == *of { format!("{least} of {of}") } else { format!("{least} to {most} of {of}") }
    }
}

/// Trains to the end of this epoch, unless the run ends before.
fn train(session: &mut Session, epoch: u64) {
    while session.completed() < epoch
        && session.divergence().is_none()
        && session.stopped().is_none()
    {
        session.epoch();
    }
}

/// Reads "18 of 20" or "6 to 14 of 20".
fn share(text: &str) -> Option<[usize; 3]> {
    let (range, of) = text.split_once(" of ")?;
    let of = of.parse().ok()?;
    let [least, most] = match range.split_once(" to ") {
        Some((least, most)) => [least.parse().ok()?, most.parse().ok()?],
        None => [range.parse().ok()?, of],
    };
    (least <= most && most <= of).then_some([least, most, of])
}
