//! A table is read in parts, so that a page can go on in between.

use crate::plane::table::{Options, Reading, Table};
use crate::{Budget, Progress};

#[test]
fn however_it_is_divided_the_table_is_the_same() {
    let mut text = "height;weight;kind\n".to_owned();
    (0..40_000)
        .for_each(|i| text += &format!("1.{:03},5;{};{}\n", i % 1000, i % 97, ["a", "b"][i % 2]));
    let whole = Table::read(text.as_bytes(), &Options::default()).expect("a table");
    let mut reading = Reading::new(text.as_bytes(), Options::default());
    let (mut n_steps, mut last) = (0, 0.0);
    loop {
        let progress: Progress = reading.step(&mut Budget::Units(1));
        n_steps += 1;
        assert!(last <= progress.share(), "it goes back from {last}");
        last = progress.share();
        if progress.is_whole() {
            break;
        }
    }
    assert!(8 < n_steps, "{n_steps} parts are too long for a page");
    assert_eq!(reading.finish(), Ok(whole), "in {n_steps} parts");
}

#[test]
fn what_is_wrong_is_told_at_the_end() {
    let mut reading = Reading::new(b"hello", Options::default());
    while !reading.step(&mut Budget::Units(1)).is_whole() {}
    let error = reading.finish().expect_err("no table");
    assert!(error.to_string().starts_with("There is only one column."), "{error}");
}
