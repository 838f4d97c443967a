//! The page of this project for scenarios: opens it, controls it and reads it by its ids. Every scenario ends
//! with the same three checks: no message on the console, no request to another site, no missing file.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::thread;
use tests::browser::{Browser, Kind};
use tests::root;
use tests::server::Server;
use tokio::runtime::Builder;

/// A link with a fixed seed, so that every run starts the same.
pub(crate) const DEFAULT: &str = "#seed=0.12345";

/// How the page is served.
#[derive(Debug)]
pub(crate) struct Site {
    pub(crate) prefix: &'static str,
    pub(crate) policy: Option<&'static str>,
}

/// At the root path of a server without a policy.
pub(crate) const PLAIN: Site = Site { prefix: "/", policy: None };

/// The strictest policy that lets the page run.
pub(crate) const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

pub(crate) struct Page {
    pub(crate) browser: Browser,
    pub(crate) server: Server,
}

/// Runs a scenario in a new browser and checks what must always hold. If a scenario fails, a screenshot of the
/// page at that moment is saved.
pub(crate) fn scenario(kind: Kind, site: &Site, body: impl AsyncFnOnce(&Page)) {
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
    let server = Server::start(&root().join("dist"), site.prefix, site.policy);
    let page = Page { browser: runtime.block_on(Browser::start(kind, &file("log"))), server };
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            body(&page).await;
            page.check().await;
        });
    }));
    if outcome.is_err() {
        // This can fail too, when the browser itself is broken.
        let _ = catch_unwind(AssertUnwindSafe(|| runtime.block_on(page.explain())));
    }
    runtime.block_on(page.browser.close());
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

impl Page {
    /// Opens the page at a link and waits until it has loaded.
    pub(crate) async fn open(&self, link: &str) {
        // Goes through an empty page: if only the hash of the address changed, the page would not load again.
        self.browser.goto("about:blank").await;
        self.browser.goto(&format!("{}{link}", self.server.url())).await;
        self.ready().await;
    }

    pub(crate) async fn ready(&self) {
        // A frame that is about to load does not even have a root element.
        self.browser.wait_for("document.documentElement?.dataset.whole === 'true'").await;
    }

    /// The number of the epoch, parsed from the text on the page.
    pub(crate) async fn epoch(&self) -> u32 {
        let text = self.browser.text("#epoch").await;
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        digits.parse().unwrap_or_else(|_| panic!("#epoch shows no number: {text:?}"))
    }

    pub(crate) async fn is_playing(&self) -> bool {
        self.browser.attribute("#play-pause", "data-playing").await.as_deref() == Some("true")
    }

    /// The losses with all digits.
    pub(crate) async fn losses(&self) -> Losses {
        let number = async |name: &str| -> f64 {
            let text = self.browser.attribute("#losses", name).await.unwrap_or_default();
            text.parse().unwrap_or_else(|_| panic!("#losses has no number in {name}: {text:?}"))
        };
        Losses { train: number("data-train").await, test: number("data-test").await }
    }

    /// The fingerprint of the parameters, in hexadecimal.
    pub(crate) async fn bits(&self) -> String {
        self.browser.attribute("html", "data-bits").await.unwrap_or_default()
    }

    pub(crate) async fn play(&self) {
        assert!(!self.is_playing().await, "already playing");
        self.browser.click("#play-pause").await;
        self.browser.wait_for(&playing(true)).await;
    }

    pub(crate) async fn pause(&self) {
        assert!(self.is_playing().await, "already paused");
        self.browser.click("#play-pause").await;
        self.paused().await;
    }

    /// Waits until the page has paused.
    pub(crate) async fn paused(&self) {
        self.browser.wait_for(&playing(false)).await;
    }

    /// Trains up to exactly this epoch, one epoch at a time.
    pub(crate) async fn step_to(&self, epoch: u32) {
        let clicks = epoch.checked_sub(self.epoch().await).expect("steps lead forward");
        self.browser
            .run(&format!(
                "for (let i = 0; i < {clicks}; i++) document.querySelector('#step').click();"
            ))
            .await;
        self.browser.wait_for(&format!("{EPOCH} === {epoch}")).await;
    }

    /// What must hold after every scenario.
    async fn check(&self) {
        let console = self.browser.console().await;
        assert!(console.is_empty(), "the console is not empty: {console:#?}");
        let origin = self.server.origin();
        let mut requests = self.browser.requests().await;
        requests.retain(|url| !url.starts_with(&origin) && url != "about:blank");
        assert!(requests.is_empty(), "asked for something elsewhere: {requests:#?}");
        let seen = self.server.seen();
        assert!(seen.missing.is_empty(), "asked for what is not there: {:#?}", seen.missing);
        assert!(seen.violations.is_empty(), "broke the policy: {:#?}", seen.violations);
    }

    /// Saves what the page of a failed scenario looked like.
    async fn explain(&self) {
        let file = file("png");
        let seen = self.server.seen();
        println!("missing: {:?}, violations: {:?}", seen.missing, seen.violations);
        println!("console: {:#?}", self.browser.console().await);
        if fs::write(&file, self.browser.screenshot().await).is_ok() {
            println!("picture: {}", file.display());
        }
    }
}

/// Half mean squared errors, with the names that the page and the command line use.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Losses {
    pub(crate) train: f64,
    pub(crate) test: f64,
}

/// A JavaScript expression for the number of the epoch.
pub(crate) const EPOCH: &str =
    "Number(document.querySelector('#epoch').textContent.replace(/[^0-9]/g, ''))";

/// The folder for logs and screenshots of failures.
pub(crate) fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("e2e");
    fs::create_dir_all(&folder).expect("a folder for logs");
    folder
}

/// A file in which the running test saves something for people to read, by its extension.
fn file(extension: &str) -> PathBuf {
    let test = thread::current().name().unwrap_or("test").replace("::", "-");
    folder().join(test).with_extension(extension)
}

fn playing(is: bool) -> String {
    format!("document.querySelector('#play-pause').getAttribute('data-playing') === '{is}'")
}
