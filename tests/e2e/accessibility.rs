//! Accessibility: the violations of WCAG that axe-core finds on the page in each of its states, and what works
//! with the keyboard alone.

use serde_json::Value;
use std::env;
use std::fs;
use tests::browser::Kind;

use crate::page::{PLAIN, Page, scenario};
use crate::scenarios::in_browsers;
use crate::sizes::SIZES;

in_browsers! {
    breaks_no_rule: chromium;
    by_keyboard_alone: chromium firefox;
}

/// Links, and what is opened on the page after loading each: the selectors of the elements to click.
const SHAPES: &[(&str, &str)] = &[
    ("", ""),
    ("", "[data-control=share] button"),
    ("", "[data-control=shortcuts] button"),
    ("", ".tile.neuron"),
    ("&problem=regression&regDataset=noisySine&y=false", ""),
    ("&dataset=arms&classes=5", ""),
    ("&dataset=own", ""),
    ("&lesson=perceptron.1", ""),
    ("&lesson=softmax.1", ""),
    ("&figure=activation&activation=sigmoid", ""),
    ("&figure=die&dataset=arms&classes=3&lang=fr", ""),
    ("&embed=true", ""),
    ("&present=true", ""),
];

fn breaks_no_rule(browser: Kind) {
    let Some(axe) = env::var_os("NABLA_AXE").filter(|path| !path.is_empty()) else {
        println!("axe-core could not be had without npm, so no rules are checked");
        return;
    };
    let axe = fs::read_to_string(&axe).expect("axe-core is a text");
    scenario(browser, &PLAIN, async |page| {
        let mut broken = Vec::new();
        for (width, height, dark) in [(1280, 800, false), (1280, 800, true), (390, 844, false)] {
            page.browser.emulate(width, height, dark).await;
            for (link, opener) in SHAPES {
                let name = format!("{width} × {height}, dark: {dark}, {link:?} {opener}");
                page.open(&format!("#seed=0.12345{link}")).await;
                page.browser.wait_for(SETTLED).await;
                if !opener.is_empty() && page.browser.eval(&shown(opener)).await == true {
                    page.browser.click(opener).await;
                    page.browser
                        .wait_for("document.querySelector('dialog[open], .parameter-card.open')")
                        .await;
                }
                broken.extend(
                    violations(page, &axe).await.into_iter().map(|it| format!("{name}: {it}")),
                );
            }
        }
        // A shorter check at every other size that the page supports.
        for (k, (width, height, is_frame, _)) in SIZES.into_iter().enumerate() {
            page.browser.emulate(width, height, k % 2 == 1).await;
            let frame = if is_frame { "&embed=true" } else { "" };
            page.open(&format!("#seed=0.12345{frame}")).await;
            page.browser.wait_for(SETTLED).await;
            let found = violations(page, &axe).await;
            broken.extend(found.into_iter().map(|it| format!("{width} × {height}: {it}")));
        }
        assert!(broken.is_empty(), "{} rules are broken:\n{}", broken.len(), broken.join("\n"));
    });
}

/// Whether all fade-in animations have ended: text that is half transparent has too little contrast, but only
/// for a moment.
const SETTLED: &str = "document.getAnimations().every((it) => it.playState !== 'running') \
    && (!location.hash.includes('lesson=') || document.querySelector('.lesson-text'))";

fn shown(css: &str) -> String {
    format!("document.querySelector('{css}')?.checkVisibility()")
}

/// The rules that the page violates now, each with its first violating element.
async fn violations(page: &Page, axe: &str) -> Vec<String> {
    page.browser.run(&format!("if (!window.axe) {{ {axe} }}")).await;
    let found = page
        .browser
        .run_until_done(
            "axe.run(document, { resultTypes: ['violations'] })
                .then((it) => done(it.violations.map((rule) =>
                    `${rule.id}: ${rule.help}; ${rule.nodes.length} × ${rule.nodes.map((it) => it.html.slice(0, 90)).join(` `)} ${rule.nodes[0].failureSummary}`)))
                .catch((error) => done([String(error)]))",
        )
        .await;
    let text = |it: &Value| it.as_str().unwrap_or_default().to_owned();
    found.as_array().into_iter().flatten().map(text).collect()
}

/// Goes from the top of the page to the play button, to a setting, and out of a dialog, using only keys.
fn by_keyboard_alone(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open("#seed=0.12345").await;
        let tab = '\u{e004}';
        let focused = "document.activeElement?.matches(SELECTOR)";
        let to = async |css: &str| {
            for _ in 0..80 {
                let is_there = focused.replace("SELECTOR", &format!("{css:?}"));
                if page.browser.eval(&is_there).await == true {
                    return;
                }
                page.browser.key(tab).await;
            }
            panic!("Tab does not lead to {css}");
        };
        let announced = "document.querySelector('#announcements').textContent";
        assert_eq!(
            page.browser.eval(announced).await,
            "",
            "nothing is said before anything is done"
        );
        to("#play-pause").await;
        page.browser.key('\u{e007}').await; // Enter
        page.browser
            .wait_for(
                "3 <= Number(document.querySelector('#epoch').textContent.replace(/[^0-9]/g, ''))",
            )
            .await;
        page.browser.key('\u{e007}').await;
        page.paused().await;
        page.browser
            .wait_for(&format!("/^Epoch [0-9,]+. Test loss [0-9.]+.$/.test({announced})"))
            .await;
        to("[data-control=learningRate] *").await;
        page.browser.key('\u{e015}').await; // Down
        page.browser.wait_for("location.hash.includes('learningRate=')").await;
    });
}
