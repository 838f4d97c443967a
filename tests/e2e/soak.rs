//! One page for a long time: memory does not grow and nothing becomes slower, over many epochs and many changes
//! of settings. The run is short by default; `cargo xtask soak` runs a million epochs and ten thousand changes.

use std::cell::Cell;
use std::time::{Duration, Instant};
use tests::browser::Kind;

use crate::broken::NOTE_MEMORY;
use crate::monkey::number;
use crate::page::{DEFAULT, EPOCH, PLAIN, Page, scenario};
use crate::scenarios::in_browsers;

/// The share of the work after which memory must not grow any more.
const WARM_UP: f64 = 0.4;
/// The factor by which memory may still grow after that.
const GROWTH: f64 = 1.05;
/// Bytes of script memory that vary in a browser, whatever the page does.
const SLACK: f64 = 256.0 * 1024.0;
/// How many times slower the last part may be than the one before: other programs also use the machine.
const SLOWDOWN: f64 = 3.0;

in_browsers! {
    soak_epochs: chromium;
    soak_changes: chromium;
}

/// The memory that the page uses, in bytes.
#[derive(Clone, Copy, Debug)]
struct Memory {
    wasm: f64,
    scripts: f64,
}

async fn memory(page: &Page) -> Memory {
    let wasm = page.browser.eval("wasm.buffer.byteLength").await;
    Memory { wasm: wasm.as_f64().expect("bytes"), scripts: page.browser.heap().await }
}

/// Does `total` units of work in parts and compares them; the first part is a warm-up.
async fn soak(page: &Page, total: u64, work: impl AsyncFn(u64)) {
    let warm_up = (total as f64 * WARM_UP) as u64;
    let half = warm_up + (total - warm_up) / 2;
    work(warm_up).await;
    let start = memory(page).await;
    let mut seconds = [0.0; 2];
    for (seconds, goal) in seconds.iter_mut().zip([half, total]) {
        let begin = Instant::now();
        work(goal).await;
        *seconds = begin.elapsed().as_secs_f64();
    }
    let end = memory(page).await;
    println!("{start:?} after {warm_up}, {end:?} after {total}; the halves took {seconds:?} s");
    assert!(end.wasm <= GROWTH * start.wasm, "the wasm has grown: {start:?}, then {end:?}");
    let most = GROWTH * start.scripts + SLACK;
    assert!(end.scripts <= most, "scripts have grown: {start:?}, then {end:?}");
    assert!(seconds[1] <= SLOWDOWN * seconds[0] + 1.0, "slows down: {seconds:?} s");
}

fn soak_epochs(browser: Kind) {
    let epochs = number("NABLA_EPOCHS").unwrap_or(2_000);
    scenario(browser, &PLAIN, async |page| {
        page.browser.run_first(NOTE_MEMORY).await;
        page.open(&format!("{DEFAULT}&speed=fastest")).await;
        page.play().await;
        soak(page, epochs, async |goal| {
            while page.browser.eval(&format!("{EPOCH} < {goal}")).await == true {
                tokio::time::sleep(Duration::from_millis(50)).await;
                assert!(page.is_playing().await, "stopped at epoch {}", page.epoch().await);
            }
        })
        .await;
        page.pause().await;
    });
}

/// A cycle of changes, so that every part does the same: points, weights, rates, layers, neurons, features and
/// data sets are changed, undone and redone, with an epoch in between.
const CHANGES: &str = "
    const key = (key, ctrlKey = false, shiftKey = false) => document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key, ctrlKey, shiftKey, bubbles: true, cancelable: true }));
    const press = (css) => document.querySelector(css)?.click();
    const all = [
        () => key('n'), () => key('R'), () => key('['), () => key(']'), () => key('z', true),
        () => key('Z', true, true), () => press('[aria-label=\"Add a layer\"]'), () => key('ArrowRight'),
        () => press('[aria-label=\"Take a layer away\"]'), () => key('t'),
        () => press('[data-control=dataset] [role=radio]:nth-of-type(2), [data-control=dataset] button:nth-of-type(2)'),
        () => press('[data-control=dataset] [role=radio], [data-control=dataset] button'),
        () => key('ArrowRight'), () => key('ArrowLeft'), () => key('r'),
    ];
    const one = () => {
        if (COUNT <= 0) return setTimeout(done, 50);
        COUNT -= 1;
        all[COUNT % all.length]();
        setTimeout(one, 0);
    };
    one();";

fn soak_changes(browser: Kind) {
    let n_changes = number("NABLA_CHANGES").unwrap_or(300);
    scenario(browser, &PLAIN, async |page| {
        page.browser.run_first(NOTE_MEMORY).await;
        page.open(DEFAULT).await;
        let did = Cell::new(0);
        soak(page, n_changes, async |goal| {
            loop {
                let left = goal - did.get();
                if left == 0 {
                    return;
                }
                // Few enough to finish within the time limit of a script.
                let n = left.min(150);
                page.browser.run_until_done(&format!("let COUNT = {n}; {CHANGES}")).await;
                did.set(did.get() + n);
            }
        })
        .await;
    });
}
