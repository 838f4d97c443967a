//! Every step of every lesson, in the mode for an audience and on a phone: its picture, its figure and its
//! question are visible together.

use serde_json::Value;
use std::fs;
use tests::browser::Kind;
use tests::root;

use crate::page::{PLAIN, Page, folder, scenario};
use crate::scenarios::in_browsers;

in_browsers! {
    a_step_is_seen_whole_by_an_audience: chromium;
    a_step_is_seen_whole_on_a_phone: chromium;
    solutions_are_for_the_lecturer: chromium;
    what_was_done_and_answered_stays: chromium;
}

/// The name of each lesson with its number of steps.
fn lessons() -> Vec<(String, usize)> {
    let text = |name: &str| {
        let file = root().join("lessons").join(name).with_extension("json");
        let text = fs::read_to_string(file).expect("a lesson");
        serde_json::from_str::<Value>(&text).expect("JSON")
    };
    let index = text("index");
    let names = index.as_array().into_iter().flatten().filter_map(|it| it["id"].as_str());
    let lesson = |name: &str| (name.to_owned(), text(name)["steps"].as_array().map_or(0, Vec::len));
    names.map(lesson).collect()
}

/// Lists the parts of the open step that are not visible, in words: outside of the window, cut off by a scroll
/// area, or covered by another element.
const UNSEEN: &str = "(() => {
    const wrong = [];
    const look = (what, css) => {
        for (const it of document.querySelectorAll(css)) {
            const box = it.getBoundingClientRect();
            if (box.width < 1 || box.height < 1) continue;
            let [left, top, right, bottom] = [0, 0, innerWidth, innerHeight];
            for (let up = it.parentElement; up; up = up.parentElement) {
                const { overflowX, overflowY } = getComputedStyle(up);
                const room = up.getBoundingClientRect();
                if (up === document.body || up === document.documentElement) continue;
                if (overflowX !== 'visible') [left, right] = [Math.max(left, room.left), Math.min(right, room.right)];
                if (overflowY !== 'visible') [top, bottom] = [Math.max(top, room.top), Math.min(bottom, room.bottom)];
            }
            const cut = [left - box.left, top - box.top, box.right - right, box.bottom - bottom]
                .map(Math.round);
            if (cut.some((by) => 1 < by)) {
                wrong.push(`${what} is cut by ${cut.map((by) => Math.max(by, 0))} (left, top, right, bottom)`);
                continue;
            }
            // Checks a grid of points, at each of which the element itself must be on top.
            let covered = 0;
            for (const x of [0.04, 0.5, 0.96]) for (const y of [0.04, 0.5, 0.96]) {
                const on = document.elementFromPoint(box.left + x * box.width, box.top + y * box.height);
                // The legend overlaps the picture's edge and counts as a part of it.
                const isOwn = what === 'the picture' && on?.closest('.out');
                if (on && !isOwn && !it.contains(on) && !on.contains(it)) covered++;
            }
            if (covered) wrong.push(`${what} is covered in ${covered} of 9 places`);
        }
    };
    look('the picture', '.map');
    look('the figure', '.rail .figure, .task.figured .figure');
    look('the question', '.predict');
    look('the goal', '.goal');
    return wrong.join('; ');
})()";

/// Opens each step in turn, and lists those that are not completely visible.
async fn walk(page: &Page, size: (u32, u32), also: &str) {
    page.browser.emulate(size.0, size.1, false).await;
    let mut wrong = Vec::new();
    for (name, n_steps) in lessons() {
        page.open(&format!("#lesson={name}{also}")).await;
        for step in 1..=n_steps {
            if 1 < step {
                page.browser.key(char::from_digit(step as u32, 10).expect("nine steps")).await;
            }
            let at = "document.querySelector('.lesson-at')?.textContent ?? ''";
            page.browser.wait_for(&format!("({at}).includes('{step} of ')")).await;
            page.browser.wait_for(&format!("location.hash.includes('lesson={name}.{step}')")).await;
            if size.0 < 600 {
                page.browser
                    .wait_for("document.querySelector('#sheet-lessons.w-open')?.getAnimations().length === 0")
                    .await;
            }
            // An audience sees it while the pointer does not move.
            page.browser.run_until_done(FRAMES).await;
            let found = page.browser.eval(UNSEEN).await;
            if let Some(found) = found.as_str().filter(|found| !found.is_empty()) {
                let told = format!("{name}.{step}: {found}");
                println!("{told}");
                wrong.push(told);
            }
            let is_kept =
                [("vanishing-gradients", 3), ("softmax", 2), ("perceptron", 4), ("features", 4)];
            if is_kept.contains(&(name.as_str(), step)) {
                let file = folder().join(format!("{name}-{step}-{}.png", size.0));
                let _ = fs::write(file, page.browser.screenshot().await);
            }
        }
    }
    assert!(wrong.is_empty(), "{} × {}, out of sight:\n{}", size.0, size.1, wrong.join("\n"));
}

/// Waits a few frames, so that changes are laid out.
const FRAMES: &str = "let left = 8;
    const next = () => 0 < --left ? requestAnimationFrame(next) : done();
    next();";

fn a_step_is_seen_whole_by_an_audience(browser: Kind) {
    scenario(browser, &PLAIN, async |page| walk(page, (1280, 720), "&present=true").await);
}

fn a_step_is_seen_whole_on_a_phone(browser: Kind) {
    scenario(browser, &PLAIN, async |page| walk(page, (390, 844), "").await);
}

fn solutions_are_for_the_lecturer(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        let told = "document.querySelector('.solutions')?.textContent ?? ''";
        let at = "document.querySelector('.lesson-at')?.textContent ?? ''";
        page.open("#lesson=backpropagation.3").await;
        page.browser.wait_for(&format!("({at}).includes('3 of ')")).await;
        page.browser.wait_for("document.querySelector('.predict')").await;
        assert_eq!(page.browser.eval(told).await, "", "a learner sees no answer");
        page.open("#lesson=backpropagation.3&solutions=true").await;
        page.browser.wait_for(&format!("({told}).includes('3.2')")).await;
        // The reasons appear, and the following steps are still in the lecturer's mode.
        page.browser.wait_for(&format!("({told}).includes('multiplied by the input')")).await;
        page.browser.key('6').await;
        page.browser.wait_for(&format!("({at}).includes('6 of ')")).await;
        page.browser.wait_for("location.hash.includes('solutions=true')").await;
        page.browser.wait_for(&format!("({told}).includes('Reaches the goal')")).await;
        // The settings of a solution have the same names as on the page.
        page.open("#lesson=early-stopping.3&solutions=true").await;
        page.browser.wait_for(&format!("/Early stopping: 30/.test({told})")).await;
        // Choices are written with their labels.
        page.open("#lesson=early-stopping.4&solutions=true").await;
        page.browser.wait_for(&format!("({told}).includes('30 to 500')")).await;
    });
}

fn what_was_done_and_answered_stays(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        let at = "document.querySelector('.lesson-at')?.textContent ?? ''";
        let verdict = "document.querySelector('.predict .verdict')?.textContent ?? ''";
        let pressed = "document.querySelectorAll('.predict .answer[aria-pressed=true]').length";
        page.open("#lesson=vanishing-gradients.1").await;
        page.browser.wait_for(&format!("({at}).includes('1 of ')")).await;
        page.browser.wait_for("document.querySelector('.predict .answer')").await;
        page.browser.run("document.querySelector('.predict .answer').click()").await;
        page.browser.wait_for(&format!("{pressed} === 1")).await;
        // Goes to another step and back by undo: the answer is still there.
        page.browser.key('2').await;
        page.browser.wait_for(&format!("({at}).includes('2 of ')")).await;
        page.browser
            .run(
                "(document.querySelector('[data-control=undo] button')
                    ?? document.querySelector('[data-control=undo]')).click()",
            )
            .await;
        page.browser.wait_for(&format!("({at}).includes('1 of ')")).await;
        page.browser.wait_for(&format!("{pressed} === 1")).await;
        // Steps that were done before a reload still count as done.
        page.open("#lesson=backpropagation.1").await;
        page.browser.wait_for(&format!("({at}).includes('1 of ')")).await;
        page.browser.wait_for("document.querySelector('.predict input')").await;
        page.browser.run("[...document.querySelectorAll('.predict .w-button')].find((it) => it.offsetWidth).click()").await;
        page.browser.run("[...document.querySelectorAll('.predict .w-button')].find((it) => it.offsetWidth)?.click()").await;
        page.browser.wait_for(&format!("/^(Right|Not quite)/.test({verdict})")).await;
        page.browser.key('6').await;
        page.browser.wait_for(&format!("({at}).includes('6 of ')")).await;
        page.browser.wait_for("location.hash.includes('lesson=backpropagation.6')").await;
        page.browser.reload().await;
        page.ready().await;
        page.browser.wait_for(&format!("({at}).includes('6 of ')")).await;
        page.browser
            .run("[...document.querySelectorAll('.lesson-foot .w-button')].at(-1).click()")
            .await;
        let told = "document.querySelector('#toast').textContent";
        page.browser.wait_for(&format!("({told}).includes('not marked as done')")).await;
        let told = page.browser.text("#toast").await;
        assert!(told.contains(": 2,") && !told.contains("1,"), "the first is done: {told}");
    });
}
