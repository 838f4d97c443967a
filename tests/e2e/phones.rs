//! The page on a phone: sheets show the current state, and do not cover what they describe.

use serde_json::json;
use std::fmt::Write as _;
use tests::browser::Kind;

use crate::page::{DEFAULT, PLAIN, Page, scenario};
use crate::scenarios::in_browsers;

in_browsers! {
    switches_of_features_are_drawn_as_they_are: chromium;
    a_lesson_leaves_in_sight_what_it_points_at: chromium;
    fingers_hit_what_they_press: chromium;
}

const PHONES: [(u32, u32); 3] = [(390, 844), (360, 640), (844, 390)];

/// Whether all sliding animations have ended.
const STILL: &str = "document.getAnimations().every((it) => it.playState !== 'running'
    || it.effect.getComputedTiming().endTime === Infinity)";

/// Waits a few frames, so that changes are laid out.
const FRAMES: &str = "let left = 6;
    const next = () => 0 < --left ? requestAnimationFrame(next) : done();
    next();";

/// Lists the targets that a finger cannot press, in words.
const TARGETS: &str = include_str!("targets.js");

/// Presses the tab of a sheet, by its index.
async fn pull_up(page: &Page, tab: usize) {
    page.browser.run(&format!("document.querySelectorAll('.w-tabs button')[{tab}].click()")).await;
    page.browser.wait_for("document.querySelector('.w-sheet.w-open')").await;
}

fn switches_of_features_are_drawn_as_they_are(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.browser.emulate(390, 844, true).await;
        page.open(DEFAULT).await;
        pull_up(page, 1).await;
        // The colors of a switch that is on and of one that is off.
        let color = "[...document.querySelectorAll('#sheet-features [role=switch]')]
            .map((it) => [it.ariaChecked, getComputedStyle(it.firstElementChild).backgroundColor])
            .map(String)";
        let drawn = page.browser.eval(color).await;
        let drawn: Vec<&str> =
            drawn.as_array().into_iter().flatten().filter_map(|it| it.as_str()).collect();
        let colors = |is_on: &str| {
            let mut all: Vec<&str> = drawn.iter().filter_map(|it| it.strip_prefix(is_on)).collect();
            all.dedup();
            all
        };
        let (on, off) = (colors("true,"), colors("false,"));
        assert_eq!([on.len(), off.len()], [1, 1], "each kind has one colour: {drawn:?}");
        assert_ne!(on, off, "on and off can be told apart");
    });
}

/// Lists the parts of a lesson's step that are not visible, in words.
const UNSEEN: &str = "(() => {
    const rect = (css) => document.querySelector(css).getBoundingClientRect();
    const [sheet, map, net] = ['#sheet-lessons', '.map', '.net'].map(rect);
    const wrong = [];
    const isSeen = (it, within) => within.left - 1 <= it.left && it.right <= within.right + 1
        && within.top - 1 <= it.top && it.bottom <= within.bottom + 1;
    const isBeside = sheet.top < map.bottom;
    const free = { left: 0, top: 0, right: isBeside ? sheet.left : innerWidth, bottom: isBeside
        ? rect('.console').top : sheet.top };
    if (!isSeen(map, free)) wrong.push('the picture');
    const tiles = [...document.querySelectorAll('.net .tile.neuron, .net [data-neuron]')]
        .map((it) => it.getBoundingClientRect());
    const inSight = tiles.filter((it) => isSeen(it, net) && isSeen(it, free));
    if (document.querySelector('.net.pointed') && 3 * inSight.length < 2 * tiles.length)
        wrong.push(`${tiles.length - inSight.length} of ${tiles.length} neurons`);
    for (const it of document.querySelectorAll('.stage .pointed:not(.net)')) {
        const box = it.getBoundingClientRect();
        if (0 < box.width && !isSeen(box, free)) wrong.push(it.dataset.control);
    }
    const most = isBeside ? 0.35 * innerWidth : Math.max(0.34 * innerHeight, 160) + 1;
    const size = isBeside ? sheet.width : sheet.height;
    if (most < size) wrong.push(`the page behind a sheet of ${size}`);
    return wrong.join(', ');
})()";

/// Steps about the network, losses and the timeline, the number of layers, the output, test points, and the
/// share of right answers.
const POINTING: [&str; 8] = [
    "first-steps.2",
    "first-steps.3",
    "first-steps.5",
    "cross-entropy.1",
    "overfitting.2",
    "overfitting.4",
    "early-stopping.1",
    "accuracy.3",
];

fn a_lesson_leaves_in_sight_what_it_points_at(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        let mut wrong = Vec::new();
        for (width, height) in PHONES {
            page.browser.emulate(width, height, true).await;
            for lesson in POINTING {
                page.open(&format!("{DEFAULT}&lesson={lesson}")).await;
                page.browser
                    .wait_for("document.querySelector('.app.taught .stage .pointed, .app.taught .stage.pointed')")
                    .await;
                // The sheet has opened.
                page.browser
                    .wait_for("document.querySelector('#sheet-lessons.w-open').getAnimations().length === 0")
                    .await;
                page.browser.run_until_done(FRAMES).await;
                let found = page.browser.eval(UNSEEN).await;
                if found != "" {
                    wrong.push(format!("{width} × {height}, {lesson}: {found}"));
                }
            }
        }
        assert!(wrong.is_empty(), "out of sight:\n{}", wrong.join("\n"));
    });
}

fn fingers_hit_what_they_press(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        let touch = json!({ "enabled": true, "maxTouchPoints": 1 });
        page.browser.devtools("Emulation.setTouchEmulationEnabled", touch).await;
        let mut wrong = String::new();
        for (width, height) in [(390, 844), (844, 390), (768, 1024)] {
            page.browser.emulate(width, height, false).await;
            let hidden = json!({ "hidden": true });
            page.browser.devtools("Emulation.setScrollbarsHidden", hidden).await;
            for (link, press) in [
                ("", ""),
                ("", ".app > .tabs .w-tab:nth-child(1)"),
                ("", ".app > .tabs .w-tab:nth-child(2)"),
                ("", ".app > .tabs .w-tab:nth-child(3)"),
                ("", ".app > .tabs .w-tab:nth-child(4)"),
                ("", "[data-neuron='0-0']"),
                ("", ".map .bias"),
                ("&lesson=first-steps.2", ""),
                ("&dataset=own", ""),
            ] {
                page.open(&format!("{DEFAULT}{link}")).await;
                if !press.is_empty() {
                    page.browser.run(&format!("document.querySelector(`{press}`).click()")).await;
                }
                page.browser.wait_for(STILL).await;
                page.browser.run_until_done(FRAMES).await;
                let found = page.browser.eval(&format!("({TARGETS})()")).await;
                for what in found.as_array().into_iter().flatten() {
                    let _ = writeln!(wrong, "{width} × {height} {link} {press}: {what}");
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong}");
    });
}
