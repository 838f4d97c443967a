//! What stands below the rows of a table.

use super::table;

/// Checks how many rows are left, and what is said.
#[track_caller]
fn check(text: &str, n_rows: usize, expected: &str) {
    let table = table(text);
    let notices: Vec<String> = table.found.notices.iter().map(ToString::to_string).collect();
    let expected: &[&str] = if expected.is_empty() { &[] } else { &[expected] };
    assert_eq!(
        (table.n_rows, &*notices),
        (n_rows, &*expected.iter().map(|it| it.to_string()).collect::<Vec<_>>()),
        "{text}"
    );
}

#[test]
fn rows_that_sum_up_are_left_out() {
    let rows = "region;a;b\nN;1,5;2\nS;2,5;3\nE;3,5;4\n";
    for (row, word) in [
        ("Total;7,5;9", "Total"),
        ("Summe:;7,5;9", "Summe:"),
        ("Grand Total;7,5;9", "Grand Total"),
        (";Gesamt;9", "Gesamt"),
        ("Class average;2,5;3", "Class average"),
        ("合计;7,5;9", "合计"),
    ] {
        let sentence = format!("Rows with totals, from line 5 (\"{word}\") on, are left out.");
        check(&format!("{rows}{row}\n"), 3, &sentence);
        check(&format!("{rows}{row}\nMittelwert;2,5;3\n"), 3, &sentence);
    }
    // What comes again is a class, and a table of two rows has nothing to sum up.
    check("kind,a,b\ntotal,1.5,2\npart,2.5,3\npart,3.5,4\ntotal,1.5,2\n", 4, "");
    check("kind,a,b\nmen,1.5,2\ntotal,2.5,3\n", 2, "");
}

#[test]
fn notes_are_left_out() {
    let rows = "land;2019;2020\nA;1,5;2\nB;2,5;3\nC;3;4\n";
    let sentence = "The text below the table, from line 5 on, is left out.";
    check(&format!("{rows}Quelle: Destatis, 2021\n© Statistisches Bundesamt\n"), 3, sentence);
    check(&format!("{rows}__________;;\nStand: heute;;\n"), 3, sentence);
    check(
        "a,b,c\n1,2,x\n3,4,y\nSource: a, b, c, d, and others\n",
        2,
        "The text below the table, from line 4 on, is left out.",
    );
    let text = "sex  age  size\n\nm     23  180.5\nf     25  165.0\n\nNumber of cases read:  2    Number of cases listed:  2\n";
    check(text, 2, "The text below the table, from line 6 on, is left out.");
    // A row that is too short is a row.
    check(
        "x,y,kind\n1,2,a\n3,4,b\n7\n",
        3,
        "Lines that are too short: 1. Their last cells are missing.",
    );
}
