//! What a lecturer does with the page: shares it, shows it to an audience, prints it.

use serde_json::json;
use tests::browser::Kind;

use crate::page::{DEFAULT, EPOCH, PLAIN, POLICY, Page, Site, scenario};

pub(crate) fn shares_link_and_pictures(browser: Kind) {
    let site = Site { prefix: "/", policy: Some(POLICY) };
    scenario(browser, &site, async |page| {
        page.open(DEFAULT).await;
        page.step_to(5).await;
        page.browser.click("[data-control=share] button").await;
        page.browser.wait_for("document.activeElement.textContent === 'Copy link'").await;
        let code = page.browser.attribute(".share .qr path", "d").await.unwrap_or_default();
        assert!(200 < code.len(), "no QR code: {code:?}");
        let frame = page.browser.eval("document.querySelector('.share textarea').value").await;
        let frame = frame.as_str().unwrap_or_default().to_owned();
        let origin = page.server.origin();
        assert!(frame.starts_with(&format!("<iframe src=\"{origin}/#")), "{frame}");
        // The attribute tells programs that embed frames in the document not to embed this one.
        assert!(frame.contains(" data-external=\"1\" "), "{frame}");
        assert!(frame.contains("seed=0.12345") && frame.contains("embed=true"), "{frame}");
        // Records the file instead of saving it.
        let saved = page
            .browser
            .run_until_done(
                "const saved = {};
                 const make = URL.createObjectURL;
                 let blob;
                 URL.createObjectURL = (it) => { blob = it; return make(it); };
                 HTMLAnchorElement.prototype.click = async function () {
                     saved[this.download] = this.download.endsWith('svg')
                         ? await blob.text()
                         : [...new Uint8Array(await blob.arrayBuffer())].slice(1, 4);
                     if (Object.keys(saved).length === 2) done(saved);
                 };
                 const press = (name) => [...document.querySelectorAll('.share button')]
                     .find((it) => it.textContent.includes(name)).click();
                 press('SVG');
                 setTimeout(() => press('PNG'), 200);",
            )
            .await;
        assert_eq!(saved["nabla.png"], serde_json::json!(b"PNG"), "no PNG");
        let svg = saved["nabla.svg"].as_str().unwrap_or_default();
        // Two inputs, hidden layers of four and two neurons, one output: 8 + 8 + 2 links.
        assert_eq!(svg.matches("<path ").count(), 18, "a path for each link");
        // The training points, half of all, on the picture.
        assert_eq!(svg.matches("<circle ").count(), 250, "a circle for each point");
        assert!(svg.contains("data:image/png") && svg.ends_with("</svg>\n"), "no whole SVG");
    });
}

pub(crate) fn keys_are_scenes(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        let shown = "document.querySelector('.lesson-at')?.textContent ?? ''";
        page.open("#lesson=perceptron&present=true").await;
        page.browser.wait_for(&format!("{shown}.includes('1 of ')")).await;
        page.browser.wait_for("location.hash.includes('networkShape=&')").await;
        page.browser.key('3').await;
        page.browser.wait_for(&format!("{shown}.includes('3 of ')")).await;
        page.browser.wait_for("location.hash.includes('lesson=perceptron.3')").await;
        // There is no ninth scene, so the key changes nothing.
        page.browser.key('9').await;
        page.browser.key('2').await;
        page.browser.wait_for(&format!("{shown}.includes('2 of ')")).await;
        // The page reports the name of an unknown lesson without a request to the server.
        page.open("#lesson=no-such-lesson.2").await;
        page.browser
            .wait_for("document.querySelector('#toast').textContent.includes('no lesson')")
            .await;
        page.browser.wait_for("document.querySelector('.lesson-list .lesson')").await;
        page.browser.wait_for("!location.hash.includes('lesson=')").await;
    });
}

pub(crate) fn films_a_run(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(DEFAULT).await;
        page.step_to(40).await;
        let bits = page.bits().await;
        page.browser.click("[data-control=share] button").await;
        // The dialog fills when its part is loaded.
        page.browser.wait_for("document.querySelector('.share').textContent.includes('GIF')").await;
        page.browser
            .run(
                "const make = URL.createObjectURL;
                 let blob;
                 URL.createObjectURL = (it) => { blob = it; return make(it); };
                 HTMLAnchorElement.prototype.click = async function () {
                     window.film = [this.download, ...new Uint8Array(await blob.arrayBuffer())];
                 };
                 window.press = (name) => [...document.querySelectorAll('.share button')]
                     .find((it) => it.textContent.includes(name)).click();
                 press('GIF');",
            )
            .await;
        // After a cancellation, no file is saved and the page is in the state before.
        page.browser.wait_for("0 < document.querySelector('.film progress')?.value").await;
        page.browser.run("press('Cancel')").await;
        page.browser.wait_for(&format!("!document.querySelector('.film') && {EPOCH} === 40")).await;
        page.browser.wait_for(&format!("document.documentElement.dataset.bits === '{bits}'")).await;
        assert_eq!(page.browser.eval("window.film === undefined").await, true, "half a film");
        page.browser.run("press('GIF')").await;
        page.browser.wait_for("window.film").await;
        let film = page.browser.eval("film").await;
        let film = film.as_array().cloned().unwrap_or_default();
        assert_eq!(film[0], "nabla.gif", "its name");
        let bytes: Vec<u8> =
            film[1..].iter().filter_map(|it| it.as_u64()).map(|it| it as u8).collect();
        assert!(bytes.starts_with(b"GIF89a"), "no GIF: {:?}", &bytes[..6]);
        // Each of the 41 pictures has its own graphic control extension.
        let n = bytes.windows(3).filter(|it| *it == [0x21, 0xF9, 0x04]).count();
        assert!((41..50).contains(&n), "{n} pictures of 40 epochs and the start");
        page.browser.wait_for(&format!("{EPOCH} === 40")).await;
        page.browser.wait_for(&format!("document.documentElement.dataset.bits === '{bits}'")).await;
    });
}

pub(crate) fn presents_and_prints(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(DEFAULT).await;
        let size = "parseFloat(getComputedStyle(document.documentElement).fontSize)";
        page.browser.key('p').await;
        page.browser.wait_for(&format!("21 < {size}")).await;
        page.browser.wait_for("location.hash.includes('present=true')").await;
        page.browser.key('\u{e00c}').await; // Esc
        page.browser.wait_for(&format!("{size} < 17")).await;
        page.browser.run("dispatchEvent(new Event('beforeprint'))").await;
        page.browser.wait_for("300 < document.querySelector('.print canvas')?.width").await;
        let text = page.browser.eval("document.querySelector('.print').textContent").await;
        let text = text.as_str().unwrap_or_default();
        assert!(text.contains("0.12345") && text.contains(&page.server.origin()), "{text}");
        let corners = "[...document.querySelectorAll('.print canvas')]
            .map((it) => String(it.getContext('2d').getImageData(0, 0, 1, 1).data))";
        let white = "255,255,255,255";
        assert_eq!(page.browser.eval(corners).await, json!([white, white]), "white paper");
        if browser == Kind::Chromium {
            fills_a_page(page).await;
        }
        page.browser.run("dispatchEvent(new Event('afterprint'))").await;
        page.browser.wait_for("!document.querySelector('.print')").await;
    });
}

/// The network and the output fill one page, horizontally centered, and nothing remains for a second page.
async fn fills_a_page(page: &Page) {
    // A sheet of 297 mm × 210 mm without its margins, in CSS pixels.
    page.browser.emulate(1031, 703, false).await;
    page.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    let places = "['.print', '.print canvas'].map((css) => {
        const rect = document.querySelector(css).getBoundingClientRect();
        return [rect.height, (rect.left + rect.right) / 2];
    })";
    let places = page.browser.eval(places).await;
    let at = |k: usize, m: usize| places[k][m].as_f64().expect("a number");
    assert!((600.0..=703.0).contains(&at(0, 0)), "it is {} px high", at(0, 0));
    assert!((at(1, 1) - at(0, 1)).abs() < 2.0, "the picture is not in the middle: {places}");
    page.browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
}
