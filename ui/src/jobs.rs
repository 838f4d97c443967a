//! Jobs: decides for the whole page where and when long work runs: in web workers, as many as there are spare
//! processor cores, or, without workers, in slices between the page's frames. This module knows nothing about
//! the work itself: an order is a text, and so is its result.
//!
//! A worker that dies is replaced, and its job starts again; the page reports this once. A job that has lost
//! two workers runs on the page.

mod slices;
mod worker;

use leptos::prelude::*;
use slices::Slices;
pub use slices::in_slices;
use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Duration;
use worker::{Message, Source, WorkerHandle};

/// Work that is done in slices.
pub trait Sliced {
    /// Continues until `is_late` is true or the work is done; returns the progress, from 0 to 1.
    fn step(&mut self, is_late: &mut dyn FnMut() -> bool) -> f64;
    /// The result so far; the complete result once the work is done.
    fn outcome(&self) -> String;
}

/// The progress of a job, and its result so far.
#[derive(Clone, Debug)]
pub struct Update {
    /// The progress, from 0 to 1.
    pub share: f64,
    /// The result so far; complete if `share` is 1.
    pub outcome: String,
}

impl Update {
    /// Whether this is the last update.
    pub fn is_whole(&self) -> bool {
        1.0 <= self.share
    }
}

/// The handle of a requested job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket(u32);

/// The jobs of a page.
#[derive(Clone, Copy, Debug)]
pub struct Jobs(StoredValue<Inner, LocalStorage>);

/// The page's function that makes the work from an order.
type Make = fn(&str) -> Box<dyn Sliced>;

struct Inner {
    /// Called when the first worker dies.
    on_death: Callback<()>,
    has_died: bool,
    /// The program of the workers; `None` once it is clear that they cannot run here.
    source: Option<Source>,
    workers: Vec<WorkerHandle>,
    slices: Option<Slices>,
    waiting: VecDeque<Request>,
    n_asked: u32,
    is_watched: bool,
}

impl std::fmt::Debug for Inner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Inner").field("workers", &self.workers.len()).finish_non_exhaustive()
    }
}

/// A request, kept so that the job can start again.
#[derive(Clone)]
struct Request {
    ticket: Ticket,
    order: Rc<str>,
    make: Make,
    on_update: Rc<dyn Fn(Update)>,
    is_paused: bool,
    n_deaths: u32,
}

/// How long an idle worker is kept.
const IDLE_MS: f64 = 10_000.0;
/// A worker without a message for this time counts as dead: a working one sends several per second.
const SILENCE_MS: f64 = 10_000.0;
const WATCH: Duration = Duration::from_secs(1);

/// Milliseconds of a monotonic clock.
fn now_ms() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

impl Jobs {
    /// Provides the jobs to every component below the current one. The first worker starts with the first job.
    pub fn provide(on_death: impl Fn() + Send + Sync + 'static) -> Self {
        let jobs = Self(StoredValue::new_local(Inner {
            on_death: Callback::new(move |()| on_death()),
            has_died: false,
            source: Source::of_page(),
            workers: Vec::new(),
            slices: None,
            waiting: VecDeque::new(),
            n_asked: 0,
            is_watched: false,
        }));
        provide_context(jobs);
        jobs
    }

    /// Requests a job. Without workers, `make` turns the order into work for the page. `on_update` is called
    /// repeatedly until the job is done, always from a separate task.
    pub fn begin(self, order: String, make: Make, on_update: impl Fn(Update) + 'static) -> Ticket {
        let ticket = self.0.try_update_value(|inner| {
            inner.n_asked += 1;
            let ticket = Ticket(inner.n_asked);
            let (order, on_update) = (order.into(), Rc::new(on_update));
            let asked = Request { ticket, order, make, on_update, is_paused: false, n_deaths: 0 };
            inner.waiting.push_back(asked);
            ticket
        });
        self.assign();
        ticket.unwrap_or(Ticket(0))
    }

    /// Cancels a job that is no longer needed.
    pub fn cancel(self, ticket: Ticket) {
        self.0.try_update_value(|inner| {
            inner.waiting.retain(|asked| asked.ticket != ticket);
            inner.workers.iter_mut().for_each(|worker| worker.cancel(ticket));
            inner.slices.take_if(|slices| slices.asked.ticket == ticket);
        });
        self.assign();
    }

    /// Pauses a job, or lets it continue.
    pub fn pause(self, ticket: Ticket, is_paused: bool) {
        self.0.try_update_value(|inner| {
            let waiting = inner.waiting.iter_mut();
            waiting.filter(|it| it.ticket == ticket).for_each(|it| it.is_paused = is_paused);
            inner.workers.iter_mut().for_each(|worker| worker.pause(ticket, is_paused));
            if let Some(slices) = inner.slices.as_mut().filter(|it| it.asked.ticket == ticket) {
                slices.asked.is_paused = is_paused;
            }
        });
        self.assign();
    }

    /// Gives waiting jobs to idle workers, or to the page.
    fn assign(self) {
        let goes_on = self.0.try_update_value(|inner| {
            while let Some(asked) = inner.waiting.pop_front() {
                if let Some(asked) = self.give_to_worker(inner, asked) {
                    if inner.slices.is_some() {
                        inner.waiting.push_front(asked);
                        break;
                    }
                    let work = (asked.make)(&asked.order);
                    inner.slices = Some(Slices { asked, work });
                }
            }
            if !inner.workers.is_empty() && !std::mem::replace(&mut inner.is_watched, true) {
                set_timeout(move || self.watch(), WATCH);
            }
            inner.slices.as_ref().is_some_and(|slices| !slices.asked.is_paused)
        });
        if goes_on == Some(true) {
            set_timeout(move || self.slice(), Duration::ZERO);
        }
    }

    /// Gives a job to a worker. Returns it if there is no worker for it.
    fn give_to_worker(self, inner: &mut Inner, asked: Request) -> Option<Request> {
        let Some(source) = inner.source.as_ref().filter(|_| asked.n_deaths < 2) else {
            return Some(asked);
        };
        if inner.workers.iter().all(|worker| worker.asked.is_some()) {
            let n_most = (window().navigator().hardware_concurrency() as usize).max(2) - 1;
            if n_most <= inner.workers.len() {
                return Some(asked);
            }
            inner.n_asked += 1;
            let name = inner.n_asked;
            match WorkerHandle::new(source, name, move |name, message| self.receive(name, message))
            {
                Some(worker) => inner.workers.push(worker),
                None => {
                    inner.source = None;
                    return Some(asked);
                }
            }
        }
        match inner.workers.iter_mut().find(|worker| worker.asked.is_none()) {
            Some(worker) => {
                worker.give(asked);
                None
            }
            None => Some(asked),
        }
    }

    /// Handles a message from a worker.
    fn receive(self, name: u32, message: Message) {
        let received = self.0.try_update_value(|inner| {
            let worker = inner.workers.iter_mut().find(|worker| worker.name == name)?;
            worker.last_message_ms = now_ms();
            match message {
                Message::Ready => {
                    worker.is_ready = true;
                    None
                }
                Message::Update(ticket, update) => {
                    let on_update =
                        worker.asked.as_ref().filter(|it| it.ticket.0 == ticket)?.on_update.clone();
                    if update.is_whole() {
                        worker.asked = None;
                    }
                    Some((on_update, update))
                }
                Message::Dead => {
                    Self::remove_dead(inner, name);
                    None
                }
            }
        });
        if let Some(Some((on_update, update))) = received {
            on_update(update);
        }
        self.assign();
    }

    /// Removes a dead worker and starts its job again elsewhere. If it has never sent a message, workers cannot
    /// run here, and no more are started.
    fn remove_dead(inner: &mut Inner, name: u32) {
        let Some(at) = inner.workers.iter().position(|worker| worker.name == name) else { return };
        let mut worker = inner.workers.remove(at);
        let was_alive = worker.is_ready;
        if let Some(mut asked) = worker.asked.take() {
            asked.n_deaths += u32::from(was_alive);
            inner.waiting.push_front(asked);
        }
        if !was_alive {
            inner.source = None;
        } else if !std::mem::replace(&mut inner.has_died, true) {
            let on_death = inner.on_death;
            set_timeout(move || _ = on_death.try_run(()), Duration::ZERO);
        }
    }

    /// Checks regularly whether every worker is alive, and ends idle ones.
    fn watch(self) {
        let is_on = self.0.try_update_value(|inner| {
            let now = now_ms();
            let is_dead = |worker: &&WorkerHandle| {
                worker.is_at_work() && worker.last_message_ms + SILENCE_MS < now
            };
            let dead: Vec<u32> = inner.workers.iter().filter(is_dead).map(|it| it.name).collect();
            dead.into_iter().for_each(|name| Self::remove_dead(inner, name));
            inner
                .workers
                .retain(|worker| worker.asked.is_some() || now < worker.last_message_ms + IDLE_MS);
            inner.is_watched = !inner.workers.is_empty();
            inner.is_watched
        });
        if is_on == Some(true) {
            set_timeout(move || self.watch(), WATCH);
        }
        if is_on.is_some() {
            self.assign();
        }
    }

    /// Runs a slice of the job on the page.
    fn slice(self) {
        let received = self.0.try_update_value(|inner| {
            let slices = inner.slices.as_mut().filter(|slices| !slices.asked.is_paused)?;
            let update = slices.slice();
            let on_update = slices.asked.on_update.clone();
            inner.slices.take_if(|_| update.is_whole());
            Some((on_update, update))
        });
        if let Some(Some((on_update, update))) = received {
            on_update(update);
            self.assign();
        }
    }
}
