//! Small models of other programs' pages around ours: slides that send messages to their frames as Reveal.js
//! does, a page that makes a frame as high as its content, and documents that embed the content of their
//! frames. `cargo xtask hosts` tests the programs themselves, in their newest versions.

use fantoccini::key::Key;
use serde_json::{Value, json};
use tests::browser::Kind;
use tests::server::Instead;

use crate::page::{DEFAULT, EPOCH, PLAIN, Page, scenario};
use crate::scenarios::in_browsers;

in_browsers! {
    keys_reach_the_slides: chromium firefox;
    pauses_with_its_slide: chromium firefox;
    pauses_out_of_sight: chromium firefox;
    a_frame_as_high_as_its_content: chromium firefox;
    settings_inside_the_one_file: chromium firefox;
    saves_itself_with_settings: chromium;
    without_its_scripts: chromium firefox;
    points_beyond_the_link: chromium;
}

/// Slides with our page on the visible slide: they react to keys, and to messages from the frame.
async fn slides(page: &Page, link: &str) {
    page.browser.goto(&page.server.elsewhere()).await;
    let url = page.server.url();
    page.browser
        .run_inside(&format!(
            "window.heard = [];
             window.told = [];
             window.asked = [];
             addEventListener('keydown', ({{ key }}) => heard.push(key));
             addEventListener('message', ({{ data }}) => {{
                 if (data.nabla === 'key') told.push(data.key);
                 if (typeof data === 'string') asked.push(JSON.parse(data).method);
             }});
             document.body.innerHTML = `<iframe width=1000 height=600 src='{url}{link}'></iframe>`;
             window.frame = document.querySelector('iframe');
             window.say = (what) => frame.contentWindow.postMessage(what, '*');
             frame.addEventListener('load', () => say('slide:start'));"
        ))
        .await;
    page.browser.enter_frame().await;
    page.ready().await;
    page.browser.leave_frame().await;
}

const TURNING: [Key; 4] = [Key::Right, Key::PageDown, Key::Left, Key::Escape];
const NAMES: [&str; 5] = ["ArrowRight", "PageDown", "ArrowLeft", "Escape", " "];

fn keys_reach_the_slides(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        slides(page, &format!("{DEFAULT}&embed=true")).await;
        let press_all = async || {
            for key in TURNING {
                page.browser.key(key.into()).await;
            }
            page.browser.key(' ').await;
        };
        // A click on a button, and a click on the picture.
        for pressed in ["#step", ".map .points"] {
            page.browser.run("heard.length = told.length = asked.length = 0;").await;
            page.browser.enter_frame().await;
            page.browser.click(pressed).await;
            page.browser.wait_for("!document.hasFocus()").await;
            page.browser.leave_frame().await;
            press_all().await;
            assert_eq!(page.browser.eval("heard").await, json!(NAMES), "after {pressed}");
            assert_eq!(page.browser.eval("asked").await, json!([]), "told twice after {pressed}");
        }
        // A user who entered by keyboard stays inside the frame, and the keys that it does not use go to the
        // slides.
        page.browser.run("heard.length = 0; frame.focus();").await;
        page.browser.enter_frame().await;
        page.browser.run("document.querySelector('#step').focus()").await;
        press_all().await;
        // The button uses the space bar.
        page.browser.wait_for(&format!("{EPOCH} === 2")).await;
        page.browser.leave_frame().await;
        page.browser.wait_for("4 <= told.length && 4 <= asked.length").await;
        assert_eq!(page.browser.eval("told").await, json!(NAMES[..4]), "the messages");
        let methods = json!(["next", "next", "prev", "toggleOverview"]);
        assert_eq!(page.browser.eval("asked").await, methods, "what Reveal.js is asked");
        // Typed text goes only to the field.
        page.browser.run("told.length = heard.length = 0;").await;
        page.browser.enter_frame().await;
        page.browser
            .run(
                "const field = document.createElement('input');
                 field.className = 'typed';
                 field.style = 'position: fixed; inset: 0 auto auto 0; z-index: 50';
                 document.body.append(field);",
            )
            .await;
        page.browser.click(".typed").await;
        page.browser.run_until_done("setTimeout(done, 200)").await;
        press_all().await;
        assert_eq!(page.browser.eval("document.querySelector('.typed').value").await, " ", "typed");
        page.browser.leave_frame().await;
        assert_eq!(page.browser.eval("[...heard, ...told]").await, json!([]), "typed, and heard");
    });
}

fn pauses_with_its_slide(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        slides(page, &format!("{DEFAULT}&embed=true")).await;
        page.browser.enter_frame().await;
        page.play().await;
        let say = async |what: &str| {
            page.browser.leave_frame().await;
            page.browser.run(&format!("say('{what}')")).await;
            page.browser.enter_frame().await;
        };
        say("slide:stop").await;
        page.paused().await;
        let epoch = page.epoch().await;
        assert!(0 < epoch, "it has not learned");
        say("slide:start").await;
        page.browser.wait_for(&format!("{epoch} < {EPOCH}")).await;
        // After the user pauses, the page stays paused.
        page.pause().await;
        let epoch = page.epoch().await;
        say("slide:stop").await;
        say("slide:start").await;
        page.browser.run_until_done("setTimeout(done, 300)").await;
        assert!(!page.is_playing().await, "it plays by itself");
        assert_eq!(page.epoch().await, epoch, "it learns by itself");
        page.browser.leave_frame().await;
    });
}

fn pauses_out_of_sight(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        slides(page, &format!("{DEFAULT}&embed=true")).await;
        let epoch = EPOCH.replace("document", "frame.contentDocument");
        // Whether the epoch is still the same after one more second. Firefox itself stops a frame that is not
        // drawn, and there the page stays in the playing state.
        let stands = format!(
            "let last, n = 0;
             const look = () => {{
                 const now = {epoch};
                 if (now === last) return done(true);
                 if (9 < n) return done(false);
                 last = now;
                 n += 1;
                 setTimeout(look, 1000);
             }};
             look();"
        );
        page.browser.enter_frame().await;
        page.play().await;
        page.browser.leave_frame().await;
        for (away, back) in
            [("marginTop = '5000px'", "marginTop = ''"), ("display = 'none'", "display = ''")]
        {
            let here = page.browser.eval(&epoch).await;
            page.browser.wait_for(&format!("{here} < {epoch}")).await;
            page.browser.run(&format!("frame.style.{away};")).await;
            let stands = page.browser.run_until_done(&stands).await;
            assert_eq!(stands, true, "it goes on learning with {away}");
            let here = page.browser.eval(&epoch).await;
            page.browser.run(&format!("frame.style.{back};")).await;
            page.browser.wait_for(&format!("{here} < {epoch}")).await;
        }
        page.browser.enter_frame().await;
        page.pause().await;
        page.browser.leave_frame().await;
    });
}

/// Ways in which pages fit a frame to its content's height, again and again: one as marimo does when the frame
/// could be scrolled, and one with some extra space below the content.
const GROW: [&str; 2] = [
    "const root = frame.contentDocument.documentElement;
     if (root.clientHeight < root.scrollHeight) frame.style.height = `${root.scrollHeight + 20}px`;",
    "frame.style.height = `${frame.contentDocument.body.scrollHeight + 20}px`;",
];

fn a_frame_as_high_as_its_content(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        let whole = format!("{}nabla.html", page.server.url());
        for settings in ["", "&hideText=true", "&embed=true"] {
            for width in [1000, 500] {
                for grow in GROW {
                    page.browser.goto(&page.server.elsewhere()).await;
                    let heights = page
                        .browser
                        .run_until_done(&format!(
                            "fetch('{whole}').then((it) => it.text()).then((text) => {{
                                 const frame = document.createElement('iframe');
                                 const link = '#seed=0.5{settings}';
                                 frame.srcdoc = text.replace('<html ', `<html data-settings='${{link}}' `);
                                 frame.style = 'width: {width}px; height: 450px';
                                 document.body.replaceChildren(frame);
                                 const heights = [];
                                 const look = () => {{
                                     const whole = frame.contentDocument?.documentElement?.dataset.whole;
                                     if (whole) {{
                                         {grow}
                                         heights.push(frame.clientHeight);
                                     }}
                                     if (heights.length < 60) setTimeout(look, 25);
                                     else done(heights);
                                 }};
                                 look();
                             }});"
                        ))
                        .await;
                    let heights: Vec<f64> = heights
                        .as_array()
                        .map(|all| all.iter().filter_map(Value::as_f64).collect())
                        .unwrap_or_default();
                    let (last, end) = (heights[59], &heights[40..]);
                    let name = format!("{settings:?}, {width} px wide: {heights:?}");
                    assert!(end.iter().all(|height| *height == last), "it goes on growing, {name}");
                    assert!(400.0 < last && last < 8_000.0, "no height to read at, {name}");
                }
            }
        }
    });
}

/// Opens a text as a frame without an address, and returns the link of its settings.
const LINK_OF: &str = "window.linkOf = (text) => new Promise((answer) => {
    const frame = document.createElement('iframe');
    frame.width = 1000;
    frame.height = 600;
    const ask = setInterval(() => frame.contentWindow?.postMessage({ nabla: 'state' }, '*'), 100);
    const hear = ({ source, data }) => {
        if (source !== frame.contentWindow || data.nabla !== 'state') return;
        clearInterval(ask);
        removeEventListener('message', hear);
        answer(data.link);
    };
    addEventListener('message', hear);
    frame.srcdoc = text;
    document.body.replaceChildren(frame);
});";

fn settings_inside_the_one_file(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        let whole = format!("{}nabla.html", page.server.url());
        page.browser.goto(&page.server.elsewhere()).await;
        page.browser.run_inside(LINK_OF).await;
        let inside = "data-settings=\"#dataset=spiral&amp;seed=0.5&amp;embed=true\"";
        let link = page
            .browser
            .run_until_done(&format!(
                "fetch('{whole}').then((it) => it.text())
                     .then((text) => linkOf(text.replace('<html ', '<html {inside} '))).then(done);"
            ))
            .await;
        let link = link.as_str().unwrap_or_default();
        for part in ["dataset=spiral", "seed=0.5", "embed=true"] {
            assert!(link.contains(part), "{part} is lost: {link}");
        }
        // Settings in the address have priority.
        page.browser.goto("about:blank").await;
        page.browser.goto(&format!("{whole}#dataset=xor&seed=0.7")).await;
        page.ready().await;
        page.browser.wait_for("location.hash.includes('dataset=xor')").await;
    });
}

fn saves_itself_with_settings(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        // The single file, which saves itself, and the served page, which has that file next to it.
        for file in ["nabla.html", ""] {
            page.browser.goto("about:blank").await;
            let url = format!("{}{file}#dataset=spiral&seed=0.5&noise=15", page.server.url());
            page.browser.goto(&url).await;
            page.ready().await;
            page.step_to(1).await;
            page.browser.click("[data-control=share] button").await;
            page.browser.wait_for("document.querySelector('.share textarea')").await;
            let link = page
                .browser
                .run_until_done(&format!(
                    "{LINK_OF}
                     URL.createObjectURL = (it) => {{ it.text().then(linkOf).then(done); return '#'; }};
                     HTMLAnchorElement.prototype.click = () => {{}};
                     [...document.querySelectorAll('.share button')]
                         .find((it) => it.textContent.includes('one file')).click();"
                ))
                .await;
            let link = link.as_str().unwrap_or_default();
            for part in ["dataset=spiral", "seed=0.5", "noise=15"] {
                assert!(link.contains(part), "{part} is lost from {file:?}: {link}");
            }
        }
    });
}

fn without_its_scripts(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        for (script, link) in [("boot.js", DEFAULT), ("boot.js", "#dataset=xor"), ("first.js", "")]
        {
            page.server.answer(Some((script, Instead::Missing)));
            page.browser.goto("about:blank").await;
            page.browser.goto(&format!("{}{link}", page.server.url())).await;
            if script == "boot.js" {
                let is_seen = "(() => {
                    const picture = document.querySelector('.poster img');
                    const { top, bottom, width } = picture.getBoundingClientRect();
                    const above = document.elementFromPoint(innerWidth / 2, (top + bottom) / 2);
                    return 100 < width && 0 < picture.naturalWidth && above === picture;
                })()";
                page.browser.wait_for(is_seen).await;
                let text = page.browser.text(".poster").await;
                assert!(text.contains("needs scripts"), "no sentence: {text:?}");
            } else {
                page.ready().await;
            }
        }
        page.server.answer(None);
        page.open(DEFAULT).await;
        let poster = page.browser.eval("document.querySelector('.poster')").await;
        assert!(poster.is_null(), "the poster stays");
        let asked =
            "performance.getEntriesByType('resource').some((it) => it.name.includes('poster'))";
        // Firefox loads images that are far below the window.
        if browser == Kind::Chromium {
            assert_eq!(page.browser.eval(asked).await, false, "it is loaded where it is not shown");
        }
        // The browser reports the missing file on the console.
        page.browser.console().await;
    });
}

fn points_beyond_the_link(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(DEFAULT).await;
        page.browser
            .run(
                "const rows = Array.from({ length: 1500 }, (_, k) => `${k % 40}\\t${k / 40}\\t${k % 2}`);
                 const data = new DataTransfer();
                 data.setData('text/plain', ['a\\tb\\tkind', ...rows].join('\\n'));
                 const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true });
                 document.body.dispatchEvent(event);",
            )
            .await;
        page.browser.wait_for("document.querySelector('dialog[open] .w-primary')").await;
        page.browser.click("dialog[open] .w-primary").await;
        page.browser
            .wait_for(
                "document.querySelector('#toast').textContent.includes('a reload loses them')",
            )
            .await;
    });
}
