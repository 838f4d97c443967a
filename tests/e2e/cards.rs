//! The card of a neuron, a link or a bias: where it opens, what the picture shows meanwhile, and how to close
//! it.

use serde_json::{Value, json};
use tests::browser::Kind;

use crate::page::{DEFAULT, PLAIN, Page, scenario};
use crate::scenarios::in_browsers;

in_browsers! {
    cards_open_below_the_picture: chromium firefox;
    cards_obey_the_keyboard: chromium firefox;
    cards_cover_nothing_in_any_window: chromium;
    cards_fit_fingers: chromium;
    cards_of_layers_leave_their_neurons_free: chromium;
}

const ENTER: char = '\u{e007}';
const ESCAPE: char = '\u{e00c}';
const RIGHT: char = '\u{e014}';
const OPEN: &str = "document.querySelector('.parameter-card.open')";

/// Errors in the position of the open card, in words; empty if there are none.
const MISPLACED: &str = "(() => {
    const rect = (css) => document.querySelector(css).getBoundingClientRect();
    const [card, map, net] = ['.parameter-card.open', '.map', '.net'].map(rect);
    const bars = ['.app:not(.first) .console', '[data-layout=small] .w-tabs'];
    const meet = (a, b) => 1 < Math.min(a.right, b.right) - Math.max(a.left, b.left)
        && 1 < Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    const wrong = [];
    if (card.width < 100 || card.height < 40) wrong.push('it is too small');
    if (card.top < map.bottom - 1) wrong.push('it is not below the picture');
    if (meet(card, net)) wrong.push('it lies over the network');
    if (card.left < -1 || innerWidth + 1 < card.right || card.top < 0 || innerHeight + 1 < card.bottom)
        wrong.push('it is out of the window');
    if (map.bottom < map.height / 2) wrong.push('the picture is out of sight');
    for (const bar of bars.filter((css) => document.querySelector(css)?.checkVisibility()))
        if (meet(card, rect(bar))) wrong.push(`it meets ${bar}`);
    const within = document.querySelector('.parameter-card.open');
    const center = document.elementFromPoint((card.left + card.right) / 2, (card.top + card.bottom) / 2);
    if (!within.contains(center)) wrong.push('something lies over it');
    return wrong.join(', ');
})()";

/// The positions of the parts of the page.
const PLACES: &str =
    "['.map', '.net', '.loss', '.losses', '.console', '[data-neuron=\"0-0\"]'].map((css) => {
    const rect = document.querySelector(`.app:not(.first) ${css}`).getBoundingClientRect();
    return [rect.x, rect.y, rect.width, rect.height].map(Math.round);
})";

/// The middle of the link from one tile to another, both as selectors.
fn middle(from: &str, to: &str) -> String {
    format!(
        "(() => {{
            const [a, b] = [`{from}`, `{to}`]
                .map((css) => document.querySelector(css).getBoundingClientRect());
            return [(a.right + b.left) / 2, (a.top + a.bottom + b.top + b.bottom) / 4];
        }})()"
    )
}

async fn point(page: &Page, place: &str) -> [f64; 2] {
    let place = page.browser.eval(place).await;
    [0, 1].map(|k| place[k].as_f64().unwrap_or_else(|| panic!("no place: {place}")))
}

/// Waits for the card with this name, and checks the picture's title and the way back.
async fn is_open(page: &Page, name: &str, title: &str, back: &str) {
    let names = format!("{OPEN}?.getAttribute('aria-label')");
    page.browser.wait_for(&format!("{names} === '{name}'")).await;
    page.browser.wait_for(&format!("{OPEN}.contains(document.activeElement)")).await;
    assert_eq!(page.browser.eval(MISPLACED).await, "", "the card of {name}");
    assert_eq!(
        page.browser.attribute(".parameter-card.open", "role").await.as_deref(),
        Some("dialog"),
        "its role"
    );
    assert_eq!(page.browser.text(".out h2").await, title, "what the picture shows");
    assert_eq!(page.browser.text(".back-to-output").await, back, "the way back");
    let is_dimmed = "document.querySelector('.net-content').matches('.dimmed')";
    assert_eq!(page.browser.eval(is_dimmed).await, true, "the rest of the network steps back");
}

async fn is_shut(page: &Page) {
    page.browser.wait_for(&format!("!{OPEN}")).await;
    assert_eq!(page.browser.text(".out h2").await, "Output", "the picture is that of the output");
    let is_dimmed = "document.querySelector('.dimmed, .tile.back, .back-to-output')";
    assert_eq!(page.browser.eval(is_dimmed).await, Value::Null, "nothing steps back");
}

/// The names of the tiles that are not dimmed.
async fn in_front(page: &Page) -> Value {
    let tiles = "[...document.querySelectorAll('.tile:not(.back)')].map((it) => it.getAttribute('aria-label'))";
    page.browser.eval(tiles).await
}

fn cards_open_below_the_picture(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        if browser == Kind::Chromium {
            page.browser.emulate(1280, 800, false).await;
        } else {
            page.browser.resize(1280, 900).await;
        }
        page.open(DEFAULT).await;
        let places = page.browser.eval(PLACES).await;

        page.browser.click("[data-neuron='0-1']").await;
        is_open(page, "Neuron 2, layer 1", "Neuron 2, layer 1", "← Output").await;
        assert_eq!(
            in_front(page).await,
            json!(["X₁", "X₂", "Neuron 2, layer 1"]),
            "what stays in front"
        );
        assert_eq!(page.browser.eval(PLACES).await, places, "something moved");
        // The picture still belongs to the card, whatever the pointer is on.
        let [x, y] = point(page, &middle("[data-neuron='1-1']", "[data-neuron='1-1']")).await;
        page.browser.point(x, y).await;
        assert_eq!(page.browser.text(".out h2").await, "Neuron 2, layer 1", "the picture's title");
        page.browser.click(".back-to-output").await;
        is_shut(page).await;
        assert_eq!(page.browser.eval(PLACES).await, places, "something moved");

        // A link shows its value next to the pointer, and the same value on its card.
        let [x, y] = point(page, &middle("[data-neuron='0-3']", "[data-neuron='1-1']")).await;
        page.browser.point(x, y).await;
        page.browser.wait_for("document.querySelector('.parameter-card:not(.open) b')").await;
        let read = page.browser.text(".parameter-card b").await;
        assert!(read.trim_start_matches('−').len() == 5, "three decimals: {read}");
        page.browser.press(x, y).await;
        let name = "From neuron 4 of layer 1 to neuron 2 of layer 2";
        is_open(page, name, "Neuron 2, layer 2", "← Output").await;
        assert_eq!(
            in_front(page).await,
            json!(["Neuron 4, layer 1", "Neuron 2, layer 2"]),
            "both ends stay in front"
        );
        let told = format!(
            "[{OPEN}.querySelector('input').value, {OPEN}.querySelector('input').ariaValueText
                ?? {OPEN}.querySelector('input').getAttribute('aria-valuetext'),
              {OPEN}.querySelector('[type=range]').getAttribute('aria-valuetext').trim()]"
        );
        assert_eq!(
            page.browser.eval(&told).await,
            json!([read, read, read]),
            "the same digits everywhere"
        );

        let [x, y] =
            point(page, &middle(".tile.feature[aria-label='X₂']", "[data-neuron='0-3']")).await;
        page.browser.press(x, y).await;
        is_open(page, "From X₂ to neuron 4 of layer 1", "Neuron 4, layer 1", "← Output").await;

        // First the dot at a tile's corner, then the tile.
        let dot = "(() => {
            const rect = document.querySelector('[data-neuron=\"1-0\"]').getBoundingClientRect();
            return [rect.left + 3, rect.bottom - 3];
        })()";
        let [x, y] = point(page, dot).await;
        page.browser.press(x, y).await;
        is_open(page, "Bias of neuron 1 of layer 2", "Neuron 1, layer 2", "← Output").await;
        assert_eq!(in_front(page).await, json!(["Neuron 1, layer 2"]), "the neuron of the bias");
        page.browser.click("[data-neuron='1-0']").await;
        is_open(page, "Neuron 1, layer 2", "Neuron 1, layer 2", "← Output").await;

        page.browser.click(".map .bias").await;
        is_open(page, "Output", "Output", "Close").await;
        // The card stays open while the network trains, and a click on the empty stage closes it.
        page.play().await;
        page.pause().await;
        is_open_still(page).await;
        let [x, y] = point(
            page,
            "(() => {
            const rect = document.querySelector('.net').getBoundingClientRect();
            return [rect.left + 20, rect.bottom - 4];
        })()",
        )
        .await;
        page.browser.press(x, y).await;
        is_shut(page).await;
    });
}

async fn is_open_still(page: &Page) {
    assert_eq!(page.browser.eval(&format!("!!{OPEN}")).await, true, "the card is gone");
}

fn cards_obey_the_keyboard(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(DEFAULT).await;
        page.browser.run("document.querySelector('[data-neuron=\"0-0\"]').focus()").await;
        page.browser.key(ENTER).await;
        is_open(page, "Neuron 1, layer 1", "Neuron 1, layer 1", "← Output").await;
        page.browser.key(ESCAPE).await;
        is_shut(page).await;
        let focused = "document.activeElement.dataset.neuron";
        assert_eq!(page.browser.eval(focused).await, "0-0", "the focus is back");
        page.browser.key(RIGHT).await;
        assert_eq!(page.browser.eval(focused).await, "1-0", "arrows move among neurons");
        assert_eq!(page.browser.text(".out h2").await, "Neuron 1, layer 2", "what is shown");
        // Adds a neuron, then undoes this while the card is open.
        page.browser.key('+').await;
        page.browser.wait_for("document.querySelector('[data-neuron=\"1-2\"]')").await;
        page.browser.click("[data-neuron='1-2']").await;
        is_open(page, "Neuron 3, layer 2", "Neuron 3, layer 2", "← Output").await;
        page.browser.click("[data-control=undo] button, button[data-control=undo]").await;
        is_shut(page).await;
    });
}

/// Windows and links, and whether there is space for the picture next to the network.
const WINDOWS: [(u32, u32, &str); 13] = [
    (1280, 800, ""),
    (1280, 800, "&lesson=perceptron.1&networkShape=2"),
    (1280, 800, "&output_hide=true"),
    (1280, 720, "&present=true"),
    (1280, 620, ""),
    (1280, 460, ""),
    (768, 1024, ""),
    (844, 390, ""),
    (390, 844, ""),
    (360, 640, ""),
    (640, 400, "&embed=true"),
    (1000, 600, "&embed=true"),
    (320, 480, "&embed=true"),
];

fn cards_cover_nothing_in_any_window(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        let mut wrong = Vec::new();
        for (width, height, link) in WINDOWS {
            page.browser.emulate(width, height, false).await;
            page.open(&format!("{DEFAULT}{link}")).await;
            page.browser.wait_for("document.querySelector('[data-neuron=\"0-0\"]')").await;
            page.browser.click("[data-neuron='0-0']").await;
            page.browser.wait_for(&format!("{OPEN}?.contains(document.activeElement)")).await;
            let found = page.browser.eval(MISPLACED).await;
            if found != "" {
                wrong.push(format!("{width} × {height} {link}: {found}"));
            }
            let back = "document.querySelector('.back-to-output').checkVisibility({ visibilityProperty: true })";
            if page.browser.eval(back).await != true {
                wrong.push(format!("{width} × {height} {link}: no way back"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));

        // Without a picture the card is next to its neuron.
        page.browser.emulate(800, 600, false).await;
        page.open(&format!("{DEFAULT}&embed=network")).await;
        page.browser.click("[data-neuron='0-0']").await;
        page.browser.wait_for(&format!("{OPEN}?.contains(document.activeElement)")).await;
        let covers = "(() => {
            const [card, tile] = ['.parameter-card.open', '[data-neuron=\"0-0\"]']
                .map((css) => document.querySelector(css).getBoundingClientRect());
            return card.top < tile.bottom && tile.top < card.bottom
                && card.left < tile.right && tile.left < card.right;
        })()";
        assert_eq!(page.browser.eval(covers).await, false, "it covers its neuron");
        page.browser.key(ESCAPE).await;
        page.browser.wait_for(&format!("!{OPEN}")).await;
    });
}

fn cards_fit_fingers(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        let touch = json!({ "enabled": true, "maxTouchPoints": 1 });
        page.browser.devtools("Emulation.setTouchEmulationEnabled", touch).await;
        for (width, height) in [(390, 844), (800, 1000), (1280, 800)] {
            page.browser.emulate(width, height, false).await;
            page.open(DEFAULT).await;
            assert_eq!(
                page.browser.eval("matchMedia('(pointer: coarse)').matches").await,
                true,
                "a finger"
            );
            page.browser.click("[data-neuron='0-0']").await;
            page.browser.wait_for(&format!("document.activeElement === {OPEN}")).await;
            let small = "[...document.querySelectorAll('.parameter-card input, .back-to-output')]
                .filter((it) => {
                    const box = it.getBoundingClientRect();
                    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
                    const isHit = (dy) => {
                        const hit = document.elementFromPoint(x, y + dy);
                        return hit === it || hit?.closest('.w-number')?.contains(it);
                    };
                    // The lines below the second need scrolling.
                    const frame = (it.closest('.sum') ?? document.body).getBoundingClientRect();
                    return box.bottom <= frame.bottom && !(isHit(-19) && isHit(19));
                })
                .map((it) => it.outerHTML)";
            assert_eq!(page.browser.eval(small).await, json!([]), "at {width} × {height}");
            assert_eq!(page.browser.eval(MISPLACED).await, "", "at {width} × {height}");
        }
    });
}

fn cards_of_layers_leave_their_neurons_free(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        for (width, height) in [(1280, 800), (1024, 768), (390, 844)] {
            for layer in 0..2 {
                page.browser.emulate(width, height, false).await;
                page.open(DEFAULT).await;
                let head = format!("[...document.querySelectorAll('.layer-card-anchor')][{layer}]");
                page.browser.wait_for(&head).await;
                page.browser.run(&format!("{head}.click()")).await;
                page.browser.wait_for("document.querySelector('.layer-card')").await;
                let covered = format!(
                    "(() => {{
                        const card = document.querySelector('.w-popover:has(.layer-card)').getBoundingClientRect();
                        return [...document.querySelectorAll('[data-neuron^=\"{layer}-\"]')].filter((it) => {{
                            const tile = it.getBoundingClientRect();
                            return tile.left < card.right && card.left < tile.right
                                && tile.top < card.bottom && card.top < tile.bottom;
                        }}).length;
                    }})()"
                );
                let covered = page.browser.eval(&covered).await;
                assert_eq!(covered, 0, "layer {layer} at {width} × {height}");
            }
        }
    });
}
