//! The lenses of the network: a link opens one, the switch and a key change it, undo goes back, and the numbers are
//! those of the network.

use serde_json::json;
use tests::browser::Kind;

use crate::page::{DEFAULT, PLAIN, Page, scenario};
use crate::scenarios::in_browsers;

in_browsers! {
    one_point_opens_by_link_and_switch: chromium firefox;
    one_point_writes_the_slide_out: chromium;
    one_point_goes_step_by_step: chromium;
    one_point_leaves_everything_in_its_place: chromium;
    health_finds_a_dead_neuron: chromium firefox;
    phones_lead_back_to_the_answers: chromium;
}

/// The network of deck 000, lines 255 to 263: x = 2, w = 3, b = 1, target 4.
const SLIDE: &str = "#problem=regression&regDataset=ownNumbers&y=false&networkShape=&lossFunction=absolute&batchSize=1\
    &percTrainData=100&learningRate=0.1&weights=3,1&data=x|none|y~0,1,0,1,0,1~~2,0,4&seed=1&lens=point";

async fn shows(page: &Page, lens: &str) {
    let is_chosen = format!("document.querySelector('.lenses input:checked')?.value === '{lens}'");
    page.browser.wait_for(&is_chosen).await;
    page.browser
        .wait_for(&format!("!!document.querySelector('.band') === {}", lens == "point"))
        .await;
}

fn one_point_opens_by_link_and_switch(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(&format!("{DEFAULT}&lens=point")).await;
        shows(page, "point").await;
        let name = "document.querySelector('.lenses [role=radiogroup]').getAttribute('aria-label')";
        assert_eq!(page.browser.eval(name).await, "Network shows", "the name of the switch");
        page.browser.click(".lenses label:first-of-type").await;
        shows(page, "answers").await;
        page.browser.wait_for("!location.hash.includes('lens=')").await;
        page.browser.click("[data-control=undo] button, button[data-control=undo]").await;
        shows(page, "point").await;
        page.browser.key('I').await;
        shows(page, "answers").await;
        page.browser.key('i').await;
        shows(page, "point").await;
        // A press on a tile chooses its neuron, and opens no card.
        page.browser.click("[data-neuron='0-2']").await;
        page.browser.wait_for("location.hash.includes('neuron=1.3')").await;
        let said = "document.querySelector('.band').getAttribute('aria-label')";
        page.browser.wait_for(&format!("{said} === 'Sums of neuron 3 of layer 1'")).await;
        assert_eq!(
            page.browser.eval("!!document.querySelector('.parameter-card.open')").await,
            false,
            "no card"
        );
    });
}

fn phones_lead_back_to_the_answers(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        // For fingers the buttons of the steps are larger.
        let touch = json!({ "enabled": true, "maxTouchPoints": 1 });
        page.browser.devtools("Emulation.setTouchEmulationEnabled", touch).await;
        page.browser.emulate(390, 844, false).await;
        for lens in ["point", "health"] {
            page.open(&format!("{DEFAULT}&lens={lens}")).await;
            let is_chosen =
                format!("document.querySelector('.lenses input:checked')?.value === '{lens}'");
            page.browser.wait_for(&is_chosen).await;
            page.browser.click(".lenses label:first-of-type").await;
            page.browser.wait_for("!location.hash.includes('lens=')").await;
        }
    });
}

/// Two rectifiers: the sum of the first is −1 everywhere, that of the second 1.
const HALF_DEAD: &str = "#seed=0.12345&networkShape=2&activation=relu&weights=0,0,0,0,-1,1,1,1,0";

fn health_finds_a_dead_neuron(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(&format!("{HALF_DEAD}&lens=health")).await;
        let said = "document.querySelector('.of-health .said')?.textContent";
        let dead = "1 of 2 neurons are dead";
        page.browser.wait_for(&format!("{said} === '{dead}'")).await;
        // The gradient and the update of one layer.
        page.browser.wait_for("document.querySelectorAll('.of-layer').length === 2").await;
        page.open(&format!("{HALF_DEAD}&lens=health&histogram=gradients")).await;
        page.browser.wait_for(&format!("{said}?.startsWith('Layer 1 gets')")).await;
        // Forward through the lenses is back at the answers.
        page.browser.key('i').await;
        page.browser.wait_for("!document.querySelector('.of-health')").await;
        page.browser.wait_for("!location.hash.includes('lens=')").await;
    });
}

fn one_point_writes_the_slide_out(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(&format!("{SLIDE}&pass=99")).await;
        shows(page, "point").await;
        let text = "[...document.querySelectorAll('.line-sum')].map((it) => it.innerText.normalize('NFKC').replace(/\\s+/g, ''))";
        page.browser.wait_for(&format!("({text})[2].includes('ΔJ')")).await;
        let lines = page.browser.eval(text).await;
        assert_eq!(lines[0], "z=1+6=7a=z=7", "forward");
        assert_eq!(lines[1], "δ=1·1=1.000∂J/∂w1=δ·2=2.000", "backward");
        let check = lines[2].as_str().unwrap_or_default();
        assert!(check.contains("ΔJ/Δw1=2.000") && check.contains("relativedifference"), "{check}");
        let point = page.browser.text(".point-pill").await;
        assert!(
            point.contains("should be 4, is 7") && point.contains("|7 − 4| = 3.000"),
            "{point}"
        );
    });
}

fn one_point_goes_step_by_step(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(&format!("{DEFAULT}&lens=point&pass=1")).await;
        let step = async |name: &str| {
            page.browser
                .wait_for(&format!(
                    "document.querySelector('.step-name')?.textContent === '{name}'"
                ))
                .await;
        };
        step("Input").await;
        for name in
            ["Forward, layer 1", "Forward, layer 2", "Forward, output", "Loss", "Backward, output"]
        {
            page.browser.key('.').await;
            step(name).await;
        }
        page.browser.key(',').await;
        step("Loss").await;
        page.browser.wait_for("location.hash.includes('pass=5')").await;
        // It stays while the network learns.
        page.play().await;
        let before = page.epoch().await;
        page.browser.wait_for(&format!("{} < {}", before + 5, crate::page::EPOCH)).await;
        page.pause().await;
        step("Loss").await;
    });
}

/// The positions of the elements that a lens must not move.
const PLACES: &str = "['.map', '.net', '.loss', '.losses', '.legend', '.console', '.data',
    '.tile.feature', '[data-neuron=\"0-0\"]', '[data-neuron=\"1-1\"]', '.layer-head'].map((css) => {
    const rect = document.querySelector(`.app:not(.first) ${css}`)?.getBoundingClientRect();
    return rect && [rect.x, rect.y, rect.width, rect.height].map(Math.round);
})";

fn one_point_leaves_everything_in_its_place(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        for (width, height) in [(1920, 1080), (1280, 800), (1280, 720), (1024, 768)] {
            page.browser.emulate(width, height, false).await;
            page.open(&format!("{DEFAULT}&networkShape=6,4")).await;
            shows(page, "answers").await;
            let places = page.browser.eval(PLACES).await;
            page.browser.key('i').await;
            shows(page, "point").await;
            assert_eq!(
                page.browser.eval(PLACES).await,
                places,
                "something moved: {width} {height}"
            );
        }
    });
}
