//! What the columns are guessed to mean.

use super::table;
use crate::plane::csv::Roles;

#[track_caller]
fn check(text: &str, x: usize, y: usize, label: impl Into<Option<usize>>) {
    assert_eq!(table(text).roles(), Roles { x, y, label: label.into() }, "{text:?}");
}

#[test]
fn words_are_labels() {
    check("1,2,a\n3,4,b\n", 0, 1, 2);
    check("a,1,2\nb,3,4\n", 1, 2, 0);
    check("day,x,color,y,class\nmo,1,red,2,1\ntu,3,blue,4,2\n", 1, 3, 2);
}

#[test]
fn words_that_are_too_many_are_labels_only_if_nothing_else_is() {
    let people: String = (0..9).map(|i| format!("{i},{i},n{i},{}\n", i % 2)).collect();
    check(&format!("w,h,name,class\n{people}"), 0, 1, 3);
    check(&format!("w,h,name,n\n{people}"), 0, 1, 2);
}

#[test]
fn names_tell_labels() {
    check("label,a,b\n1,2,3\n", 1, 2, 0);
    check("a,Class,b\n1,2,3\n", 0, 2, 1);
    check("y,target,b,c\n1,2,3,4\n", 0, 2, 1);
    check("y,a,b\n1,2,3\n", 1, 2, 0);
    // Beside an x, y is the other place.
    check("x,y,z\n1,2,3\n", 0, 1, 2);
    check("x,y\n1,2\n", 0, 1, None);
    // One input: it is both across and up.
    check("age,target\n1,2\n", 0, 0, 1);
}

#[test]
fn the_last_of_three_numbers_is_the_label() {
    check("1,2,3\n", 0, 1, 2);
    check("1,2,3,4,5\n", 0, 1, 4);
    check("1,2\n", 0, 1, None);
}
