//! The page while the browser translates it: the page updates the elements that a translator inserts in the
//! same way as its own texts.

use tests::browser::Kind;

use crate::page::{DEFAULT, EPOCH, PLAIN, scenario};
use crate::scenarios::in_browsers;

in_browsers! {
    goes_on_while_translated: chromium firefox;
}

/// Does what a browser's translator does: it replaces each text that is not excluded from translation with a
/// translation inside two nested elements, and does the same with every text that appears later.
const TRANSLATE: &str = "
    const translate = (node) => {
        if (node.nodeType === Node.ELEMENT_NODE) {
            if (node.matches('script, style, font, [translate=no], .notranslate')) return;
            [...node.childNodes].forEach(translate);
        } else if (node.nodeType === Node.TEXT_NODE && node.data.trim() && node.parentNode) {
            if (node.parentElement.closest('font, [translate=no], script, style')) return;
            const [outer, inner] = [0, 0].map(() => document.createElement('font'));
            inner.textContent = '«' + node.data + '»';
            outer.append(inner);
            node.parentNode.replaceChild(outer, node);
        }
    };
    translate(document.body);
    new MutationObserver((records) => records.forEach(({ addedNodes, target }) => {
        addedNodes.forEach(translate);
        if (target.nodeType === Node.TEXT_NODE) translate(target);
    })).observe(document.body, { childList: true, subtree: true, characterData: true });";

fn goes_on_while_translated(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(DEFAULT).await;
        page.browser.run(TRANSLATE).await;
        let text = async |css: &str| page.browser.text(css).await;
        assert!(text(".app").await.contains('«'), "nothing was translated");
        page.step_to(3).await;
        assert_eq!(page.epoch().await, 3, "the epoch stands still");
        let shown = text("#losses .test dd").await;
        let exact = page.losses().await.test;
        assert_eq!(shown, format!("{exact:.3}"), "the loss stands still");
        // Another network, data set and problem: headings, names and numbers of other kinds.
        page.browser
            .run("location.hash = '#networkShape=4,2,3&dataset=rings&classes=3&seed=0.12345'")
            .await;
        let n_layers = "document.querySelectorAll('.layer-head:not([hidden])').length";
        page.browser.wait_for(&format!("{n_layers} === 3 && {EPOCH} === 0")).await;
        page.step_to(2).await;
        page.play().await;
        page.browser.wait_for(&format!("5 <= {EPOCH}")).await;
        page.pause().await;
        let texts = page.browser.eval("document.body.innerText").await;
        assert!(!texts.as_str().unwrap_or_default().contains("««"), "a translation was translated");
    });
}
