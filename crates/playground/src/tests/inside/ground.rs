//! The ground of the last space: it is what the output answers there, and borders lie where it changes.

use crate::inside::hidden::{HiddenSpace, borders, ground};
use crate::tests::trained;

const SIDE: usize = 41;

/// The answers at the training points are those of the ground where the last layer puts them.
#[test]
fn the_ground_is_the_answer() {
    for link in
        ["seed=1", "networkShape=3,1&seed=2", "dataset=rings&classes=4&networkShape=5,2&seed=1"]
    {
        let mut session = trained(link, 30);
        let (middle, half) = ([0.1, -0.1], 1.3);
        let found = ground(&session, middle, half, SIDE).expect("a space of two numbers");
        let layer = session.run().mlp().layers().len() - 2;
        let n_units = session.run().mlp().layers()[layer].n_units;
        let mut space = HiddenSpace::default();
        space.read(&session, layer);
        let points: Vec<_> = session.data().train.iter().take(50).copied().collect();
        session.surface();
        for (k, point) in points.iter().enumerate() {
            let unit = |unit: usize| space.unit(unit)[HiddenSpace::GRID + k];
            let a = [unit(0), if 1 < n_units { unit(1) } else { middle[1] }];
            // Linear between the four places of the grid around it.
            let at = |k: usize| {
                let sign = if k == 0 { 1.0 } else { -1.0 };
                let place = (sign * (a[k] - middle[k]) / half + 1.0) / 2.0 * (SIDE - 1) as f64;
                (place.floor() as usize, place.fract())
            };
            let ((i, u), (j, v)) = (at(0), at(1));
            let outputs = session.answers_at(point.x, point.y);
            for (output, grid) in found.chunks(SIDE * SIDE).enumerate() {
                let value = |i: usize, j: usize| f64::from(grid[j * SIDE + i]);
                let row = |j: usize| value(i, j) * (1.0 - u) + value(i + 1, j) * u;
                let told = row(j) * (1.0 - v) + row(j + 1) * v;
                let expected = outputs[output];
                assert!(
                    (told - expected).abs() < 0.02,
                    "{link}, point {k}: {told}, not {expected}"
                );
            }
        }
    }
    assert!(ground(&trained("networkShape=4,3&seed=1", 1), [0.0; 2], 1.0, SIDE).is_none());
}

#[test]
fn borders_lie_where_the_answer_changes() {
    for (link, least) in [
        ("seed=1", 1),
        ("networkShape=3,1&seed=2", 1),
        ("dataset=rings&classes=4&networkShape=5,2&seed=1", 2),
    ] {
        let session = trained(link, 60);
        let found = borders(&session, [0.0; 2], 1.2);
        assert!(least <= found.len(), "{link}: {found:?}");
        for [from, to] in found {
            // Halfway along it, in a tiny square, two answers are as large.
            let middle = [0, 1].map(|k| 0.5 * (from[k] + to[k]));
            let near = ground(&session, middle, 1e-6, 3).expect("a space of two numbers");
            let mut here: Vec<f32> = near.chunks(9).map(|grid| grid[4]).collect();
            here.sort_by(|a, b| b.total_cmp(a));
            let apart = if here.len() == 1 { here[0] } else { here[0] - here[1] };
            assert!(apart.abs() < 1e-3, "{link}: {here:?}");
        }
    }
    assert!(borders(&trained("problem=regression&seed=1", 1), [0.0; 2], 1.0).is_empty());
    assert!(borders(&trained("networkShape=4,3&seed=1", 1), [0.0; 2], 1.0).is_empty());
}
