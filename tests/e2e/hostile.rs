//! Difficult environments: no storage, no size, unusual screens, background tabs, and pages that the browser
//! keeps for going back.

use std::time::Duration;
use tests::browser::Kind;

use crate::page::{DEFAULT, EPOCH, PLAIN, Page, scenario};
use crate::scenarios::in_browsers;

in_browsers! {
    frame_without_storage: chromium firefox;
    frame_without_size: chromium firefox;
    any_screen: chromium;
    behind_another_tab: chromium firefox;
    way_back: chromium firefox;
}

/// A page of another site with ours in an iframe.
async fn framed(page: &Page, attributes: &str) {
    page.browser.goto(&page.server.elsewhere()).await;
    let url = page.server.url();
    let frame = format!("<iframe {attributes} src='{url}{DEFAULT}'></iframe>");
    page.browser.run(&format!("document.body.innerHTML = `{frame}`;")).await;
    page.browser.enter_frame().await;
    page.ready().await;
}

/// In a sandbox without `allow-same-origin` the page has no origin, and storage throws.
fn frame_without_storage(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        framed(page, "sandbox='allow-scripts' width='1000' height='700'").await;
        let denied = "(() => { try { localStorage; return false; } catch { return true; } })()";
        assert_eq!(page.browser.eval(denied).await, true, "storage is not denied");
        page.step_to(2).await;
        // The choice is not stored, and nothing else goes wrong.
        page.browser.run("document.querySelector('#theme')?.click()").await;
        page.browser.key('t').await;
        page.play().await;
        page.browser.wait_for(&format!("4 <= {EPOCH}")).await;
        page.pause().await;
        page.browser.leave_frame().await;
    });
}

fn frame_without_size(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        framed(page, "width='0' height='0' style='border: 0'").await;
        page.browser.run("document.querySelector('#step').click()").await;
        page.browser.leave_frame().await;
        let grow = "const frame = document.querySelector('iframe');
            frame.width = 1000; frame.height = 700;";
        page.browser.run(grow).await;
        page.browser.enter_frame().await;
        page.browser.wait_for(PAINTED).await;
        page.step_to(2).await;
        page.browser.leave_frame().await;
    });
}

/// Whether the canvases have the resolution of the screen, and whether something is drawn on them.
const PAINTED: &str = "['drawing', 'picture', 'points'].every((name) => {
    const it = document.querySelector(`canvas.${name}`);
    // Large pictures have a lower resolution than the screen.
    const width = Math.min(it.clientWidth * devicePixelRatio, name === 'picture' ? 360 : Infinity);
    if (Math.abs(it.width - width) > devicePixelRatio) return false;
    const small = Object.assign(document.createElement('canvas'), { width: 16, height: 16 });
    const context = small.getContext('2d', { willReadFrequently: true });
    context.drawImage(it, 0, 0, 16, 16);
    return context.getImageData(0, 0, 16, 16).data.some((byte) => 0 < byte);
})";

fn any_screen(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        // An emulated screen sends no event when it changes, so the test sends the event of a real one.
        let overhear = "const ask = window.matchMedia;
            window.matchMedia = (query) => {
                const asked = ask.call(window, query);
                if (query.includes('resolution')) window.pixels = asked;
                return asked;
            };";
        page.browser.run_first(overhear).await;
        page.browser.emulate_screen(1280, 800, 1).await;
        page.open(DEFAULT).await;
        // While the page is open, as when a user drags a window from one screen to another.
        for (width, height, ratio) in [
            (1280, 800, 2),
            (1280, 800, 3),
            (5000, 3000, 1),
            (200, 150, 1),
            (1, 1, 1),
            (390, 844, 3),
        ] {
            println!("{width} × {height}, {ratio} pixels each");
            page.browser.emulate_screen(width, height, ratio).await;
            page.browser.run("pixels.dispatchEvent(new Event('change'))").await;
            let epoch = page.browser.eval(EPOCH).await.as_u64().unwrap_or_default();
            page.browser.run("document.querySelector('#step').click()").await;
            page.browser.wait_for(&format!("{epoch} < {EPOCH}")).await;
            if 200 < width {
                page.browser.wait_for(PAINTED).await;
            }
        }
    });
}

/// A hidden tab gets no frames: afterwards it continues where it was, and does not catch up.
fn behind_another_tab(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(&format!("{DEFAULT}&speed=epoch20")).await;
        page.play().await;
        page.browser.wait_for(&format!("3 <= {EPOCH}")).await;
        page.browser
            .run_inside(
                "const root = document.documentElement;
                 let last, before;
                 root.dataset.longest = root.dataset.jump = 0;
                 const count = () => {
                     const now = performance.now();
                     root.dataset.longest = Math.max(root.dataset.longest, now - (last ?? now));
                     last = now;
                     requestAnimationFrame(count);
                 };
                 count();
                 const epoch = document.querySelector('#epoch');
                 new MutationObserver(() => {
                     const now = Number(epoch.textContent.replace(/[^0-9]/g, ''));
                     root.dataset.jump = Math.max(root.dataset.jump, now - (before ?? now));
                     before = now;
                 }).observe(epoch, { childList: true, characterData: true, subtree: true });",
            )
            .await;
        page.browser.hide(Duration::from_secs(4)).await;
        let behind = page.epoch().await;
        page.browser.wait_for(&format!("{} <= {EPOCH}", behind + 5)).await;
        let number = async |name: &str| -> f64 {
            let text = page.browser.attribute("html", name).await.unwrap_or_default();
            text.parse().expect("a number")
        };
        let (longest, jump) = (number("data-longest").await, number("data-jump").await);
        println!("the longest pause between frames was {longest} ms");
        assert!(0.0 < longest && 0.0 < jump, "nothing was watched");
        // One second has 20 epochs.
        assert!(jump <= 21.0, "{jump} epochs at once");
        page.pause().await;
    });
}

fn way_back(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(DEFAULT).await;
        page.browser
            .run("addEventListener('pageshow', (event) => { window.isKept = event.persisted; });")
            .await;
        page.play().await;
        page.browser.wait_for(&format!("3 <= {EPOCH}")).await;
        page.browser.goto(&page.server.elsewhere()).await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        page.browser.back().await;
        page.ready().await;
        let is_kept = page.browser.eval("window.isKept === true").await == true;
        println!("{browser:?} kept the page: {is_kept}");
        if page.is_playing().await {
            page.pause().await;
        }
        let epoch = page.epoch().await;
        assert!(!is_kept || 3 <= epoch, "a page that was kept begins anew");
        page.step_to(epoch + 2).await;
    });
}
