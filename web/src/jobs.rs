//! The jobs of this page: what `playground` has work for, in workers or on the page as `ui` decides.

use crate::lang::t;
use crate::texts;
use playground::jobs::{Order, Outcome, Work};
use playground::{Budget, Job};
use ui::jobs::{Jobs, News, Sliced, Ticket};
use ui::widgets::Toasts;

/// A job on the page itself; nothing, where the order is none.
struct Here(Option<Work>);

impl Sliced for Here {
    fn step(&mut self, is_late: &mut dyn FnMut() -> bool) -> f64 {
        self.0.as_mut().map_or(1.0, |work| work.step(&mut Budget::Until(is_late)).share())
    }

    fn outcome(&self) -> String {
        self.0.as_ref().map(|work| work.output().to_json()).unwrap_or_default()
    }
}

/// Makes the place for jobs; when a worker has died, that is said once.
pub(crate) fn provide(toasts: Toasts) -> Jobs {
    Jobs::provide(move || toasts.show(t(texts::WORKER_DIED), None))
}

/// Asks for a job, which is thrown away with the owner; `hear` is told what is known so far, and whether
/// that is all.
pub(crate) fn begin(jobs: Jobs, order: &Order, hear: impl Fn(Outcome, bool) + 'static) -> Ticket {
    let make = |order: &str| -> Box<dyn Sliced> {
        Box::new(Here(Order::from_json(order).map(|order| Work::of(&order))))
    };
    jobs.begin(order.to_json(), make, move |news: News| {
        if let Some(outcome) = Outcome::from_json(&news.outcome) {
            hear(outcome, news.is_whole());
        }
    })
}
