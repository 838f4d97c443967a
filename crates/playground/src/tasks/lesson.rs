//! Lessons: texts with links, step by step, as JSON. What a link shows and asks is read in `settings`; the
//! lessons themselves are data, in the folder `lessons`.

use crate::settings::{Notice, PlaygroundState};
use serde_json::Value;

/// A lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// What it is called.
    pub title: String,
    /// Its steps, at least one.
    pub steps: Vec<LessonStep>,
}

/// A step of a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LessonStep {
    /// What it is called.
    pub title: String,
    /// Paragraphs. `*…*` is emphasis and `` `…` `` a formula.
    pub text: Vec<String>,
    /// The settings that it opens, the lesson's base among them; empty: those of the step before go on.
    pub link: String,
    /// Without a link: the settings of the nearest step before that has one.
    pub before: String,
    /// The controls that it points at.
    pub point: Vec<String>,
    /// Settings that reach its goal when they are added to the link; empty if training alone reaches it. They
    /// let a test reach every goal, and are shown to who teaches with the lesson.
    pub solution: String,
    /// Settings that come to mind as well and must not reach its goal; for the same test.
    pub wrong: Vec<String>,
    /// Answers, a choice or a number, and what is said about each when it was given.
    pub why: Vec<(String, String)>,
}

/// A line of the list of lessons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name of its file, without `.json`, and in links.
    pub id: String,
    /// What the lesson is called.
    pub title: String,
    /// What it is about, in a sentence.
    pub about: String,
    /// The heading that it stands under.
    pub group: String,
    /// Terms of the field that it explains, by which it is found.
    pub terms: Vec<String>,
    /// About how many minutes it takes, if that is known.
    pub minutes: Option<u64>,
    /// The lines of the slide decks that it teaches, `deck:line` or `deck:from-to`.
    pub slides: Vec<String>,
}

impl Lesson {
    /// Reads a lesson.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn from_json(text: &str) -> Result<Self, String> {
        let file: Value = serde_json::from_str(text).map_err(|why| format!("No JSON: {why}."))?;
        let steps = file["steps"].as_array().ok_or("A lesson has a list of steps.")?;
        let base = word(&file, "base").unwrap_or_default();
        let mut before = String::new();
        let step = |step: &Value| {
            let mut step = LessonStep::from_value(step, &base)?;
            if step.link.is_empty() {
                step.before.clone_from(&before);
            } else {
                before.clone_from(&step.link);
            }
            Ok::<_, String>(step)
        };
        let title = word(&file, "title")?;
        let lesson = Self { title, steps: steps.iter().map(step).collect::<Result<_, _>>()? };
        if lesson.steps.is_empty() {
            return Err("A lesson has at least one step.".to_owned());
        }
        Ok(lesson)
    }
}

impl LessonStep {
    /// Reads a step whose link, if it has one, adds to that of its lesson.
    fn from_value(step: &Value, base: &str) -> Result<Self, String> {
        let link = word(step, "link").unwrap_or_default();
        let is_whole = link.is_empty() || base.is_empty();
        Ok(Self {
            title: word(step, "title")?,
            text: words(step, "text")?,
            link: if is_whole { link } else { format!("{base}&{}", link.trim_start_matches('#')) },
            before: String::new(),
            point: words(step, "point").unwrap_or_default(),
            solution: word(step, "solution").unwrap_or_default(),
            wrong: words(step, "wrong").unwrap_or_default(),
            why: reasons(&step["why"])?,
        })
    }

    /// The link of the settings that it is about, its own or that of the step before.
    pub fn settings(&self) -> &str {
        if self.link.is_empty() { &self.before } else { &self.link }
    }

    /// What it opens for someone who has not come from the step before: settings without the tasks of that
    /// step.
    pub fn opens(&self) -> PlaygroundState {
        let (mut state, _) = PlaygroundState::from_link(self.settings());
        if self.link.is_empty() {
            (state.goal, state.question, state.truth) = (None, None, None);
        }
        state
    }

    /// What is said about a choice that was made.
    pub fn reason(&self, choice: &str) -> Option<&str> {
        self.why.iter().find(|(answer, _)| answer == choice).map(|(_, why)| why.as_str())
    }

    /// What is said about a number that was given.
    pub fn reason_for(&self, given: f64) -> Option<&str> {
        let is_it = |answer: &str| answer.parse().is_ok_and(|answer: f64| is_near(answer, given));
        self.why.iter().find(|(answer, _)| is_it(answer)).map(|(_, why)| why.as_str())
    }

    /// Whether it asks for something: an answer, or a goal.
    pub fn is_task(&self) -> bool {
        let state = self.opens();
        state.goal.is_some() || state.question.is_some()
    }

    /// The settings that it opens, if it opens any.
    pub fn state(&self) -> Option<(PlaygroundState, Vec<Notice>)> {
        (!self.link.is_empty()).then(|| PlaygroundState::from_link(&self.link))
    }
}

impl Entry {
    /// Reads the list of lessons.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn list_from_json(text: &str) -> Result<Vec<Self>, String> {
        let file: Value = serde_json::from_str(text).map_err(|why| format!("No JSON: {why}."))?;
        let entries = file.as_array().ok_or("The list of lessons is a list.")?;
        let entry = |entry: &Value| {
            Ok(Self {
                id: word(entry, "id")?,
                title: word(entry, "title")?,
                about: word(entry, "about")?,
                group: word(entry, "group")?,
                // Lists of version 0.1.0 do not have these.
                terms: words(entry, "terms").unwrap_or_default(),
                minutes: entry["minutes"].as_u64(),
                slides: words(entry, "slides").unwrap_or_default(),
            })
        };
        entries.iter().map(entry).collect()
    }

    /// Whether each of the words is found somewhere in what is said of the lesson, as a whole or in part.
    /// Hyphens and apostrophes count as blanks, and letters with accents as those without.
    pub fn fits(&self, words: &str) -> bool {
        self.fits_in(words, &str::to_owned)
    }

    /// The same in a language: words are found in English, and in what this function makes of it.
    pub fn fits_in(&self, words: &str, told: &dyn Fn(&str) -> String) -> bool {
        let mut all = plain(&self.id);
        let said = [&self.title, &self.about, &self.group].into_iter().chain(&self.terms);
        for text in said.flat_map(|it| [it.clone(), told(it)]).chain(self.slides.iter().cloned()) {
            all.push(' ');
            all.push_str(&plain(&text));
        }
        plain(words).split_whitespace().all(|word| all.contains(word))
    }
}

/// A text as it is searched: as people type it in a hurry.
fn plain(text: &str) -> String {
    let mut found = String::new();
    for letter in text.to_lowercase().chars() {
        found.push_str(match letter {
            '-' | '–' | '\'' | '’' | '，' | '、' => " ",
            'à' | 'â' | 'ä' => "a",
            'ç' => "c",
            'é' | 'è' | 'ê' | 'ë' => "e",
            'î' | 'ï' => "i",
            'ô' | 'ö' => "o",
            'œ' => "oe",
            'ù' | 'û' | 'ü' => "u",
            _ => {
                found.push(letter);
                continue;
            }
        });
    }
    found
}

fn word(of: &Value, name: &str) -> Result<String, String> {
    of[name].as_str().map(str::to_owned).ok_or_else(|| format!("\"{name}\" is a text."))
}

/// Whether two numbers are the same but for rounding by hand.
fn is_near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 0.001 * a.abs()
}

/// Answers and what is said about them; none if nothing is.
fn reasons(of: &Value) -> Result<Vec<(String, String)>, String> {
    let wrong = || "\"why\" has a text for each answer.".to_owned();
    let Some(reasons) = of.as_object() else {
        return if of.is_null() { Ok(Vec::new()) } else { Err(wrong()) };
    };
    let reason =
        |(answer, why): (&String, &Value)| Some((answer.clone(), why.as_str()?.to_owned()));
    reasons.iter().map(reason).collect::<Option<_>>().ok_or_else(wrong)
}

fn words(of: &Value, name: &str) -> Result<Vec<String>, String> {
    let list = of[name].as_array().ok_or_else(|| format!("\"{name}\" is a list of texts."))?;
    let texts: Option<Vec<String>> = list.iter().map(|it| Some(it.as_str()?.to_owned())).collect();
    texts.ok_or_else(|| format!("\"{name}\" is a list of texts."))
}
