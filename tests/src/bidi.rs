//! Events that Firefox sends over a WebSocket (WebDriver BiDi): what a page writes to the console and which
//! network requests it makes. This module only listens; the driver does everything else.

use serde_json::{Value, json};
use std::cell::RefCell;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};
use tungstenite::Message;

/// How long an event may take to arrive.
const PATIENCE: Duration = Duration::from_secs(30);

#[derive(Debug)]
pub(crate) struct Events {
    arriving: Receiver<Value>,
    requests: RefCell<Vec<String>>,
}

impl Events {
    /// Connects to the address that the new session named, and listens until the session ends.
    pub(crate) fn listen(address: &str) -> Self {
        let (mut socket, _) = tungstenite::connect(address).expect("Firefox's socket opens");
        let wanted = json!({ "events": ["log.entryAdded", "network.beforeRequestSent"] });
        let ask = json!({ "id": 1, "method": "session.subscribe", "params": wanted });
        socket.send(Message::text(ask.to_string())).expect("Firefox's socket takes a question");
        let (sender, arriving) = mpsc::channel();
        thread::spawn(move || {
            while let Ok(message) = socket.read() {
                let text = message.into_text().unwrap_or_default();
                let Ok(event) = serde_json::from_str(&text) else { continue };
                if sender.send(event).is_err() {
                    return;
                }
            }
        });
        let events = Self { arriving, requests: RefCell::default() };
        let answer = events.until(|event| event["id"] == 1).pop().unwrap_or_default();
        assert_eq!(answer["type"], "success", "Firefox tells no events: {answer}");
        events
    }

    /// The errors and warnings that arrived before the line `last`.
    pub(crate) fn console_until(&self, last: &str) -> Vec<String> {
        let is_entry = |event: &Value| event["method"] == "log.entryAdded";
        let mut events = self.until(|event| is_entry(event) && event["params"]["text"] == last);
        events.pop();
        let bad = |event: &&Value| {
            is_entry(event) && ["error", "warn"].iter().any(|bad| event["params"]["level"] == **bad)
        };
        events.iter().filter(bad).map(|event| event["params"]["text"].to_string()).collect()
    }

    /// The addresses requested between the previous call of this function and the last read of the console.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.take()
    }

    /// The events up to and including the first for which `last` is true.
    fn until(&self, last: impl Fn(&Value) -> bool) -> Vec<Value> {
        let deadline = Instant::now() + PATIENCE;
        let mut events = Vec::new();
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.arriving.recv_timeout(left) {
                Ok(event) => {
                    if event["method"] == "network.beforeRequestSent" {
                        let url = event["params"]["request"]["url"].as_str().unwrap_or_default();
                        self.requests.borrow_mut().push(url.to_owned());
                    }
                    let is_last = last(&event);
                    events.push(event);
                    if is_last {
                        return events;
                    }
                }
                Err(RecvTimeoutError::Timeout) => panic!("Firefox does not show its console"),
                Err(RecvTimeoutError::Disconnected) => panic!("Firefox has closed its socket"),
            }
        }
    }
}
