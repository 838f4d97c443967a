//! Strands: a link in pixels lies where the curve does and is as strong as its width.

use crate::{Diagram, DiagramSpec, Link, Pixmap, Rgb, dot_into, strand_into};

fn links() -> Vec<Link> {
    let spec = DiagramSpec {
        width: 400.0,
        height: 300.0,
        inputs: 3,
        active: &[0, 1, 2],
        hidden: &[6, 2],
        ..DiagramSpec::default()
    };
    Diagram::new(&spec).links
}

/// How much of each column is covered, and where its middle is.
fn column(pixmap: &Pixmap, x: usize) -> (f64, f64) {
    let alpha = |y: usize| f64::from(pixmap.pixel(x, y)[3]) / 255.0;
    let sum: f64 = (0..pixmap.height).map(alpha).sum();
    let middle: f64 = (0..pixmap.height).map(|y| alpha(y) * (y as f64 + 0.5)).sum();
    (sum, middle / sum)
}

#[test]
fn a_strand_lies_where_its_link_does() {
    for link in links() {
        for scale in [1.0, 2.0] {
            let mut pixmap = Pixmap::new((400.0 * scale) as usize, (500.0 * scale) as usize);
            strand_into(&link, scale, 1.5, Rgb(9, 8, 7), 1.0, &mut pixmap);
            for k in 1..10 {
                let [x, y] = link.point(f64::from(k) / 10.0).map(|length| length * scale);
                let (cover, middle) = column(&pixmap, x as usize);
                let around = link.distance_to([(x.floor() + 0.5) / scale, middle / scale]);
                assert!(around < 1.0, "{around} off at {x}, {y}, of {link:?}");
                assert!(1.4 * scale < cover, "{cover} at {x} of {link:?}");
                assert_eq!(pixmap.pixel(x as usize, middle as usize)[..3], [9, 8, 7]);
            }
        }
    }
}

#[test]
fn a_strand_covers_as_much_as_its_width() {
    let links = links();
    let flat = |link: &&Link| link.bounds().height < 1.0;
    for link in links.iter().filter(flat) {
        let mut pixmap = Pixmap::new(400, 300);
        strand_into(link, 1.0, 3.0, Rgb(0, 0, 0), 0.5, &mut pixmap);
        let x = link.point(0.5)[0] as usize;
        assert!((column(&pixmap, x).0 - 1.5).abs() < 0.05, "{:?}", column(&pixmap, x));
    }
}

#[test]
fn what_lies_outside_is_left_out() {
    for link in links() {
        strand_into(&link, 1.0, 3.0, Rgb(0, 0, 0), 1.0, &mut Pixmap::new(20, 20));
        strand_into(&link, 1.0, 3.0, Rgb(0, 0, 0), 1.0, &mut Pixmap::default());
    }
    let mut pixmap = Pixmap::new(8, 8);
    dot_into([-20.0, 4.0], 3.0, Rgb(0, 0, 0), &mut pixmap);
    dot_into([4.0, 40.0], 3.0, Rgb(0, 0, 0), &mut pixmap);
    assert_eq!(pixmap, Pixmap::new(8, 8));
}

#[test]
fn a_dot_is_round() {
    let mut pixmap = Pixmap::new(8, 8);
    dot_into([4.0, 4.0], 3.0, Rgb(1, 2, 3), &mut pixmap);
    let picture = pixmap.ascii(|[.., alpha]| if alpha < 128 { '.' } else { '#' });
    let expected =
        "........\n..####..\n.######.\n.######.\n.######.\n.######.\n..####..\n........\n";
    assert_eq!(picture, expected);
}
