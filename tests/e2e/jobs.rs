//! Long work must not block the page: jobs run in workers, and no task of the page is long enough to be
//! noticed.

use std::collections::BTreeMap;
use tests::browser::Kind;
use tests::root;

use crate::page::{PLAIN, POLICY, Page, Site, scenario};
use crate::scenarios::in_browsers;

in_browsers! {
    a_worker_finds_the_truth: chromium firefox;
    one_file_has_workers_too: chromium firefox;
    without_workers_the_page_finds_it: chromium;
    a_dead_worker_is_replaced_and_told_once: chromium firefox;
    no_task_is_felt: chromium;
}

/// A link with a question about a run of `after` epochs.
fn question(after: u32) -> String {
    format!(
        "#seed=0.12345&dataset=xor&question=Will%20it%20learn%3F|Yes|No\
         &truth=accuracy%3E0.9&after={after}"
    )
}

/// Records every worker that the page starts from now on.
const NOTE_WORKERS: &str = "
    window.workers = [];
    const Original = window.Worker;
    window.Worker = class extends Original {
        constructor(...all) {
            super(...all);
            document.documentElement.dataset.workers = window.workers.push(this);
        }
    };";

const IS_KNOWN: &str = "document.querySelector('.predict')?.getAttribute('aria-busy') === 'false'
    && document.querySelector('.answer').disabled";

async fn answers(page: &Page) {
    page.browser.wait_for("document.querySelector('.answer')").await;
    page.browser.run("document.querySelector('.answer').click()").await;
}

/// The number of workers that the page has started.
async fn n_workers(page: &Page) -> u64 {
    let n = page.browser.attribute("html", "data-workers").await;
    n.and_then(|n| n.parse().ok()).unwrap_or_default()
}

/// The verdict that the page shows after the run.
async fn verdict(page: &Page) -> String {
    page.browser.run("document.querySelector('.predict .w-button').click()").await;
    page.browser.wait_for("document.querySelector('.verdict').textContent").await;
    page.paused().await;
    page.browser.text(".verdict").await
}

fn a_worker_finds_the_truth(browser: Kind) {
    let site = Site { prefix: "/some/sub/path/", policy: Some(POLICY) };
    scenario(browser, &site, async |page| {
        page.open(&question(300)).await;
        answers(page).await;
        page.browser.wait_for(IS_KNOWN).await;
        let paths = page.server.seen().paths;
        let is_worker = |path: &String| path.contains("/jobs/") && path.ends_with(".wasm");
        assert!(paths.iter().any(is_worker), "the page has found it out itself: {paths:?}");
        assert_eq!(page.epoch().await, 0, "the run on the page has not begun");
        assert_eq!(verdict(page).await, "Right.", "the answer is judged by what training found");
    });
}

fn one_file_has_workers_too(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        let file = root().join("dist/nabla.html");
        page.browser.goto(&format!("file://{}{}", file.display(), question(300))).await;
        page.ready().await;
        finds_the_truth(page).await;
        let asked = page.browser.requests().await;
        let is_page = |url: &String| url.starts_with("file://") && url.contains("/nabla.html");
        assert!(asked.iter().all(is_page), "the one file asks for others: {asked:#?}");
    });
}

/// Answers a question and checks that the page knows the true answer before the run. The browser decides
/// whether a worker is allowed here; the page must find the answer in both cases.
pub(crate) async fn finds_the_truth(page: &Page) {
    page.browser.run_inside(NOTE_WORKERS).await;
    answers(page).await;
    page.browser.wait_for(IS_KNOWN).await;
    println!("{} workers in a page that is one file", n_workers(page).await);
    assert_eq!(page.epoch().await, 0, "the run on the page has not begun");
    assert_eq!(verdict(page).await, "Right.", "the answer is judged by what training found");
}

fn without_workers_the_page_finds_it(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.browser
            .run_first("window.Worker = class { constructor() { throw new Error(); } };")
            .await;
        page.open(&question(300)).await;
        answers(page).await;
        page.browser.wait_for(IS_KNOWN).await;
        assert_eq!(verdict(page).await, "Right.", "the answer is judged by what training found");
    });
}

fn a_dead_worker_is_replaced_and_told_once(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(&question(5_000)).await;
        page.browser.run_inside(NOTE_WORKERS).await;
        page.browser
            .run_inside(
                "const toast = document.querySelector('#toast');
                 let told = 0;
                 const note = () => {
                     if (toast.textContent) document.documentElement.dataset.told = ++told;
                 };
                 new MutationObserver(note).observe(toast, { childList: true, subtree: true });",
            )
            .await;
        answers(page).await;
        for n in 1..=2 {
            // After the worker has sent its first message.
            page.browser
                .run_inside(&format!(
                    "const wait = () => {{
                         const worker = workers[{n} - 1];
                         if (!worker) return setTimeout(wait, 5);
                         worker.addEventListener('message', () => {{
                             worker.terminate();
                             worker.dispatchEvent(new ErrorEvent('error', {{ cancelable: true }}));
                             document.documentElement.dataset.dead = {n};
                         }}, {{ once: true }});
                     }};
                     wait();"
                ))
                .await;
            page.browser
                .wait_for(&format!("document.documentElement.dataset.dead === '{n}'"))
                .await;
        }
        page.browser.wait_for(IS_KNOWN).await;
        assert_eq!(n_workers(page).await, 2, "the third time the page does it");
        assert_eq!(page.browser.attribute("html", "data-told").await.as_deref(), Some("1"), "once");
    });
}

/// Links that need much computing, each in another way.
fn largest() -> [String; 5] {
    let wide = vec!["64"; 20].join(",");
    let features = "xTimesY=true&xSquared=true&ySquared=true&sinX=true&sinY=true";
    [
        "#seed=0.12345".to_owned(),
        format!("#seed=0.12345&networkShape=8,8,8,8,8,8&{features}"),
        format!("#seed=0.12345&networkShape={wide}"),
        format!("#seed=0.12345&points=100000&noise=20&batchSize=100000&{features}"),
        format!("#seed=0.12345&networkShape={wide}&draw=20&points=2000&batchSize=1000&{features}"),
    ]
}

fn no_task_is_felt(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.browser.record_tasks();
        none_is_felt(&largest(), async |link| felt_tasks(page, link).await).await;
    });
}

/// Tasks that took too long: the time in milliseconds of each, by the moment at which it ran.
pub(crate) type Felt = BTreeMap<String, f64>;

/// How many times in a row the same task of a case must be too long. Fewer may include a garbage collection, or
/// may run while another program uses the processor.
const TIMES: usize = 3;

/// Fails if the same task of a case is too long several times in a row.
pub(crate) async fn none_is_felt(
    cases: &[impl AsRef<str>],
    felt_tasks: impl AsyncFn(&str) -> Felt,
) {
    let mut all = Vec::new();
    for case in cases.iter().map(AsRef::as_ref) {
        let mut felt = felt_tasks(case).await;
        for _ in 1..TIMES {
            if felt.is_empty() {
                break;
            }
            let again = felt_tasks(case).await;
            felt.retain(|when, _| again.contains_key(when));
        }
        all.extend(felt.into_iter().map(|(when, ms)| format!("{when}: {ms} ms, {case}")));
    }
    assert!(all.is_empty(), "tasks that are felt: {all:#?}");
}

/// The tasks that took too long with a link.
async fn felt_tasks(page: &Page, link: &str) -> Felt {
    let mut felt = Felt::new();
    page.open(link).await;
    rest(page, 3_000).await;
    look(page, "opening", 150.0, &mut felt).await;
    page.play().await;
    rest(page, 3_000).await;
    look(page, "playing", 50.0, &mut felt).await;
    page.pause().await;
    look(page, "pausing", 50.0, &mut felt).await;
    for (act, press) in [
        ("a step", "document.querySelector('#step').click()"),
        ("reset", "document.querySelector('#reset').click()"),
        ("another link", "location.hash += '&learningRate=0.1&seed=0.5'"),
    ] {
        page.browser.run(press).await;
        rest(page, 1_500).await;
        look(page, act, 50.0, &mut felt).await;
    }
    felt
}

/// Waits this number of milliseconds, and then until no job is running.
pub(crate) async fn rest(page: &Page, ms: u32) {
    page.browser.run_until_done(&format!("setTimeout(done, {ms})")).await;
    page.browser.wait_for("document.querySelector('#main').ariaBusy !== 'true'").await;
}

/// Two kinds of work, each done several times, and the middle of their times in milliseconds: script (a list is
/// written as text, parsed and sorted), and drawing (curves on a canvas, whose pixels are then read and copied).
/// The work is the same however large the page is.
const PACE: &str = "
    const script = () => {
        let seed = 1;
        const list = [];
        for (let k = 0; k < 5000; k += 1) {
            seed = (seed * 48271) % 2147483647;
            list.push({ seed, name: `number ${seed}` });
        }
        const copy = JSON.parse(JSON.stringify(list));
        return copy.sort((a, b) => a.seed - b.seed).length;
    };
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [600, 600];
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const drawing = () => {
        context.lineWidth = 3;
        for (let k = 0; k < 40; k += 1) {
            context.beginPath();
            context.moveTo(0, 15 * k);
            context.bezierCurveTo(300, 15 * k, 300, 600 - 15 * k, 600, 600 - 15 * k);
            context.stroke();
        }
        const { data } = context.getImageData(0, 0, 600, 600);
        return new Uint8Array(data).length;
    };
    const times = [[], []];
    const again = () => {
        [script, drawing].forEach((work, kind) => {
            const began = performance.now();
            times[kind].push(work() && performance.now() - began);
        });
        if (times[0].length < 15) return setTimeout(again);
        done(times.map((all) => all.sort((a, b) => a - b)[7]));
    };
    again();";
/// The times that `PACE` takes on an idle machine with two cores, in milliseconds.
const QUIET_PACE: [f64; 2] = [2.8, 3.2];

/// How many times longer the browser takes now for the same work than on an idle machine; at least 1.
async fn slowness(page: &Page) -> f64 {
    let pace = page.browser.run_until_done(PACE).await;
    let slowness = |kind: usize| pace[kind].as_f64().expect("milliseconds") / QUIET_PACE[kind];
    slowness(0).max(slowness(1)).max(1.0)
}

/// Records which tasks were too long since the last call. On a slow machine, the limit is longer by the same
/// factor.
pub(crate) async fn look(page: &Page, when: &str, most_ms: f64, felt: &mut Felt) {
    let tasks = page.browser.tasks(most_ms / 2.0).await;
    let slowness = slowness(page).await;
    page.browser.record_tasks();
    println!("{when}: tasks of {tasks:.0?} ms, {slowness:.1} times slower");
    let most = most_ms * slowness;
    if let Some(longest) = tasks.into_iter().reduce(f64::max).filter(|ms| most < *ms) {
        felt.insert(when.to_owned(), longest);
    }
}
