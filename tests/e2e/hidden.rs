//! The hidden space: a link opens it with layer, neurons and frame, the film and the lists change them, and a
//! straight border is the border of the output.

use serde_json::json;
use tests::browser::Kind;

use crate::jobs::{Felt, look, none_is_felt};
use crate::page::{DEFAULT, EPOCH, PLAIN, scenario};
use crate::scenarios::in_browsers;

in_browsers! {
    hidden_space_opens_by_link_and_is_changed: chromium firefox;
    hidden_space_of_every_network: chromium;
    hidden_space_leaves_everything_in_its_place: chromium;
    hidden_space_keeps_the_pace: chromium;
}

/// The description of the picture.
const WORDS: &str = "document.querySelector('.sight-labels')?.getAttribute('aria-label')";
/// The moment of the film that is shown.
const FILM: &str = "Number(document.querySelector('.sight-labels')?.dataset.film)";
const FRAME: &str = "document.querySelector('.film-frame input:checked')?.value";

fn lists(values: [&str; 2]) -> String {
    let [layer, units] = values;
    format!(
        "JSON.stringify([...document.querySelectorAll('.of-view select')].map((it) => it.value)) ===
            '[\"{layer}\",\"{units}\"]'"
    )
}

/// How many different colors the picture has.
const COLORS: &str = "(() => {
    const canvas = document.querySelectorAll('.map .sight')[1];
    // From a copy: Chromium warns when a page's own canvas is read often.
    const copy = new OffscreenCanvas(canvas.width, canvas.height);
    const context = copy.getContext('2d', { willReadFrequently: true });
    context.drawImage(canvas, 0, 0);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const colors = new Set();
    for (let k = 0; k < data.length; k += 4) if (data[k + 3]) colors.add(data[k] << 16 | data[k + 1] << 8 | data[k + 2]);
    return colors.size;
})()";

fn hidden_space_opens_by_link_and_is_changed(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(&format!("{DEFAULT}&view=hidden&layer=1&units=2,4&frame=shift")).await;
        page.browser.wait_for(&format!("20 < {COLORS}")).await;
        page.browser.wait_for(&lists(["1", "2,4"])).await;
        assert_eq!(page.browser.eval(FRAME).await, "shift", "the frame of the link");
        page.browser.wait_for(&format!("{FILM} === 4")).await;
        // A key goes through the film, and a press on a frame shows it.
        page.browser.key('.').await;
        page.browser.wait_for("location.hash.includes('frame=bend')").await;
        page.browser.wait_for(&format!("{FILM} === 5")).await;
        page.browser.key(',').await;
        page.browser.key(',').await;
        page.browser
            .wait_for(&format!("location.hash.includes('frame=turn') && {FILM} === 3"))
            .await;
        page.browser.click(".film-frame:last-child").await;
        page.browser.wait_for(&format!("!location.hash.includes('frame=') && {FILM} === 6")).await;
        page.browser.click("[data-control=undo] button, button[data-control=undo]").await;
        page.browser.wait_for(&format!("{FILM} === 3")).await;
        // The film runs to its end.
        page.browser.click(".film-play").await;
        page.browser.wait_for(&format!("{FILM} === 6")).await;
        // Another layer: its two neurons, and a straight border.
        page.browser
            .run(
                "const select = document.querySelector('.of-view select');
                  select.value = '2'; select.dispatchEvent(new Event('change', { bubbles: true }))",
            )
            .await;
        page.browser
            .wait_for("location.hash.includes('layer=2') && !location.hash.includes('units=')")
            .await;
        page.browser.wait_for(&lists(["2", "1,2"])).await;
        page.browser
            .wait_for(&format!(
                "{WORDS}?.endsWith('The border between the answers is straight here.')"
            ))
            .await;
        let said = "document.querySelector('.sight-labels').getAttribute('aria-label')";
        let said = page.browser.eval(said).await;
        let starts = "Hidden space: As seen by Layer 2, neuron 1, neuron 2.";
        assert!(said.as_str().is_some_and(|it| it.starts_with(starts)), "{said}");
    });
}

fn hidden_space_of_every_network(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        for (link, words) in [
            ("networkShape=", "No hidden layer: the input is the last space."),
            ("networkShape=1", "The border between the answers is straight here."),
            ("dataset=blobs&networkShape=6,2", "The border between the answers is straight here."),
            ("networkShape=8,8", "% of the spread"),
            (
                "problem=regression&networkShape=3,2&activation=relu",
                "Colors are the answer at every place of this space.",
            ),
            ("networkShape=4,2&layer=1&units=1,2", "The grid is the plane, bent by the layers."),
            (
                "networkShape=4,2&layer=9&units=7,7",
                "The border between the answers is straight here.",
            ),
        ] {
            page.open(&format!("{DEFAULT}&view=hidden&{link}")).await;
            page.step_to(2).await;
            page.browser.wait_for(&format!("{WORDS}?.includes('{words}')")).await;
            page.browser.wait_for(&format!("10 < {COLORS}")).await;
        }
        // What is too large says so, and what has diverged is hatched.
        let wide = ["64"; 4].join(",");
        page.open(&format!("{DEFAULT}&view=hidden&networkShape={wide}")).await;
        page.browser
            .wait_for("/too large/.test(document.querySelector('.sight-large')?.textContent)")
            .await;
        page.open(&format!(
            "{DEFAULT}&view=hidden&problem=regression&learningRate=10&activation=linear"
        ))
        .await;
        page.browser
            .run("for (let i = 0; i < 5; i++) document.querySelector('#step').click();")
            .await;
        page.browser
            .wait_for(&format!("{COLORS} === 0 && !document.querySelector('.sight-large')"))
            .await;
        // A curve has none, and says so.
        page.open(&format!("{DEFAULT}&problem=regression&regDataset=noisySine&view=hidden")).await;
        page.browser.wait_for("document.querySelector('.views [value=hidden]')?.disabled").await;
    });
}

fn hidden_space_leaves_everything_in_its_place(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        for (width, height) in [(1280, 800), (1280, 700), (1024, 768), (390, 844)] {
            page.browser.emulate(width, height, false).await;
            page.open(DEFAULT).await;
            let places = page.browser.eval(crate::views::PLACES).await;
            page.browser.run("document.querySelector('.views [value=hidden]').click()").await;
            page.browser
                .wait_for("document.querySelectorAll('.of-view select').length === 2")
                .await;
            let now = page.browser.eval(crate::views::PLACES).await;
            // On a phone the film takes the place of the legend, above the network.
            let n = if width == 390 { 4 } else { 10 };
            for k in (0..n).filter(|k| width != 390 || *k != 1) {
                assert_eq!(now[k], places[k], "{k} moved: {width} {height}");
            }
            // Neither the switch nor what is below is cut or lies on the chart.
            let is_cut = "[...document.querySelectorAll('.views span, .of-view *')].some((it) => {
                const rect = it.getBoundingClientRect();
                const chart = document.querySelector('.app:not(.first) .loss').getBoundingClientRect();
                const hits = rect.left < chart.right && chart.left < rect.right && rect.bottom > chart.top + 16
                    && rect.top < chart.bottom;
                return innerWidth + 1 < rect.right || 0 < rect.width && hits;
            })";
            assert_eq!(page.browser.eval(is_cut).await, json!(false), "cut: {width} {height}");
        }
    });
}

/// The default network, and the largest network that plays at the display's frame rate.
fn paces() -> [String; 2] {
    let wide = ["8"; 6].join(",");
    let features =
        ["xSquared", "ySquared", "xTimesY", "sinX", "sinY"].map(|key| format!("{key}=true"));
    [
        format!("{DEFAULT}&view=hidden"),
        format!("{DEFAULT}&view=hidden&networkShape={wide}&{}", features.join("&")),
    ]
}

fn hidden_space_keeps_the_pace(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.browser.record_tasks();
        none_is_felt(&paces(), async |link| {
            let mut felt = Felt::new();
            page.open(link).await;
            page.browser.wait_for(&format!("20 < {COLORS}")).await;
            look(page, "opened", 150.0, &mut felt).await;
            let before = page.epoch().await;
            page.play().await;
            page.browser.wait_for(&format!("{} < {EPOCH}", before + 60)).await;
            page.pause().await;
            page.browser.click(".film-play").await;
            page.browser.wait_for(&format!("{FILM} === 6")).await;
            look(page, "played", 50.0, &mut felt).await;
            felt
        })
        .await;
    });
}
