//! The first picture, which is in the page before any script runs: the page then draws everything at the same
//! positions as in that picture.

use serde_json::Value;
use tests::browser::Kind;

use crate::page::{DEFAULT, PLAIN, scenario};
use crate::scenarios::in_browsers;

in_browsers! {
    nothing_jumps_when_the_page_takes_over: chromium;
    another_link_is_not_shown_as_the_default: chromium;
}

/// Sizes of windows: wide, folded, low, tablet and phone.
const SIZES: [(u32, u32); 6] =
    [(1600, 1000), (1280, 800), (1100, 700), (1280, 620), (800, 900), (390, 844)];

/// Records the positions of all parts of the first picture as soon as its styles have loaded.
const WATCH: &str = "
    const place = (css) => {
        const rect = document.querySelector(css).getBoundingClientRect();
        return [rect.x, rect.y, rect.width, rect.height];
    };
    window.places = (...all) => all.map(place);
    new MutationObserver((_, observer) => {
        if (!document.body?.querySelector('.app:not(.first)')) return;
        observer.disconnect();
        window.before = places('.first .map', '.first-play', '.first .brand', '.first .in',
            '.first .one', '.first .one ~ .one ~ .one ~ .one', '.first .two ~ .two');
        window.isShown = document.querySelector('.first .map').checkVisibility();
    }).observe(document, { childList: true, subtree: true });";

const AFTER: &str = "places('.map', '.w-play', '.brand', '.tile.feature', '[data-neuron=\"0-0\"]',
    '[data-neuron=\"0-3\"]', '[data-neuron=\"1-1\"]')";

fn nothing_jumps_when_the_page_takes_over(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.browser.run_first(WATCH).await;
        for (width, height) in SIZES {
            page.browser.emulate(width, height, false).await;
            page.open(DEFAULT).await;
            let before = numbers(page.browser.eval("before").await);
            let after = numbers(page.browser.eval(AFTER).await);
            let jumps = before.iter().zip(&after).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
            assert!(
                jumps <= 1.0,
                "{width} × {height}: something jumps by {jumps}: {before:?} → {after:?}"
            );
            let left: Value = page.browser.eval("document.querySelector('.first')").await;
            assert!(left.is_null(), "the first picture stays");
        }
    });
}

fn another_link_is_not_shown_as_the_default(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.browser.run_first(WATCH).await;
        page.open(DEFAULT).await;
        assert_eq!(page.browser.eval("isShown").await, true, "the default is shown at once");
        page.open("#dataset=spiral&seed=0.5").await;
        assert_eq!(page.browser.eval("isShown").await, false, "a wrong picture is shown");
    });
}

/// All numbers of a list of lists.
fn numbers(places: Value) -> Vec<f64> {
    let places = places.as_array().cloned().unwrap_or_default();
    let all = places.iter().flat_map(|place| place.as_array().cloned().unwrap_or_default());
    let numbers: Vec<f64> = all.filter_map(|number| number.as_f64()).collect();
    assert_eq!(numbers.len(), 28, "seven places of four numbers");
    numbers
}
