//! Windows of every size that the page is made for: no task is felt in any of them, while it plays, a slider
//! is dragged, and points are painted.

use tests::browser::Kind;

use crate::jobs::{Felt, look, none_is_felt, rest};
use crate::page::{DEFAULT, PLAIN, Page, scenario};
use crate::scenarios::in_browsers;
use crate::sizes::SIZES;

in_browsers! {
    no_task_is_felt_in_any_window: chromium;
}

/// Six layers of eight, all features and points of one's own.
const MUCH: &str = "&networkShape=8,8,8,8,8,8&xTimesY=true&xSquared=true&ySquared=true&sinX=true&sinY=true\
    &dataset=own&data=x|y|kind~0,1,0,1,0,1~a|b~1,1,0~-1,1,1~2,-2,0";

/// Does something in each of many frames, and is done.
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

/// Drags a slider to and fro.
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
        let n = page.browser.eval("location.hash.split('~').length").await;
        println!("{n} parts of the link");
    }
    page.pause().await;
    felt
}
