//! Pictures of the page for people: `cargo xtask shot`. In a run of all scenarios this one shows
//! that every look of the page plays without a complaint.

use std::path::PathBuf;
use std::{env, fs};

use crate::driver::{Kind, folder};
use crate::page::{DEFAULT, EPOCH, PLAIN, scenario};
use crate::scenarios::SIZES;

#[test]
fn shots() {
    let out = env::var_os("NABLA_SHOTS").map_or_else(|| folder().join("shots"), PathBuf::from);
    let link = env::var("NABLA_SHOTS_HASH").unwrap_or_else(|_| DEFAULT.to_owned());
    fs::create_dir_all(&out).expect("a folder for the pictures");
    scenario(Kind::Chromium, &PLAIN, async |page| {
        for (width, height) in SIZES {
            for (theme, dark) in [("light", false), ("dark", true)] {
                let save = async |state: &str| {
                    // What is below the fold is wanted too.
                    let picture = page.browser.screenshot(true).await;
                    let file = out.join(format!("{width}x{height}-{theme}-{state}.png"));
                    fs::write(&file, picture).expect("a picture is written");
                    println!("{}", file.display());
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
