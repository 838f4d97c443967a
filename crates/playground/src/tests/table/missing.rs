//! Missing entries: the words for them, and that a person can say which these are.

use super::{numbers, parse, table, words};
use crate::plane::table::{Cell, Options, Roles, Table};

#[test]
fn the_usual_words_are_missing_in_numbers_and_words() {
    for word in [
        "NA", "NaN", "", "?", ".", "null", "NULL", "N/A", "n/a", "nan", "#N/A", "<NA>", "#DIV/0!",
        "k. A.", "k.A.", "n.d.", "n. a.", "#BEZUG!", "#WERT!", "#NULL!", "#VALEUR!", "#NV",
    ] {
        let text = format!("x,y,kind\n1,2,a\n{word},3,b\n4,{word},a\n5,6,{word}\n7,8,b\n");
        let table = table(&text);
        assert_eq!(
            table.columns.iter().map(|it| it.n_missing).collect::<Vec<_>>(),
            [1, 1, 1],
            "{word:?}"
        );
        assert!(numbers(&table, 0)[1].is_nan(), "{word:?}");
        assert_eq!(words(&table, 2), ["a", "b", "a", "", "b"], "{word:?}");
        assert_eq!(table.cell(2, 3), Cell::Missing, "{word:?}");
        let points = table.points(Roles::guess(&table)).expect("points");
        assert_eq!((points.n_read, points.rows.len()), (5, 2), "{word:?}");
        let expected: &[&str] = if word.is_empty() { &[] } else { &[word] };
        assert_eq!(table.found.missing, expected, "{word:?}");
    }
}

#[test]
fn some_words_are_missing_only_among_numbers() {
    for word in ["-", "--", "–", "None", "inf", "-Infinity", ":", "..", "/"] {
        let table = table(&format!("x,sign\n1,+\n{word},{word}\n4,+\n5,{word}\n"));
        assert_eq!(table.columns[0].n_missing, 1, "{word:?}");
        assert_eq!(words(&table, 1), ["+", word, "+", word], "a class like any other");
    }
    // Sodium, and an answer.
    let table = table("x,atom,smokes\n1,Na,none\n2,Cl,some\n3,Na,none\n");
    assert_eq!(words(&table, 1), ["Na", "Cl", "Na"]);
    assert_eq!(words(&table, 2), ["none", "some", "none"]);
}

#[test]
fn the_words_can_be_said() {
    let said = Options {
        missing: Some(vec!["-999".to_owned(), "k. A.".to_owned()]),
        ..Options::default()
    };
    let text = "x;y;kind\n1;2;a\n-999;3;NA\n4;k. A.;NA\n5;;b\n";
    let table = Table::read(text.as_bytes(), &said).expect("a table");
    assert_eq!(table.columns.iter().map(|it| it.n_missing).collect::<Vec<_>>(), [1, 2, 0]);
    assert_eq!(words(&table, 2), ["a", "NA", "NA", "b"], "what is not said is a word");
    assert_eq!(table.found.missing, ["-999", "k. A."]);
}

#[test]
fn short_rows_lack_their_last_cells() {
    let table = table("x,y,kind\n1,2,a\n3,4\n5,6,b\n7\n");
    assert_eq!(words(&table, 2), ["a", "", "b", ""]);
    let points = table.points(Roles::guess(&table)).expect("points");
    assert_eq!(points.rows, [0, 2]);
    let notices: Vec<String> = table.found.notices.iter().map(ToString::to_string).collect();
    assert_eq!(notices, ["Lines that are too short: 2. Their last cells are missing."]);
}

#[test]
fn a_column_without_entries_is_kept_if_it_has_a_name() {
    let table = parse("x,empty,y,\n1,,2,\n3,,4,\n").expect("a table");
    assert_eq!(super::names(&table), ["x", "empty", "y"]);
    assert_eq!(table.columns[1].n_missing, 2);
    assert_eq!(Roles::guess(&table), Roles { x: 0, y: None, label: Some(2) });
}
