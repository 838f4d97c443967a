//! Chromium's trace events over a separate WebSocket (DevTools protocol, domain Tracing): how long the tasks of
//! a page occupied its main thread. Only the computing time of the thread counts, so that other programs on the
//! machine do not affect the result.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket};

/// The page sets this mark itself, so that its thread can be found among all threads.
pub(crate) const MARK: &str = "performance.mark('nabla')";

/// A recording of tasks that runs until [`end`](Self::end).
#[derive(Debug)]
pub(crate) struct Tasks {
    socket: WebSocket<MaybeTlsStream<TcpStream>>,
}

impl Tasks {
    /// Starts the recording, at Chromium's debugger address.
    pub(crate) fn begin(address: &str) -> Self {
        let (socket, _) =
            tungstenite::connect(socket_of(address)).expect("Chromium's socket opens");
        let mut tasks = Self { socket };
        let categories = ["toplevel", "blink.user_timing"];
        let config = json!({ "includedCategories": categories, "excludedCategories": ["*"] });
        tasks.ask("Tracing.start", &json!({ "traceConfig": config }));
        tasks.until(|message| message["id"] == 1);
        tasks
    }

    /// The tasks of the page that took longer than `longer_than`, in milliseconds, in order.
    pub(crate) fn end(mut self, longer_than: f64) -> Vec<f64> {
        self.ask("Tracing.end", &json!({}));
        let messages = self.until(|message| message["method"] == "Tracing.tracingComplete");
        let events: Vec<&Value> = messages
            .iter()
            .filter(|message| message["method"] == "Tracing.dataCollected")
            .filter_map(|message| message["params"]["value"].as_array())
            .flatten()
            .collect();
        let thread = |event: &Value| [event["pid"].as_u64(), event["tid"].as_u64()];
        let mark = events.iter().find(|event| event["name"] == "nabla").expect("the page's mark");
        let is_task = |event: &&&Value| {
            thread(event) == thread(mark)
                && event["name"].as_str().is_some_and(|name| name.ends_with("RunTask"))
        };
        let times = events.iter().filter(is_task);
        let times = times.filter_map(|event| Some(event["tdur"].as_f64()? / 1000.0));
        times.filter(|ms| longer_than < *ms).collect()
    }

    fn ask(&mut self, method: &str, params: &Value) {
        let question = json!({ "id": 1, "method": method, "params": params });
        self.socket.send(Message::text(question.to_string())).expect("Chromium takes a question");
    }

    /// The messages up to and including the first for which `last` is true.
    fn until(&mut self, last: impl Fn(&Value) -> bool) -> Vec<Value> {
        let mut messages = Vec::new();
        loop {
            let message = self.socket.read().expect("Chromium answers");
            let text = message.into_text().unwrap_or_default();
            let Ok(message) = serde_json::from_str::<Value>(&text) else { continue };
            assert!(message["error"].is_null(), "Chromium records no tasks: {message}");
            let is_last = last(&message);
            messages.push(message);
            if is_last {
                return messages;
            }
        }
    }
}

/// The address of the browser's WebSocket.
fn socket_of(address: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("Chromium's debugger listens");
    let question = format!("GET /json/version HTTP/1.1\r\nHost: {address}\r\n\r\n");
    stream.write_all(question.as_bytes()).expect("the debugger takes a question");
    // The connection stays open, so the end of the JSON object is the end of the answer.
    let answer = BufReader::new(stream).split(b'}').next();
    let answer = answer.and_then(Result::ok).expect("the debugger answers");
    let text = String::from_utf8_lossy(&answer);
    let object = text.find('{').map_or(String::new(), |at| format!("{}}}", &text[at..]));
    let about: Value = serde_json::from_str(&object).unwrap_or_default();
    about["webSocketDebuggerUrl"].as_str().expect("the address of a socket").to_owned()
}
