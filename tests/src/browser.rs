//! A browser without a screen: goes to pages, clicks, looks, and hands over what the page wrote to
//! its console and asked the network for. Knows nothing of this page.

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

/// How long a state may take to come.
const PATIENCE: Duration = Duration::from_secs(30);

/// Which browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// By way of chromedriver.
    Chromium,
    /// By way of geckodriver.
    Firefox,
}

/// One window, with no tabs but those that [`hide`](Self::hide) opens.
#[derive(Debug)]
pub struct Browser {
    /// Which browser it is.
    pub kind: Kind,
    client: Client,
    /// Of Firefox; Chromium is asked.
    events: Option<Events>,
    /// Ends when dropped.
    _driver: Driver,
    /// How often the console was asked for.
    parts: Cell<u32>,
    /// Of Chromium, where tasks are recorded.
    tasks: RefCell<Option<Tasks>>,
}

impl Browser {
    /// Opens an empty window; what the driver prints goes to the file `log`.
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
        // The driver is about to be killed, whatever it has to say.
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

    /// One page back in the history.
    pub async fn back(&self) {
        self.client.back().await.expect("a page to go back to");
    }

    /// Makes the window so many pixels wide and high, frame and all.
    pub async fn resize(&self, width: u32, height: u32) {
        self.client.set_window_size(width, height).await.expect("the window takes a size");
    }

    /// Opens another tab in front of the page for a while.
    pub async fn hide(&self, while_: Duration) {
        let here = self.client.window().await.expect("a window");
        let other = self.client.new_window(true).await.expect("another tab");
        self.client.switch_to_window(other.handle).await.expect("the other tab");
        tokio::time::sleep(while_).await;
        self.client.close_window().await.expect("the other tab closes");
        self.client.switch_to_window(here).await.expect("the page is there still");
    }

    /// Turns to the page inside the first iframe: what follows is asked of it.
    pub async fn enter_frame(&self) {
        self.client.enter_frame(0).await.expect("an iframe");
    }

    /// Turns back to the page around the iframe.
    pub async fn leave_frame(&self) {
        self.client.clone().enter_parent_frame().await.expect("a page around the iframe");
    }

    /// The value of a JavaScript expression.
    pub async fn eval(&self, expression: &str) -> Value {
        self.run(&format!("return ({expression});")).await
    }

    /// What a JavaScript function body returns.
    pub async fn run(&self, body: &str) -> Value {
        let value = self.client.execute(body, Vec::new()).await;
        value.unwrap_or_else(|error| panic!("{body}: {error}"))
    }

    /// Runs a script as one of the page's own: Firefox runs those of its driver beside the page, and
    /// ends what they left running when another tab comes to the front.
    pub async fn run_inside(&self, script: &str) {
        let script = Value::from(format!("{{ {script} }}"));
        self.run(&format!(
            "const script = document.createElement('script');
             script.textContent = {script};
             document.head.append(script);"
        ))
        .await;
    }

    /// What a JavaScript function body hands to `done`.
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

    /// The text that is seen in the first element of a selector.
    pub async fn text(&self, css: &str) -> String {
        let element = self.client.find(Locator::Css(css)).await;
        let element = element.unwrap_or_else(|error| panic!("{css}: {error}"));
        element.text().await.unwrap_or_else(|error| panic!("{css}: {error}"))
    }

    /// An attribute of the first element of a selector.
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

    /// Presses and releases a key, for whatever has the focus.
    pub async fn key(&self, value: char) {
        let stroke = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        self.client.perform_actions(stroke).await.expect("a key is pressed");
    }

    /// Moves the mouse to a place of the window.
    pub async fn point(&self, x: f64, y: f64) {
        let to = PointerAction::MoveTo { duration: None, x, y };
        let moves = MouseActions::new("mouse".to_owned()).then(to);
        self.client.perform_actions(moves).await.expect("the mouse moves");
    }

    /// Presses and releases the mouse at a place of the window.
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

    /// Chromium only: the size of the page's window in CSS pixels, and the color scheme.
    pub async fn emulate(&self, width: u32, height: u32, dark: bool) {
        self.emulate_screen(width, height, 1).await;
        // As on phones, where a scroll bar takes no room.
        let hidden = json!({ "hidden": width < 600 });
        self.devtools("Emulation.setScrollbarsHidden", hidden).await;
        let scheme = if dark { "dark" } else { "light" };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.devtools("Emulation.setEmulatedMedia", media).await;
    }

    /// Chromium only: the size of the page's window in CSS pixels, and how many pixels of the screen are
    /// one of these.
    pub async fn emulate_screen(&self, width: u32, height: u32, ratio: u32) {
        // Not `mobile`: a phone widens its window to what sticks out, and hides what we look for.
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": ratio,
            "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
    }

    /// Chromium only: the bytes that scripts hold on to, after what they do not was thrown away.
    pub async fn heap(&self) -> f64 {
        self.devtools("HeapProfiler.collectGarbage", json!({})).await;
        let usage = self.devtools("Runtime.getHeapUsage", json!({})).await;
        usage["usedSize"].as_f64().expect("Chromium tells its heap")
    }

    /// Chromium only: turns the scripts of pages that are opened from now on off.
    pub async fn disable_scripts(&self) {
        self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    }

    /// Chromium only: a script that runs first on pages that are opened from now on.
    pub async fn run_first(&self, script: &str) {
        let params = json!({ "source": script });
        self.devtools("Page.addScriptToEvaluateOnNewDocument", params).await;
    }

    /// Chromium only: begins to record the tasks of the page.
    pub fn record_tasks(&self) {
        let options = self.client.capabilities().and_then(|all| all.get("goog:chromeOptions"));
        let address = options.and_then(|all| all["debuggerAddress"].as_str());
        *self.tasks.borrow_mut() = Some(Tasks::begin(address.expect("Chromium's address")));
    }

    /// Chromium only: ends the record, and tells how many milliseconds of computing each task took that took
    /// longer than this.
    pub async fn tasks(&self, longer_than: f64) -> Vec<f64> {
        self.run(tasks::MARK).await;
        self.tasks.take().expect("a record of tasks").end(longer_than)
    }

    /// Chromium only: a command of its developer tools.
    pub async fn devtools(&self, method: &str, params: Value) -> Value {
        assert_eq!(self.kind, Kind::Chromium, "{method} is Chromium's");
        self.issue("goog/cdp/execute", json!({ "cmd": method, "params": params })).await
    }

    async fn issue(&self, path: &'static str, body: Value) -> Value {
        let answer = self.client.issue_cmd(Command { path, body }).await;
        answer.unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// What was written to the console since the last call: errors and warnings, of the page and of
    /// the browser about the page, as far as the browser tells.
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
                // A last line of our own shows that all before it has arrived.
                let last = format!("end of part {}", self.parts.replace(self.parts.get() + 1));
                self.run(&format!("console.warn('{last}')")).await;
                self.events().console_until(&last)
            }
        }
    }

    /// The addresses that pages asked for since the last call. Those that are part of the page itself
    /// (`data:`, `blob:`) are left out.
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

/// The address in an entry of Chromium's performance log, when it is about a request.
fn requested(entry: &Value) -> Option<String> {
    let event: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
    let message = &event["message"];
    let url = message["params"]["request"]["url"].as_str()?;
    (message["method"] == "Network.requestWillBeSent").then(|| url.to_owned())
}

/// A command beyond the WebDriver standard.
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
