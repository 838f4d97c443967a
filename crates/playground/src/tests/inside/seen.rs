//! What a lens shows of one point: the example that is meant, the neuron, the steps, and sums that add up.

use crate::inside::point::seen::{Chosen, Neuron, Seen};
use crate::inside::point::{OnePoint, Passes, Step};
use crate::tests::{session, trained};

const SLIDE: &str = "problem=regression&regDataset=ownNumbers&y=false&networkShape=&lossFunction=absolute\
    &batchSize=1&percTrainData=100&weights=3,1&data=x|none|y~0,1,0,1,0,1~~2,0,4&learningRate=0.1";

fn seen(link: &str) -> Seen {
    Seen::of(&session(link), &mut OnePoint::default(), true)
}

/// Deck 000, lines 255 to 263: 6, 7, 3 and 1, 1, 1, 2.
#[test]
fn the_slide_is_written_out() {
    let seen = seen(&format!("{SLIDE}&lens=point&pass=99"));
    assert_eq!(seen.point.label, Some(4.0), "the only point is the nearest");
    assert_eq!((seen.bias, &seen.terms[..]), (1.0, &[[3.0, 2.0]][..]), "w = 3, x = 2, b = 1");
    assert_eq!(
        (seen.terms[0][0] * seen.terms[0][1], seen.layers[0].z[0], seen.loss),
        (6.0, 7.0, 3.0)
    );
    let at_sum = (seen.slope, seen.layers[0].delta[0], seen.bias_gradient, seen.link);
    assert_eq!(at_sum, (Some(1.0), 1.0, 1.0, Some((0, 2.0))), "1, 1, 1 and 2");
    assert!(seen.nudge.expect("the last step").difference < 1e-9);
    // A batch of this point alone, by gradient descent: all of the update is its share.
    let [update, share] = seen.share.expect("a training point");
    assert!((update + 0.2).abs() < 1e-12 && (share + 0.2).abs() < 1e-12, "{update} {share}");
}

#[test]
fn terms_add_up_to_what_the_network_computes() {
    for more in ["", "&activation=relu", "&normalization=layer", "&dataset=blobs&classes=4"] {
        let link = format!("dataset=spiral&networkShape=4,3&seed=2&neuron=1.2{more}");
        let session = trained(&link, 3);
        let seen = Seen::of(&session, &mut OnePoint::default(), true);
        let z: f64 = seen.bias + seen.terms.iter().map(|[w, x]| w * x).sum::<f64>();
        assert!((z - seen.layers[0].z[1]).abs() < 1e-12, "{link}");
        let slope: f64 = seen.back.iter().map(|[w, delta]| w * delta).sum();
        assert!((slope - seen.slope.expect("a target")).abs() < 1e-12, "{link}");
        if !link.contains("normalization") {
            assert!((slope * seen.bend - seen.layers[0].delta[1]).abs() < 1e-12, "{link}");
        }
        let (from, gradient) = seen.link.expect("a link");
        assert!((seen.layers[0].delta[1] * seen.terms[from][1] - gradient).abs() < 1e-12, "{link}");
    }
}

#[test]
fn the_example_nearest_to_the_place_is_meant() {
    let session = session("dataset=circle&seed=1&at=5.9,-5.9");
    let chosen = Chosen::of(&session);
    assert_eq!((chosen.at, chosen.label), ([5.9, -5.9], None), "nothing stands in the corner");
    for it in &session.data().train {
        let chosen = Chosen::near(&session, [it.x, it.y], Chosen::REACH);
        assert_eq!((chosen.at, chosen.label), ([it.x, it.y], Some(it.label)));
        assert!(chosen.is_trained);
        let place = chosen.place(&session);
        assert_eq!(Chosen::near(&session, place, Chosen::REACH).at, chosen.at, "by link");
    }
    let test = &session.data().test[0];
    let hidden = Chosen::near(&session, [test.x, test.y], 0.0);
    assert_eq!(hidden.label, None, "test points are chosen only while they are shown");
    // The place that was never chosen.
    let usual = Chosen::of(&super::super::session("dataset=circle&seed=1"));
    assert!(usual.label.is_some() && usual.is_trained);
}

#[test]
fn arrows_go_to_the_next_example() {
    let session = session("dataset=circle&seed=1");
    let from = Chosen::of(&session);
    let mut n_right = 0;
    let mut at = from;
    while let Some(next) = at.next(&session, [1.0, 0.0]) {
        assert!(at.at[0] < next.at[0] && next.label.is_some());
        (at, n_right) = (next, n_right + 1);
    }
    assert!(3 < n_right, "{n_right} to the right edge");
}

#[test]
fn a_neuron_is_one_that_the_network_has() {
    let of = |link: &str| {
        let it = Neuron::of(session(link).state());
        (it.layer, it.unit, it.from)
    };
    assert_eq!(of("networkShape=4,2"), (1, 0, None), "the first of the last hidden layer");
    assert_eq!(of("networkShape="), (0, 0, None), "the output");
    assert_eq!(of("networkShape=4,2&neuron=1.3.2"), (0, 2, Some(1)));
    assert_eq!(of("networkShape=4,2&neuron=1.9.3"), (0, 3, None), "no third input");
    assert_eq!(of("networkShape=4,2&neuron=3.1.2"), (2, 0, Some(1)), "the output");
    assert_eq!(of("networkShape=4,2&neuron=9.1"), (1, 0, None));
}

#[test]
fn steps_go_forward_and_back() {
    let steps = |n_layers, has_target| {
        let n = Passes::new(n_layers, has_target, 0).n_steps();
        (1..=n).map(|pass| Passes::new(n_layers, has_target, pass).step()).collect::<Vec<_>>()
    };
    use Step::{Backward, Forward, Input, Loss, Nudge};
    let all = vec![Input, Forward(0), Forward(1), Loss, Backward(1), Backward(0), Nudge];
    assert_eq!(steps(2, true), all);
    assert_eq!(steps(2, false), [Input, Forward(0), Forward(1)]);
    assert_eq!(Passes::new(2, true, 0).step(), Backward(0), "all but the nudge");
    assert_eq!(Passes::new(2, true, 99).step(), Nudge);
    for (pass, known) in [
        (1, (false, false, false, false)),
        (2, (true, false, false, false)),
        (4, (true, true, false, false)),
        (5, (true, true, true, false)),
        (6, (true, true, true, true)),
    ] {
        let it = Passes::new(2, true, pass);
        let found = (it.has_activations(0), it.has_loss(), it.has_delta(1), it.has_delta(0));
        assert_eq!(found, known, "step {pass}");
        assert_eq!(it.has_activations(1), 2 < pass);
    }
}
