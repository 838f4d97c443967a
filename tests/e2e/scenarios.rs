//! What users do with the page, in Chromium and, where browsers could differ, in Firefox.

use fantoccini::key::Key;
use tests::browser::Kind;

use crate::lecture::{films_a_run, keys_are_scenes, presents_and_prints, shares_link_and_pictures};
use crate::native;
use crate::offline::{
    finds_the_truth_in_a_srcdoc, opens_from_a_disk, runs_in_a_srcdoc, works_without_network,
};
use crate::page::{DEFAULT, EPOCH, PLAIN, POLICY, Page, Site, scenario};

/// Widths and heights that the page is designed for: a laptop and a phone.
pub(crate) const SIZES: [(u32, u32); 2] = [(1280, 800), (390, 844)];

/// Makes one test for each browser.
macro_rules! in_browsers {
    (@chromium) => { tests::browser::Kind::Chromium };
    (@firefox) => { tests::browser::Kind::Firefox };
    ($($name:ident: $($browser:ident)+;)+) => { $(
        mod $name {
            $(#[test]
            fn $browser() {
                super::$name(crate::scenarios::in_browsers!(@$browser));
            })+
        }
    )+ };
}
pub(crate) use in_browsers;

in_browsers! {
    opens_paused: chromium firefox;
    learns: chromium firefox;
    same_bits: chromium firefox;
    reload_restores_the_link: chromium firefox;
    idle_while_paused: chromium firefox;
    any_path_and_strict_policy: chromium firefox;
    works_without_network: chromium firefox;
    opens_from_a_disk: chromium firefox;
    runs_in_a_srcdoc: chromium firefox;
    finds_the_truth_in_a_srcdoc: chromium firefox;
    shares_link_and_pictures: chromium firefox;
    films_a_run: chromium firefox;
    keys_are_scenes: chromium firefox;
    presents_and_prints: chromium firefox;
    smooth_and_awake_while_playing: chromium;
    without_scripts: chromium;
    without_webassembly: chromium;
    same_losses_as_the_command_line: chromium;
    nothing_sticks_out: chromium;
    follows_the_system_into_the_dark: chromium;
}

fn opens_paused(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(DEFAULT).await;
        assert_eq!(page.epoch().await, 0, "opens at the start");
        assert!(!page.is_playing().await, "opens paused");
        let theme = page.browser.attribute("html", "data-theme").await.unwrap_or_default();
        assert!(["light", "dark"].contains(&theme.as_str()), "the theme is {theme:?}");
    });
}

fn learns(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(DEFAULT).await;
        // Observes inside the page: from outside, several epochs pass between two reads.
        page.browser
            .run(&format!(
                "const losses = document.querySelector('#losses');
                 new MutationObserver((_, observer) => {{
                     if (0.02 <= Number(losses.dataset.test)) return;
                     observer.disconnect();
                     window.learntAt = {EPOCH};
                 }}).observe(losses, {{ attributes: true }});"
            ))
            .await;
        page.play().await;
        page.browser.wait_for("window.learntAt !== undefined").await;
        page.pause().await;
        let epoch = page.browser.eval("window.learntAt").await.as_u64().unwrap_or(u64::MAX);
        assert!(0 < epoch && epoch <= 300, "needed {epoch} epochs for a test loss under 0.02");
        let here = page.epoch().await;
        page.step_to(here + 1).await;
    });
}

fn same_bits(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(DEFAULT).await;
        let start = page.bits().await;
        page.step_to(200).await;
        assert_ne!(page.bits().await, start, "the bits do not follow the parameters");
        assert_eq!(page.bits().await, native::bits(DEFAULT, 200), "not the bits of this machine");
    });
}

fn reload_restores_the_link(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open("#dataset=xor&activation=relu&noise=20&networkShape=3&seed=0.12345").await;
        let before = page.losses().await;
        // The page writes the complete link a moment after it has read it.
        page.browser.wait_for("location.hash.endsWith('hideText=false')").await;
        let link = page.browser.eval("location.hash").await;
        let text = link.as_str().unwrap_or_default();
        for part in ["dataset=xor", "activation=relu", "noise=20", "networkShape=3", "seed=0.12345"]
        {
            assert!(text.contains(part), "{part} is lost: {text}");
        }
        page.step_to(3).await;
        page.browser.reload().await;
        page.ready().await;
        assert_eq!(page.browser.eval("location.hash").await, link, "another link");
        assert_eq!(page.epoch().await, 0, "a reload starts anew");
        assert_eq!(page.losses().await, before, "another start");
    });
}

fn idle_while_paused(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(DEFAULT).await;
        page.play().await;
        page.browser.wait_for(&format!("2 <= {EPOCH}")).await;
        page.pause().await;
        // The message about the result comes last.
        page.browser
            .wait_for("/\\d/.test(document.querySelector('#announcements').textContent)")
            .await;
        // The first frames may still finish earlier work. A loop has to request every frame again, so the count
        // finds it although the counting starts late.
        let work = page
            .browser
            .run_until_done(
                "let ticks = 0, asked = 0, changes = 0;
                 const ask = window.requestAnimationFrame;
                 const count = (callback) => { asked += 1; return ask.call(window, callback); };
                 const observer = new MutationObserver((records) => { changes += records.length; });
                 const tick = () => {
                     ticks += 1;
                     if (ticks === 10) {
                         window.requestAnimationFrame = count;
                         observer.observe(document, { subtree: true, childList: true,
                             attributes: true, characterData: true });
                     }
                     if (ticks < 40) return setTimeout(tick, 16);
                     window.requestAnimationFrame = ask;
                     observer.disconnect();
                     done({ asked, changes });
                 };
                 tick();",
            )
            .await;
        assert_eq!(work["asked"], 0, "frames were asked for while paused");
        assert_eq!(work["changes"], 0, "the page changed while paused");
    });
}

fn any_path_and_strict_policy(browser: Kind) {
    let site = Site { prefix: "/some/sub/path/", policy: Some(POLICY) };
    scenario(browser, &site, async |page| {
        page.open(DEFAULT).await;
        page.step_to(2).await;
        let paths = page.server.seen().paths;
        assert!(paths.iter().any(|path| path.ends_with(".wasm")), "no wasm in {paths:?}");
    });
}

fn smooth_and_awake_while_playing(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(DEFAULT).await;
        page.browser
            .run(
                "const ask = window.requestAnimationFrame;
                 window.work = new Map();
                 window.requestAnimationFrame = (callback) => ask.call(window, (frame) => {
                     const start = performance.now();
                     callback(frame);
                     document.body.offsetHeight; // lays the page out, as the browser would next
                     const spent = performance.now() - start;
                     work.set(frame, (work.get(frame) ?? 0) + spent);
                 });",
            )
            .await;
        page.play().await;
        page.browser.wait_for("100 <= work.size").await;
        // The button that was clicked still has the focus.
        page.browser.key(Key::Enter.into()).await;
        page.paused().await;
        // The test checks the computing time per frame, not the frame rate: without a graphics card, and next
        // to other programs, the browser drops frames, which is not the page's fault.
        let median = "((list) => list.sort((a, b) => a - b)[list.length >> 1])";
        let work = page.browser.eval(&format!("{median}([...work.values()])")).await;
        let spans = "[...work.keys()].slice(1).map((frame, i) => frame - [...work.keys()][i])";
        let span = page.browser.eval(&format!("{median}({spans})")).await;
        println!("a frame while playing: {work} ms of work, the next one after {span} ms");
        // Of the 16.7 ms per frame at 60 frames a second, the browser needs a part for painting.
        let work = work.as_f64().unwrap_or(f64::INFINITY);
        assert!(work < 12.0, "the page works {work} ms for a frame while playing");
    });
}

fn without_scripts(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.browser.disable_scripts().await;
        page.browser.goto(&page.server.url()).await;
        shows_sentence_and_picture(page).await;
    });
}

fn without_webassembly(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.browser.run_first("delete window.WebAssembly;").await;
        page.browser.goto(&page.server.url()).await;
        shows_sentence_and_picture(page).await;
    });
}

async fn shows_sentence_and_picture(page: &Page) {
    let picture = "[...document.querySelectorAll('img, svg')].some((picture) =>
        picture.checkVisibility() && 100 < picture.getBoundingClientRect().width
        && (picture.tagName !== 'IMG' || 0 < picture.naturalWidth))";
    page.browser.wait_for(picture).await;
    let text = page.browser.text("body").await;
    assert!(40 < text.trim().len(), "no sentence: {text:?}");
}

/// Ten links that lecturers could put on slides.
const LECTURES: [&str; 10] = [
    "#seed=0.12345",
    "#activation=linear&dataset=gauss&networkShape=&seed=0.00001",
    "#activation=relu&batchSize=1&dataset=xor&noise=25&networkShape=4,4&seed=0.30103",
    "#activation=sigmoid&dataset=circle&learningRate=0.3&networkShape=3&seed=0.5&hideText=true",
    "#activation=relu&dataset=spiral&regularization=L1&regularizationRate=0.001&noise=25&batchSize=30\
     &networkShape=8,6&seed=0.98765&sinX=true&sinY=true",
    "#dataset=xor&networkShape=&xTimesY=true&x=false&y=false&seed=0.42&sinX_hide=true&sinY_hide=true",
    "#dataset=circle&networkShape=&xSquared=true&ySquared=true&learningRate=0.1&seed=0.314",
    "#problem=regression&regDataset=reg-plane&activation=linear&networkShape=1&seed=0.2718\
     &problem_hide=true&noise_hide=true&percTrainData_hide=true&dataset_hide=true",
    "#problem=regression&regDataset=reg-gauss&activation=tanh&networkShape=6,4&noise=10&seed=0.1618",
    "#dataset=gauss&activation=tanh&percTrainData=20&noise=50&regularization=L2\
     &regularizationRate=0.03&networkShape=5,5,5&seed=lecture",
];

fn same_losses_as_the_command_line(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        for link in LECTURES {
            let expected = native::losses(link, &[0, 5, 20]);
            page.open(link).await;
            for (epoch, losses) in expected {
                page.step_to(epoch).await;
                assert_eq!(page.losses().await, losses, "{link} at epoch {epoch}");
            }
        }
    });
}

fn follows_the_system_into_the_dark(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.browser.emulate(1280, 800, false).await;
        page.open(DEFAULT).await;
        for dark in [false, true, false] {
            page.browser.emulate(1280, 800, dark).await;
            let theme = if dark { "dark" } else { "light" };
            page.browser
                .wait_for(&format!("document.documentElement.dataset.theme === '{theme}'"))
                .await;
        }
    });
}

fn nothing_sticks_out(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        for (width, height) in SIZES {
            for dark in [false, true] {
                page.browser.emulate(width, height, dark).await;
                page.open(DEFAULT).await;
                let theme = if dark { "dark" } else { "light" };
                let is = page.browser.attribute("html", "data-theme").await;
                assert_eq!(is.as_deref(), Some(theme), "the theme follows the system");
                let extra = page
                    .browser
                    .eval("document.scrollingElement.scrollWidth - window.innerWidth")
                    .await;
                let extra = extra.as_i64().unwrap_or(i64::MAX);
                assert!(extra <= 0, "{extra} px too wide at {width}×{height}, {theme}");
                // A layout that depends on its own size grows without end.
                let tall =
                    page.browser.eval("document.scrollingElement.scrollHeight / innerHeight").await;
                let tall = tall.as_f64().unwrap_or(f64::INFINITY);
                assert!(tall < 8.0, "{tall} windows tall at {width}×{height}, {theme}");
            }
        }
    });
}
