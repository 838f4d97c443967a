//! The page in one hand: sheets show what is, and leave in sight what they talk about.

use tests::browser::Kind;

use crate::page::{DEFAULT, PLAIN, Page, scenario};
use crate::scenarios::in_browsers;

in_browsers! {
    switches_of_features_are_drawn_as_they_are: chromium;
    a_lesson_leaves_in_sight_what_it_points_at: chromium;
}

const PHONES: [(u32, u32); 2] = [(390, 844), (360, 640)];

/// Presses the tab of a sheet, by its place.
async fn pull_up(page: &Page, tab: usize) {
    page.browser.run(&format!("document.querySelectorAll('.w-tabs button')[{tab}].click()")).await;
    page.browser.wait_for("document.querySelector('.w-sheet.w-open')").await;
}

fn switches_of_features_are_drawn_as_they_are(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.browser.emulate(390, 844, true).await;
        page.open(DEFAULT).await;
        pull_up(page, 1).await;
        // The colour of a switch that is on, and of one that is off.
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

fn a_lesson_leaves_in_sight_what_it_points_at(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        for (width, height) in PHONES {
            page.browser.emulate(width, height, true).await;
            // Its second step talks about the tiles of the network.
            page.open(&format!("{DEFAULT}&lesson=first-steps.2")).await;
            page.browser
                .wait_for(
                    "document.querySelector('.app.taught .net.pointed, .app.taught .net .pointed')",
                )
                .await;
            let top = "document.querySelector('#sheet-lessons.w-open').getBoundingClientRect().top";
            // The sheet has come up.
            page.browser
                .wait_for(&format!(
                    "Math.abs({top} + document.querySelector('#sheet-lessons').offsetHeight \
                - document.querySelector('.w-tabs').getBoundingClientRect().top) < 2"
                ))
                .await;
            let sheet = page.browser.eval(top).await.as_f64().expect("a place");
            let tall =
                page.browser.eval("document.querySelector('#sheet-lessons').offsetHeight").await;
            let most = (0.34 * f64::from(height)).max(208.0) + 1.0;
            assert!(tall.as_f64().is_some_and(|tall| tall <= most), "a third of the phone: {tall}");
            let tiles = page
                .browser
                .eval("[...document.querySelectorAll('.net .tile.neuron, .net [data-neuron]')].map((it) => it.getBoundingClientRect())
                    .map((it) => [it.top, it.bottom])")
                .await;
            println!("{width} × {height}: the sheet begins at {sheet}, tiles are at {tiles}");
            let seen = |tile: &serde_json::Value| {
                tile[0].as_f64().is_some_and(|top| 0.0 <= top)
                    && tile[1].as_f64().is_some_and(|bottom| bottom <= sheet)
            };
            let tiles = tiles.as_array().cloned().unwrap_or_default();
            assert!(!tiles.is_empty(), "there are neurons");
            let n = tiles.iter().filter(|tile| seen(tile)).count();
            assert!(2 * tiles.len() <= 3 * n, "{n} of {} tiles are seen", tiles.len());
        }
    });
}
