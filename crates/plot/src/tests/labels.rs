//! Labels never meet, never leave the strip, and go where they wish if they can.

use crate::chart::{Bounds, Label, Placed};
use crate::clip::clipped;

const BOUNDS: Bounds = Bounds { left: 60.0, right: 1000.0, top: 2.0, bottom: 100.0, text_px: 10.0 };

fn label(text: &str, y: f64) -> Label {
    Label { text: text.into(), bold: false, reads: true, y }
}

/// Heights of two labels of 5.6 · 10 pixels, and where the first begins.
fn check(x: f64, on_curve: bool, wishes: [f64; 2], left: f64, heights: [f64; 2]) {
    let labels = vec![label("test 0.053", wishes[0]), label("test 0.022", wishes[1])];
    let placed = BOUNDS.place(labels, x, 12.0, on_curve);
    assert_eq!(placed[0].x, left, "at {x}, wishes {wishes:?}");
    let ys: Vec<f64> = placed.iter().map(|p| (p.label.y * 10.0).round() / 10.0).collect();
    assert_eq!(ys, heights, "at {x}, wishes {wishes:?}");
}

#[test]
fn two_labels() {
    // Room enough: exactly beside the ends of the curves.
    check(500.0, false, [20.0, 70.0], 512.0, [20.0, 70.0]);
    // Too close: the lower one gives way, a line of 13 further.
    check(500.0, false, [20.0, 25.0], 512.0, [20.0, 33.0]);
    // Ordered by height, whichever comes first.
    check(500.0, false, [70.0, 20.0], 512.0, [20.0, 70.0]);
    // Not above the strip and not below.
    check(500.0, false, [-5.0, 2.0], 512.0, [8.5, 21.5]);
    check(500.0, false, [99.0, 99.0], 512.0, [80.5, 93.5]);
    // Near the right edge: on the left, away from the curves.
    check(990.0, false, [40.0, 60.0], 922.0, [28.3, 71.7]);
    // In the middle of the curves: on the right, away from them.
    check(500.0, true, [40.0, 60.0], 512.0, [28.3, 71.7]);
    // Right of the axis' numbers, however early the epoch.
    check(0.0, false, [40.0, 60.0], 60.0, [28.3, 71.7]);
}

#[test]
fn notes_stay_at_the_top() {
    let note = Label { text: "epoch 40".into(), bold: false, reads: false, y: 0.0 };
    let placed = BOUNDS.place(vec![note, label("a", 40.0), label("b", 60.0)], 500.0, 12.0, true);
    let said: Vec<_> = placed.iter().map(|p| (&p.label.text[..], p.label.y.round())).collect();
    assert_eq!(said, [("epoch 40", 9.0), ("a", 28.0), ("b", 72.0)]);
}

#[test]
fn never_overlapping_never_outside() {
    for k in 0..4000_u32 {
        // A fixed scramble of numbers from 0 to 1.
        let share = |n: u32| f64::from((k * 7919 + n * 104_729) % 997) / 996.0;
        let labels = (0..1 + k % 3)
            .map(|n| label(&"m".repeat(1 + (k + 5 * n) as usize % 17), -20.0 + 150.0 * share(n)))
            .collect();
        let placed = BOUNDS.place(labels, 1000.0 * share(9), 12.0, k % 2 == 0);
        let line = BOUNDS.line_height();
        for (k, Placed { label, x, right, .. }) in placed.iter().enumerate() {
            let fits = 0.0 <= *x
                && *right <= BOUNDS.right
                && BOUNDS.top <= label.y - line / 2.0
                && label.y + line / 2.0 <= BOUNDS.bottom + 1e-9;
            assert!(fits, "{:?}", placed[k]);
            let is_clear = |other: &Placed| line - 1e-9 <= (other.label.y - label.y).abs();
            assert!(placed[..k].iter().all(is_clear), "{placed:?}");
        }
    }
}

#[test]
fn a_curve_crosses_no_reading() {
    // A label of 56 pixels from 500 to 556, a line of 13 high.
    let check = |curve: [[f64; 2]; 2], wish: f64, height: f64| {
        let mut placed = BOUNDS.place(vec![label("test 0.053", wish)], 488.0, 12.0, false);
        BOUNDS.make_clear(&mut placed, |edges| !clipped(&curve, edges).is_empty());
        let y = placed[0].label.y;
        assert!((y - height).abs() < 0.01, "{curve:?}: wished {wish}, stands at {y}");
    };
    // Far from it, above and behind: it stays.
    check([[0.0, 20.0], [1000.0, 20.0]], 60.0, 60.0);
    check([[0.0, 60.0], [499.0, 60.0]], 60.0, 60.0);
    // Through its middle: as far up as it must, in steps of a sixth of a line.
    check([[0.0, 60.0], [1000.0, 60.0]], 60.0, 60.0 - 4.0 * 6.5 / 3.0);
    // Nearer to its upper edge: down.
    check([[0.0, 56.0], [1000.0, 56.0]], 60.0, 60.0 + 2.0 * 6.5 / 3.0);
    // No room above.
    check([[0.0, 9.0], [1000.0, 9.0]], 9.0, 9.0 + 4.0 * 6.5 / 3.0);
    // Everywhere: it stays where it wishes.
    check([[520.0, 0.0], [521.0, 100.0]], 60.0, 60.0);
}
