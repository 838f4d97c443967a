//! One worker as the page has it: begun, given a job, heard, ended. What the messages say is written beside
//! the other end, in worker/worker.js.

use super::{Asked, News, Ticket, now_ms};
use js_sys::{Array, Object, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, Event, MessageEvent, Url, Worker};

/// What listens to one kind of event of a worker.
type Listener<E> = Closure<dyn Fn(E)>;

/// Where the program of a worker is.
#[derive(Clone, Debug)]
pub(super) enum Source {
    /// Beside the page.
    File(String),
    /// Inside of it: the script, and the wasm packed as the page's own is.
    Inside { script: String, wasm: String },
}

impl Source {
    /// What the page says: `data-jobs`, or two elements. A page that says nothing has no workers.
    pub(super) fn of_page() -> Option<Self> {
        let text = |id: &str| document().get_element_by_id(id)?.text_content();
        if let (Some(script), Some(wasm)) = (text("jobs-js"), text("jobs-wasm")) {
            return Some(Self::Inside { script, wasm });
        }
        document().document_element()?.get_attribute("data-jobs").map(Self::File)
    }

    /// A worker, and what it is to be told first.
    fn begin(&self) -> Option<(Worker, JsValue)> {
        match self {
            Self::File(url) => Some((Worker::new(url).ok()?, JsValue::NULL)),
            Self::Inside { script, wasm } => {
                let kind = BlobPropertyBag::new();
                kind.set_type("text/javascript");
                let parts = Array::of1(&script.into());
                let blob = Blob::new_with_str_sequence_and_options(&parts, &kind).ok()?;
                let url = Url::create_object_url_with_blob(&blob).ok()?;
                let worker = Worker::new(&url).ok();
                let _ = Url::revoke_object_url(&url);
                Some((worker?, wasm.into()))
            }
        }
    }
}

/// What a worker says.
pub(super) enum Said {
    /// It has begun.
    Ready,
    /// How far a job is.
    News(u32, News),
    /// It will say no more.
    Dead,
}

/// One worker.
pub(super) struct WorkerHandle {
    pub(super) name: u32,
    /// Whether it has ever said anything.
    pub(super) is_ready: bool,
    /// When it was heard last.
    pub(super) heard_ms: f64,
    pub(super) asked: Option<Asked>,
    worker: Worker,
    /// What listens to it, for as long as it lives.
    _listeners: (Listener<MessageEvent>, Listener<Event>),
}

impl Drop for WorkerHandle {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

impl WorkerHandle {
    /// A worker of this name, if workers are allowed here.
    pub(super) fn new(
        source: &Source,
        name: u32,
        hear: impl Fn(u32, Said) + Copy + 'static,
    ) -> Option<Self> {
        let (worker, first) = source.begin()?;
        let message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            // In a task of its own: a worker that ends here would take away what is running.
            if let Some(said) = read(&event.data()) {
                hear(name, said);
            }
        });
        let error = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            // It is told on the page; the console need not know.
            event.prevent_default();
            set_timeout(move || hear(name, Said::Dead), std::time::Duration::ZERO);
        });
        worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        let handle = Self {
            name,
            is_ready: false,
            heard_ms: now_ms(),
            asked: None,
            worker,
            _listeners: (message, error),
        };
        handle.say(&[("start", first)]);
        Some(handle)
    }

    /// Whether it has something to say: it works, or is about to begin.
    pub(super) fn is_at_work(&self) -> bool {
        self.asked.as_ref().is_some_and(|asked| !asked.is_paused)
    }

    /// Gives it a job.
    pub(super) fn give(&mut self, asked: Asked) {
        self.heard_ms = now_ms();
        self.say(&[("id", asked.ticket.0.into()), ("order", (&*asked.order).into())]);
        if asked.is_paused {
            self.say(&[("pause", true.into())]);
        }
        self.asked = Some(asked);
    }

    /// Takes a job away, if it is this one's.
    pub(super) fn cancel(&mut self, ticket: Ticket) {
        if self.asked.take_if(|asked| asked.ticket == ticket).is_some() {
            self.heard_ms = now_ms();
            self.say(&[("cancel", true.into())]);
        }
    }

    /// Lets a job rest, or go on.
    pub(super) fn pause(&mut self, ticket: Ticket, is_paused: bool) {
        if let Some(asked) = self.asked.as_mut().filter(|asked| asked.ticket == ticket) {
            asked.is_paused = is_paused;
            self.heard_ms = now_ms();
            self.say(&[("pause", is_paused.into())]);
        }
    }

    fn say(&self, message: &[(&str, JsValue)]) {
        let object = Object::new();
        for (name, value) in message {
            // A plain object takes whatever it is given.
            let _ = Reflect::set(&object, &(*name).into(), value);
        }
        // Who is dead hears nothing, and is missed soon.
        let _ = self.worker.post_message(&object);
    }
}

fn read(data: &JsValue) -> Option<Said> {
    let field = |name: &str| Reflect::get(data, &name.into()).unwrap_or(JsValue::UNDEFINED);
    if field("ready").is_truthy() {
        return Some(Said::Ready);
    }
    if field("failed").is_truthy() {
        return Some(Said::Dead);
    }
    let (id, share) = (field("id").as_f64()?, field("share").as_f64()?);
    let bytes = field("outcome").dyn_into::<Uint8Array>().ok()?.to_vec();
    let outcome = String::from_utf8(bytes).ok()?;
    Some(Said::News(id as u32, News { share, outcome }))
}
