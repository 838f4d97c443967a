//! Inside other pages: the notebook of the course, and three playgrounds on one page.

use tests::browser::Kind;

use crate::page::{DEFAULT, EPOCH, PLAIN, Page, scenario};
use crate::scenarios::in_browsers;

in_browsers! {
    in_a_notebook: chromium firefox;
    a_lesson_in_a_notebook: chromium firefox;
    three_at_once: chromium;
}

/// The state in which the course's notebook shows the playground.
const COURSE: &str = "#activation=tanh&batchSize=10&dataset=circle&regDataset=reg-plane&learningRate=0.03\
    &regularizationRate=0&noise=0&networkShape=4,2&seed=0.12345&showTestData=false&discretize=false\
    &percTrainData=50&x=true&y=true&xTimesY=false&xSquared=false&ySquared=false&cosX=false&sinX=false\
    &cosY=false&sinY=false&collectStats=false&problem=classification&initZero=false&hideText=false";

/// A page of another site with ours in frames of 1000 × 600 pixels, as in the notebook.
async fn host(page: &Page, links: &[String]) {
    page.browser.goto(&page.server.elsewhere()).await;
    let url = page.server.url();
    let frames: String = links
        .iter()
        .map(|link| format!("<iframe width='1000' height='600' src='{url}{link}'></iframe>"))
        .collect();
    page.browser.run(&format!("document.body.innerHTML = `{frames}`;")).await;
}

/// The elements that must be completely visible in the frame without scrolling.
const IN_SIGHT: &str = "['.map .picture', '#play-pause', '.loss canvas', '.net'].filter((css) => {
    const { left, top, right, bottom } = document.querySelector(css).getBoundingClientRect();
    return left < -1 || top < -1 || innerWidth + 1 < right || innerHeight + 1 < bottom || right - left < 40;
})";

fn in_a_notebook(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        for link in [COURSE.to_owned(), format!("{COURSE}&embed=true")] {
            host(page, std::slice::from_ref(&link)).await;
            page.browser.enter_frame().await;
            page.ready().await;
            page.browser.wait_for("100 < document.querySelector('.map .picture').width").await;
            let hidden = page.browser.eval(IN_SIGHT).await;
            assert_eq!(hidden, serde_json::json!([]), "out of sight, {link}");
            let wide = "document.documentElement.scrollWidth <= innerWidth";
            assert_eq!(page.browser.eval(wide).await, true, "it can be scrolled sideways, {link}");
            page.play().await;
            page.browser.wait_for(&format!("20 <= {EPOCH}")).await;
            page.pause().await;
            page.browser.leave_frame().await;
        }
    });
}

fn a_lesson_in_a_notebook(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        host(page, &["#lesson=perceptron&embed=true".to_owned()]).await;
        page.browser.enter_frame().await;
        page.ready().await;
        for (step, shown) in ["1 of 7", "2 of 7"].into_iter().enumerate() {
            if step != 0 {
                page.browser.click(".rail .w-primary").await;
            }
            let lesson = "document.querySelector('.lesson-at')?.textContent";
            page.browser.wait_for(&format!("{lesson}?.includes('{shown}')")).await;
            // Now the network of the lesson, and still no parts of ours around it.
            page.browser.wait_for("location.hash.includes('networkShape=&')").await;
            let is_framed =
                "location.hash.includes('embed=true') && !document.querySelector('.header')";
            assert_eq!(page.browser.eval(is_framed).await, true, "step {shown} leaves the frame");
        }
        page.browser.leave_frame().await;
    });
}

fn three_at_once(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        let links = ["", "&dataset=xor", "&dataset=spiral&networkShape=6,6"];
        host(page, &links.map(|more| format!("{DEFAULT}&embed=true{more}"))).await;
        // Scales the page so that all frames are visible: a frame outside of the window pauses.
        page.browser.run("document.body.style.cssText = 'scale: 0.3; transform-origin: 0 0'").await;
        // All three share one thread, so their work for one frame is added up.
        let all = "[...document.querySelectorAll('iframe')].map((it) => it.contentWindow)";
        let ready =
            format!("{all}.every((it) => it.document.documentElement?.dataset.whole === 'true')");
        page.browser.wait_for(&ready).await;
        page.browser
            .run(&format!(
                "window.work = new Map();
                 for (const inner of {all}) {{
                     const ask = inner.requestAnimationFrame;
                     inner.requestAnimationFrame = (callback) => ask.call(inner, (frame) => {{
                         const start = performance.now();
                         callback(frame);
                         inner.document.body.offsetHeight;
                         const spent = performance.now() - start;
                         const now = Math.round(inner.performance.timeOrigin + frame);
                         work.set(now, (work.get(now) ?? 0) + spent);
                     }});
                     inner.document.querySelector('#play-pause').click();
                 }}"
            ))
            .await;
        page.browser.wait_for("150 <= work.size").await;
        page.browser
            .run(&format!(
                "{all}.forEach((it) => it.document.querySelector('#play-pause').click())"
            ))
            .await;
        let median = page
            .browser
            .eval("[...work.values()].sort((a, b) => a - b)[work.size >> 1]")
            .await
            .as_f64()
            .unwrap_or(f64::INFINITY);
        println!("three playgrounds work {median} ms for a frame");
        assert!(median < 16.0, "three playgrounds work {median} ms for a frame of 16.7 ms");
        let learned = format!(
            "{all}.every((it) => 20 <= \
            Number(it.document.querySelector('#epoch').textContent.replace(/[^0-9]/g, '')))"
        );
        assert_eq!(page.browser.eval(&learned).await, true, "all three learn");
    });
}
