//! Screenshots of the page for people: `cargo xtask shot`. As a part of all scenarios, it checks that the page
//! plays in every appearance without a message on the console.

use std::path::PathBuf;
use std::{env, fs};
use tests::browser::Kind;

use crate::page::{DEFAULT, EPOCH, PLAIN, Page, folder, scenario};
use crate::scenarios::SIZES;

/// The number of window heights that the screenshots cover.
const SCREENS: u32 = 3;

#[test]
fn shots() {
    let out = env::var_os("NABLA_SHOTS").map_or_else(|| folder().join("shots"), PathBuf::from);
    let link = env::var("NABLA_SHOTS_HASH").unwrap_or_else(|_| DEFAULT.to_owned());
    fs::create_dir_all(&out).expect("a folder for the pictures");
    scenario(Kind::Chromium, &PLAIN, async |page| {
        for (width, height) in SIZES {
            for (theme, dark) in [("light", false), ("dark", true)] {
                let save = async |state: &str| {
                    let name = out.join(format!("{width}x{height}-{theme}-{state}"));
                    save_screens(page, &name.to_string_lossy()).await;
                };
                page.browser.emulate(width, height, dark).await;
                page.open(&link).await;
                save("paused").await;
                page.play().await;
                page.browser.wait_for(&format!("200 <= {EPOCH}")).await;
                page.pause().await;
                save("played").await;
            }
        }
    });
}

/// Saves screenshots while scrolling down, one window height at a time. Not the whole page at once: for that
/// the browser makes its window as tall as the page, and elements whose layout depends on the window move.
async fn save_screens(page: &Page, name: &str) {
    let screens = page.browser.eval("document.scrollingElement.scrollHeight / innerHeight").await;
    for screen in 0..SCREENS {
        if screens.as_f64().unwrap_or_default() <= f64::from(screen) {
            break;
        }
        page.browser.run(&format!("scrollTo(0, {screen} * innerHeight)")).await;
        let file = format!("{name}-{}.png", screen + 1);
        fs::write(&file, page.browser.screenshot().await).expect("a picture is written");
        println!("{file}");
    }
    page.browser.run("scrollTo(0, 0)").await;
}
