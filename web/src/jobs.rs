//! The jobs of this page: work that `playground` does in workers or on the page. `ui` decides where.

use crate::lang::t;
use crate::texts;
use playground::jobs::{AsText, Ordered};
use playground::{Budget, Job};
use ui::jobs::{Jobs, Sliced, Ticket, Update};
use ui::widgets::Toasts;

/// A job on the page itself. `None` if the order could not be read.
struct Here<W>(Option<W>);

impl<W: Job<Output: AsText>> Sliced for Here<W> {
    fn step(&mut self, is_late: &mut dyn FnMut() -> bool) -> f64 {
        self.0.as_mut().map_or(1.0, |work| work.step(&mut Budget::Until(is_late)).share())
    }

    fn outcome(&self) -> String {
        self.0.as_ref().map(|work| work.output().to_json()).unwrap_or_default()
    }
}

/// Provides the jobs. If a worker crashes, the page shows one message. No job is named here, so that the code
/// of jobs need not be loaded before a job is requested.
pub(crate) fn provide(toasts: Toasts) -> Jobs {
    Jobs::provide(move || toasts.show(t(texts::WORKER_DIED), None))
}

fn make<O: Ordered<Work: 'static>>(order: &str) -> Box<dyn Sliced> {
    Box::new(Here(O::from_json(order).map(O::work)))
}

/// Requests a job, which can be cancelled with its ticket. `on_update` gets the results so far, and whether
/// they are complete. A job that takes less time than sending it to a worker runs at once.
pub(crate) fn begin<O: Ordered<Work: 'static>>(
    jobs: Jobs,
    order: O,
    on_update: impl Fn(O::Outcome, bool) + 'static,
) -> Option<Ticket> {
    if order.is_short() {
        on_update(order.work().finish(), true);
        return None;
    }
    Some(jobs.begin(order.to_json(), make::<O>, move |update: Update| {
        if let Some(outcome) = O::Outcome::from_json(&update.outcome) {
            on_update(outcome, update.is_whole());
        }
    }))
}
