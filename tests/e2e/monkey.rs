//! A random user in real browsers: after any clicks, drags, typing and pasting, the page still works, shows no
//! invalid number, and matches its link. The actions are in `monkey.js`. `cargo xtask soak --seed N --actions
//! N` runs more of them, or repeats a failing seed.

use playground::PlaygroundState;
use serde_json::Value;
use std::env;
use std::time::Duration;
use tests::browser::Kind;

use crate::native;
use crate::page::{DEFAULT, PLAIN, Page, scenario};
use crate::scenarios::in_browsers;
use crate::sizes::SIZES;

const MONKEY: &str = include_str!("monkey.js");
/// The page is reloaded after this number of actions, so that a failing seed needs few of them.
const ROUND: u64 = 100;
/// After this number of actions the test checks the page from outside, and changes to the next window size.
const CHUNK: u64 = 25;
in_browsers! {
    monkey: chromium firefox;
}

fn monkey(browser: Kind) {
    let first = number("NABLA_SEED").unwrap_or(1);
    let n_rounds = number("NABLA_ACTIONS").unwrap_or(400).div_ceil(ROUND);
    scenario(browser, &PLAIN, async |page| {
        for seed in first..first + n_rounds {
            println!("monkey: `cargo xtask soak --seed {seed} --actions {ROUND}` repeats this");
            round(page, seed).await;
        }
    });
}

/// A number that `cargo xtask soak` passes in an environment variable.
pub(crate) fn number(variable: &str) -> Option<u64> {
    env::var(variable).ok().map(|text| text.parse().expect("a whole number"))
}

async fn round(page: &Page, seed: u64) {
    page.open(DEFAULT).await;
    let mut size = seed as usize * (ROUND / CHUNK) as usize;
    for chunk in 0..ROUND / CHUNK {
        size += 1;
        let (width, height, ..) = SIZES[size % SIZES.len()];
        page.browser.resize(width, height).await;
        let seed = seed * 1000 + chunk;
        let script = format!("const SEED = {seed}, COUNT = {CHUNK};\n{MONKEY}");
        let answer = page.browser.run_until_done(&script).await;
        let found = answer["found"].as_array().cloned().unwrap_or_default();
        let told = || tell(&answer);
        assert!(found.is_empty(), "{found:#?}\n{}", told());
        let mut console = page.browser.console().await;
        // The page opens a file dialog, and the browser warns that no real user pressed the button.
        console.retain(|line| !line.contains("File chooser dialog can only be shown with"));
        assert!(console.is_empty(), "the console is not empty: {console:#?}\n{}", told());
        let link = answer["link"].as_str().unwrap_or_default();
        assert_eq!(rewritten(link), link, "the address is no link of ours\n{}", told());
        page.browser.hide(Duration::from_millis(150)).await;
    }
    agrees_with_its_link(page).await;
}

/// Checks that the page's link gives the first weights of the page's own state, both here and in a page that is
/// opened with the link.
async fn agrees_with_its_link(page: &Page) {
    let settle = "const reset = document.querySelector('#reset');
        if (reset) reset.click();
        setTimeout(() => done([location.hash, document.documentElement.dataset.bits]), 700);";
    let here = page.browser.run_until_done(settle).await;
    let link = here[0].as_str().unwrap_or_default();
    assert_eq!(here[1], native::bits(link, 0), "not the first weights of {link}");
    page.open(link).await;
    let there = page.browser.run_until_done(settle).await;
    assert_eq!(there, here, "opened again, the link or its first weights are others");
}

/// The link that the library writes for a link that the page has written.
fn rewritten(link: &str) -> String {
    PlaygroundState::from_link(link).0.to_link()
}

/// A description of the last actions and their result.
fn tell(answer: &Value) -> String {
    let log = answer["log"].as_array().cloned().unwrap_or_default();
    let last: Vec<_> = log.iter().rev().take(12).rev().filter_map(Value::as_str).collect();
    format!("after\n  {}\nat {}", last.join("\n  "), answer["link"])
}
