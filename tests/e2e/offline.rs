//! The page without a server: stored by the browser, as one file on a disk, and inside another page.

use tests::browser::Kind;
use tests::root;

use crate::jobs::finds_the_truth;
use crate::page::{DEFAULT, PLAIN, POLICY, Site, scenario};
use crate::parts::opens_every_part;

pub(crate) fn works_without_network(browser: Kind) {
    let site = Site { prefix: "/some/sub/path/", policy: Some(POLICY) };
    scenario(browser, &site, async |page| {
        page.open(DEFAULT).await;
        page.browser.wait_for("navigator.serviceWorker.controller?.state === 'activated'").await;
        assert_eq!(page.browser.eval("document.cookie").await, "", "the page sets cookies");
        let before = page.losses().await;
        page.server.stop_answering();
        // A reload as by a user: the reload of Firefox's driver bypasses the service worker.
        page.browser.run("window.isOld = true; setTimeout(() => location.reload(), 0)").await;
        tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        page.browser.wait_for("window.isOld === undefined").await;
        page.ready().await;
        assert_eq!(page.losses().await, before, "another page without network");
        page.step_to(1).await;
        let lessons = page
            .browser
            .run_until_done(
                "fetch('./lessons/index.json').then((it) => it.ok).catch(() => false).then(done);",
            )
            .await;
        assert_eq!(lessons, true, "no lessons without network");
        opens_every_part(page).await;
        page.browser.run("document.querySelector('.languages [lang=\"fr\"]').click()").await;
        page.browser.wait_for("document.documentElement.lang === 'fr'").await;
    });
}

pub(crate) fn opens_from_a_disk(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        let dist = format!("file://{}", root().join("dist").display());
        page.browser.goto(&format!("{dist}/nabla.html{DEFAULT}")).await;
        page.ready().await;
        page.step_to(2).await;
        opens_every_part(page).await;
        page.browser.run("document.querySelector('.languages [lang=\"zh\"]').click()").await;
        page.browser.wait_for("document.querySelector('.out h2').textContent === '输出'").await;
        page.browser.click(".lessons-button").await;
        let lessons = "document.querySelector('.rail')?.textContent ?? ''";
        page.browser.wait_for(&format!("({lessons}).includes('感知机')")).await;
        page.browser.run("document.querySelectorAll('.rail .lesson')[1].click()").await;
        page.browser
            .wait_for(&format!("({lessons}).includes('神经元把每个输入乘以一个权重')"))
            .await;
        let asked = page.browser.requests().await;
        let is_page = |url: &String| url.starts_with(&format!("{dist}/nabla.html"));
        assert!(asked.iter().all(is_page), "the one file asks for others: {asked:#?}");
        let console = page.browser.console().await;
        assert!(console.is_empty(), "the console is not empty: {console:#?}");

        // Opened from a copy of the whole folder.
        page.browser.goto("about:blank").await;
        page.browser.goto(&format!("{dist}/index.html{DEFAULT}")).await;
        page.browser.wait_for("location.pathname.endsWith('/nabla.html')").await;
        page.ready().await;
        let hash = page.browser.eval("location.hash").await;
        let hash = hash.as_str().unwrap_or_default().to_owned();
        assert!(hash.contains("seed=0.12345"), "the settings are lost on the way: {hash}");
        // Browsers warn that they could not preload from a disk; this does not matter.
        page.browser.console().await;
        page.browser.requests().await;
    });
}

pub(crate) fn runs_in_a_srcdoc(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open(DEFAULT).await;
        // In a sandbox that allows only scripts: no address, no storage, no name. The page answers once it
        // listens to messages.
        let answer = page
            .browser
            .run_until_done(
                "const frame = document.createElement('iframe');
                 frame.sandbox = 'allow-scripts';
                 frame.width = 1000;
                 frame.height = 600;
                 const say = (nabla, more) =>
                     frame.contentWindow?.postMessage({ nabla, ...more }, '*');
                 const ask = setInterval(() => say('state'), 100);
                 let loaded = false;
                 addEventListener('message', ({ data }) => {
                     if (data.nabla !== 'state') return;
                     clearInterval(ask);
                     if (!loaded) say('load', { link: 'dataset=xor&seed=0.5&embed=true' });
                     loaded = true;
                     if (data.link.includes('dataset=xor') && data.epoch < 3) say('step');
                     if (data.epoch === 3) done(data);
                 });
                 fetch('./nabla.html').then((it) => it.text()).then((text) => {
                     frame.srcdoc = text;
                     document.body.replaceChildren(frame);
                 });",
            )
            .await;
        let loss = answer["trainLoss"].as_f64().unwrap_or(f64::NAN);
        assert!(0.0 < loss && loss < 1.0, "it does not learn: {answer}");
    });
}

/// The single file within another page: workers start from a `Blob` where the browser allows this, and
/// otherwise jobs run in slices on the page. In both cases the page knows the true answer before the run.
pub(crate) fn finds_the_truth_in_a_srcdoc(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        // In a sandbox that allows only scripts, and in a frame without a sandbox.
        for sandbox in ["frame.sandbox = 'allow-scripts';", ""] {
            page.open(DEFAULT).await;
            page.browser
                .run_until_done(&format!(
                    "const frame = document.createElement('iframe');
                     {sandbox}
                     frame.width = 1000;
                     frame.height = 600;
                     const question = 'seed=0.12345&dataset=xor&question=Will%20it%20learn%3F|Yes|No'
                         + '&truth=accuracy%3E0.9&after=300';
                     const load = {{ nabla: 'load', link: question }};
                     const ask = () => frame.contentWindow?.postMessage(load, '*');
                     const again = setInterval(ask, 100);
                     addEventListener('message', ({{ data }}) => {{
                         if (!data.link?.includes('question')) return;
                         clearInterval(again);
                         done();
                     }});
                     fetch('./nabla.html').then((it) => it.text()).then((text) => {{
                         frame.srcdoc = text;
                         document.body.replaceChildren(frame);
                     }});"
                ))
                .await;
            page.browser.enter_frame().await;
            page.ready().await;
            finds_the_truth(page).await;
            page.browser.leave_frame().await;
        }
    });
}
