//! The introduction for new users: what they see on their first visit, and what ends it. And what pointing at
//! the picture shows about the network.

use serde_json::json;
use tests::browser::Kind;

use crate::page::{DEFAULT, EPOCH, PLAIN, Page, scenario};
use crate::scenarios::in_browsers;

in_browsers! {
    a_first_visit_shows_itself: chromium firefox;
    a_press_ends_the_minute: chromium;
    pointing_lights_what_makes_the_answer: chromium;
}

const ESCAPE: char = '\u{e00c}';
const TAB: char = '\u{e004}';
const INVITATION: &str = "document.querySelector('.hint.invitation')?.textContent ?? ''";
const TOLD: &str = "document.querySelector('#toast').textContent";
const PLAYS: &str = "document.querySelector('#play-pause')?.dataset.playing === 'true'";
const PAUSED: &str = "document.querySelector('#play-pause')?.dataset.playing === 'false'";

/// Opens the page as on a first visit.
async fn arrive(page: &Page) {
    // A link is no first visit. Leaving the page before all of it is there would break off what it fetches.
    page.open("#seed=1").await;
    page.browser.wait_for("document.documentElement.dataset.whole === 'true'").await;
    page.browser.run("localStorage.clear()").await;
    page.open("").await;
}

fn a_first_visit_shows_itself(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        if browser == Kind::Chromium {
            page.browser.emulate(1280, 800, false).await;
        } else {
            page.browser.resize(1280, 900).await;
        }
        arrive(page).await;
        page.browser.wait_for(PLAYS).await;
        let begun = page.browser.eval("performance.now()").await;
        page.browser.wait_for(PAUSED).await;
        let took = page.browser.eval(&format!("performance.now() - {begun}")).await;
        let took = took.as_f64().unwrap_or_default();
        assert_eq!(page.epoch().await, 60, "where it ends");
        // On a busy machine it may take longer, but it must not pass in a moment.
        assert!(2500.0 < took, "60 epochs in {took} ms");
        page.browser.wait_for(&format!("({INVITATION}).includes('press play')")).await;
        let role = page.browser.attribute(".hint.invitation", "role").await;
        assert_eq!(role.as_deref(), Some("status"), "it is read aloud");
        // The address names the data set that is shown, and the training has not finished.
        page.browser.wait_for("location.hash.includes('dataset=sineBoundary')").await;
        let test = page.losses().await.test;
        assert!((0.01..0.3).contains(&test), "a test loss of {test} leaves nothing to do");
        // Any key removes the sentence.
        page.browser.key(ESCAPE).await;
        page.browser.wait_for(&format!("({INVITATION}) === ''")).await;
        // A user who returns, or who opens a link, gets no introduction.
        page.open("").await;
        assert_eq!((page.epoch().await, page.is_playing().await), (0, false), "the second visit");
        page.browser.wait_for("location.hash.includes('dataset=circle')").await;
        page.browser.run("localStorage.clear()").await;
        page.open(DEFAULT).await;
        assert_eq!((page.epoch().await, page.is_playing().await), (0, false), "a link");
    });
}

fn a_press_ends_the_minute(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.browser.emulate(1280, 800, false).await;
        let epoch_stays = async || {
            page.browser.wait_for(PAUSED).await;
            let epoch = page.epoch().await;
            assert!(epoch < 60, "it was ended before its time, at {epoch}");
            page.browser.run_until_done("setTimeout(done, 400)").await;
            assert_eq!(page.epoch().await, epoch, "it stays paused");
            assert_eq!(page.browser.eval(INVITATION).await, "", "nobody is invited");
        };
        // The button that says "Pause" pauses.
        arrive(page).await;
        page.browser.wait_for(PLAYS).await;
        page.browser.click("#play-pause").await;
        epoch_stays().await;
        // So does its key, and so does a key with another meaning, which also has its own effect.
        arrive(page).await;
        page.browser.wait_for(PLAYS).await;
        page.browser.key('k').await;
        epoch_stays().await;
        arrive(page).await;
        page.browser.wait_for(PLAYS).await;
        page.browser.key('?').await;
        page.browser.wait_for("document.querySelector('dialog[open]')").await;
        epoch_stays().await;
        // A click on a tile opens its card.
        arrive(page).await;
        page.browser.wait_for(PLAYS).await;
        page.browser.click("[data-neuron='0-1']").await;
        page.browser.wait_for("document.querySelector('.parameter-card.open')").await;
        epoch_stays().await;
        // Where there is no space for hints, the status line shows the invitation; and there is a way to the
        // lessons.
        page.browser.emulate(390, 844, false).await;
        arrive(page).await;
        page.browser.wait_for(&format!("({TOLD}).includes('press play')")).await;
        page.browser.run("document.querySelector('.w-toast-action').click()").await;
        page.browser.wait_for("document.querySelector('#sheet-lessons.w-open .lesson')").await;
        // Users who prefer reduced motion start the training themselves.
        let media =
            json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
        page.browser.devtools("Emulation.setEmulatedMedia", media).await;
        arrive(page).await;
        page.browser.run_until_done("setTimeout(done, 600)").await;
        assert_eq!(page.browser.eval(EPOCH).await, 0, "nothing moves by itself");
    });
}

/// Whether something is drawn over the network: 1, or 0.
const DRAWN: &str = "(() => {
    const it = document.querySelector('canvas.lit');
    if (!it || it.hidden || it.width < 2) return 0;
    const empty = document.createElement('canvas');
    [empty.width, empty.height] = [it.width, it.height];
    return Number(it.toDataURL() !== empty.toDataURL());
})()";

fn pointing_lights_what_makes_the_answer(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.browser.emulate(1280, 800, false).await;
        page.open(&format!("{DEFAULT}&dataset=xor&figure=point")).await;
        page.step_to(3).await;
        assert_eq!(page.browser.eval(DRAWN).await, 0, "nothing is lit by itself");
        let at = async |x: f64, y: f64| {
            let place = page
                .browser
                .eval(&format!(
                    "(({{ left, top, width, height }}) => [left + {x} * width, top + {y} * height])
                     (document.querySelector('.map').getBoundingClientRect())"
                ))
                .await;
            page.browser
                .point(place[0].as_f64().unwrap_or_default(), place[1].as_f64().unwrap_or_default())
                .await;
            page.browser.wait_for(&format!("0 < {DRAWN}")).await;
            page.browser.eval("document.querySelector('canvas.lit').toDataURL()").await
        };
        let here = at(0.8, 0.2).await;
        let dimmed = "Number(getComputedStyle(document.querySelector('.stroked')).opacity) < 1";
        page.browser.wait_for(dimmed).await;
        assert_ne!(here, at(0.2, 0.9).await, "another place is answered by another way");
        // It requests no animation frame, and disappears when the pointer leaves.
        page.browser.point(2.0, 2.0).await;
        page.browser.wait_for(&format!("{DRAWN} === 0 && !({dimmed})")).await;
        // The keyboard moves the ring of the figure instead of the pointer.
        page.browser.run("document.querySelector('.map .ring').focus()").await;
        page.browser.wait_for(&format!("0 < {DRAWN}")).await;
        page.browser.key(TAB).await;
        page.browser.wait_for(&format!("{DRAWN} === 0")).await;
        // On a phone, the pointer can also be on the tile of the output.
        page.browser.emulate(390, 844, false).await;
        page.open(DEFAULT).await;
        page.browser.wait_for("document.querySelector('.out-tile')").await;
        page.browser
            .run(
                "const it = document.querySelector('.out-tile'), box = it.getBoundingClientRect();
                 it.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true,
                     pointerType: 'touch', clientX: box.left + 9, clientY: box.top + 9 }));",
            )
            .await;
        page.browser.wait_for(&format!("0 < {DRAWN}")).await;
    });
}
