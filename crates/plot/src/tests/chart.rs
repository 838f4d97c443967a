//! The strip of losses: its scales in numbers, its drawing as the text of an SVG.

use plotters::prelude::SVGBackend;

use super::svg::{assert_texts_are_apart, drawn, says};
use crate::{
    ChartScale, ChartTheme, LossChart, LossPoint, YScale, auto_scale, finer, loss_chart, x_span,
    y_range,
};

const SIZE: (u32, u32) = (1280, 118);

/// A run of `n` epochs: both losses fall, the test loss less far.
fn run(n: u64) -> Vec<LossPoint> {
    let loss = |epoch: u64, end: f64| end + (0.5 - end) * (-(epoch as f64) / 40.0).exp();
    (0..=n).map(|e| LossPoint { epoch: e, train: loss(e, 0.022), test: loss(e, 0.053) }).collect()
}

fn chart(points: &[LossPoint], y_scale: YScale) -> LossChart<'_> {
    let epoch = points.last().map_or(0, |p| p.epoch);
    LossChart {
        faint_is: "later epochs",
        points,
        faint: &[],
        epoch,
        span: x_span(epoch) as f64,
        range: y_range(points, y_scale),
        y_scale,
        hover: None,
        diverged: None,
        bare: false,
    }
}

fn svg(data: &LossChart<'_>, size: (u32, u32)) -> String {
    drawn(size, |area| loss_chart(area, data, &ChartTheme::light(1.0)).unwrap())
}

#[test]
fn spans_double() {
    let check = |epoch, span| assert_eq!(x_span(epoch), span, "{epoch}");
    check(0, 500);
    check(499, 500);
    check(500, 1000);
    check(999, 1000);
    check(1000, 2000);
    check(100_000, 128_000);
    check(u64::MAX, u64::MAX);
}

#[test]
fn ranges_are_round_and_rarely_move() {
    let check = |train, test, scale, range| {
        let points = [LossPoint { epoch: 0, train, test }];
        assert_eq!(y_range(&points, scale), range, "{train}, {test}, {scale:?}");
    };
    use YScale::{Linear, Log};
    check(0.022, 0.51, Log, [0.02, 1.0]);
    check(0.3, 0.5, Log, [0.05, 0.5]);
    check(0.0, 0.5, Log, [0.05, 0.5]);
    check(f64::NAN, f64::INFINITY, Log, [0.05, 0.5]);
    check(0.022, 0.51, Linear, [0.0, 1.0]);
    check(-0.3, 0.51, Linear, [-0.5, 1.0]);
    check(f64::NAN, 0.2, Linear, [0.0, 0.2]);
    check(1e308, 1.5e308, Log, [f64::MAX / 10.0, f64::MAX]);
    assert_eq!(y_range([], Linear), [0.0, 0.5]);
    // A whole run with every epoch shown: the range moves a handful of times.
    let points = run(500);
    let ranges: Vec<_> = (1..points.len()).map(|n| y_range(&points[..n], Log)).collect();
    let moves = ranges.windows(2).filter(|pair| pair[0] != pair[1]).count();
    assert!(moves <= 2, "{moves}");
}

#[test]
fn scales_are_chosen_by_ratio() {
    let check = |values: &[f64], scale| {
        assert_eq!(auto_scale(values.iter().copied()), scale, "{values:?}");
    };
    check(&[], YScale::Linear);
    check(&[0.5, 0.05], YScale::Linear);
    check(&[0.5, 0.049], YScale::Log);
    check(&[0.5, 0.0, f64::NAN, f64::INFINITY, 0.3], YScale::Linear);
}

#[test]
fn there_and_back() {
    for y_scale in [YScale::Linear, YScale::Log] {
        let points = run(312);
        let data = chart(&points, y_scale);
        let scale = ChartScale::new(&data, &ChartTheme::light(2.0), [2560.0, 236.0]);
        for epoch in 0..=500 {
            assert_eq!(scale.epoch_at(scale.x_of(epoch as f64)), epoch);
        }
        let [lo, hi] = data.range;
        assert_eq!([scale.y_of(hi), scale.y_of(lo)], [44.0, 236.0 - 40.0]);
        for k in 0..=100 {
            let share = f64::from(k) / 100.0;
            let loss = match y_scale {
                YScale::Linear => lo + (hi - lo) * share,
                YScale::Log => lo * (hi / lo).powf(share),
            };
            let (y, expected) = (scale.y_of(loss), 196.0 + (44.0 - 196.0) * share);
            assert!((y - expected).abs() < 1e-9, "{y_scale:?}: {loss} lies at {y}");
        }
        // Beyond the range: on its ends.
        assert_eq!(scale.y_of(-1.0), scale.y_of(lo));
        assert_eq!(scale.y_of(0.0), scale.y_of(lo));
        assert_eq!(scale.y_of(1e9), scale.y_of(hi));
        assert_eq!(scale.epoch_at(-5.0), 0);
        assert_eq!(scale.epoch_at(1e9), 500);
    }
}

#[test]
fn spacing() {
    let points = run(0);
    let y = |y_scale, range, loss| {
        let data = LossChart { range, ..chart(&points, y_scale) };
        let scale = ChartScale::new(&data, &ChartTheme::light(1.0), [100.0, 142.0]);
        scale.y_of(loss)
    };
    assert_eq!(y(YScale::Linear, [0.0, 1.0], 0.25), 97.0);
    assert!((y(YScale::Log, [0.01, 1.0], 0.1) - 72.0).abs() < 1e-9);
    // A range that cannot be drawn is replaced.
    assert_eq!(y(YScale::Log, [0.0, 0.5], 0.5), 22.0);
    assert_eq!(y(YScale::Linear, [f64::NAN, 1.0], 0.5), 22.0);
}

#[test]
fn a_run() {
    let points = run(312);
    let svg = svg(&chart(&points, YScale::Log), SIZE);
    let expected =
        ["100", "200", "300", "400", "Loss 0.5", "0.1", "0.02", "test 0.053", "training 0.022"];
    assert_eq!(says(&svg), expected);
    let count = |what: &str| svg.matches(what).count();
    assert_eq!(count("<polygon"), 1, "the area below the test loss");
    assert_eq!(count("stroke=\"#10222C\" stroke-width=\"2\""), 1, "the test loss is one line");
    let dots = count("stroke=\"#5D6F79\" stroke-width=\"2\"");
    assert!((100..300).contains(&dots), "{dots} dots make the training loss");
    assert_eq!(count("<circle"), 2, "the playhead and its ring");
}

#[test]
fn epochs_make_room_for_the_playhead() {
    let points = run(303);
    let said = says(&svg(&chart(&points, YScale::Log), SIZE));
    assert!(!said.contains(&"300".into()) && said.contains(&"400".into()), "{said:?}");
}

#[test]
fn parts_come_and_go() {
    let points = run(312);
    let data = chart(&points, YScale::Log);
    let check = |data: LossChart<'_>, has: &[&str], lacks: &[&str]| {
        let says = says(&svg(&data, SIZE)).join(" · ");
        assert!(has.iter().all(|text| says.contains(text)), "{says}, not {has:?}");
        assert!(!lacks.iter().any(|text| says.contains(text)), "{says}, with {lacks:?}");
    };
    check(data, &["Loss", "test 0.053", "training 0.022"], &["epoch", "diverged"]);
    check(LossChart { bare: true, ..data }, &[], &["Loss", "test", "100"]);
    check(LossChart { hover: Some(40), ..data }, &["epoch 40", "test 0.217"], &["test 0.053"]);
    check(LossChart { diverged: Some(312), ..data }, &["diverged"], &[]);
    // Gone back to 40: the future is drawn faintly, and can still be read.
    let back = LossChart { points: &points[..=40], faint: &points[41..], epoch: 40, ..data };
    check(back, &["test 0.217", "training 0.198", "later epochs"], &["test 0.053"]);
    check(LossChart { hover: Some(300), ..back }, &["epoch 300", "test 0.053"], &["epoch 40"]);
    let drawn = svg(&back, SIZE);
    let (_, rest) = drawn.split_once("<polyline fill=\"none\" opacity=\"0.22\"").unwrap();
    let faint = rest.split_once("/>").unwrap().0;
    assert_eq!(faint.matches(',').count(), 312 - 40 + 1, "the faint curve begins at the playhead");
    // The cross at the end of a run that diverged.
    let n_strokes = |data| svg(&data, SIZE).matches("<polyline").count();
    assert_eq!(n_strokes(LossChart { diverged: Some(312), ..data }), n_strokes(data) + 2);
    // No test loss: no curve, no label.
    let blind: Vec<_> = points.iter().map(|p| LossPoint { test: f64::NAN, ..*p }).collect();
    check(chart(&blind, YScale::Log), &["training 0.022"], &["test"]);
    assert!(!svg(&chart(&blind, YScale::Log), SIZE).contains("<polygon"));
}

#[test]
fn anything_can_be_drawn() {
    let bad = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, -1.0, 1e300, 1e-300];
    let odd: Vec<_> = bad
        .iter()
        .enumerate()
        .map(|(k, &v)| LossPoint { epoch: 3 * k as u64, train: v, test: bad[6 - k] })
        .collect();
    for points in [&[][..], &odd[..1], &odd, &run(1)] {
        for y_scale in [YScale::Linear, YScale::Log] {
            for size in [(0, 0), (1, 1), (40, 30), (390, 78), SIZE] {
                let data = chart(points, y_scale);
                let wild = LossChart { range: [f64::NAN, -1.0], span: 0.0, faint: points, ..data };
                for data in [data, wild] {
                    for hover in [None, Some(0), Some(u64::MAX)] {
                        let drawn = svg(&LossChart { hover, diverged: hover, ..data }, size);
                        assert!(!drawn.contains("NaN"), "{drawn}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_empty_frame() {
    let points: [LossPoint; 0] = [];
    let drawn = svg(&chart(&points, YScale::Linear), SIZE);
    assert_eq!(says(&drawn), ["100", "200", "300", "400", "Loss 0.5", "0"]);
    assert!(!drawn.contains("<polyline"));
}

#[test]
fn texts_never_meet() {
    let points = run(999);
    for y_scale in [YScale::Linear, YScale::Log] {
        for last in (0..1000).step_by(7) {
            for hover in [None, Some(3), Some(last / 2), Some(last)] {
                for size in [SIZE, (640, 96), (1920, 190)] {
                    let data = LossChart { hover, ..chart(&points[..=last as usize], y_scale) };
                    assert_texts_are_apart(&svg(&data, size), size);
                }
            }
        }
    }
}

#[test]
fn finer_areas_are_larger() {
    let mut svg = String::new();
    let area = finer(SVGBackend::with_string(&mut svg, (100, 50)), 4);
    assert_eq!(area.dim_in_pixel(), (400, 200));
    assert_eq!(area.map_coordinate(&(399, 199)), (399, 199));
}

#[test]
fn what_is_read_from_far_away_is_larger_and_its_hairlines_are_not() {
    let points = run(100);
    let data = chart(&points, YScale::Linear);
    let [near, far] = [1.0, 2.0].map(|zoom| {
        let theme = ChartTheme { zoom, ..ChartTheme::light(1.0) };
        drawn((1000, 200), |area| loss_chart(area, &data, &theme).unwrap())
    });
    let size = |svg: &str| -> f64 {
        let (_, after) = svg.split_once("font-size=\"").unwrap();
        after.split_once('"').unwrap().0.parse().unwrap()
    };
    let hairline = |svg: &str| svg.matches("width=\"1000\" height=\"1\"").count();
    assert_eq!(size(&far), 2.0 * size(&near));
    assert!(1 < hairline(&near) && 1 < hairline(&far), "{far}");
    assert!(says(&far).len() <= says(&near).len(), "what no longer fits is left out");
}
