//! Lessons in the built page: questions that wait for an answer, reasons, and when a step counts as done.

use tests::browser::Kind;

use crate::page::{EPOCH, PLAIN, Page, scenario};
use crate::scenarios::in_browsers;

in_browsers! {
    play_waits_for_the_answer: chromium;
    a_lesson_is_done_when_its_tasks_are: chromium;
    a_step_without_a_link_opens_by_itself: chromium;
    formulas_are_set_and_copied_as_text: chromium firefox;
    a_lesson_speaks_the_language_of_the_page: chromium;
}

const VERDICT: &str = "document.querySelector('.predict .verdict')?.textContent ?? ''";
const FOOT: &str = "[...document.querySelectorAll('.lesson-foot .w-button')].at(-1)";

/// Clicks the last button below the lesson: next, or finish.
async fn go_on(page: &Page) {
    page.browser.run(&format!("{FOOT}.click()")).await;
}

async fn is_at(page: &Page, step: &str) {
    let at = "document.querySelector('.lesson-at')?.textContent ?? ''";
    page.browser.wait_for(&format!("{at}.includes('{step} of ')")).await;
}

/// Enters a number and waits for the verdict.
async fn give(page: &Page, number: &str) {
    page.browser.wait_for("document.querySelector('.predict input')").await;
    page.browser.run("document.querySelector('.predict input').focus()").await;
    page.browser.run("document.querySelector('.predict input').select()").await;
    for letter in number.chars() {
        page.browser.key(letter).await;
    }
    page.browser.key('\u{e007}').await; // Enter
    page.browser
        .run("[...document.querySelectorAll('.predict .w-button')].find((it) => it.offsetWidth).click()")
        .await;
    page.browser.wait_for(&format!("/^(Right|Not quite)/.test({VERDICT})")).await;
}

fn play_waits_for_the_answer(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open("#lesson=perceptron.6").await;
        is_at(page, "6").await;
        page.browser.wait_for("document.querySelector('.predict .answer')").await;
        page.browser.key('k').await;
        page.browser.wait_for(&format!("({VERDICT}) === 'Answer first, then play.'")).await;
        page.browser.wait_for(&format!("{EPOCH} === 0")).await;
        assert!(!page.is_playing().await, "it waits");
        // A single training step does not skip the question.
        page.browser.key('\u{e014}').await; // →
        page.browser.wait_for(&format!("{EPOCH} === 0")).await;
        page.browser.run("document.querySelectorAll('.predict .answer')[2].click()").await;
        page.browser.key('k').await;
        page.browser
            .wait_for(&format!("({VERDICT}).startsWith('Not quite. The right answer is')"))
            .await;
        let why = page.browser.text(".predict .why").await;
        assert!(why.contains("orange side"), "{why}");
        page.browser.key('k').await;
        // Another sample keeps the user's answer and the true answer.
        page.browser.key('n').await;
        page.browser.wait_for(&format!("{EPOCH} === 0")).await;
        page.browser.wait_for(&format!("({VERDICT}).startsWith('Not quite')")).await;
        // The answer to a question about the network as it is appears nowhere on the page.
        page.open("#lesson=backpropagation.3").await;
        is_at(page, "3").await;
        let is_covered =
            "getComputedStyle(document.querySelector('.losses .train dd')).visibility === 'hidden'";
        page.browser.wait_for(is_covered).await;
        give(page, "3.1").await;
        page.browser.wait_for(&format!("({VERDICT}) === 'Not quite. It is 3.2.'")).await;
        let why = page.browser.text(".predict .why").await;
        assert!(why.contains("multiplied by the input"), "{why}");
        page.browser.wait_for(&format!("!({is_covered})")).await;
    });
}

fn a_lesson_is_done_when_its_tasks_are(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        let finished = "localStorage.getItem('nabla-lessons') ?? ''";
        let told = "document.querySelector('#toast').textContent";
        page.open("#lesson=accuracy.3").await;
        is_at(page, "3").await;
        go_on(page).await;
        page.browser.wait_for(&format!("{told}.includes('not marked as done')")).await;
        page.browser.wait_for(&format!("{told}.includes('1, 3')")).await;
        assert_eq!(page.browser.eval(finished).await, "", "nothing was done");
        // The same with all steps done.
        page.open("#lesson=backpropagation").await;
        for (step, number) in [("1", "7"), ("2", "3"), ("3", "3.2")] {
            is_at(page, step).await;
            give(page, number).await;
            page.browser.wait_for(&format!("({VERDICT}).startsWith('Right.')")).await;
            go_on(page).await;
        }
        is_at(page, "4").await;
        go_on(page).await;
        is_at(page, "5").await;
        page.browser.wait_for("document.querySelector('.predict input')").await;
        page.browser.run("[...document.querySelectorAll('.predict .w-button')].find((it) => it.offsetWidth).click()").await;
        page.browser.run("[...document.querySelectorAll('.predict .w-button')].find((it) => it.offsetWidth).click()").await;
        page.browser.wait_for(&format!("/^Not quite/.test({VERDICT})")).await;
        go_on(page).await;
        is_at(page, "6").await;
        page.browser.wait_for("location.hash.includes('speed=step5')").await;
        page.browser
            .run("location.hash = location.hash.replace('speed=step5', 'speed=fastest')")
            .await;
        page.browser.wait_for("location.hash.includes('speed=fastest')").await;
        page.browser.key('k').await;
        page.browser.wait_for("document.querySelector('.goal.reached')").await;
        page.browser.key('k').await;
        go_on(page).await;
        page.browser.wait_for(&format!("({finished}).includes('backpropagation')")).await;
    });
}

fn a_step_without_a_link_opens_by_itself(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open("#lesson=softmax.4").await;
        is_at(page, "4").await;
        page.browser.wait_for("location.hash.includes('dataset=blobs')").await;
        page.browser.wait_for("location.hash.includes('networkShape=&')").await;
        let is_free = page.browser.eval("document.querySelector('.predict') === null").await;
        assert_eq!(is_free, true, "the question of the step before is not asked here");
    });
}

fn formulas_are_set_and_copied_as_text(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open("#lesson=activations.1").await;
        is_at(page, "1").await;
        page.browser.wait_for("document.querySelector('.lesson-text math mfrac')").await;
        // 1 over 1 + e^−z: the fraction is higher than a line of text, and its numerator is above its
        // denominator.
        let sides = "[...document.querySelector('.lesson-text mfrac').children]
            .map((it) => it.getBoundingClientRect())";
        let lies = page.browser.eval(&format!("{sides}[0].bottom <= {sides}[1].top + 1")).await;
        assert_eq!(lies, true, "a fraction has one side over the other");
        let copied = page
            .browser
            .eval(
                "(() => {
                    const text = document.querySelector('.lesson-text');
                    getSelection().selectAllChildren(text);
                    // Firefox provides no clipboard in an event that a script creates.
                    const event = new Event('copy', { bubbles: true, cancelable: true });
                    let copied = '';
                    event.clipboardData = { setData: (kind, text) => { copied = text; } };
                    text.dispatchEvent(event);
                    return copied;
                })()",
            )
            .await;
        let copied = copied.as_str().unwrap_or_default();
        assert!(copied.contains("1 / (1 + e^−z). Choose"), "{copied}");
        assert!(copied.lines().count() == 2, "a line for each paragraph: {copied}");
        // A formula that is wider than the column is broken into lines, not cut off.
        page.open("#lesson=linear.3").await;
        is_at(page, "3").await;
        page.browser.wait_for("document.querySelector('.lesson-text math')").await;
        let fits = "[...document.querySelectorAll('.lesson-text math')].every((it) => {
            const around = it.closest('p').getBoundingClientRect();
            return it.getBoundingClientRect().right <= around.right + 1;
        })";
        assert_eq!(page.browser.eval(fits).await, true, "a formula is wider than its text");
    });
}

/// Chooses a language at the bottom of the page.
async fn speak(page: &Page, code: &str) {
    page.browser
        .run(&format!("document.querySelector('.languages [lang=\"{code}\"]').click()"))
        .await;
}

/// Waits until the first element of a selector has this text.
async fn says(page: &Page, selector: &str, text: &str) {
    let said = format!("document.querySelector('{selector}')?.textContent ?? ''");
    page.browser.wait_for(&format!("({said}).includes('{text}')")).await;
}

fn a_lesson_speaks_the_language_of_the_page(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        page.open("#lesson=perceptron.6&lang=fr").await;
        says(page, ".rail h2", "Vais-je réussir ce cours").await;
        says(page, ".lesson-text", "Chaque disque est un étudiant").await;
        says(page, ".predict legend", "Quelle chance de réussite").await;
        says(page, ".predict .answer:nth-of-type(2)", "environ un demi").await;
        let language = "document.querySelector('.lesson-text').lang";
        assert_eq!(page.browser.eval(language).await, "fr", "what screen readers read it in");
        page.browser.run("document.querySelectorAll('.predict .answer')[2].click()").await;
        page.browser.key('k').await;
        says(page, ".predict .verdict", "Pas tout à fait. La bonne réponse est").await;
        says(page, ".predict .verdict", "moins de 10").await;
        says(page, ".predict .why", "loin du côté orange").await;
        page.browser.key('k').await;
        let link = page.browser.eval("location.hash.replace(/&lang=\\w+/, '')").await;

        // Another language has the same content and changes only the texts: the answer stays.
        speak(page, "zh").await;
        says(page, ".rail h2", "我能通过这门课吗").await;
        says(page, ".lesson-text", "每个圆点是一名学生").await;
        says(page, ".predict legend", "它预测通过的概率是多少").await;
        says(page, ".predict .answer.mine", "大于 90").await;
        says(page, ".predict .verdict", "小于 10").await;
        says(page, ".predict .why", "橙色一侧").await;
        page.browser.wait_for(&format!("{language} === 'zh'")).await;
        let same = page.browser.eval("location.hash.replace(/&lang=\\w+/, '')").await;
        assert_eq!(same, link, "the settings are the same in every language");

        // Without a translation a lesson is in English, and is marked as English for screen readers.
        page.browser
            .run(
                "const fetched = window.fetch;
                 window.fetch = (url, ...more) => String(url).includes('/lessons/')
                     ? Promise.reject(new TypeError('away')) : fetched(url, ...more);",
            )
            .await;
        speak(page, "fr").await;
        says(page, ".rail h2", "Will I pass this class").await;
        says(page, ".predict .verdict", "Pas tout à fait.").await;
        says(page, ".predict .answer.mine", "more than 90").await;
        page.browser.wait_for(&format!("{language} === 'en'")).await;

        // Names in the data of a lesson are translated; names in a user's own data are not.
        page.open("#lesson=losses&lang=fr").await;
        says(page, ".scale b", "note finale").await;
        let own = "data=x|none|final%20grade~50,10,0,1,50,50~~-2,0,0.8~3,0,-0.6~3.5,0,0.9";
        let own = format!("#problem=regression&regDataset=ownNumbers&lang=fr&{own}");
        page.open(&own).await;
        says(page, ".scale b", "final grade").await;

        // The list of lessons can be searched in the chosen language and in English.
        page.open("#lang=fr").await;
        page.browser.click(".lessons-button").await;
        says(page, ".rail .lesson b", "Premiers pas").await;
        for words in ["regularisation l2", "weight decay"] {
            page.browser
                .run(&format!(
                    "const find = document.querySelector('.rail .find');
                     find.value = '{words}';
                     find.dispatchEvent(new Event('input', {{ bubbles: true }}));"
                ))
                .await;
            let found = "[...document.querySelectorAll('.rail .lesson b')].map((it) => it.textContent.trim())";
            page.browser.wait_for(&format!("{found}.join() === 'Pénalités sur les poids'")).await;
        }
    });
}
