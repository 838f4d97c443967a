//! Tables as a person pastes them.
use crate::csv::parse;
#[test]
fn smoke() {
    let t = parse("x;y;c\n1,5;2;a\n2;3,5;b\n").unwrap();
    println!("{t:?} {:?}", t.roles());
    let p = t.points(t.roles()).unwrap();
    println!("{p:?} {}", p.to_csv());
}
