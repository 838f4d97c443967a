//! What makes the answer at one place, beside numbers that are worked out by hand.

use crate::inside::carried::Carried;
use crate::tests::{session, trained};

/// Two inputs, two hidden neurons that pass their sums on, one output.
const TWO: &str = "activation=linear&networkShape=2&seed=1&weights=1,0,0,0,2,0,3,1,0";

#[test]
fn links_carry_weight_times_value() {
    // The order of `weights`: for each neuron its weights and then its bias.
    let session = session(TWO);
    let weight = |layer, to, from| {
        let mlp = session.run().mlp();
        mlp.params()[mlp.weight_at(layer, to, from)]
    };
    let carried = Carried::at(&session, [2.0, 1.0], None);
    let hidden = |to| weight(0, to, 0) * 2.0 + weight(0, to, 1);
    let into_output = [0, 1].map(|from| (weight(1, 0, from) * hidden(from)).abs());
    let most = into_output[0].max(into_output[1]);
    assert!(0.0 < most, "the trial shows something");
    for from in [0, 1] {
        assert_eq!(carried.share(1, 0, from), Some(into_output[from] / most));
    }
    assert_eq!(carried.share(1, 0, 2), None, "there is no third neuron");
    assert_eq!(carried.share(2, 0, 0), None, "there is no third layer");
}

#[test]
fn a_neuron_that_carries_nothing_takes_no_part() {
    // The second hidden neuron answers 0 wherever y is 0: nothing comes through it.
    let session = session(TWO);
    let weight = |to: usize, from: usize| {
        let mlp = session.run().mlp();
        mlp.params()[mlp.weight_at(0, to, from)]
    };
    let silent = [0, 1].into_iter().find(|&to| weight(to, 0) == 0.0).expect("one sees y alone");
    let carried = Carried::at(&session, [2.0, 0.0], None);
    assert!(!carried.units[1][silent] && carried.units[1][1 - silent], "{carried:?}");
    assert_eq!(carried.units[0], [true, false], "the answer is made of x alone");
    for from in [0, 1] {
        assert_eq!(carried.share(0, silent, from), Some(0.0), "its own links stay dark");
    }
    assert_eq!(carried.units[2], [true], "the output is always a part of it");
}

#[test]
fn of_several_outputs_the_likeliest_is_shown_or_the_one_that_is_named() {
    let session = trained("dataset=blobs&networkShape=4&seed=2", 40);
    let at = [3.0, 1.0];
    let answers = session.answers_at(at[0], at[1]);
    let likeliest = (0..3).max_by(|&a, &b| answers[a].total_cmp(&answers[b])).expect("three");
    let carried = Carried::at(&session, at, None);
    let named = (0..3).map(|k| k == likeliest).collect::<Vec<_>>();
    assert_eq!(carried.units[2], named);
    let other = (likeliest + 1) % 3;
    let carried = Carried::at(&session, at, Some(other));
    assert!(carried.units[2][other] && !carried.units[2][likeliest]);
    assert_eq!(Carried::at(&session, at, Some(9)), Carried::at(&session, at, None));
}

#[test]
fn shares_lie_between_0_and_1_for_any_network() {
    for link in
        ["networkShape=&seed=3", "networkShape=8,8,8&activation=relu&seed=4", "x=false&seed=1"]
    {
        let session = trained(link, 5);
        let carried = Carried::at(&session, [0.0, -6.0], None);
        assert_eq!(carried.units.len(), carried.links.len() + 1);
        for share in carried.links.iter().flatten() {
            assert!((0.0..=1.0).contains(share), "{link}: {share}");
        }
    }
}
