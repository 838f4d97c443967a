//! Points of one's own: painted, brought along as a table, and saved as one.

use crate::{
    Axis, Dataset, Own, PlaygroundState, Session,
    plane::table::{Options, Roles, Table},
};
use std::sync::Arc;

const FLOWERS: &str = "length,width,class\n5.1,3.5,setosa\n7,3.2,versicolor\n6.3,3.3,virginica\n";

fn of_csv(text: &str) -> Own {
    let table = Table::read(text.as_bytes(), &Options::default()).expect("a table");
    Own::of_table(table.points(Roles::guess(&table)).expect("points"))
}

fn painted() -> PlaygroundState {
    let mut state = PlaygroundState { dataset: Dataset::Own, ..PlaygroundState::default() };
    state.paint([-1.0, 2.0], 0);
    state.paint([3.0, -2.0], 1);
    state
}

#[test]
fn painted_points_are_the_points() {
    let mut state = painted();
    let session = Session::new(state.clone());
    assert_eq!((session.data().n(), state.n_classes()), (2, 2), "two points of two classes");
    state.paint([0.0, 5.0], 3);
    let own = state.own.clone().expect("points");
    assert_eq!(own.classes(), ["A", "B", "C", "D"], "a fourth class makes a third");
    let labels: Vec<f64> = own.points().iter().map(|e| e.label).collect();
    assert_eq!(labels, [0.0, 1.0, 3.0], "the others keep theirs");
    state.erase([0.2, 5.1], 0.4);
    state.erase([-5.0, -5.0], 0.4);
    assert_eq!(Session::new(state).data().n(), 2, "only what is near is taken");
}

#[test]
fn a_few_points_are_learned_though_no_batch_is_full() {
    let state = painted();
    assert!(Session::new(state.clone()).data().train.len() < state.batch_size, "a few");
    let mut session = Session::new(state.clone());
    session.epoch();
    assert_ne!(session.fingerprint(), Session::new(state).fingerprint(), "something was learned");
}

#[test]
fn classes_are_painted_beside_classes_only() {
    let own = of_csv("x,y,z\n1,2,0.5\n2,4,0.25\n3,1,0.75\n");
    let mut state = painted();
    state.own = Some(Arc::new(own));
    assert_eq!(state.n_classes(), 2, "numbers are no classes");
    assert_eq!(Session::new(state.clone()).data().n(), 0, "and are not shown as such");
    state.paint([1.0, 1.0], 1);
    assert_eq!(Session::new(state.clone()).data().n(), 1, "painting begins anew");
    assert_eq!(state.axes(), ["X₁", "X₂"].map(Axis::plain), "in plain units");
}

#[test]
fn without_points_nothing_is_learned_and_nothing_breaks() {
    for link in
        ["#dataset=own", "#problem=regression&regDataset=ownNumbers", "#dataset=own&patience=3"]
    {
        let mut session = super::session(link);
        for _ in 0..3 {
            session.epoch();
        }
        assert_eq!(session.divergence(), None, "{link}");
        assert_eq!(session.fingerprint(), super::session(link).fingerprint(), "{link}");
        session.measures(true);
    }
}

#[test]
fn a_table_comes_back_from_its_points() {
    assert_eq!(of_csv(FLOWERS).to_csv(), FLOWERS, "with its units and classes");
    let numbers = "x,y,height\n-100,0.001,2.5\n100,0.002,7\n0,0.004,3\n";
    assert_eq!(of_csv(numbers).to_csv(), numbers, "with its numbers");
    let odd = of_csv("x,y,class\n1,2,\"a, b\"\n3,4,c\n");
    assert_eq!(of_csv(&odd.to_csv()), odd, "with what must be quoted");
}

#[test]
fn painted_points_come_back_from_their_table() {
    let own = painted().own.expect("points");
    assert_eq!(own.to_csv(), "X₁,X₂,class\n-1,2,A\n3,-2,B\n");
}

#[test]
fn the_points_of_a_table_without_labels_are_of_one_class() {
    let table = Table::read(b"x,y\n1,2\n2,4\n3,1\n", &Options::default()).expect("a table");
    let roles = Roles { x: 0, y: Some(1), label: None };
    let own = Own::of_table(table.points(roles).expect("points"));
    assert_eq!(own.n_classes(), 2, "there is always a second to paint");
    assert!(own.points().iter().all(|e| e.label == 1.0), "all are of the first");
}
