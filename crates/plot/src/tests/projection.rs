//! Both directions of a projection, and that they undo each other.

use crate::Projection;

#[test]
fn corners() {
    let view = Projection { data: [-6.0, 6.0, -3.0, 9.0], screen: [400.0, 300.0] };
    let check = |data, screen| {
        assert_eq!(view.screen_from_data(data), screen);
        assert_eq!(view.data_from_screen(screen), data);
    };
    check([-6.0, 9.0], [0.0, 0.0]);
    check([6.0, 9.0], [400.0, 0.0]);
    check([-6.0, -3.0], [0.0, 300.0]);
    check([0.0, 3.0], [200.0, 150.0]);
    check([12.0, 3.0], [600.0, 150.0]);
}

#[test]
fn there_and_back() {
    let view = Projection::square(6.0, 353.0);
    for k in 0..1000 {
        let p = [k as f64 * 0.0137 - 6.85, 7.1 - k as f64 * 0.0141];
        let back = view.data_from_screen(view.screen_from_data(p));
        assert!((p[0] - back[0]).hypot(p[1] - back[1]) < 1e-12, "{p:?} came back as {back:?}");
    }
}
