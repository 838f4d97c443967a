//! Records when the goal of a link is reached. The code that measures goals belongs to the lessons, so it is
//! loaded when a link has a goal.

use super::{Inner, Play};
use crate::part::in_part;
use leptos::prelude::*;
use playground::{Session, is_reached};
use ui::type_erased::effect;
use wasm_bindgen_futures::spawn_local;

in_part!(lessons: fn watch(play: Play, owner: Owner) -> () {
    owner.with(|| play.watch_goals());
});

impl Play {
    /// Records the epoch at which the goal of a link is reached for the first time since it was set.
    pub(super) fn watch_goal(self) {
        let has_goal = self.get(|state| state.goal.is_some());
        let lesson = self.get(|state| state.lesson.clone());
        effect(move || {
            // In another lesson, a part that could not be loaded is tried again.
            lesson.track();
            self.reached.set(None);
            // The owner of this effect: the watch ends when the effect runs again, and keeps no page alive.
            let (true, Some(owner)) = (has_goal.get(), Owner::current()) else { return };
            spawn_local(async move {
                // If the part cannot be loaded, the view of the task says so.
                let _ = watch(self, owner).await;
            });
        });
    }

    fn watch_goals(self) {
        // A goal is another one in each lesson, even if it reads the same.
        let goal = self.get(|state| (state.goal.clone(), state.lesson.clone()));
        effect(move || {
            let goal = goal.with(|(goal, _)| goal.as_ref().and_then(|it| it.value().cloned()));
            self.reached.set(None);
            // The watch ends when this runs again.
            let Some(goal) = goal else { return };
            effect(move || {
                self.learned.track();
                let holds = |inner: &mut Inner| is_reached(&goal, &mut inner.session);
                if self.reached.get_untracked().is_none()
                    && self.inner.try_update_value(holds) == Some(true)
                {
                    self.reached.set(Some(self.peek(Session::completed)));
                }
            });
        });
    }
}
