//! The views of the output: a link opens one, the switch and a key change it, undo goes back, and a text
//! describes what is visible.

use serde_json::{Value, json};
use tests::browser::Kind;

use crate::jobs::{Felt, look, none_is_felt};
use crate::page::{DEFAULT, PLAIN, Page, scenario};
use crate::scenarios::in_browsers;

in_browsers! {
    surface_opens_by_link_and_switch: chromium firefox;
    surface_turns: chromium firefox;
    surface_leaves_everything_in_its_place: chromium;
    surface_is_part_of_pictures: chromium;
    surface_keeps_the_pace: chromium;
    curves_have_no_surface: chromium;
    views_of_frames_have_names: chromium;
}

const RIGHT: char = '\u{e014}';
const UP: char = '\u{e013}';
const ENTER: char = '\u{e007}';
const TURNED: &str = "document.querySelector('.turned')";

/// The view that the switch shows as chosen.
async fn chosen(page: &Page) -> Value {
    page.browser.eval("document.querySelector('.views input:checked')?.value").await
}

async fn shows(page: &Page, view: &str) {
    page.browser
        .wait_for(&format!("document.querySelector('.views input:checked')?.value === '{view}'"))
        .await;
    page.browser.wait_for(&format!("!!{TURNED} === {}", view == "surface")).await;
}

/// The number of different colors in the picture of the surface: 0 while nothing is drawn.
const COLORS: &str = "(() => {
    const canvas = document.querySelector('.map .sight');
    // From a copy: Chromium warns when a page's own canvas is read often.
    const copy = new OffscreenCanvas(canvas.width, canvas.height);
    const context = copy.getContext('2d', { willReadFrequently: true });
    context.drawImage(canvas, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const colors = new Set();
    for (let k = 0; k < data.length; k += 4) colors.add(data[k] << 16 | data[k + 1] << 8 | data[k + 2]);
    return colors.size;
})()";

fn surface_opens_by_link_and_switch(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(&format!("{DEFAULT}&view=surface")).await;
        shows(page, "surface").await;
        page.browser.wait_for(&format!("300 < {COLORS}")).await;
        // The description: what it is, the highest and lowest values and where they are, and the rotation.
        let said = "/^Output: Surface\\. Highest: −?[\\d.]+ at X₁ .+ Lowest: .+Turned by −32°, seen from 47° above\\..+Arrow keys/";
        page.browser.wait_for(&format!("{said}.test({TURNED}.getAttribute('aria-label'))")).await;
        let role = "document.querySelector('.views [role=radiogroup]').getAttribute('aria-label')";
        assert_eq!(page.browser.eval(role).await, "View", "the name of the switch");

        page.browser.click(".views label:first-of-type").await;
        shows(page, "plane").await;
        page.browser.wait_for("!location.hash.includes('view=')").await;
        page.browser.click("[data-control=undo] button, button[data-control=undo]").await;
        shows(page, "surface").await;
        page.browser.wait_for("location.hash.includes('view=surface')").await;
        // A key changes to the next view, whatever has the focus.
        page.browser.key('v').await;
        shows(page, "plane").await;
        page.browser.key('V').await;
        shows(page, "surface").await;
        // A new page shows the plane.
        page.open(DEFAULT).await;
        shows(page, "plane").await;
    });
}

fn surface_turns(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(&format!("{DEFAULT}&view=surface")).await;
        page.browser.wait_for(TURNED).await;
        let angles = async || {
            let angles = format!("[{TURNED}.dataset.yaw, {TURNED}.dataset.pitch].map(Number)");
            let angles = page.browser.eval(&angles).await;
            [0, 1].map(|k| angles[k].as_f64().expect("an angle"))
        };
        let [yaw, pitch] = angles().await;
        let before = page.epoch().await;
        page.browser.run(&format!("{TURNED}.focus()")).await;
        page.browser.key(RIGHT).await;
        page.browser.key(UP).await;
        let [right, up] = angles().await;
        assert!(yaw < right && pitch < up, "arrows turn it: {yaw} {pitch}, then {right} {up}");
        assert_eq!(page.epoch().await, before, "and do not go through the epochs");
        page.browser.key(ENTER).await;
        assert_eq!(angles().await, [0.0, 1.571], "from above");
        page.browser.key(ENTER).await;
        assert_eq!(angles().await, [yaw, pitch], "and back");
        // Drags by a quarter of the picture.
        page.browser
            .run(&format!(
                "const turned = {TURNED}, rect = turned.getBoundingClientRect();
                 const send = (type, dx) => turned.dispatchEvent(new PointerEvent(type, {{
                     bubbles: true, button: 0, clientX: rect.left + rect.width * (0.5 + dx), clientY: rect.top + 50,
                 }}));
                 turned.setPointerCapture = () => {{}};
                 send('pointerdown', 0); send('pointermove', 0.1); send('pointermove', 0.25); send('pointerup', 0.25);
                 send('pointermove', 0.4);"
            ))
            .await;
        let [dragged, _] = angles().await;
        assert!((dragged - yaw - 0.75).abs() < 0.01, "dragged by a quarter: {yaw}, then {dragged}");
        page.browser
            .run(&format!(
                "{TURNED}.dispatchEvent(new MouseEvent('dblclick', {{ bubbles: true }}))"
            ))
            .await;
        assert_eq!(angles().await, [0.0, 1.571], "a double click: from above");
    });
}

/// The positions of the elements that a view must not move.
pub(crate) const PLACES: &str =
    "['.map', '.net', '.loss', '.losses', '.legend', '.console', '.data',
    '.tile.feature', '[data-neuron=\"0-0\"]', '[data-neuron=\"1-1\"]'].map((css) => {
    const rect = document.querySelector(`.app:not(.first) ${css}`)?.getBoundingClientRect();
    return rect && [rect.x, rect.y, rect.width, rect.height].map(Math.round);
})";

fn surface_leaves_everything_in_its_place(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        for (width, height, link) in [
            (1280, 800, ""),
            (1280, 700, ""),
            (390, 844, ""),
            (1280, 800, "&dataset=blobs&networkShape=6,4"),
        ] {
            page.browser.emulate(width, height, false).await;
            page.open(&format!("{DEFAULT}{link}")).await;
            let places = page.browser.eval(PLACES).await;
            page.browser.key('V').await;
            shows(page, "surface").await;
            assert_eq!(
                page.browser.eval(PLACES).await,
                places,
                "something moved: {width} {height} {link}"
            );
            // The tiles of the outputs stay at the picture's left edge, with three quarters outside.
            let tiles = "[...document.querySelectorAll('.edge-tile')].map((it) => {
                const [tile, map] = [it, document.querySelector('.app:not(.first) .map')].map((it) => it.getBoundingClientRect());
                return Math.round(100 * (map.left - tile.left) / tile.width);
            })";
            let expected = match (width, link) {
                (390, _) => json!([]),
                (_, "") => json!([75]),
                _ => json!([75, 75, 75]),
            };
            let told = page.browser.eval(tiles).await;
            let is_near = told.as_array().map(Vec::len) == expected.as_array().map(Vec::len)
                && told.as_array().is_some_and(|it| {
                    it.iter().all(|share| (70..81).contains(&share.as_i64().unwrap_or(0)))
                });
            assert!(
                is_near,
                "{told} of the tiles stand outside, not {expected}: {width} {height} {link}"
            );
            if width == 1280 {
                // Pointing at a tile shows the plane.
                let [x, y] = place(page, ".edge-tile").await;
                page.browser.point(x, y).await;
                page.browser.wait_for("document.querySelector('.out.looking') && document.querySelector('.map .points')").await;
                page.browser.point(5.0, 5.0).await;
                page.browser.wait_for("!document.querySelector('.out.looking')").await;
                // And a click on it opens its card.
                page.browser.click(".edge-tile").await;
                page.browser.wait_for("document.querySelector('.parameter-card.open')").await;
            }
        }
    });
}

async fn place(page: &Page, css: &str) -> [f64; 2] {
    let middle = format!(
        "(() => {{
            const rect = document.querySelector('{css}').getBoundingClientRect();
            return [rect.left + rect.width / 2, rect.top + rect.height / 2];
        }})()"
    );
    let middle = page.browser.eval(&middle).await;
    [0, 1].map(|k| middle[k].as_f64().expect("a place"))
}

fn surface_is_part_of_pictures(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(&format!("{DEFAULT}&view=surface")).await;
        page.browser.wait_for(&format!("300 < {COLORS}")).await;
        // The saved file shows what is on the stage: each canvas is drawn onto one sheet.
        page.browser
            .run(
                "window.drawn = [];
                 const draw = CanvasRenderingContext2D.prototype.drawImage;
                 CanvasRenderingContext2D.prototype.drawImage = function (image, ...rest) {
                     window.drawn.push(image.className || image.parentElement?.className);
                     return draw.call(this, image, ...rest);
                 };",
            )
            .await;
        page.browser.click("[data-control=share] button, button[data-control=share]").await;
        page.browser.wait_for("[...document.querySelectorAll('dialog[open] button')].some((it) => it.textContent === 'Save as PNG')").await;
        page.browser.run("[...document.querySelectorAll('dialog[open] button')].find((it) => it.textContent === 'Save as PNG').click()").await;
        page.browser
            .wait_for("window.drawn.includes('sight') && window.drawn.includes('edge-tile')")
            .await;
    });
}

/// The default network, and the largest network that plays at the display's frame rate.
fn paces() -> [String; 2] {
    let wide = ["8"; 6].join(",");
    let features =
        ["xSquared", "ySquared", "xTimesY", "sinX", "sinY"].map(|key| format!("{key}=true"));
    [
        format!("{DEFAULT}&view=surface"),
        format!("{DEFAULT}&view=surface&networkShape={wide}&{}", features.join("&")),
    ]
}

fn surface_keeps_the_pace(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.browser.record_tasks();
        none_is_felt(&paces(), async |link| {
            let mut felt = Felt::new();
            page.open(link).await;
            page.browser.wait_for(&format!("100 < {COLORS}")).await;
            look(page, "opened", 150.0, &mut felt).await;
            let before = page.epoch().await;
            page.play().await;
            page.browser.wait_for(&format!("{} < {}", before + 60, crate::page::EPOCH)).await;
            page.pause().await;
            // Rotated while paused, where it has full resolution.
            page.browser.run(&format!("{TURNED}.focus()")).await;
            for _ in 0..8 {
                page.browser.key(RIGHT).await;
            }
            look(page, "played and turned", 50.0, &mut felt).await;
            felt
        })
        .await;
    });
}

fn curves_have_no_surface(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(&format!("{DEFAULT}&problem=regression&regDataset=noisySine&view=surface")).await;
        page.browser.wait_for("document.querySelector('.views input')").await;
        assert_eq!(chosen(page).await, "plane", "a curve is shown as it is");
        let why = "[document.querySelector('.views [value=surface]').disabled,
            document.querySelector('.views label:has([value=surface])').title]";
        let said = "The answer depends on one number here: it is a curve already.";
        assert_eq!(page.browser.eval(why).await, json!([true, said]), "and says why");
        page.browser.key('v').await;
        assert_eq!(chosen(page).await, "plane", "the key does nothing");
    });
}

fn views_of_frames_have_names(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(&format!("{DEFAULT}&embed=true&view=surface")).await;
        page.browser.wait_for(TURNED).await;
        assert_eq!(page.browser.text(".out h2").await, "Surface", "its heading");
        let is_shown = "document.querySelector('.views').checkVisibility()";
        assert_eq!(page.browser.eval(is_shown).await, false, "no switch");
    });
}
