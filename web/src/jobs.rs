//! The jobs of this page: what `playground` has work for, in workers or on the page as `ui` decides.

use crate::lang::t;
use crate::texts;
use playground::jobs::{Order, Outcome, Work};
use playground::{Budget, Job};
use ui::jobs::{Jobs, Sliced, Ticket, Update};
use ui::widgets::Toasts;

/// A job on the page itself; nothing if the order could not be read.
struct Here(Option<Work>);

impl Sliced for Here {
    fn step(&mut self, is_late: &mut dyn FnMut() -> bool) -> f64 {
        self.0.as_mut().map_or(1.0, |work| work.step(&mut Budget::Until(is_late)).share())
    }

    fn outcome(&self) -> String {
        self.0.as_ref().map(|work| work.output().to_json()).unwrap_or_default()
    }
}

/// Provides the jobs; when a worker has died, the page says so once. No job is named here, so that the code
/// of jobs need not be loaded before one is asked for.
pub(crate) fn provide(toasts: Toasts) -> Jobs {
    Jobs::provide(move || toasts.show(t(texts::WORKER_DIED), None))
}

fn make(order: &str) -> Box<dyn Sliced> {
    Box::new(Here(Order::from_json(order).map(|order| Work::of(&order))))
}

/// Asks for a job, which ends with the owner. `on_update` gets what is known so far, and whether that is
/// all.
pub(crate) fn begin(
    jobs: Jobs,
    order: &Order,
    on_update: impl Fn(Outcome, bool) + 'static,
) -> Ticket {
    jobs.begin(order.to_json(), make, move |update: Update| {
        if let Some(outcome) = Outcome::from_json(&update.outcome) {
            on_update(outcome, update.is_whole());
        }
    })
}
