//! Figures: what a person presses, drags and reads beside a text. Their numbers are tested without a
//! browser.

use crate::mounted::{at, find, frame, key, press};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlCanvasElement, HtmlElement, PointerEvent, PointerEventInit};

const PERCEPTRON: &str = "#networkShape=&outputActivation=sigmoid&weights=3,-2,1&seed=7";

/// What the figure says, in one line.
fn said(home: &HtmlElement) -> String {
    find(home, ".figure").inner_text().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[wasm_bindgen_test]
async fn the_ring_is_moved_by_keys_and_the_sum_follows() {
    at(&format!("{PERCEPTRON}&figure=point&at=-1,2"), async |home| {
        assert!(said(&home).contains("= 1 + 3·(−1) − 2·2 = −6"), "{}", said(&home));
        assert!(said(&home).contains("g(z) = 0.0025"), "{}", said(&home));
        let ring = find(&home, ".ring");
        for name in ["ArrowRight", "ArrowRight", "ArrowDown"] {
            key(&ring, name).await;
        }
        assert!(said(&home).contains("= 1 + 3·0 − 2·1.5 = −2"), "{}", said(&home));
        let label = ring.get_attribute("aria-label").expect("a label");
        assert!(label.starts_with("X₁ 0, X₂ 1.5"), "{label}");
        // One change each, taken back one by one or as one.
        press(&home, "[aria-label='Undo']").await;
        assert!(!said(&home).contains("2·1.5"), "{}", said(&home));
    })
    .await;
}

#[wasm_bindgen_test]
async fn the_ring_is_dragged_and_stays_in_the_picture() {
    at(&format!("{PERCEPTRON}&figure=point"), async |home| {
        let ring = find(&home, ".ring");
        let rect = find(&home, ".map").get_bounding_client_rect();
        let pointer = |name: &str, [x, y]: [f64; 2]| {
            let init = PointerEventInit::new();
            init.set_bubbles(true);
            init.set_client_x((rect.left() + rect.width() * (0.5 + x / 12.0)).round() as i32);
            init.set_client_y((rect.top() + rect.height() * (0.5 - y / 12.0)).round() as i32);
            let event = PointerEvent::new_with_event_init_dict(name, &init).expect("an event");
            ring.dispatch_event(&event).expect("a move");
        };
        pointer("pointermove", [3.0, 3.0]);
        frame().await;
        assert!(said(&home).contains("x₁ = −1 x₂ = 2"), "not held, it stays: {}", said(&home));
        pointer("pointerdown", [-1.0, 2.0]);
        pointer("pointermove", [3.0, -4.5]);
        // Out of the picture: it waits at the edge for the pointer to come back.
        pointer("pointermove", [30.0, 0.0]);
        pointer("pointerup", [3.0, -4.5]);
        frame().await;
        let text = said(&home);
        let x = text.split("x₁ = ").nth(1).and_then(|rest| rest.split(' ').next());
        let x: f64 = x.expect("a place").parse().expect("a number");
        assert!((x - 3.0).abs() < 0.11, "{text}");
        press(&home, "[aria-label='Undo']").await;
        assert!(said(&home).contains("x₁ = −1 x₂ = 2"), "a drag is one step: {}", said(&home));
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_die_is_thrown_a_hundred_times_and_begins_anew_elsewhere() {
    at("#dataset=blobs&classes=3&networkShape=&seed=1&figure=die", async |home| {
        let counts = |home: &HtmlElement| -> Vec<u32> {
            let all = home.query_selector_all(".die .count").expect("a selector");
            let texts = (0..all.length()).filter_map(|k| all.get(k)?.text_content());
            texts.filter_map(|text| text.parse().ok()).collect()
        };
        assert!(counts(&home).is_empty());
        press(&home, ".figure .choose button").await;
        assert_eq!(counts(&home).len(), 3);
        assert_eq!(counts(&home).iter().sum::<u32>(), 100);
        press(&home, ".figure .choose button").await;
        assert_eq!(counts(&home).iter().sum::<u32>(), 200);
        key(&find(&home, ".ring"), "ArrowUp").await;
        frame().await;
        assert!(counts(&home).is_empty(), "another place has another die");
    })
    .await;
}

#[wasm_bindgen_test]
async fn layers_are_gone_through_and_drawn() {
    at("#networkShape=3,5&activation=relu&seed=1&figure=activation", async |home| {
        let canvas: HtmlCanvasElement = find(&home, ".figure canvas").unchecked_into();
        let drawn = || canvas.to_data_url().expect("a picture");
        let said = || canvas.get_attribute("aria-label").expect("words");
        let first = drawn();
        assert!(said().starts_with("Layer 1, ReLU: the sums reach from −"), "{}", said());
        press(&home, ".figure .w-more").await;
        frame().await;
        assert!(said().starts_with("Layer 2"), "{}", said());
        assert_ne!(drawn(), first, "another layer, other hills");
        let second = drawn();
        press(&home, "#step").await;
        frame().await;
        assert_ne!(drawn(), second, "they move while it learns");
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_linear_network_shows_its_one_line_until_it_bends() {
    at("#activation=linear&networkShape=4,4&seed=1&figure=collapse", async |home| {
        assert!(said(&home).contains("from rounding"), "{}", said(&home));
        assert!(home.query_selector(".equivalent path").expect("a selector").is_some());
    })
    .await;
    at("#activation=tanh&networkShape=4,4&seed=1&figure=collapse", async |home| {
        assert!(said(&home).contains("Layer 1 is not linear"), "{}", said(&home));
        assert!(home.query_selector(".equivalent path").expect("a selector").is_none());
    })
    .await;
}

#[wasm_bindgen_test]
async fn networks_are_trained_while_the_page_goes_on() {
    let link = "#problem=regression&regDataset=noisySine&networkShape=1&points=10&seed=1\
        &figure=biasVariance";
    at(link, async |home| {
        let radios = home.query_selector_all(".figure input").expect("a selector");
        let network: HtmlElement = radios.get(1).expect("a choice").unchecked_into();
        network.click();
        frame().await;
        press(&home, ".figure .choose button").await;
        for _ in 0..2_000 {
            if said(&home).contains("30 of 30") {
                break;
            }
            frame().await;
        }
        assert!(said(&home).contains("30 of 30 networks"), "{}", said(&home));
        assert!(!said(&home).contains('–'), "every number is known: {}", said(&home));
    })
    .await;
}
