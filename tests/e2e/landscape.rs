//! The landscape: a link opens it with its plane, its controls and undo change it, and what it says of the loss is
//! what the page says.

use tests::browser::Kind;

use crate::jobs::{Felt, look, none_is_felt};
use crate::page::{DEFAULT, EPOCH, PLAIN, scenario};
use crate::scenarios::in_browsers;

in_browsers! {
    landscape_opens_by_link_and_is_changed: chromium firefox;
    landscape_says_the_loss_of_the_page: chromium;
    landscape_starts_from_another_place: chromium;
    landscape_leaves_everything_in_its_place: chromium;
    landscape_of_a_large_network_waits: chromium;
    landscape_keeps_the_pace: chromium;
}

/// The description of a picture whose heights are all known.
const SAID: &str = "document.querySelector('.sight-labels')?.getAttribute('aria-label')";
const IS_WHOLE: &str =
    "/lowest place/.test(document.querySelector('.sight-labels')?.getAttribute('aria-label'))";
const LABEL: &str = "document.querySelector('.sight-label:not(.bare) b').textContent";
const WORDS: &str = "document.querySelector('.of-view-words').textContent";

/// How many different colors a canvas of the picture has: the relief, the contours, the path.
fn colors(which: usize) -> String {
    format!(
        "(() => {{
            const canvas = document.querySelectorAll('.map .sight')[{which}];
            // From a copy: Chromium warns when a page's own canvas is read often.
            const copy = new OffscreenCanvas(canvas.width, canvas.height);
            const context = copy.getContext('2d', {{ willReadFrequently: true }});
            context.drawImage(canvas, 0, 0);
            const {{ data }} = context.getImageData(0, 0, canvas.width, canvas.height);
            const colors = new Set();
            for (let k = 0; k < data.length; k += 4) {{
                if (data[k + 3]) colors.add(data[k] << 16 | data[k + 1] << 8 | data[k + 2]);
            }}
            return colors.size;
        }})()"
    )
}

fn landscape_opens_by_link_and_is_changed(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(&format!("{DEFAULT}&view=landscape&plane=slope")).await;
        page.browser.wait_for(IS_WHOLE).await;
        for canvas in 0..3 {
            page.browser.wait_for(&format!("0 < {}", colors(canvas))).await;
        }
        let plane = "document.querySelector('.of-view select').value";
        assert_eq!(page.browser.eval(plane).await, "slope", "from the link");
        page.browser.wait_for(&format!("{WORDS}.startsWith('No path yet')")).await;
        page.step_to(3).await;
        page.browser
            .wait_for(&format!(
                "/of the path lies in this plane, and 100 % of the next step/.test({WORDS})"
            ))
            .await;
        page.browser
            .run("const select = document.querySelector('.of-view select');
                  select.value = 'path'; select.dispatchEvent(new Event('change', { bubbles: true }))")
            .await;
        page.browser.wait_for("!location.hash.includes('plane=')").await;
        page.browser.click(".of-view label:has([value=test])").await;
        page.browser.wait_for("location.hash.includes('lossOf=test')").await;
        let off = "document.querySelector('.of-view [value=penalty]').disabled";
        assert_eq!(page.browser.eval(off).await, true, "there is no penalty");
        for _ in 0..2 {
            page.browser.click("[data-control=undo] button, button[data-control=undo]").await;
        }
        page.browser
            .wait_for("location.hash.includes('plane=slope') && !location.hash.includes('lossOf')")
            .await;
        page.browser.key('V').await;
        page.browser
            .wait_for("!document.querySelector('.of-view')?.querySelector('[value=penalty]')")
            .await;
    });
}

fn landscape_says_the_loss_of_the_page(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(&format!("{DEFAULT}&view=landscape")).await;
        for epochs in 1..4 {
            page.step_to(epochs).await;
            let read = "document.querySelector('.losses .train dd').textContent";
            assert_eq!(
                page.browser.eval(LABEL).await,
                page.browser.eval(read).await,
                "the read-out"
            );
            page.browser.wait_for(&format!("{SAID}?.includes({LABEL})")).await;
        }
    });
}

fn landscape_starts_from_another_place(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(&format!("{DEFAULT}&view=landscape")).await;
        page.step_to(5).await;
        page.browser.wait_for(IS_WHOLE).await;
        let (bits, loss) = (page.bits().await, page.losses().await.train);
        let left = "parseFloat(document.querySelector('.sight-dot').style.left)";
        let before = page.browser.eval(left).await.as_f64().expect("a place");
        page.browser.run("document.querySelector('.sight-dot').focus()").await;
        for _ in 0..3 {
            page.browser.key('\u{e012}').await;
        }
        page.browser.wait_for(&format!("Math.abs({left} - ({before} - 6)) < 0.2")).await;
        page.browser.wait_for("document.querySelector('.sight-origin')").await;
        assert_ne!(page.losses().await.train.to_bits(), loss.to_bits(), "another network");
        assert_eq!(page.epoch().await, 5, "at the same epoch");
        // Esc takes it back, to the bit.
        page.browser.key('\u{e00c}').await;
        page.browser.wait_for(&format!("document.documentElement.dataset.bits === '{bits}'")).await;
        // Let go of elsewhere, it is undone as one.
        for _ in 0..3 {
            page.browser.key('\u{e012}').await;
        }
        page.browser.key('\u{e007}').await;
        page.browser.wait_for("!document.querySelector('.sight-origin')").await;
        let read = "document.querySelector('.losses .train dd').textContent";
        page.browser.wait_for(&format!("{LABEL} === {read}")).await;
        page.browser.click("[data-control=undo] button, button[data-control=undo]").await;
        page.browser.wait_for(&format!("document.documentElement.dataset.bits === '{bits}'")).await;
    });
}

fn landscape_leaves_everything_in_its_place(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        for (width, height) in [(1280, 800), (1280, 700), (1024, 768), (390, 844)] {
            page.browser.emulate(width, height, false).await;
            page.open(DEFAULT).await;
            let places = page.browser.eval(crate::views::PLACES).await;
            page.browser.run("document.querySelector('.views [value=landscape]').click()").await;
            page.browser.wait_for("document.querySelector('.of-view select')").await;
            let now = page.browser.eval(crate::views::PLACES).await;
            // On a phone the controls take the place of the legend.
            let n = if width == 390 { 4 } else { 10 };
            for k in (0..n).filter(|k| width != 390 || *k != 1) {
                assert_eq!(now[k], places[k], "{k} moved: {width} {height}");
            }
            let is_cut = "[...document.querySelectorAll('.of-view, .of-view *')].some((it) => {
                const rect = it.getBoundingClientRect();
                return innerWidth + 1 < rect.right;
            })";
            assert_eq!(page.browser.eval(is_cut).await, false, "cut: {width} {height}");
        }
    });
}

fn landscape_of_a_large_network_waits(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        let wide = ["64"; 6].join(",");
        page.open(&format!("{DEFAULT}&view=landscape&networkShape={wide}")).await;
        page.browser.wait_for("document.querySelector('.sight-large button')").await;
        page.browser.click(".sight-large button").await;
        page.browser.wait_for("!document.querySelector('.sight-large')").await;
        page.browser.wait_for(&format!("20 < {}", colors(0))).await;
    });
}

/// The default network, and the largest network that plays at the display's frame rate.
fn paces() -> [String; 2] {
    let wide = ["8"; 6].join(",");
    let features =
        ["xSquared", "ySquared", "xTimesY", "sinX", "sinY"].map(|key| format!("{key}=true"));
    [
        format!("{DEFAULT}&view=landscape"),
        format!("{DEFAULT}&view=landscape&networkShape={wide}&{}", features.join("&")),
    ]
}

fn landscape_keeps_the_pace(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.browser.record_tasks();
        none_is_felt(&paces(), async |link| {
            let mut felt = Felt::new();
            page.open(link).await;
            page.browser.wait_for(IS_WHOLE).await;
            look(page, "opened", 150.0, &mut felt).await;
            let before = page.epoch().await;
            page.play().await;
            page.browser.wait_for(&format!("{} < {EPOCH}", before + 60)).await;
            page.pause().await;
            page.browser.wait_for(IS_WHOLE).await;
            look(page, "played", 50.0, &mut felt).await;
            felt
        })
        .await;
    });
}
