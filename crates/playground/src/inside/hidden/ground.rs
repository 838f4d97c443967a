//! The ground of the last space: what the network answers at every place of it, and the straight borders there.
//! Only a space of one or two numbers has them: otherwise a place of the picture is many places of the space.

use super::Border;
use crate::answer::as_scores;
use crate::session::Session;

/// What the outputs answer at a grid of places of the last space before the output, outputs × `side²`, from the top
/// row, over a square with this middle and half of a side: what the picture of the output shows. Of one number it is
/// the one to the right. Nothing if the space has more than two.
pub fn ground(session: &Session, [x, y]: [f64; 2], half: f64, side: usize) -> Option<Vec<f32>> {
    let (run, mlp) = (session.run(), session.run().mlp());
    let design = &run.recipe().design;
    let last = mlp.layers().len() - 1;
    let of = mlp.layers()[last];
    if 2 < of.n_inputs || of.n_inputs == 0 || side < 2 {
        return None;
    }
    let along = |k: usize| 2.0 * k as f64 / (side - 1) as f64 - 1.0;
    let mut sums = Vec::with_capacity(of.n_units * side * side);
    for unit in 0..of.n_units {
        let bias = mlp.params()[mlp.bias_at(last, unit)];
        let weight = |from: usize| match from < of.n_inputs {
            true => mlp.params()[mlp.weight_at(last, unit, from)],
            false => 0.0,
        };
        let (across, up) = (weight(0), weight(1));
        for row in 0..side {
            let b = y - half * along(row);
            sums.extend(
                (0..side)
                    .map(|column| (across * (x + half * along(column)) + up * b + bias) as f32),
            );
        }
    }
    let mut shown = vec![0.0; sums.len()];
    design.layers[last].activation.forward(&sums, &mut shown);
    design.answer.read(&mut shown, side * side);
    as_scores(&mut shown, of.n_units);
    Some(shown)
}

/// Places along a border at which it is asked whether both of its answers are the largest.
const SAMPLES: usize = 480;

/// The borders of the last space within such a square, each part with its two ends. Nothing if the space has more
/// than two numbers.
pub fn borders(session: &Session, middle: [f64; 2], half: f64) -> Vec<[[f64; 2]; 2]> {
    let all = Border::all(session);
    let mut parts = Vec::new();
    for border in all.iter().filter(|it| it.normal.len() <= 2) {
        let [a, b] = [0, 1].map(|k| border.normal.get(k).copied().unwrap_or(0.0));
        let square = a * a + b * b;
        let off = border.side(middle.into_iter()) / square;
        let foot = [middle[0] - off * a, middle[1] - off * b];
        let along = 2.0 * half / square.sqrt();
        let at = |part: f64| [foot[0] - part * along * b, foot[1] + part * along * a];
        if !at(1.0).iter().all(|it| it.is_finite()) {
            continue;
        }
        let Some(second) = border.between.1 else {
            parts.push([at(-1.0), at(1.0)]);
            continue;
        };
        // Both outputs are as large there: one of them is compared with all others.
        let (first, place) =
            (border.between.0, |k: usize| at(2.0 * k as f64 / SAMPLES as f64 - 1.0));
        let is_largest = |place: [f64; 2]| {
            let others = all.iter().filter(|it| it.between != border.between);
            others.into_iter().all(|it| match it.between {
                (one, _) if one == first => 0.0 <= it.side(place.into_iter()),
                (_, Some(other)) if other == first => it.side(place.into_iter()) <= 0.0,
                _ => true,
            })
        };
        debug_assert!(first != second, "a border is between two outputs");
        let mut from = None;
        for k in 0..=SAMPLES {
            match (is_largest(place(k)), from) {
                (true, None) => from = Some(k),
                (false, Some(begun)) => {
                    parts.push([place(begun), place(k)]);
                    from = None;
                }
                _ => {}
            }
        }
        parts.extend(from.map(|begun| [place(begun), place(SAMPLES)]));
    }
    parts
}
