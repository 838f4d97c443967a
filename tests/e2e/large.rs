//! The largest files and the largest number of points: no task of the page is long enough to be noticed,
//! whatever the user does with them. The largest networks in links are in `jobs.rs`.

use tests::browser::Kind;

use crate::jobs::{Felt, look, none_is_felt, rest};
use crate::page::{DEFAULT, PLAIN, Page, scenario};
use crate::scenarios::in_browsers;

in_browsers! {
    no_large_file_is_felt: chromium;
    no_crowd_of_points_is_felt: chromium;
}

/// Makes the text of a saved network, and records what the page saves instead of downloading it.
const FILES: &str = "
    let seed = 1;
    const chance = () => (seed = (seed * 48271) % 2147483647) / 2147483647 - 0.5;
    const savedNetwork = (shape, nPoints) => {
        let nParams = 0;
        [2, ...shape, 1].reduce((before, units) => (nParams += (before + 1) * units, units));
        const point = (_, k) => `${(10 * chance()).toFixed(3)},${(10 * chance()).toFixed(3)},${k % 2}`;
        const points = [...Array(nPoints)].map(point);
        return JSON.stringify({
            format: 'nabla',
            version: 1,
            link: `seed=0.1&dataset=${nPoints ? 'own' : 'xor'}&networkShape=${shape}`,
            epoch: 7,
            params: [...Array(nParams)].map(() => chance() / 4),
            frozen: [],
            points: nPoints ? ['x|y|z~0,1,0,1,0,1~A|B', ...points].join('~') : null,
        });
    };
    window.drop = (text) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text], 'nabla.json'));
        const options = { bubbles: true, cancelable: true, dataTransfer };
        document.body.dispatchEvent(new DragEvent('drop', options));
    };
    window.texts = {
        wide: savedNetwork(Array(20).fill(64), 0),
        many: savedNetwork([4, 2], 100000),
        both: savedNetwork(Array(20).fill(64), 100000),
    };
    window.files = [];
    HTMLAnchorElement.prototype.click = function () { window.files.push(this.download); };
    document.documentElement.dataset.areFiles = 'true';";

fn no_large_file_is_felt(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(DEFAULT).await;
        page.browser.run_inside(FILES).await;
        page.browser.wait_for("document.documentElement.dataset.areFiles").await;
        rest(page, 3_000).await;
        page.browser.record_tasks();
        none_is_felt(&["wide", "many", "both"], async |name| felt_with_file(page, name).await)
            .await;
    });
}

async fn felt_with_file(page: &Page, name: &str) -> Felt {
    let mut felt = Felt::new();
    page.browser.run(&format!("window.drop(window.texts.{name})")).await;
    page.browser.wait_for("document.querySelector('#epoch').textContent.endsWith('7')").await;
    rest(page, 2_000).await;
    look(page, "opening a file", 50.0, &mut felt).await;
    for item in [0, 2, 3, 4, 5] {
        write(page, item).await;
        look(page, &format!("writing file {item}"), 50.0, &mut felt).await;
    }
    page.browser.run("document.querySelector('#reset').click()").await;
    page.browser.wait_for("document.querySelector('#epoch').textContent.endsWith('0')").await;
    rest(page, 2_000).await;
    look(page, "reset", 50.0, &mut felt).await;
    felt
}

/// Chooses an item in the menu of files, and waits until the file is complete.
async fn write(page: &Page, item: usize) {
    let before = page.browser.eval("window.files.length").await;
    page.browser.run("document.querySelector('[data-control=files] button').click()").await;
    page.browser.wait_for("document.querySelector('.menu-item')").await;
    page.browser
        .run(&format!(
            "const menu = document.querySelector('.menu-item').closest('.menu');
             menu.querySelectorAll('.menu-item')[{item}].click();"
        ))
        .await;
    page.browser.wait_for(&format!("{before} < window.files.length")).await;
    rest(page, 500).await;
}

/// Data sets with many points: in the plane, with eight classes, along a curve, and in thirty samples.
const CROWDS: [&str; 4] = [
    "#seed=0.1&points=100000&noise=20&showTestData=true",
    "#seed=0.1&points=100000&noise=20&dataset=blobs&classes=8&showTestData=true",
    "#seed=0.1&points=100000&noise=20&problem=regression&regDataset=noisySine&showTestData=true",
    "#seed=0.1&points=100000&noise=20&problem=regression&regDataset=noisySine&figure=biasVariance",
];

fn no_crowd_of_points_is_felt(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.browser.record_tasks();
        none_is_felt(&CROWDS, async |link| felt_with_crowd(page, link).await).await;
    });
}

async fn felt_with_crowd(page: &Page, link: &str) -> Felt {
    let mut felt = Felt::new();
    page.open(link).await;
    rest(page, 5_000).await;
    look(page, "opening", 150.0, &mut felt).await;
    for (act, press) in [
        ("other points", "location.hash += '&noise=10'"),
        ("another degree", "location.hash += '&degree=9'"),
        ("more room", "document.body.style.width = '90%'"),
    ] {
        page.browser.run(press).await;
        rest(page, 4_000).await;
        look(page, act, 50.0, &mut felt).await;
    }
    if link.contains("figure") {
        // Workers have drawn and fitted all samples.
        let said = page.browser.text(".figure").await;
        assert!(!said.contains('–'), "every number is known: {said}");
    }
    page.play().await;
    rest(page, 3_000).await;
    page.pause().await;
    look(page, "playing", 50.0, &mut felt).await;
    felt
}
