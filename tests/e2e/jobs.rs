//! Work that takes long, and a page that goes on: jobs in workers, and no task that is felt.

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

/// A question about a run of so many epochs.
fn question(after: u32) -> String {
    format!(
        "#seed=0.12345&dataset=xor&question=Will%20it%20learn%3F|Yes|No\
         &truth=accuracy%3E0.9&after={after}"
    )
}

/// Notes every worker that the page begins from now on.
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

/// How many workers the page has begun.
async fn n_workers(page: &Page) -> u64 {
    let n = page.browser.attribute("html", "data-workers").await;
    n.and_then(|n| n.parse().ok()).unwrap_or_default()
}

/// The verdict after the run itself.
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

/// Answers a question and sees that its truth is known before the run. Whether a worker is allowed here is the
/// browser's choice; the truth is found all the same.
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
            // Once it has said that it lives.
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

/// Links that ask for much, each in another way.
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

/// Notes every task that takes long.
pub(crate) const NOTE_TASKS: &str = "
    window.tasks = [];
    new PerformanceObserver((list) => {
        for (const task of list.getEntries()) {
            window.tasks.push([Math.round(task.startTime), Math.round(task.duration)]);
        }
    }).observe({ type: 'longtask', buffered: true });";

/// What other programs take of the machine is in the browser's numbers too, so what is too long is tried
/// again: only what is too long each time is the page's own.
fn no_task_is_felt(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.browser.run_first(NOTE_TASKS).await;
        none_is_felt(async || felt_tasks(page).await).await;
    });
}

/// Fails where the same task is felt three times in a row.
pub(crate) async fn none_is_felt(felt_tasks: impl AsyncFn() -> BTreeMap<String, u64>) {
    let mut felt = felt_tasks().await;
    for _ in 0..2 {
        if felt.is_empty() {
            break;
        }
        let again = felt_tasks().await;
        felt.retain(|what, _| again.contains_key(what));
    }
    assert!(felt.is_empty(), "tasks that are felt: {felt:#?}");
}

/// What took too long, and how many milliseconds.
async fn felt_tasks(page: &Page) -> BTreeMap<String, u64> {
    let mut felt = BTreeMap::new();
    for link in largest() {
        page.open(&link).await;
        rest(page, 3_000).await;
        look(page, &link, "opening", 150, &mut felt).await;
        page.play().await;
        rest(page, 3_000).await;
        look(page, &link, "playing", 50, &mut felt).await;
        page.pause().await;
        look(page, &link, "pausing", 50, &mut felt).await;
        for (act, press) in [
            ("a step", "document.querySelector('#step').click()"),
            ("reset", "document.querySelector('#reset').click()"),
            ("another link", "location.hash += '&learningRate=0.1&seed=0.5'"),
        ] {
            page.browser.run(press).await;
            rest(page, 1_500).await;
            look(page, &link, act, 50, &mut felt).await;
        }
    }
    felt
}

/// Waits so many milliseconds, and until nothing is under way.
pub(crate) async fn rest(page: &Page, ms: u32) {
    page.browser.run_until_done(&format!("setTimeout(done, {ms})")).await;
    page.browser.wait_for("document.querySelector('#main').ariaBusy !== 'true'").await;
}

/// Makes and lays out a short list, again and again, and tells the median of how long it takes in milliseconds.
const PACE: &str = "
    const times = [];
    const again = () => {
        const began = performance.now();
        const list = document.createElement('div');
        list.style.position = 'absolute';
        list.style.visibility = 'hidden';
        for (let k = 0; k < 500; k += 1) {
            const word = document.createElement('span');
            word.textContent = `word ${k} `;
            list.append(word);
        }
        document.body.append(list);
        times.push(list.offsetHeight && performance.now() - began);
        list.remove();
        if (times.length < 15) return setTimeout(again);
        done(times.sort((a, b) => a - b)[7]);
    };
    again();";
/// What `PACE` takes on a quiet machine with two cores, in milliseconds.
const QUIET_PACE: f64 = 5.0;

/// How many times longer the browser takes for the same work now than on a quiet machine; at least 1.
async fn slowness(page: &Page) -> f64 {
    let pace = page.browser.run_until_done(PACE).await.as_f64().expect("milliseconds");
    (pace / QUIET_PACE).max(1.0)
}

/// Notes which tasks were too long since the last look. Where the machine is slow, as when others use it too,
/// a task may take longer by as much.
pub(crate) async fn look(
    page: &Page,
    link: &str,
    when: &str,
    most_ms: u32,
    felt: &mut BTreeMap<String, u64>,
) {
    let tasks = page.browser.run("return window.tasks.splice(0).map(([, ms]) => ms);").await;
    let slowness = slowness(page).await;
    page.browser.run("window.tasks.splice(0)").await;
    let tasks: Vec<u64> =
        tasks.as_array().into_iter().flatten().filter_map(serde_json::Value::as_u64).collect();
    println!("{when}: tasks of {tasks:?} ms, {slowness:.1} times slower, {link}");
    // The time of a task is rounded to eight milliseconds, and begins before its script.
    let most = f64::from(most_ms) * slowness + 8.0;
    if let Some(longest) = tasks.iter().max().filter(|ms| most < **ms as f64) {
        felt.insert(format!("{when}, {link}"), *longest);
    }
}
