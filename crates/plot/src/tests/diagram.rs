//! The picture of a network: against the measures of the page's design, and by what every layout
//! must be.

use crate::{Diagram, DiagramSpec, Hit, Target, link_tint, link_width};

/// A window of 1280 by 800: the stage as the page cuts it.
fn laptop<'a>(active: &'a [usize], hidden: &'a [usize]) -> DiagramSpec<'a> {
    DiagramSpec {
        width: 667.0,
        height: 552.0,
        axis_y: 275.0,
        inputs: 7,
        active,
        hidden,
        target: Target::Picture { x: 667.0, size: 352.0 },
        ..DiagramSpec::default()
    }
}

fn phone<'a>(active: &'a [usize], hidden: &'a [usize]) -> DiagramSpec<'a> {
    DiagramSpec {
        width: 390.0,
        height: 400.0,
        axis_y: 238.0,
        inputs: active.last().map_or(0, |last| last + 1),
        active,
        hidden,
        target: Target::Tiles { right: 374.0 },
        left: 46.0,
        top_inputs: 100.0,
        top_layers: 100.0,
        pitch_max: 60.0,
        pitch_min: 60.0,
        ..DiagramSpec::default()
    }
}

#[test]
fn pitch_and_tile() {
    let check = |spec: DiagramSpec<'_>, pitch, tile| {
        let diagram = Diagram::new(&spec);
        assert_eq!((diagram.pitch, diagram.tile), (pitch, tile), "{spec:?}");
    };
    // (275 − 58) / 3.385
    check(laptop(&[0, 1], &[4, 2]), 64.0, 49.0);
    // Room for more than is wanted.
    let tall = DiagramSpec { axis_y: 400.0, height: 900.0, ..laptop(&[0], &[2]) };
    check(tall, 74.0, 57.0);
    // Eight neurons with their heading: (275 − 96) / 3.885
    check(laptop(&[0, 1], &[8]), 46.0, 35.0);
    // Six layers in a narrow room: tiles shrink before anything scrolls.
    let narrow =
        DiagramSpec { target: Target::Picture { x: 560.0, size: 300.0 }, ..laptop(&[0], &[2; 6]) };
    check(narrow, 57.0, 44.0);
    check(phone(&[0, 1], &[4, 2]), 60.0, 46.0);
}

#[test]
fn outputs_stand_on_the_edge_of_a_picture_that_shows_something_else() {
    let check = |hidden: &[usize], outputs: usize, shares: std::ops::RangeInclusive<f64>| {
        let plain = DiagramSpec { outputs, ..laptop(&[0, 1], hidden) };
        let edge = DiagramSpec { target: Target::Edge { x: 667.0, size: 352.0 }, ..plain };
        let (before, after) = (Diagram::new(&plain), Diagram::new(&edge));
        let last = hidden.len() + 1;
        assert_eq!(before.layers[..last], after.layers[..last], "{hidden:?}: something else moved");
        assert_eq!((before.width, before.height), (after.width, after.height), "{hidden:?}");
        assert_eq!(after.layers[last].len(), outputs, "a tile for each output");
        let [top, bottom] = [275.0 - 176.0, 275.0 + 176.0];
        let end = after.layers[last - 1][0].right();
        let mut below = f64::NEG_INFINITY;
        for tile in &after.layers[last] {
            let outside = (667.0 - tile.x) / tile.width;
            assert!(shares.contains(&outside), "{hidden:?}, {outputs}: {outside} outside");
            assert!(end + 6.0 <= tile.x, "{hidden:?}: no room for links, {end} and {}", tile.x);
            assert!(
                below <= tile.y && top <= tile.y && tile.bottom() <= bottom,
                "{outputs}: {tile:?}"
            );
            below = tile.bottom();
        }
        let ends = after.links.iter().filter(|link| link.layer == last);
        for link in ends {
            let tile = after.layers[last][link.to];
            assert_eq!(link.bezier()[3][0], tile.x - 2.0, "links end at the tile");
        }
    };
    check(&[4, 2], 1, 0.73..=0.77);
    check(&[6, 4], 8, 0.73..=0.77);
    check(&[], 3, 0.73..=0.77);
    // Where columns are close, so much that links can still be seen.
    check(&[2; 6], 1, 0.3..=0.77);
}

#[test]
fn what_does_not_fit_scrolls() {
    let check = |spec: DiagramSpec<'_>, width: f64, height: f64, axis_y: f64| {
        let diagram = Diagram::new(&spec);
        let size = [diagram.width.round(), diagram.height.round(), diagram.axis_y.round()];
        assert_eq!(size, [width, height, axis_y], "{spec:?}");
    };
    check(laptop(&[0, 1], &[4, 2]), 667.0, 552.0, 275.0);
    // A low window: 96 + 3.885 · 46 above the axis, as much and 8 below.
    let low = DiagramSpec { height: 300.0, axis_y: 150.0, ..laptop(&[0, 1], &[8]) };
    check(low, 667.0, 96.0 + 2.0 * 178.7_f64.round() + 8.0 - 1.0, 275.0);
    // Three layers fit on a phone, four do not: 6 · 46 + 4.72 · 24 − 328 more.
    check(phone(&[0, 1], &[4, 4, 2]), 390.0, 400.0, 238.0);
    check(phone(&[0, 1], &[4, 4, 4, 2]), 451.0, 400.0, 238.0);
}

#[test]
fn every_layout_is_sound() {
    let all = [0, 1, 2, 3, 4, 5, 6];
    for n_layers in 0..=6 {
        for n in 1..=8 {
            for active in [&all[..0], &all[2..3], &all] {
                let hidden = vec![n; n_layers];
                let low = DiagramSpec { height: 200.0, axis_y: 90.0, ..laptop(active, &hidden) };
                let classes = DiagramSpec { outputs: 5, ..laptop(active, &hidden) };
                for spec in [laptop(active, &hidden), phone(active, &hidden), low, classes] {
                    assert_sound(&spec);
                }
            }
        }
    }
}

fn assert_sound(spec: &DiagramSpec<'_>) {
    let diagram = Diagram::new(spec);
    let n_hidden = spec.hidden.len();
    assert_eq!(diagram.layers.len(), n_hidden + 2, "{spec:?}");
    for (layer, tiles) in diagram.layers.iter().enumerate() {
        let top = if layer == 0 { spec.top_inputs } else { spec.top_layers };
        let is_picture = layer == n_hidden + 1 && matches!(spec.target, Target::Picture { .. });
        for (k, tile) in tiles.iter().enumerate() {
            assert!(is_picture || top <= tile.y + 1.0, "{tile:?} covers the heading: {spec:?}");
            assert!(is_picture || tile.bottom() <= diagram.height, "{tile:?} sticks out: {spec:?}");
            assert!(is_picture || tile.right() <= diagram.width, "{tile:?} sticks out: {spec:?}");
            let below_last = k == 0 || tiles[k - 1].bottom() <= tile.y + 1e-9;
            assert!(below_last, "tiles overlap: {spec:?}");
        }
        if let [first, .., last] = tiles[..] {
            let middle = (first.y + last.bottom()) / 2.0;
            assert!((middle - diagram.axis_y).abs() <= 1.0, "off the axis: {spec:?}");
        }
        if let (Some(tile), Some(before)) =
            (tiles.first(), layer.checked_sub(1).and_then(|l| diagram.layers[l].first()))
        {
            assert!(spec.gap_min * 0.7 <= tile.x - before.right(), "columns meet: {spec:?}");
        }
    }
    let n_sources = |layer: usize| match layer {
        1 => spec.active.len(),
        _ => diagram.layers[layer - 1].len(),
    };
    let n_links: usize = (1..=n_hidden + 1).map(|l| n_sources(l) * diagram.layers[l].len()).sum();
    assert_eq!(diagram.links.len(), n_links, "{spec:?}");
    for link in &diagram.links {
        let target = diagram.layers[link.layer][link.to];
        let source = match link.layer {
            1 => diagram.layers[0][spec.active[link.from]],
            layer => diagram.layers[layer - 1][link.from],
        };
        let [start, _, _, end] = link.bezier();
        assert_eq!(start, [source.right() + 1.0, source.center()[1]], "{link:?}");
        assert_eq!(end[0], target.x - 2.0, "{link:?}");
        assert!((end[1] - target.center()[1]).abs() <= target.height * 0.21, "{link:?}");
    }
}

#[test]
fn links_fan_out_in_order() {
    let diagram = Diagram::new(&laptop(&[0, 1, 6], &[4, 2]));
    let ends = |layer, to| -> Vec<f64> {
        let links = diagram.links.iter().filter(|l| (l.layer, l.to) == (layer, to));
        links.map(|l| l.bezier()[3][1] - diagram.layers[layer][to].center()[1]).collect()
    };
    // ((i − (n − 1) / 2) / n) · 0.42 · 49, and · 26 at the picture.
    let rounded = |ys: Vec<f64>| -> Vec<f64> { ys.iter().map(|y| y.round()).collect() };
    assert_eq!(rounded(ends(1, 0)), [-7.0, 0.0, 7.0]);
    assert_eq!(rounded(ends(2, 1)), [-8.0, -3.0, 3.0, 8.0]);
    assert_eq!(ends(3, 0), [-6.5, 6.5]);
}

#[test]
fn under_the_pointer() {
    let diagram = Diagram::new(&laptop(&[0, 3], &[4, 2]));
    let check = |p, expected| assert_eq!(diagram.hit(p, 7.0), expected, "{p:?}");
    for (layer, tiles) in diagram.layers.iter().enumerate() {
        for (index, tile) in tiles.iter().enumerate() {
            check(tile.center(), Some(Hit::Tile { layer, index }));
            let corner = [tile.x, tile.bottom()];
            let dot = Hit::Bias { layer, index };
            check(corner, Some(if layer == 0 { Hit::Tile { layer, index } } else { dot }));
        }
    }
    for link in &diagram.links {
        // Halfway between two columns the links of this network lie apart.
        let near = diagram.links.iter().filter(|l| l.distance_to(link.point(0.37)) < 1.0);
        if near.count() == 1 {
            check(link.point(0.37), Some(Hit::from(link)));
        }
    }
    check([0.0, 0.0], None);
    // A straight link on the axis: as far as the pointer reaches, and no further.
    let straight = Diagram::new(&laptop(&[3], &[1]));
    let y = straight.links[0].point(0.5)[1];
    let link = Hit::Link { layer: 1, to: 0, from: 0 };
    assert_eq!(straight.hit([200.0, y - 6.9], 7.0), Some(link));
    assert_eq!(straight.hit([200.0, y + 7.1], 7.0), None);
    assert_eq!(straight.hit([200.0, y + 7.1], 20.0), Some(link));
}

#[test]
fn curves() {
    let diagram = Diagram::new(&laptop(&[0], &[3]));
    for link in &diagram.links {
        let curve = link.bezier();
        assert_eq!(curve[0][1], curve[1][1], "leaves horizontally");
        assert_eq!(curve[2][1], curve[3][1], "arrives horizontally");
        assert_eq!(link.point(0.0), curve[0]);
        assert_eq!(link.point(1.0), curve[3]);
        let svg = link.svg();
        let numbers = svg.split(['M', 'C', ' ']).filter(|s| !s.is_empty());
        let numbers: Vec<f64> = numbers.map(|s| s.parse().unwrap()).collect();
        for (a, b) in numbers.iter().zip(curve.as_flattened()) {
            assert!((a - b).abs() <= 0.05 + 1e-9, "{svg}");
        }
        for k in 0..=100 {
            let p = link.point(k as f64 / 100.0);
            assert!(link.distance_to(p) < 0.6, "{k}: {}", link.distance_to(p));
            assert!(link.bounds().grown(1e-9).contains(p), "{k}");
        }
    }
    let [end_x, end_y] = diagram.links[0].bezier()[3];
    assert!((diagram.links[0].distance_to([end_x + 3.0, end_y + 4.0]) - 5.0).abs() < 1e-9);
}

#[test]
fn widths_and_tints() {
    let check = |w: f64, width: f64, tint: f64| {
        assert!((link_width(w) - width).abs() < 1e-12, "{w}: {}", link_width(w));
        assert!((link_tint(w) - tint).abs() < 1e-12, "{w}: {}", link_tint(w));
    };
    check(0.0, 1.0, 0.0);
    check(1.0, 2.8, 0.72);
    check(-1.0, 2.8, -0.72);
    check(-2.5, 5.5, -1.0);
    check(5.0, 10.0, 1.0);
    check(-77.0, 10.0, -1.0);
    check(f64::INFINITY, 10.0, 1.0);
    assert_eq!(link_width(f64::NAN), 1.0);
    assert!(link_tint(f64::NAN).is_nan());
}
