//! The page in every window: nothing overlaps, nothing is cut off, and the pictures use all the free space.

use std::fmt::Write as _;
use tests::browser::Kind;

use crate::page::{DEFAULT, PLAIN, Page, scenario};
use crate::scenarios::in_browsers;

in_browsers! {
    every_window_is_filled: chromium;
    larger_type_has_room: chromium;
    other_networks_and_words_have_room: chromium;
    the_presenter_sees_larger_pictures: chromium;
    dials_stay_where_they_are: chromium;
}

/// Width and height of a window, whether it is a frame in another page, and the least width of the picture of
/// the output; all sizes in CSS pixels.
pub(crate) const SIZES: [(u32, u32, bool, f64); 15] = [
    (2560, 1440, false, 600.0),
    (1920, 1080, false, 580.0),
    (1440, 900, false, 430.0),
    (1366, 650, false, 315.0),
    (1280, 800, false, 375.0),
    (1280, 720, false, 375.0),
    (1024, 768, false, 335.0),
    (768, 1024, false, 400.0),
    (844, 390, false, 270.0),
    (390, 844, false, 200.0),
    (360, 640, false, 185.0),
    (320, 568, false, 165.0),
    (1000, 600, true, 310.0),
    (640, 400, true, 220.0),
    (320, 480, true, 165.0),
];

/// Lists the errors of the layout, and returns the width of the output's picture.
const CHECK: &str = include_str!("sizes.js");
const PICTURE: &str =
    "document.querySelector('.app:not(.first) .map').getBoundingClientRect().width";
const TILE: &str = "document.querySelector('[data-neuron]').getBoundingClientRect().width";

/// Six layers of eight neurons.
const LAYERS: &str = "&networkShape=8,8,8,8,8,8";
/// All seven features.
const FEATURES: &str = "&xTimesY=true&xSquared=true&ySquared=true&sinX=true&sinY=true";
/// The user's own points.
const OWN: &str = "&dataset=own&data=x|y|kind~0,1,0,1,0,1~a|b~1,1,0~-1,1,1~2,-2,0";

/// Opens a link in a window of one of these sizes.
async fn open(page: &Page, (width, height, is_frame, _): (u32, u32, bool, f64), more: &str) {
    page.browser.emulate(width, height, false).await;
    let frame = if is_frame { "&embed=true" } else { "" };
    page.open(&format!("{DEFAULT}{frame}{more}")).await;
    settle(page).await;
}

/// Waits until all changes are laid out and drawn.
async fn settle(page: &Page) {
    let frames = "window.frames_left = 6;
        (function next() { if (0 < --window.frames_left) requestAnimationFrame(next); })();";
    page.browser.run(frames).await;
    page.browser.wait_for("window.frames_left === 0").await;
}

/// Sets the font size of the page in pixels.
async fn set_type(page: &Page, px: u32) {
    page.browser.run(&format!("document.documentElement.style.fontSize = '{px}px';")).await;
    settle(page).await;
}

/// Adds the present errors to a list, under a name.
async fn note(page: &Page, name: &str, wrong: &mut String) {
    let found = page.browser.eval(&format!("({CHECK})()")).await;
    for what in found.as_array().into_iter().flatten() {
        let _ = writeln!(wrong, "{name}: {what}");
    }
}

async fn picture(page: &Page) -> f64 {
    page.browser.eval(PICTURE).await.as_f64().expect("a picture of the output")
}

async fn tile(page: &Page) -> f64 {
    page.browser.eval(TILE).await.as_f64().expect("a neuron")
}

fn every_window_is_filled(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        let mut wrong = String::new();
        for size @ (width, height, _, least) in SIZES {
            open(page, size, "").await;
            note(page, &format!("{width} × {height}"), &mut wrong).await;
            let picture = picture(page).await;
            if picture < least {
                let _ = writeln!(wrong, "{width} × {height}: a picture of {picture} px");
            }
        }
        assert!(wrong.is_empty(), "{wrong}");
    });
}

fn larger_type_has_room(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        let mut wrong = String::new();
        for more in ["", LAYERS] {
            for size @ (width, height, ..) in SIZES {
                open(page, size, more).await;
                for px in [24, 32] {
                    set_type(page, px).await;
                    let name = format!("{width} × {height}, {more} type of {px} px");
                    note(page, &name, &mut wrong).await;
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong}");
    });
}

fn other_networks_and_words_have_room(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        let mut wrong = String::new();
        let much_in_french = format!("&lang=fr&activation=leakyRelu{LAYERS}{FEATURES}");
        for more in [LAYERS, FEATURES, OWN, "&lang=fr", &much_in_french] {
            for size @ (width, height, ..) in SIZES {
                open(page, size, more).await;
                note(page, &format!("{width} × {height}, {more}"), &mut wrong).await;
            }
        }
        assert!(wrong.is_empty(), "{wrong}");
    });
}

fn the_presenter_sees_larger_pictures(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        let mut wrong = String::new();
        for size @ (width, height, ..) in [SIZES[6], SIZES[1], SIZES[5]] {
            open(page, size, "").await;
            let (usual, usual_tile) = (picture(page).await, tile(page).await);
            open(page, size, "&present=true").await;
            note(page, &format!("{width} × {height}, presented"), &mut wrong).await;
            let (large, large_tile) = (picture(page).await, tile(page).await);
            if large < usual || height == 720 && large < 1.1 * usual {
                let _ = writeln!(wrong, "{width} × {height}: {large} px instead of {usual} px");
            }
            if large_tile < usual_tile {
                let _ =
                    writeln!(wrong, "{width} × {height}: tiles of {large_tile}, not {usual_tile}");
            }
            // Header, data and dials appear when the pointer moves, and cover nothing except the legend at the
            // edge of the picture.
            let dials = "getComputedStyle(document.querySelector('.dials')).opacity";
            page.browser.wait_for(&format!("{dials} === '0'")).await;
            page.browser.run("dispatchEvent(new PointerEvent('pointermove'));").await;
            page.browser.wait_for(&format!("{dials} === '1'")).await;
            let mut awake = String::new();
            note(page, &format!("{width} × {height}, awake"), &mut awake).await;
            for line in awake.lines().filter(|line| !line.contains(".map meets .legend")) {
                let _ = writeln!(wrong, "{line}");
            }
        }
        assert!(wrong.is_empty(), "{wrong}");
    });
}

fn dials_stay_where_they_are(browser: Kind) {
    scenario(browser, &PLAIN, async |page| {
        let places = "[...document.querySelectorAll('.console .dials .w-dial')]
            .map((it) => Math.round(it.getBoundingClientRect().left))";
        for size @ (width, height, ..) in [SIZES[4], SIZES[6], SIZES[12]] {
            open(page, size, "").await;
            let before = page.browser.eval(places).await;
            for more in [
                "&speed=step1",
                "&speed=fastest&learningRate=0.00001",
                "&regularization=decay&regularizationRate=0.003&activation=leakyRelu",
                "&optimizer=adadelta&regularization=L2&regularizationRate=10",
            ] {
                open(page, size, more).await;
                let after = page.browser.eval(places).await;
                assert_eq!(after, before, "{width} × {height}, {more}");
            }
        }
    });
}
