//! One worker as the page has it: begun, given a job, listened to, ended. What the messages say is written
//! in worker/worker.js.

use super::{Request, Ticket, Update, now_ms};
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
    /// As the page names it: in `data-jobs`, or in two elements. A page that names none has no workers.
    pub(super) fn of_page() -> Option<Self> {
        let text = |id: &str| document().get_element_by_id(id)?.text_content();
        if let (Some(script), Some(wasm)) = (text("jobs-js"), text("jobs-wasm")) {
            return Some(Self::Inside { script, wasm });
        }
        document().document_element()?.get_attribute("data-jobs").map(Self::File)
    }

    /// A worker, and the first message for it.
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

/// A message of a worker.
pub(super) enum Message {
    /// It has begun.
    Ready,
    /// How far a job is.
    Update(u32, Update),
    /// It will send no more messages.
    Dead,
}

/// One worker.
pub(super) struct WorkerHandle {
    pub(super) name: u32,
    /// Whether it has ever sent a message.
    pub(super) is_ready: bool,
    /// When its last message came.
    pub(super) last_message_ms: f64,
    pub(super) asked: Option<Request>,
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
        on_message: impl Fn(u32, Message) + Copy + 'static,
    ) -> Option<Self> {
        let (worker, first) = source.begin()?;
        let on_event = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            // In a task of its own: ending the worker drops this closure, which must not be running then.
            if let Some(message) = read(&event.data()) {
                on_message(name, message);
            }
        });
        let on_error = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            // The page reports the error itself, so the console need not.
            event.prevent_default();
            set_timeout(move || on_message(name, Message::Dead), std::time::Duration::ZERO);
        });
        worker.set_onmessage(Some(on_event.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let handle = Self {
            name,
            is_ready: false,
            last_message_ms: now_ms(),
            asked: None,
            worker,
            _listeners: (on_event, on_error),
        };
        handle.say(&[("start", first)]);
        Some(handle)
    }

    /// Whether messages are to be expected: it works, or is about to begin.
    pub(super) fn is_at_work(&self) -> bool {
        self.asked.as_ref().is_some_and(|asked| !asked.is_paused)
    }

    /// Gives it a job.
    pub(super) fn give(&mut self, asked: Request) {
        self.last_message_ms = now_ms();
        self.say(&[("id", asked.ticket.0.into()), ("order", (&*asked.order).into())]);
        if asked.is_paused {
            self.say(&[("pause", true.into())]);
        }
        self.asked = Some(asked);
    }

    /// Takes a job away, if it is this one's.
    pub(super) fn cancel(&mut self, ticket: Ticket) {
        if self.asked.take_if(|asked| asked.ticket == ticket).is_some() {
            self.last_message_ms = now_ms();
            self.say(&[("cancel", true.into())]);
        }
    }

    /// Pauses a job, or lets it go on.
    pub(super) fn pause(&mut self, ticket: Ticket, is_paused: bool) {
        if let Some(asked) = self.asked.as_mut().filter(|asked| asked.ticket == ticket) {
            asked.is_paused = is_paused;
            self.last_message_ms = now_ms();
            self.say(&[("pause", is_paused.into())]);
        }
    }

    fn say(&self, message: &[(&str, JsValue)]) {
        let object = Object::new();
        for (name, value) in message {
            // Setting a property of a plain object cannot fail.
            let _ = Reflect::set(&object, &(*name).into(), value);
        }
        // A dead worker gets no message, and is noticed soon.
        let _ = self.worker.post_message(&object);
    }
}

fn read(data: &JsValue) -> Option<Message> {
    let field = |name: &str| Reflect::get(data, &name.into()).unwrap_or(JsValue::UNDEFINED);
    if field("ready").is_truthy() {
        return Some(Message::Ready);
    }
    if field("failed").is_truthy() {
        return Some(Message::Dead);
    }
    let (id, share) = (field("id").as_f64()?, field("share").as_f64()?);
    let bytes = field("outcome").dyn_into::<Uint8Array>().ok()?.to_vec();
    let outcome = String::from_utf8(bytes).ok()?;
    Some(Message::Update(id as u32, Update { share, outcome }))
}
