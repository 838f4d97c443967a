//! What a person does on the page, and what the page then shows.

use crate::mounted::{at, epoch, find, frame, js, key, loss, point, press};
use leptos::prelude::*;
use playground::{PlaygroundState, Session, golden};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web::play::Play;
use web_sys::HtmlElement;

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
fn the_browser_computes_the_same_bits_for_every_member() {
    let ours = golden::to_text(&golden::every_member());
    let theirs = include_str!("../../../tests/golden.txt");
    for (ours, theirs) in ours.lines().zip(theirs.lines()) {
        assert_eq!(ours, theirs);
    }
    assert_eq!(ours.len(), theirs.len());
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
async fn a_run_comes_back_with_the_line_that_says_so() {
    at("#seed=0.12345", async |home| {
        for act in
            ["#reset", "#new-weights", "[data-control='regenerate'] button", "[data-set='xor']"]
        {
            (0..3).for_each(|_| find(&home, "#step").click());
            frame().await;
            let before = (epoch(&home), loss(&home, "data-test").to_bits());
            assert_eq!(before.0, "3");
            press(&home, act).await;
            assert_eq!(epoch(&home), "0", "{act}");
            let said = find(&home, "#toast").text_content().expect("a text");
            assert!(said.contains("epoch 3"), "{act}: {said:?}");
            press(&home, ".w-toast-action").await;
            frame().await;
            assert_eq!((epoch(&home), loss(&home, "data-test").to_bits()), before, "{act}");
            assert!(home.query_selector(".w-toast").expect("a selector").is_none(), "{act}");
            press(&home, "[aria-label='Redo']").await;
            assert_eq!(epoch(&home), "0", "{act} again");
        }
    })
    .await;
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

/// Pictures are computed in single precision, by every operation that a network can have.
#[wasm_bindgen_test]
async fn every_kind_of_network_is_painted() {
    for kind in [
        "dropout=0.5",
        "normalization=batch",
        "normalization=layer",
        "dataset=arms&classes=4",
        "lossFunction=huber",
    ] {
        at(&format!("#seed=0.12345&{kind}"), async |home| {
            press(&home, "#step").await;
            frame().await;
            assert_eq!(epoch(&home), "1", "{kind} learns, and its picture is painted");
        })
        .await;
    }
}

#[wasm_bindgen_test]
fn play_runs_without_a_page() {
    let owner = Owner::new();
    owner.with(|| {
        let play = Play::new(Session::new(PlaygroundState::default()));
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

#[wasm_bindgen_test]
async fn reading_leaves_nothing_behind() {
    at("#seed=0.12345", async |_| {
        let owner = Owner::new();
        let play = owner.with(|| Play::new(Session::new(PlaygroundState::default())));
        let n_pages = || core::arch::wasm32::memory_size(0);
        let before = n_pages();
        // As handlers read: nothing there owns what is made, and would take it away.
        for _ in 0..100_000 {
            let _ = (play.state(), play.playing(), play.reached(), play.is_new());
        }
        assert_eq!(n_pages(), before);
    })
    .await;
}

#[wasm_bindgen_test]
async fn keys_play_step_and_go_back() {
    at("#seed=0.12345", async |home| {
        let body = document().body().expect("a body");
        let first = loss(&home, "data-test");
        key(&body, "ArrowRight").await;
        key(&body, "ArrowRight").await;
        assert_eq!(epoch(&home), "2");
        key(&body, "ArrowLeft").await;
        assert_eq!(epoch(&home), "1");
        key(&body, "r").await;
        assert_eq!(epoch(&home), "0");
        key(&body, "R").await;
        assert!(first != loss(&home, "data-test"), "other first weights");
        key(&body, "?").await;
        assert!(home.query_selector("dialog[open] .shortcuts").expect("a selector").is_some());
    })
    .await;
}

#[wasm_bindgen_test]
async fn the_playhead_goes_back_and_forth() {
    at("#seed=0.12345", async |home| {
        let first = loss(&home, "data-test");
        for _ in 0..3 {
            press(&home, "#step").await;
        }
        let there = loss(&home, "data-test");
        let playhead = find(&home, ".playhead");
        key(&playhead, "Home").await;
        assert_eq!((epoch(&home).as_str(), loss(&home, "data-test")), ("0", first));
        key(&playhead, "End").await;
        assert_eq!((epoch(&home).as_str(), loss(&home, "data-test")), ("3", there));
    })
    .await;
}

#[wasm_bindgen_test]
async fn pointing_at_a_neuron_shows_it_large() {
    at("#seed=0.12345", async |home| {
        assert_eq!(find(&home, ".out h2").inner_text(), "Output");
        let neuron = find(&home, "[data-neuron='1-1']");
        point(&neuron, "pointerenter").await;
        assert_eq!(find(&home, ".out h2").inner_text(), "Neuron 2, layer 2");
        point(&neuron, "pointerleave").await;
        assert_eq!(find(&home, ".out h2").inner_text(), "Output");
    })
    .await;
}

#[wasm_bindgen_test]
async fn numbers_without_limit_stop_and_can_be_taken_back() {
    let link = "#problem=regression&regDataset=reg-plane&activation=tanh&batchSize=1\
                &learningRate=1&noise=50&networkShape=8&seed=0.42182";
    at(link, async |home| {
        let first = loss(&home, "data-train");
        press(&home, "#step").await;
        frame().await;
        let card = find(&home, ".divergence").inner_text();
        assert!(card.contains("epoch 1"), "it says when: {card}");
        assert!(card.contains("learning rate 1 "), "it says why: {card}");
        assert!(!home.inner_text().contains("NaN"), "no NaN on the page");
        press(&home, ".divergence .w-primary").await;
        assert_eq!((epoch(&home).as_str(), loss(&home, "data-train")), ("0", first));
        press(&home, "#step").await;
        assert!(loss(&home, "data-train").is_finite(), "a lower rate goes on");
    })
    .await;
}

#[wasm_bindgen_test]
async fn features_are_switched_where_they_stand() {
    at("#seed=0.12345", async |home| {
        let inputs = |home: &HtmlElement| {
            let on = home.query_selector_all(".tile.feature[aria-checked='true']");
            on.expect("a selector").length()
        };
        assert_eq!(inputs(&home), 2);
        press(&home, "[data-control='xSquared'].tile").await;
        frame().await;
        assert_eq!(inputs(&home), 3);
        for name in ["x", "y", "xSquared"] {
            press(&home, &format!("[data-control='{name}'].tile")).await;
            frame().await;
        }
        assert!(!find(&home, ".blind").hidden(), "the page says that the network sees nothing");
        press(&home, "#step").await;
        assert!(loss(&home, "data-train").is_finite(), "and goes on");
    })
    .await;
}

/// Chromium tells a field that is being taken away that it was changed, when all that it knew of is gone.
#[wasm_bindgen_test]
async fn a_seed_that_is_wiped_out_is_kept_though_its_field_goes() {
    let wide = |width: f64| {
        js_sys::Reflect::set(&window(), &"innerWidth".into(), &width.into()).expect("a width");
        let event = web_sys::Event::new("resize").expect("an event");
        window().dispatch_event(&event).expect("a window");
    };
    let before = window().inner_width().expect("a width").as_f64().expect("a number");
    wide(1600.0);
    at("#seed=0.12345", async |home| {
        find(&home, ".seed input").focus().expect("a field");
        js("document.execCommand('selectAll'); document.execCommand('delete');
            window.broken = 0; window.addEventListener('error', () => broken++, { once: true });");
        wide(1000.0);
        frame().await;
        assert!(home.query_selector(".seed").expect("a selector").is_none(), "it is folded away");
        assert_eq!(js("return `${broken}`;"), "0", "something broke");
        press(&home, "#step").await;
        assert_eq!(epoch(&home), "1");
    })
    .await;
    wide(before);
}
