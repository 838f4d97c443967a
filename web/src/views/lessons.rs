//! The state of the lessons: the list, the open lesson, its step, and which lessons are finished. `rail.rs`
//! shows them. Their contents come from files beside the page, or inside the page if it is one file. Lessons
//! are written in English. In other languages only the sentences differ; translation tables beside the lessons,
//! one for each lesson, hold them.

mod tables;

use crate::lang::{LESSON, LIST, current_language, language_of, t};
use crate::part::in_part;
use crate::play::Play;
use crate::texts;
use crate::views::stage::Stage;
use leptos::prelude::*;
use playground::settings::{LessonPlace, Written};
use playground::tasks::lesson::{Entry, Lesson, LessonStep};
use playground::tasks::prediction::Truth;
use playground::{PlaygroundState, Session};
use std::sync::Arc;
use tables::table_of;
use ui::files;
use ui::theme::storage;
use ui::type_erased::effect;
use ui::widgets::Toasts;
use wasm_bindgen_futures::spawn_local;

/// The key under which the finished lessons are stored, only on this device.
const KEY: &str = "nabla-lessons";

/// The key under which the completed tasks are stored, so that they survive a reload.
const TASKS_KEY: &str = "nabla-tasks";

/// A question that has been answered.
#[derive(Clone, Debug)]
pub(crate) struct Answered {
    /// The lesson and step with the question.
    pub(crate) place: LessonPlace,
    pub(crate) question: String,
    pub(crate) answer: Truth,
    /// Whether the run has come far enough to show the right answer.
    pub(crate) is_run: bool,
}

/// The lessons.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lessons {
    play: Play,
    toasts: Toasts,
    /// All lessons. Empty until loaded.
    pub(crate) list: RwSignal<Arc<Vec<Entry>>>,
    /// The open lesson, with its name.
    pub(crate) open: RwSignal<Option<(String, Arc<Lesson>)>>,
    /// The name of the lesson that was requested last.
    asked: StoredValue<String>,
    /// The current step, counted from 0.
    pub(crate) step: RwSignal<usize>,
    /// The completed tasks, each written as a link names its step: `perceptron.3`.
    done: RwSignal<Vec<String>>,
    /// The questions of lessons that have been answered since the page was opened.
    answered: StoredValue<Vec<Answered>>,
    /// Whether a file could not be loaded.
    pub(crate) failed: RwSignal<bool>,
    /// The names of finished lessons.
    pub(crate) finished: RwSignal<Vec<String>>,
}

in_part!(lessons: fn follow_link(lessons: Lessons, stage: Stage, owner: Owner) -> () {
    owner.with(|| lessons.follow(stage));
});

in_part!(lessons: fn read_list(lessons: Lessons) -> () {
    spawn_local(lessons.have_list());
});

in_part!(lessons: fn read_lesson(lessons: Lessons, id: String, at: Option<usize>) -> () {
    lessons.load_here(id, at);
});

in_part!(lessons: fn go_there(lessons: Lessons, step: usize) -> () {
    lessons.go(step);
});

impl Lessons {
    /// Provides the lessons to every part of the page. If a link names a lesson, it is opened.
    pub(crate) fn provide(play: Play, stage: Stage, toasts: Toasts) -> Self {
        let lessons = Self {
            play,
            toasts,
            list: RwSignal::default(),
            open: RwSignal::new(None),
            asked: StoredValue::default(),
            step: RwSignal::new(0),
            done: RwSignal::default(),
            answered: StoredValue::default(),
            failed: RwSignal::new(false),
            finished: RwSignal::new(kept(KEY)),
        };
        provide_context(lessons);
        let is_named = play.get(|state| state.lesson.is_some());
        effect(move || {
            let (true, Some(owner)) = (is_named.get(), Owner::current()) else {
                lessons.asked.set_value(String::new());
                return;
            };
            stage.rail.set(true);
            spawn_local(async move {
                if follow_link(lessons, stage, owner).await.is_err() {
                    lessons.failed.try_set(true);
                }
            });
        });
        effect(move || {
            // Again in each language, because each has its own tables.
            current_language();
            if stage.rail.get() || lessons.list.with_untracked(|list| !list.is_empty()) {
                lessons.load_list();
            }
        });
        lessons
    }

    /// Opens the lesson and step that the link names, whenever it names another.
    fn follow(self, stage: Stage) {
        let named = self.play.get(|state| state.lesson.clone());
        effect(move || {
            let named = named.get();
            let Some(LessonPlace { id, step }) = named.as_ref().and_then(Written::value) else {
                return;
            };
            stage.rail.set(true);
            let is_open =
                self.open.with_untracked(|open| open.as_ref().is_some_and(|(name, _)| name == id));
            if is_open {
                self.step.set(*step);
            } else {
                self.load(id.clone(), Some(*step));
            }
        });
    }

    /// Loads the list, and the tables for the page's language, unless they are loaded.
    fn load_list(self) {
        spawn_local(async move {
            if read_list(self).await.is_err() {
                self.failed.try_set(true);
            }
        });
    }

    /// Like `load_list`, once the part that reads lessons is loaded.
    async fn have_list(self) {
        if self.list.try_with_untracked(|list| list.is_empty()) == Some(true) {
            let list = match files::beside("lessons", "index").await {
                Some(text) => Entry::list_from_json(&text).ok(),
                None => None,
            };
            self.tell().await;
            if self.failed.try_set(list.is_none()).is_none() {
                self.list.set(Arc::new(list.unwrap_or_default()));
            }
        } else {
            self.tell().await;
        }
    }

    /// Sets the tables for the page's current language, unless they are set.
    async fn tell(self) {
        let is_told = |document| language_of(document) == current_language();
        if !is_told(LIST) {
            table_of("index").await.tells(LIST);
        }
        let id = || self.open.try_with_untracked(|open| open.as_ref().map(|(id, _)| id.clone()));
        let Some(Some(of)) = id().filter(|_| !is_told(LESSON)) else { return };
        let table = table_of(&of).await;
        // Another lesson, with its own table, may be open by now.
        if id() == Some(Some(of)) {
            table.tells(LESSON);
        }
    }

    /// Loads a lesson and opens it, either with the settings of its first step, or in the state that a link
    /// holds.
    fn load(self, id: String, at: Option<usize>) {
        self.asked.set_value(id.clone());
        spawn_local(async move {
            if read_lesson(self, id, at).await.is_err() {
                self.failed.try_set(true);
            }
        });
    }

    /// Like `load`, once the part that reads lessons is loaded.
    fn load_here(self, id: String, at: Option<usize>) {
        spawn_local(async move {
            // The list first, because a name that is not in the list is not a network error.
            self.have_list().await;
            // The page may have been closed, or another lesson may have been requested since.
            let is_asked = || self.asked.try_with_value(|asked| *asked == id) == Some(true);
            if !is_asked() {
                return;
            }
            let Some(list) = self.list.try_get_untracked() else { return };
            if !list.is_empty() && list.iter().all(|entry| entry.id != id) {
                self.play.change(|state| state.lesson = None);
                self.toasts.show(untrack(|| t(texts::NO_LESSON)), None);
                return;
            }
            let lesson = match files::beside("lessons", &id).await {
                Some(text) => Lesson::from_json(&text).ok(),
                None => None,
            };
            let table = table_of(&id).await;
            if !is_asked() {
                return;
            }
            self.failed.set(lesson.is_none());
            let Some(lesson) = lesson else { return };
            let last = lesson.steps.len() - 1;
            self.done.set(kept(TASKS_KEY));
            if at.is_none() {
                // When a lesson begins again, it asks its questions again.
                self.answered.update_value(|all| all.retain(|it| it.place.id != id));
            }
            table.tells(LESSON);
            self.open.set(Some((id, Arc::new(lesson))));
            match at {
                // A link with more than the name of a lesson holds the state of a user in the middle of that
                // lesson.
                Some(at) if !self.is_bare() => self.step.set(at.min(last)),
                at => self.go(at.unwrap_or(0).min(last)),
            }
        });
    }

    /// Whether all settings have their defaults, except the name of the lesson and how the page is shown.
    fn is_bare(self) -> bool {
        self.play.state().with_untracked(|state| {
            let plain = PlaygroundState {
                lesson: state.lesson.clone(),
                ..PlaygroundState::with_seed(state.seed.clone())
            };
            *state == plain.shown_as(state)
        })
    }

    /// Opens a lesson at its first step.
    pub(crate) fn begin(self, id: &str) {
        self.load(id.to_owned(), None);
    }

    /// Like [`go`](Self::go), for callers outside of the part `lessons`.
    pub(crate) fn jump(self, step: usize) {
        spawn_local(async move {
            // A lesson is open, so the part is loaded.
            let _ = go_there(self, step).await;
        });
    }

    /// Goes to a step of the open lesson and applies its settings.
    pub(crate) fn go(self, step: usize) {
        let Some((id, lesson)) = self.open.get_untracked() else { return };
        let Some(opened) = lesson.steps.get(step) else { return };
        let before = self.step.get_untracked();
        self.step.set(step);
        self.play.pause();
        let place = Some(LessonPlace::at(&id, step));
        let has_run = || 0 < self.play.peek(Session::completed);
        if opened.link.is_empty() && before + 1 == step && has_run() {
            // The settings are kept, but not what the previous step asked for.
            self.play.change(|state| {
                state.lesson = place;
                (state.goal, state.question, state.truth) = (None, None, None);
            });
        } else {
            // Presenter mode and embedding in another page do not change.
            let mut state = self.play.state().with_untracked(|now| opened.opens().shown_as(now));
            state.lesson = place;
            self.play.open(state);
        }
    }

    /// Closes the lesson. The network and its settings do not change.
    pub(crate) fn close(self) {
        self.open.set(None);
        self.play.change(|state| state.lesson = None);
    }

    /// The open step, if a lesson is open.
    pub(crate) fn open_step(self) -> Option<LessonStep> {
        let step = self.step.get_untracked();
        self.open.with_untracked(|open| open.as_ref()?.1.steps.get(step).cloned())
    }

    /// Whether the open lesson shows its solutions.
    pub(crate) fn solutions(self) -> Signal<bool> {
        self.play.get(|state| state.solutions)
    }

    /// Stores on this device that the task of the open step is completed.
    pub(crate) fn did_task(self) {
        let step = self.step.get_untracked();
        let task = self.open.with_untracked(|open| Some(task(&open.as_ref()?.0, step)));
        let Some(task) = task else { return };
        if self.done.with_untracked(|done| !done.contains(&task)) {
            self.done.update(|done| done.push(task));
            keep(TASKS_KEY, self.done);
        }
    }

    /// The answer to a question of a lesson, if it was answered.
    pub(crate) fn answer_to(self, place: &LessonPlace, question: &str) -> Option<Answered> {
        self.answered.with_value(|all| {
            all.iter().find(|it| it.place == *place && it.question == question).cloned()
        })
    }

    /// Stores the answer to a question, for when the user returns to it.
    pub(crate) fn answer(self, answered: Answered) {
        self.answered.update_value(|all| {
            all.retain(|it| (&it.place, &it.question) != (&answered.place, &answered.question));
            all.push(answered);
        });
    }

    /// Closes the open lesson. If every task was completed, stores on this device that the lesson is finished.
    pub(crate) fn finish(self) {
        if let Some((id, lesson)) = self.open.get_untracked() {
            let done = self.done.get_untracked();
            let is_open =
                |(k, step): &(usize, &LessonStep)| step.is_task() && !done.contains(&task(&id, *k));
            let open = lesson.steps.iter().enumerate().filter(is_open);
            let open: Vec<String> = open.map(|(k, _)| (k + 1).to_string()).collect();
            if !open.is_empty() {
                self.toasts.show(untrack(|| texts::task::not_done(open.join(", "))), None);
                return self.close();
            }
            self.finished.update(|finished| {
                if !finished.contains(&id) {
                    finished.push(id);
                }
            });
        }
        keep(KEY, self.finished);
        self.close();
    }
}

/// The task of a step, counted from 0.
fn task(id: &str, step: usize) -> String {
    format!("{id}.{}", step + 1)
}

/// Words stored on this device.
fn kept(key: &str) -> Vec<String> {
    let kept = storage().and_then(|it| it.get_item(key).ok().flatten()).unwrap_or_default();
    kept.split_whitespace().map(str::to_owned).collect()
}

/// Stores words on this device.
fn keep(key: &str, words: RwSignal<Vec<String>>) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, &words.with_untracked(|words| words.join(" ")));
    }
}
