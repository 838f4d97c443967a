//! The parts of the module: each is loaded when it is needed. If one cannot be loaded, the page says so and
//! continues to work.

use std::fs;
use tests::browser::Kind;
use tests::root;
use tests::server::Instead;

use crate::page::{DEFAULT, EPOCH, PLAIN, POLICY, Page, Site, scenario};
use crate::scenarios::in_browsers;

in_browsers! {
    a_part_that_is_away_can_be_had_again: chromium firefox;
    the_rest_that_is_away_can_be_had_again: chromium firefox;
    parts_stay_while_their_page_is_open: chromium firefox;
}

/// Opens every view that needs a part that is loaded later, one after the other.
pub(crate) async fn opens_every_part(page: &Page) {
    page.browser.click(".lessons-button").await;
    page.browser.wait_for("document.querySelector('.rail .lesson') !== null").await;
    page.browser.click(".lessons-button").await;
    page.browser.click("[data-control=share] button").await;
    page.browser.wait_for("document.querySelector('.share .qr path') !== null").await;
    page.browser.click(".w-dialog[open] header button").await;
    page.browser.wait_for("document.querySelector('.w-dialog[open]') === null").await;
}

/// Checks the message at a place of the page, and clicks its button.
async fn try_again(page: &Page, place: &str) {
    let away = format!("{place} .part-failed");
    page.browser.wait_for(&format!("document.querySelector('{away} button') !== null")).await;
    let text = page.browser.text(&away).await;
    assert!(text.contains("could not be loaded") && text.contains("Try again"), "it says {text:?}");
    page.browser.click(&format!("{away} button")).await;
}

fn a_part_that_is_away_can_be_had_again(browser: Kind) {
    let site = Site { prefix: "/some/sub/path/", policy: Some(POLICY) };
    scenario(browser, &site, async |page| {
        let away = |instead| page.server.answer(Some(("/tools-", instead)));
        away(Instead::Missing);
        page.open(DEFAULT).await;
        page.browser.click("[data-control=share] button").await;
        page.browser.wait_for("document.querySelector('.part-failed') !== null").await;
        page.step_to(1).await;
        away(Instead::Page);
        try_again(page, ".w-dialog[open]").await;
        page.browser.run_until_done("setTimeout(done, 500)").await;
        page.step_to(2).await;
        away(Instead::Unnamed);
        try_again(page, ".w-dialog[open]").await;
        page.browser.wait_for("document.querySelector('.share .qr path') !== null").await;
        page.browser.wait_for("document.querySelector('.part-failed') === null").await;
        // The browser reports each missing file on the console.
        page.browser.console().await;
    });
}

fn the_rest_that_is_away_can_be_had_again(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.server.answer(Some(("/rest-", Instead::Missing)));
        page.browser.goto(&format!("{}{DEFAULT}", page.server.url())).await;
        page.browser.wait_for("document.querySelector('.console .part-failed') !== null").await;
        page.browser.click("#step").await;
        page.browser.wait_for(&format!("{EPOCH} === 1")).await;
        page.server.answer(None);
        try_again(page, ".console").await;
        page.ready().await;
        page.browser.wait_for("document.querySelector('.dials .w-dial') !== null").await;
        page.browser.wait_for("document.querySelector('.part-failed') === null").await;
        assert_eq!(page.epoch().await, 1, "what was learned is lost");
        page.browser.console().await;
    });
}

/// A new version is put on the server while the page is open: the old version's parts are no longer there.
fn parts_stay_while_their_page_is_open(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(DEFAULT).await;
        page.browser.wait_for("navigator.serviceWorker.controller?.state === 'activated'").await;
        let worker = fs::read_to_string(root().join("dist/sw.js")).expect("a worker");
        let (head, rest) = worker.split_once("const files = ").expect("a list of files");
        let (_, rest) = rest.split_once(';').expect("an end of the list");
        let head = head.replace("version = \"", "version = \"newer-");
        page.server.replace("sw.js", format!("{head}const files = [\"./\"];{rest}"));
        let waits = "navigator.serviceWorker.getRegistration().then(async (it) => {
             await it.update();
             const newer = it.installing ?? it.waiting ?? it.active;
             const look = () => {
                 if (newer.state === 'installed' || newer.state === 'activated'
                     || newer.state === 'redundant') return done(newer.state);
                 setTimeout(look, 50);
             };
             look();
         });";
        let newer = page.browser.run_until_done(waits).await;
        page.server.answer(Some((".wasm", Instead::Missing)));
        assert_eq!(newer, "installed", "the newer worker does not wait");
        let all = page
            .browser
            .run_until_done(
                "const parts = [...document.querySelectorAll('[data-part]')].map((it) => it.href);
                 Promise.all(parts.map((it) => fetch(it).then((it) => it.ok)))
                     .then((all) => done(all.length !== 0 && all.every(Boolean)));",
            )
            .await;
        assert_eq!(all, true, "parts of the open page are gone");
    });
}
