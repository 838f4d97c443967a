//! Files that leave the page and come back, and what the page says of the optimizer and the classes.

use crate::mounted::{at, enter, find, frame, js, loss, press};
use playground::files::export::{Format, Precision, export};
use playground::{PlaygroundState, Session};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

/// Drops a file with these bytes on the page.
fn drop_file(bytes: &[u8], name: &str) {
    js(&format!(
        "const data = new DataTransfer(); \
         data.items.add(new File([Uint8Array.from({bytes:?})], '{name}')); \
         const init = {{ bubbles: true, cancelable: true, dataTransfer: data }}; \
         document.body.dispatchEvent(new DragEvent('drop', init)); return '';"
    ));
}

/// Waits until the page says something, and returns it.
async fn told(home: &HtmlElement) -> String {
    for _ in 0..600 {
        let toast = home.query_selector(".w-toast").expect("a selector");
        if let Some(text) = toast.and_then(|toast| toast.text_content()) {
            return text;
        }
        frame().await;
    }
    panic!("the page says nothing");
}

#[wasm_bindgen_test]
async fn weights_that_are_dropped_are_the_networks() {
    let mut trained = Session::new(PlaygroundState::from_link("#seed=0.5").0);
    (0..20).for_each(|_| trained.epoch());
    for (format, name) in
        [(Format::Npz, "network.npz"), (Format::Safetensors, "network.safetensors")]
    {
        let bytes = export(&trained, format, Precision::Double);
        at("#seed=0.5", async |home| {
            assert_ne!(loss(&home, "data-train"), trained.losses().train);
            drop_file(&bytes, name);
            assert!(told(&home).await.contains("Weights loaded"));
            frame().await;
            frame().await;
            assert_eq!(loss(&home, "data-train"), trained.losses().train);
        })
        .await;
        at("#seed=0.5&networkShape=3", async |home| {
            drop_file(&bytes, name);
            let said = told(&home).await;
            assert!(said.contains("layers.0.weight is 4 × 2 there and 3 × 2 here"), "{said}");
        })
        .await;
    }
}

#[wasm_bindgen_test]
async fn formats_of_weights_say_how_they_are_loaded() {
    at("#seed=0.5", async |home| {
        press(&home, "[aria-label='Save, open, export']").await;
        frame().await;
        let lines = find(&home, ".menu").text_content().expect("a menu");
        assert!(lines.contains("onnxruntime.InferenceSession(\"network.onnx\")"), "{lines}");
        assert!(lines.contains("As float64"), "the other precision of ONNX: {lines}");
        assert!(lines.contains("load_file(\"network.safetensors\")"), "{lines}");
    })
    .await;
}

#[wasm_bindgen_test]
async fn an_optimizer_shows_its_numbers_and_offers_its_usual_rate() {
    at("#seed=0.5&optimizer=adadelta", async |home| {
        press(&home, "[data-control='optimizer'] .w-dial").await;
        frame().await;
        let shown =
            |name: &str| !find(&home, &format!("[data-control='{name}']")).has_attribute("hidden");
        assert!(shown("rho") && shown("epsilon"), "what Adadelta is tuned by");
        assert!(!shown("beta1") && !shown("momentum"), "and nothing else");
        enter(&find(&home, "[data-control='rho'] input"), "0.5").await;
        press(&home, ".usual-rate").await;
        frame().await;
        assert!(home.query_selector(".usual-rate").expect("a selector").is_none(), "it is taken");
        let rate = find(&home, "[data-control='learningRate'] .w-dial-value");
        assert_eq!(rate.inner_text().trim(), "1");
    })
    .await;
}

#[wasm_bindgen_test]
async fn the_legend_names_two_classes_that_have_names() {
    let own = "dataset=own&data=cm|kg|class~150,10,50,10,0,1~no|yes~-5,0,0~5,0,1";
    for (settings, expected) in [(own, "yes no"), ("dataset=passClass", "failed passed")] {
        at(&format!("#seed=0.5&{settings}"), async |home| {
            let text = find(&home, ".legend .ends").inner_text();
            assert_eq!(text.split_whitespace().collect::<Vec<_>>().join(" "), expected);
        })
        .await;
    }
    at("#seed=0.5", async |home| {
        assert!(
            find(&home, ".legend .scale").inner_text().contains("+1"),
            "−1 to +1 without names"
        );
    })
    .await;
}
