//! Weights, biases and neurons that are set, frozen and silenced by hand, and what undo makes of it.

use crate::mounted::{at, enter, epoch, find, frame, loss, press};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

#[wasm_bindgen_test]
async fn a_weight_is_set_by_hand() {
    at("#seed=0.12345", async |home| {
        let first = loss(&home, "data-test");
        press(&home, "[data-neuron='0-0']").await;
        frame().await;
        let fields = home.query_selector_all(".parameter-card input").expect("a selector");
        assert_eq!(fields.length(), 3, "a bias and two weights");
        let weight: HtmlElement = fields.item(1).expect("a field").unchecked_into();
        enter(&weight, "2.5").await;
        assert!(first != loss(&home, "data-test"), "the loss follows");
        press(&home, "#reset").await;
        assert_eq!(loss(&home, "data-test"), first, "reset takes it back");
    })
    .await;
}

/// What undo brings back: the epoch, the loss, and the first weight of the first neuron.
async fn run_of(home: &HtmlElement) -> (String, u64, String) {
    frame().await;
    let fields = home.query_selector_all(".parameter-card input").expect("a selector");
    let weight: web_sys::HtmlInputElement = fields.item(1).expect("a field").unchecked_into();
    (epoch(home), loss(home, "data-test").to_bits(), weight.value())
}

#[wasm_bindgen_test]
async fn a_weight_set_by_hand_is_taken_back() {
    at("#seed=0.12345", async |home| {
        // A change that could be done again: setting a weight leaves it behind.
        press(&home, "[data-set='xor']").await;
        press(&home, "[aria-label='Undo']").await;
        (0..3).for_each(|_| find(&home, "#step").click());
        press(&home, "[data-neuron='0-0']").await;
        let before = run_of(&home).await;
        assert_eq!(before.0, "3");
        let field = || find(&home, ".parameter-card .term:nth-child(2) input");
        enter(&field(), "2.5").await;
        let set = run_of(&home).await;
        assert_eq!((set.0.as_str(), set.2.as_str()), ("3", "2.500"), "it is set");
        enter(&field(), "2.5").await;
        press(&home, "#step").await;
        let after = run_of(&home).await;
        assert_eq!(after.0, "4");
        press(&home, "[aria-label='Undo']").await;
        assert_eq!(run_of(&home).await, before, "epoch, loss and weight are those of before");
        press(&home, "[aria-label='Redo']").await;
        assert_eq!(run_of(&home).await, after, "done again, with what was trained since");
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_neuron_is_frozen_and_silenced_by_hand() {
    at("#seed=0.12345", async |home| {
        press(&home, "[data-neuron='0-0']").await;
        let before = run_of(&home).await;
        let switches = || {
            let all =
                home.query_selector_all(".parameter-card [role='switch']").expect("a selector");
            [0, 1].map(|k| all.item(k).expect("a switch").unchecked_into::<HtmlElement>())
        };
        let is_on =
            || switches().map(|it| it.get_attribute("aria-checked").as_deref() == Some("true"));
        switches()[0].click();
        frame().await;
        assert_eq!(is_on(), [true, false], "frozen");
        press(&home, "#step").await;
        let trained = run_of(&home).await;
        assert_eq!((trained.0.as_str(), &trained.2), ("1", &before.2), "its weight stays");
        switches()[1].click();
        let silenced = run_of(&home).await;
        assert_eq!(is_on(), [true, true], "silenced");
        assert!(silenced.1 != trained.1, "the loss follows");
        press(&home, "[aria-label='Undo']").await;
        assert_eq!((run_of(&home).await, is_on()), (trained, [true, false]), "taken back");
    })
    .await;
}

/// A press or a release of the pointer, there in the window.
fn pointer(element: &HtmlElement, name: &str, [x, y]: [f64; 2]) {
    let init = web_sys::PointerEventInit::new();
    init.set_bubbles(true);
    init.set_client_x(x as i32);
    init.set_client_y(y as i32);
    let event = web_sys::PointerEvent::new_with_event_init_dict(name, &init).expect("an event");
    element.dispatch_event(&event).expect("a press");
}

#[wasm_bindgen_test]
async fn a_drag_of_a_weight_is_taken_back_as_one() {
    at("#seed=0.12345", async |home| {
        press(&home, "#step").await;
        let [from, to] = ["[data-neuron='0-0']", "[data-neuron='1-0']"]
            .map(|tile| find(&home, tile).get_bounding_client_rect());
        let middle = [
            0.5 * (from.right() + to.left()),
            0.25 * (from.top() + from.bottom() + to.top() + to.bottom()),
        ];
        pointer(&find(&home, ".net-content"), "pointerdown", middle);
        frame().await;
        let mut seen = vec![loss(&home, "data-test")];
        for places in [["1", "2", "3"], ["-1", "-2", "-3"]] {
            let track = find(&home, ".parameter-card [type='range']");
            pointer(&track, "pointerdown", [0.0; 2]);
            for place in places {
                track.unchecked_ref::<web_sys::HtmlInputElement>().set_value(place);
                let init = web_sys::EventInit::new();
                init.set_bubbles(true);
                let event = web_sys::Event::new_with_event_init_dict("input", &init);
                track.dispatch_event(&event.expect("an event")).expect("a move");
                frame().await;
            }
            pointer(&track, "pointerup", [0.0; 2]);
            seen.push(loss(&home, "data-test"));
        }
        assert!(seen[0] != seen[1] && seen[1] != seen[2], "the loss follows: {seen:?}");
        for before in [seen[1], seen[0]] {
            press(&home, "[aria-label='Undo']").await;
            frame().await;
            assert_eq!(loss(&home, "data-test"), before, "a drag back");
        }
        assert_eq!(epoch(&home), "1");
    })
    .await;
}
