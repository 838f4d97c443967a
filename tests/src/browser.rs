//! A headless browser: opens pages, clicks, reads, and returns what the page wrote to its console and which
//! network requests it made. It knows nothing about this page.

use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};
use url::{ParseError, Url};

use crate::bidi::Events;
use crate::driver::{self, Driver};
use crate::tasks::{self, Tasks};

/// The longest wait for a condition to become true.
const PATIENCE: Duration = Duration::from_secs(30);

/// Which browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Controlled by chromedriver.
    Chromium,
    /// Controlled by geckodriver.
    Firefox,
}

/// One window; its only other tabs are those that [`hide`](Self::hide) opens.
#[derive(Debug)]
pub struct Browser {
    /// Which browser it is.
    pub kind: Kind,
    client: Client,
    /// The events of Firefox; Chromium is asked for its log instead.
    events: Option<Events>,
    /// The driver's process; it ends when dropped.
    _driver: Driver,
    /// The number of times the console was read.
    parts: Cell<u32>,
    /// The recorded tasks of Chromium, during a recording.
    tasks: RefCell<Option<Tasks>>,
}

impl Browser {
    /// Opens an empty window; the driver's output goes to the file `log`.
    pub async fn start(kind: Kind, log: &Path) -> Self {
        let driver = Driver::start(kind, log);
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(driver::capabilities(kind))
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await
            .unwrap_or_else(|error| {
                let log = fs::read_to_string(log).unwrap_or_default();
                panic!("{kind:?} does not start: {error}\n{log}")
            });
        let socket = client.capabilities().and_then(|all| all.get("webSocketUrl"));
        let events = socket.and_then(Value::as_str).map(Events::listen);
        Self {
            kind,
            client,
            events,
            _driver: driver,
            parts: Cell::new(0),
            tasks: RefCell::default(),
        }
    }

    /// Without this, killing the driver would leave its browser behind.
    pub async fn close(self) {
        // An error does not matter: the driver is killed next.
        let _ = self.client.close().await;
    }

    /// Opens an address and waits until it is loaded.
    pub async fn goto(&self, url: &str) {
        self.client.goto(url).await.unwrap_or_else(|error| panic!("{url}: {error}"));
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.client.refresh().await.expect("the page reloads");
    }

    /// Goes back one page in the history.
    pub async fn back(&self) {
        self.client.back().await.expect("a page to go back to");
    }

    /// Gives the window this width and height in pixels, including its frame.
    pub async fn resize(&self, width: u32, height: u32) {
        self.client.set_window_size(width, height).await.expect("the window takes a size");
    }

    /// Opens another tab in front of the page for this time.
    pub async fn hide(&self, while_: Duration) {
        let here = self.client.window().await.expect("a window");
        let other = self.client.new_window(true).await.expect("another tab");
        self.client.switch_to_window(other.handle).await.expect("the other tab");
        tokio::time::sleep(while_).await;
        self.client.close_window().await.expect("the other tab closes");
        self.client.switch_to_window(here).await.expect("the page is there still");
    }

    /// Switches to the page inside the first iframe: later calls apply to it.
    pub async fn enter_frame(&self) {
        self.client.enter_frame(0).await.expect("an iframe");
    }

    /// Switches back to the page around the iframe.
    pub async fn leave_frame(&self) {
        self.client.clone().enter_parent_frame().await.expect("a page around the iframe");
    }

    /// Evaluates a JavaScript expression.
    pub async fn eval(&self, expression: &str) -> Value {
        self.run(&format!("return ({expression});")).await
    }

    /// Runs a JavaScript function body and returns its result.
    pub async fn run(&self, body: &str) -> Value {
        let value = self.client.execute(body, Vec::new()).await;
        value.unwrap_or_else(|error| panic!("{body}: {error}"))
    }

    /// Runs a script as one of the page's own. Firefox runs the driver's scripts in a separate environment, and
    /// stops what they started when another tab comes to the front.
    pub async fn run_inside(&self, script: &str) {
        let script = Value::from(format!("{{ {script} }}"));
        self.run(&format!(
            "const script = document.createElement('script');
             script.textContent = {script};
             document.head.append(script);"
        ))
        .await;
    }

    /// Runs a JavaScript function body and returns the value that it passes to `done`.
    pub async fn run_until_done(&self, body: &str) -> Value {
        let body = format!("const done = arguments[arguments.length - 1]; {body}");
        let value = self.client.execute_async(&body, Vec::new()).await;
        value.unwrap_or_else(|error| panic!("{body}: {error}"))
    }

    /// Waits until a JavaScript expression is true.
    pub async fn wait_for(&self, condition: &str) {
        let deadline = Instant::now() + PATIENCE;
        while self.eval(&format!("!!({condition})")).await != true {
            assert!(Instant::now() < deadline, "did not come to be: {condition}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// The visible text of the first element that matches a selector.
    pub async fn text(&self, css: &str) -> String {
        let element = self.client.find(Locator::Css(css)).await;
        let element = element.unwrap_or_else(|error| panic!("{css}: {error}"));
        element.text().await.unwrap_or_else(|error| panic!("{css}: {error}"))
    }

    /// An attribute of the first element that matches a selector.
    pub async fn attribute(&self, css: &str, name: &str) -> Option<String> {
        let element = self.client.find(Locator::Css(css)).await;
        let element = element.unwrap_or_else(|error| panic!("{css}: {error}"));
        element.attr(name).await.unwrap_or_else(|error| panic!("{css}: {error}"))
    }

    /// A real click: fails when the element is covered or out of reach.
    pub async fn click(&self, css: &str) {
        let element = self.client.find(Locator::Css(css)).await;
        let element = element.unwrap_or_else(|error| panic!("{css}: {error}"));
        element.click().await.unwrap_or_else(|error| panic!("{css}: {error}"));
    }

    /// Presses and releases a key; the focused element receives it.
    pub async fn key(&self, value: char) {
        let stroke = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        self.client.perform_actions(stroke).await.expect("a key is pressed");
    }

    /// Moves the mouse to a position in the window.
    pub async fn point(&self, x: f64, y: f64) {
        let to = PointerAction::MoveTo { duration: None, x, y };
        let moves = MouseActions::new("mouse".to_owned()).then(to);
        self.client.perform_actions(moves).await.expect("the mouse moves");
    }

    /// Presses and releases the mouse button at a position in the window.
    pub async fn press(&self, x: f64, y: f64) {
        self.point(x, y).await;
        let press = MouseActions::new("mouse".to_owned())
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.client.perform_actions(press).await.expect("the mouse presses");
    }

    /// The window as a PNG.
    pub async fn screenshot(&self) -> Vec<u8> {
        self.client.screenshot().await.expect("a screenshot")
    }

    /// Chromium only: sets the size of the page's window in CSS pixels, and the color scheme.
    pub async fn emulate(&self, width: u32, height: u32, dark: bool) {
        self.emulate_screen(width, height, 1).await;
        // As on phones, where a scroll bar takes no space.
        let hidden = json!({ "hidden": width < 600 });
        self.devtools("Emulation.setScrollbarsHidden", hidden).await;
        let scheme = if dark { "dark" } else { "light" };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.devtools("Emulation.setEmulatedMedia", media).await;
    }

    /// Chromium only: sets the size of the page's window in CSS pixels, and the number of screen pixels per CSS
    /// pixel.
    pub async fn emulate_screen(&self, width: u32, height: u32, ratio: u32) {
        // Not `mobile`: a phone widens its window to include overflowing content, and so hides the errors that
        // the tests look for.
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": ratio,
            "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// Chromium only: the size in bytes of the JavaScript heap after garbage collection.
    pub async fn heap(&self) -> f64 {
        self.devtools("HeapProfiler.collectGarbage", json!({})).await;
        let usage = self.devtools("Runtime.getHeapUsage", json!({})).await;
        usage["usedSize"].as_f64().expect("Chromium tells its heap")
    }

    /// Chromium only: turns off scripts on all pages that are opened later.
    pub async fn disable_scripts(&self) {
        self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    }

    /// Chromium only: adds a script that runs first on all pages that are opened later.
    pub async fn run_first(&self, script: &str) {
        let params = json!({ "source": script });
        self.devtools("Page.addScriptToEvaluateOnNewDocument", params).await;
    }

    /// Chromium only: starts to record the tasks of the page.
    pub fn record_tasks(&self) {
        let options = self.client.capabilities().and_then(|all| all.get("goog:chromeOptions"));
        let address = options.and_then(|all| all["debuggerAddress"].as_str());
        *self.tasks.borrow_mut() = Some(Tasks::begin(address.expect("Chromium's address")));
    }

    /// Chromium only: ends the recording, and returns the computing time in milliseconds of each task that took
    /// more than `longer_than` milliseconds.
    pub async fn tasks(&self, longer_than: f64) -> Vec<f64> {
        self.run(tasks::MARK).await;
        self.tasks.take().expect("a record of tasks").end(longer_than)
    }

    /// Chromium only: sends a command of its developer tools.
    pub async fn devtools(&self, method: &str, params: Value) -> Value {
        assert_eq!(self.kind, Kind::Chromium, "{method} is Chromium's");
        self.issue("goog/cdp/execute", json!({ "cmd": method, "params": params })).await
    }

    async fn issue(&self, path: &'static str, body: Value) -> Value {
        let answer = self.client.issue_cmd(Command { path, body }).await;
        answer.unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Messages on the console since the last call: errors and warnings of the page, and those of the browser
    /// about the page, as far as the browser reports them.
    pub async fn console(&self) -> Vec<String> {
        match self.kind {
            Kind::Chromium => {
                let log = self.issue("se/log", json!({ "type": "browser" })).await;
                let entries = log.as_array().cloned().unwrap_or_default();
                let bad =
                    |entry: &&Value| entry["level"] == "SEVERE" || entry["level"] == "WARNING";
                entries.iter().filter(bad).map(|entry| entry["message"].to_string()).collect()
            }
            Kind::Firefox => {
                // Our own last line shows that all lines before it have arrived.
                let last = format!("end of part {}", self.parts.replace(self.parts.get() + 1));
                self.run(&format!("console.warn('{last}')")).await;
                self.events().console_until(&last)
            }
        }
    }

    /// The addresses that pages requested since the last call, without those that are part of the page itself
    /// (`data:`, `blob:`).
    pub async fn requests(&self) -> Vec<String> {
        let mut urls: Vec<String> = match self.kind {
            Kind::Chromium => {
                let log = self.issue("se/log", json!({ "type": "performance" })).await;
                log.as_array().into_iter().flatten().filter_map(requested).collect()
            }
            Kind::Firefox => self.events().requests(),
        };
        urls.retain(|url| !url.starts_with("data:") && !url.starts_with("blob:"));
        urls
    }

    fn events(&self) -> &Events {
        self.events.as_ref().expect("Firefox tells its events")
    }
}

/// The address in an entry of Chromium's performance log, if the entry is about a request.
fn requested(entry: &Value) -> Option<String> {
    let event: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
    let message = &event["message"];
    let url = message["params"]["request"]["url"].as_str()?;
    (message["method"] == "Network.requestWillBeSent").then(|| url.to_owned())
}

/// A command that is not part of the WebDriver standard.
#[derive(Debug)]
struct Command {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Command {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
