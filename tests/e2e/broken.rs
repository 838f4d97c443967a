//! The page after a crash: it shows a plain card with the link, and ways to continue.

use tests::browser::Kind;

use crate::page::{DEFAULT, PLAIN, Page, scenario};
use crate::scenarios::in_browsers;

const CARD: &str = "document.querySelector('.broken')";

in_browsers! {
    a_trap_leaves_the_link: chromium firefox;
    out_of_memory_leaves_the_link: chromium;
    a_trap_at_the_start_leaves_the_link: chromium;
}

fn a_trap_leaves_the_link(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        let link = opened(page).await;
        page.play().await;
        // A trap in a separate wasm module: (func (export "f") unreachable).
        page.browser
            .run_inside(
                "const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0,
                     7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
                 const trap = new WebAssembly.Module(new Uint8Array(bytes));
                 setTimeout(new WebAssembly.Instance(trap).exports.f);",
            )
            .await;
        shows_the_card(page, &link).await;
        // Playing changes nothing any more, and keys have no effect.
        page.browser.key('k').await;
        page.browser.key('n').await;
        page.browser.run_until_done("setTimeout(done, 600)").await;
        assert_eq!(page.browser.eval("location.hash").await, *link, "something still runs");
        let console = page.browser.console().await;
        assert_eq!(console.len(), 1, "one trap, then silence: {console:#?}");
        leads_back(page, &link).await;
    });
}

/// The wasm may need more memory when none is left.
fn out_of_memory_leaves_the_link(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.browser.run_first(NOTE_MEMORY).await;
        opened(page).await;
        page.browser
            .run("const used = wasm.buffer.byteLength / 65536; wasm.grow(65536 - used);")
            .await;
        // The free part of the present memory is used up first.
        page.browser
            .run(
                "let n = 0;
                 const more = () => {
                     if (document.querySelector('.broken') || 400 < n) return;
                     n += 1;
                     location.hash = `#seed=${n}&points=100000&embed=x`;
                     document.querySelector('#step')?.click();
                     setTimeout(more, 20);
                 };
                 more();",
            )
            .await;
        page.browser.wait_for(CARD).await;
        let link = page.browser.eval("location.hash").await;
        shows_the_card(page, link.as_str().unwrap_or_default()).await;
        let console = page.browser.console().await;
        assert!(!console.is_empty(), "nothing on the console");
        // The new page has its own memory.
        page.browser.click(".broken button").await;
        page.ready().await;
        page.step_to(1).await;
    });
}

/// Stores the wasm's memory in a variable for the scenario.
pub(crate) const NOTE_MEMORY: &str = "
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const load = WebAssembly[name];
        WebAssembly[name] = async (...all) => {
            const made = await load.apply(WebAssembly, all);
            // Parts that are loaded later share the memory of the first part.
            window.wasm ??= (made.instance ?? made).exports.memory;
            return made;
        };
    }";

fn a_trap_at_the_start_leaves_the_link(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.browser
            .run_first(
                "if (location.hash.includes('seed=0.5')) {
                     WebAssembly.instantiateStreaming = WebAssembly.instantiate =
                         async () => { throw new WebAssembly.RuntimeError('unreachable'); };
                 }",
            )
            .await;
        page.browser.goto(&format!("{}#seed=0.5", page.server.url())).await;
        page.browser.wait_for(CARD).await;
        let console = page.browser.console().await;
        assert!(!console.is_empty(), "nothing on the console");
        page.browser.click(".broken button:last-child").await;
        page.ready().await;
        let fresh = page.browser.eval("location.hash").await.to_string();
        assert!(!fresh.contains("seed=0.5&"), "no fresh start: {fresh}");
    });
}

/// Opens the page at a link and returns the link that the page has written.
async fn opened(page: &Page) -> String {
    page.open(&format!("{DEFAULT}&dataset=xor")).await;
    page.browser.wait_for("location.hash.endsWith('hideText=false')").await;
    page.browser.eval("location.hash").await.as_str().unwrap_or_default().to_owned()
}

async fn shows_the_card(page: &Page, link: &str) {
    page.browser.wait_for(CARD).await;
    let text = page.browser.text(".broken").await;
    assert!(text.contains("Something went wrong"), "says {text:?}");
    assert!(text.contains(link), "{text:?} does not say the link {link}");
}

async fn leads_back(page: &Page, link: &str) {
    page.browser.run("window.isOld = true").await;
    page.browser.click(".broken button").await;
    page.browser.wait_for("!window.isOld").await;
    page.ready().await;
    assert_eq!(page.browser.eval("location.hash").await, link, "another link");
    page.step_to(2).await;
}
