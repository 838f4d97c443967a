//! A web worker from the page's side: started, given a job, listened to, ended. worker/worker.js documents the
//! messages.

use super::{Request, Ticket, Update, now_ms};
use js_sys::{Array, Object, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, Event, MessageEvent, Url, Worker};

/// A listener for one kind of event of a worker.
type Listener<E> = Closure<dyn Fn(E)>;

/// The location of the workers' program.
#[derive(Clone, Debug)]
pub(super) enum Source {
    /// In files next to the page.
    File(String),
    /// Inside the page: the script, and the wasm, compressed in the same way as the page's own.
    Inside { script: String, wasm: String },
}

impl Source {
    /// As the page specifies it: in `data-jobs`, or in two elements. A page without either has no workers.
    pub(super) fn of_page() -> Option<Self> {
        let text = |id: &str| document().get_element_by_id(id)?.text_content();
        if let (Some(script), Some(wasm)) = (text("jobs-js"), text("jobs-wasm")) {
            return Some(Self::Inside { script, wasm });
        }
        document().document_element()?.get_attribute("data-jobs").map(Self::File)
    }

    /// Starts a worker, and returns it with the first message for it.
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

/// A message from a worker.
pub(super) enum Message {
    /// It has started.
    Ready,
    /// The progress of a job.
    Update(u32, Update),
    /// It will send no more messages.
    Dead,
}

/// One worker.
pub(super) struct WorkerHandle {
    pub(super) name: u32,
    /// Whether it has ever sent a message.
    pub(super) is_ready: bool,
    /// The time of its last message.
    pub(super) last_message_ms: f64,
    pub(super) asked: Option<Request>,
    worker: Worker,
    /// Its event listeners, kept as long as the worker.
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
    /// Starts a worker with this number, if workers are allowed here.
    pub(super) fn new(
        source: &Source,
        name: u32,
        on_message: impl Fn(u32, Message) + Copy + 'static,
    ) -> Option<Self> {
        let (worker, first) = source.begin()?;
        let on_event = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            // In a separate task: ending the worker drops this closure, which must not be running then.
            if let Some(message) = read(&event.data()) {
                on_message(name, message);
            }
        });
        let on_error = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            // The page reports the error itself, so it need not appear on the console.
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

    /// Whether messages are expected: it is working, or about to start.
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

    /// Cancels a job, if this worker has it.
    pub(super) fn cancel(&mut self, ticket: Ticket) {
        if self.asked.take_if(|asked| asked.ticket == ticket).is_some() {
            self.last_message_ms = now_ms();
            self.say(&[("cancel", true.into())]);
        }
    }

    /// Pauses a job, or lets it continue.
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
        // A dead worker does not receive the message; this is noticed soon.
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
