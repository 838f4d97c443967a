//! The page in a real browser: the wire between the session and what a person sees and presses.
//! What can be tested without a browser is tested without one.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::missing_assert_message, reason = "what is expected stands in the test")]

use leptos::mount::mount_to;
use leptos::prelude::*;
use playground::{PlaygroundState, Session, golden};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web::play::Play;
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

/// Mounts the page at a link, hands it over, and takes it away again.
async fn at(link: &str, test: impl AsyncFnOnce(HtmlElement)) {
    window().location().set_hash(link).expect("an address");
    let home: HtmlElement = document().create_element("div").expect("a place").unchecked_into();
    document().body().expect("a body").append_child(&home).expect("a place on the page");
    let mounted = mount_to(home.clone(), web::app::App);
    frame().await;
    test(home.clone()).await;
    drop(mounted);
    home.remove();
}

/// Waits for the next picture on the screen, and for what follows from it.
async fn frame() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        window().request_animation_frame(&resolve).expect("a frame");
    });
    wasm_bindgen_futures::JsFuture::from(promise).await.expect("a frame");
    leptos::task::tick().await;
}

fn find(home: &HtmlElement, selector: &str) -> HtmlElement {
    let found = home.query_selector(selector).expect("a selector");
    found.unwrap_or_else(|| panic!("no {selector}")).unchecked_into()
}

async fn press(home: &HtmlElement, selector: &str) {
    find(home, selector).click();
    frame().await;
}

fn loss(home: &HtmlElement, name: &str) -> f64 {
    let text = find(home, "#losses").get_attribute(name).expect("a loss");
    text.parse().expect("a number")
}

fn epoch(home: &HtmlElement) -> String {
    find(home, "#epoch").inner_text()
}

#[wasm_bindgen_test]
fn the_browser_computes_the_same_bits() {
    let (state, _) = PlaygroundState::from_link(golden::LINK);
    let mut session = Session::new(state);
    for _ in 0..golden::EPOCHS {
        session.epoch();
    }
    assert_eq!(session.fingerprint(), golden::FINGERPRINT);
}

#[wasm_bindgen_test]
async fn a_press_on_step_trains_one_epoch() {
    at("#seed=0.12345", async |home| {
        assert_eq!(epoch(&home), "0");
        // What the recording of the original says.
        assert!((loss(&home, "data-test") - 0.518_105_911_117_738_6).abs() < 1e-9);
        press(&home, "#step").await;
        assert_eq!(epoch(&home), "1");
        assert!((loss(&home, "data-test") - 0.509_423_275_860_460_5).abs() < 1e-9);
        press(&home, "#reset").await;
        assert_eq!(epoch(&home), "0");
        assert!((loss(&home, "data-test") - 0.518_105_911_117_738_6).abs() < 1e-9);
    })
    .await;
}

#[wasm_bindgen_test]
async fn settings_change_the_network_and_can_be_taken_back() {
    at("#seed=0.12345", async |home| {
        let neurons = |home: &HtmlElement| {
            home.query_selector_all("[data-neuron]").expect("a selector").length()
        };
        // Six neurons and the output.
        let before = neurons(&home);
        press(&home, ".layer-head .w-more").await;
        frame().await;
        assert_eq!(neurons(&home), before + 1, "a neuron more");
        press(&home, "[aria-label='Undo']").await;
        frame().await;
        assert_eq!(neurons(&home), before, "taken back");
        press(&home, "[data-set='xor']").await;
        assert_eq!(
            find(&home, "[data-set='xor']").get_attribute("aria-pressed").as_deref(),
            Some("true")
        );
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_link_hides_controls_and_features() {
    at("#seed=0.5&noise_hide=true&sinX_hide=true&hideText=true", async |home| {
        assert!(find(&home, "[data-control='noise']").hidden(), "the noise is hidden");
        assert!(!find(&home, "[data-control='percTrainData']").hidden(), "the share is not");
        let sine = home.query_selector("[data-control='sinX'].tile").expect("a selector");
        assert!(sine.is_none(), "no tile for a hidden feature");
        assert!(home.query_selector(".article").expect("a selector").is_none(), "no text");
    })
    .await;
}

#[wasm_bindgen_test]
async fn no_hash_breaks_the_page() {
    for link in [
        "#",
        "#=",
        "#&&&",
        "#seed",
        "#networkShape=0,10000,x",
        "#networkShape=",
        "#batchSize=0&learningRate=NaN&noise=1e9&percTrainData=-3",
        "#batchSize=1e9",
        "#toString=1&constructor_hide=true",
        "#seed=%F0%9F%A6%80&dataset=%00",
        "#x=false&y=false",
    ] {
        at(link, async |home| {
            press(&home, "#step").await;
            assert_eq!(epoch(&home), "1", "{link}");
            assert!(loss(&home, "data-train").is_finite(), "{link}");
        })
        .await;
    }
    let long = format!("#seed={}", "7".repeat(100_000));
    at(&long, async |home| assert!(loss(&home, "data-train").is_finite(), "a long seed")).await;
}

#[wasm_bindgen_test]
async fn the_output_is_painted() {
    at("#seed=0.12345", async |home| {
        frame().await;
        let canvas: web_sys::HtmlCanvasElement = find(&home, ".picture").unchecked_into();
        // A page without its style sheets has no size to paint in; then one pixel stands for all.
        assert!(0 < canvas.width(), "the picture has pixels");
    })
    .await;
}

#[wasm_bindgen_test]
fn play_runs_without_a_page() {
    let owner = Owner::new();
    owner.with(|| {
        let play = Play::new(PlaygroundState::default());
        play.step();
        assert_eq!(play.peek(Session::completed), 1);
        play.change(|state| state.learning_rate = 0.1);
        assert_eq!(play.peek(Session::completed), 1, "a new rate keeps what was learned");
        play.undo();
        assert_eq!(play.state().get_untracked().learning_rate, 0.03);
        play.redo();
        assert_eq!(play.state().get_untracked().learning_rate, 0.1);
        play.step();
        play.step_back();
        assert_eq!(play.peek(Session::completed), 1);
        play.new_sample();
        assert_ne!(play.state().get_untracked().seed, "0.12345");
        assert_eq!(play.peek(Session::completed), 0, "new points, new beginning");
    });
}
