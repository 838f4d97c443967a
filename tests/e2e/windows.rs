//! Windows of every size that the page supports: no task is long enough to be noticed while the network trains,
//! a slider is dragged, points are painted, and a large table is converted to points.

use tests::browser::Kind;

use crate::jobs::{Felt, look, none_is_felt, rest};
use crate::page::{DEFAULT, PLAIN, Page, scenario};
use crate::scenarios::in_browsers;
use crate::sizes::SIZES;

in_browsers! {
    no_task_is_felt_in_any_window: chromium;
    no_large_import_is_felt: chromium;
}

/// Six layers of eight neurons, all features, and the user's own points.
const MUCH: &str = "&networkShape=8,8,8,8,8,8&xTimesY=true&xSquared=true&ySquared=true&sinX=true&sinY=true\
    &dataset=own&data=x|y|kind~0,1,0,1,0,1~a|b~1,1,0~-1,1,1~2,-2,0";

/// Runs a function body in each of `n` frames, then ends.
fn in_frames(n: u32, body: &str) -> String {
    format!(
        "let k = 0;
         const frame = () => {{
             {body}
             if (++k < {n}) requestAnimationFrame(frame); else done();
         }};
         frame();"
    )
}

/// Drags a slider back and forth.
const DRAG: &str = "
    for (const slider of [...document.querySelectorAll('.w-slider-rail input')].slice(0, 1)) {
        slider.value = k % 2 ? slider.min : slider.max;
        slider.dispatchEvent(new Event('input', { bubbles: true }));
    }";

/// Draws a spiral of points.
const PAINT: &str = "
    const paint = document.querySelector('.paint');
    const box = paint.getBoundingClientRect();
    const place = (share) => 0.5 + 0.45 * share * k / 60;
    const event = { bubbles: true, isPrimary: true, pointerId: 1, button: 0,
        clientX: box.left + box.width * place(Math.cos(k / 4)),
        clientY: box.top + box.height * place(Math.sin(k / 4)) };
    const name = k === 0 ? 'pointerdown' : k === 59 ? 'pointerup' : 'pointermove';
    paint.dispatchEvent(new PointerEvent(name, event));";

fn no_task_is_felt_in_any_window(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.browser.record_tasks();
        let cases: Vec<String> = (0..SIZES.len()).map(|k| k.to_string()).collect();
        none_is_felt(&cases, async |k| felt_in(page, k.parse().expect("a size")).await).await;
    });
}

async fn felt_in(page: &Page, k: usize) -> Felt {
    let mut felt = Felt::new();
    let (width, height, is_frame, _) = SIZES[k];
    println!("{width} × {height}");
    page.browser.emulate(width, height, false).await;
    let frame = if is_frame { "&embed=true" } else { "" };
    page.open(&format!("{DEFAULT}{MUCH}{frame}")).await;
    rest(page, 1_000).await;
    look(page, "opening", 150.0, &mut felt).await;
    page.play().await;
    page.browser.run_until_done(&in_frames(45, DRAG)).await;
    look(page, "playing and dragging", 50.0, &mut felt).await;
    if page.browser.eval("!!document.querySelector('.paint')").await == true {
        page.browser.run_until_done(&in_frames(60, PAINT)).await;
        look(page, "painting", 50.0, &mut felt).await;
        // In the address, which is updated a moment later: the three points of the link, and those of the
        // spiral.
        page.browser.wait_for("12 < location.hash.split('~').length").await;
    }
    page.pause().await;
    felt
}

/// Drops a table of a hundred thousand rows.
const TABLE: &str = "
    let seed = 1;
    const chance = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
    const row = () => `${(10 * chance()).toFixed(3)},${(5 * chance()).toFixed(3)},${chance() < 0.5 ? 'a' : 'b'}`;
    const text = ['length,width,kind', ...[...Array(100000)].map(row)].join('\\n');
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'table.csv'));
    window.dropTable = () => document.body.dispatchEvent(
        new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    document.documentElement.dataset.isTable = 'true';";

fn no_large_import_is_felt(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        let windows = ["1280 × 800", "390 × 844"];
        page.browser.record_tasks();
        none_is_felt(&windows, async |window| felt_while_importing(page, window).await).await;
    });
}

async fn felt_while_importing(page: &Page, window: &str) -> Felt {
    let mut felt = Felt::new();
    let (width, height) = window.split_once(" × ").expect("a width and a height");
    let [width, height] = [width, height].map(|length| length.parse().expect("pixels"));
    page.browser.emulate(width, height, false).await;
    page.open(DEFAULT).await;
    page.browser.run_inside(TABLE).await;
    page.browser.wait_for("document.documentElement.dataset.isTable").await;
    rest(page, 1_000).await;
    // Making the text is the test's own work and does not count.
    page.browser.tasks(f64::MAX).await;
    page.browser.record_tasks();
    page.play().await;
    page.browser.run("window.dropTable()").await;
    page.browser.wait_for("document.querySelector('.w-dialog[open] .your-table .roles select, .w-dialog[open] .your-table .roles button')").await;
    rest(page, 2_000).await;
    look(page, "a large table is shown", 50.0, &mut felt).await;
    page.browser.run("document.querySelector('.w-dialog[open] .answers button').click()").await;
    page.browser.wait_for("!document.querySelector('.w-dialog[open]')").await;
    rest(page, 3_000).await;
    look(page, "it becomes points", 50.0, &mut felt).await;
    felt
}
