//! Palettes against the original's list of colors, and tables against palettes.

use crate::{ColorTable, ORIGINAL, PALETTES, Palette, Rgb, bin31};

/// The original's 31 colors, from −1 to 1.
const STEPS: &str = "f59322 f4992f f39f3d f2a44a f2aa58 f1b065 f0b672 efbc80 eec18d edc79b \
    eccda8 ebd3b5 ebd9c3 eaded0 e9e4de e8eaeb d9e2e8 cadbe5 bbd3e2 accbdf 9dc4dc 8ebcd9 7fb4d6 \
    71add2 62a5cf 539dcc 4496c9 358ec6 2686c3 177fc0 0877bd";

#[test]
fn steps_are_the_originals() {
    for (k, step) in STEPS.split(' ').enumerate() {
        let color = ORIGINAL.color((k as f64 - 15.0) / 15.0);
        assert_eq!(color.css(), format!("#{step}"), "step {k}");
    }
    assert_eq!(ORIGINAL.color(16.0 / 15.0), ORIGINAL.pos, "beyond the last step");
}

#[test]
fn bins() {
    let check = |v, bin| assert_eq!(bin31(v), bin, "{v}");
    check(-1.0, 0);
    check(-7.0, 0);
    check(-0.94, 0);
    check(-0.93, 1);
    check(-0.04, 14);
    check(-0.03, 15);
    check(0.0, 15);
    check(0.04, 16);
    check(0.93, 29);
    check(0.94, 30);
    check(1.0, 30);
    check(f64::INFINITY, 30);
    check(f64::NAN, 0);
}

#[test]
fn colors() {
    let check = |v, css: &str| assert_eq!(ORIGINAL.color(v).css(), css, "{v}");
    check(-1.0, "#f59322");
    check(-1e9, "#f59322");
    check(0.0, "#e8eaeb");
    check(-0.0, "#e8eaeb");
    check(0.5, "#78b1d4");
    check(1.0, "#0877bd");
    check(f64::INFINITY, "#0877bd");
}

#[test]
fn undefined_is_no_color_of_any_palette() {
    for palette in PALETTES {
        let undefined = palette.color(f64::NAN);
        for k in -500..=500 {
            assert_ne!(palette.color(k as f64 / 500.0), undefined, "{}", palette.id);
        }
    }
}

#[test]
fn palettes_come_in_two_forms_and_are_found() {
    for palette in PALETTES {
        assert_eq!(Palette::find(palette.id, palette.dark), Some(palette));
        assert!(Palette::find(palette.id, !palette.dark).is_some(), "{}", palette.id);
    }
    assert_eq!(PALETTES[0], ORIGINAL);
    assert_eq!(Palette::find("no such palette", false), None);
}

#[test]
fn tables_agree_with_palettes() {
    let over = Rgb(251, 252, 253);
    for opacity in [1.0, 0.88, 0.66] {
        let table = ColorTable::new(&ORIGINAL, opacity, over);
        for k in -2000..=2000 {
            let v = k as f32 / 1000.0;
            let exact = over.mix(ORIGINAL.color(v.into()), opacity).opaque();
            let pixel = table.lookup(v);
            for (a, b) in exact.iter().zip(pixel) {
                assert!(a.abs_diff(b) <= 1, "{v} at {opacity}: {pixel:?}, not {exact:?}");
            }
        }
        for v in [-1.0, 0.0, 1.0, f32::NAN] {
            let exact = over.mix(ORIGINAL.color(v.into()), opacity).opaque();
            assert_eq!(table.lookup(v), exact, "{v} at {opacity}");
        }
    }
}
