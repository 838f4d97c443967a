//! What is refused, where, and in which words.

use crate::plane::csv::{MAX_BYTES, MAX_COLUMNS, MAX_ROWS, parse};

#[track_caller]
fn check(text: &str, line: Option<usize>, column: Option<usize>, sentence: &str) {
    let shown: String = text.chars().take(200).collect();
    match parse(text) {
        Ok(table) => panic!("{shown:?} reads as {} rows", table.n_rows),
        Err(error) => {
            assert_eq!(error.to_string(), sentence, "{shown:?}");
            assert_eq!((error.line, error.column), (line, column), "{shown:?}");
        }
    }
}

/// A header and so many rows.
fn rows(n: usize) -> String {
    (0..n).fold("width,depth,height\n".to_owned(), |text, i| text + &format!("{i},{i},{i}\n"))
}

#[test]
fn a_typing_error_is_told_where_it_is() {
    let abc = |line| {
        format!(
            "Line {line}, column 3 (\"height\"): \"abc\" is not a number. Correct it or remove the line."
        )
    };
    check(&(rows(15) + "1,2,abc\n" + "3,4,5\n"), Some(17), Some(3), &abc(17));
    // Comments, blank lines and line ends in quotes are lines all the same.
    let text = "# from a ruler\r\n\r\nwidth,depth,height\r\n1,2,3\r\n\r\n4,5,6\r\n7,8,abc\r\n";
    check(text, Some(7), Some(3), &abc(7));
    check(&text.replace("\r\n", "\n"), Some(7), Some(3), &abc(7));
    check(&text.replace("\r\n", "\r"), Some(7), Some(3), &abc(7));
    let text = "width,depth,height,\"a\nnote\"\n1,2,3,\"b\r\nb\"\n1,2,abc,c\n1,2,3,c\n";
    check(text, Some(5), Some(3), &abc(5));
    // Two in twenty, and the first of all rows when there is no header to be seen.
    check(&(rows(18) + "1,2,abc\n3,4,def\n"), Some(20), Some(3), &abc(20));
    check(
        "1,2,3\n4,5,1.2.3\n6,7,8\n",
        Some(2),
        Some(3),
        "Line 2, column 3 (\"column 3\"): \"1.2.3\" is not a number. Correct it or remove the line.",
    );
    // What stands there twice is no class among measurements.
    check(
        &(rows(18) + "1,2,n/a\n3,4,n/a\n"),
        Some(20),
        Some(3),
        "Line 20, column 3 (\"height\"): \"n/a\" is not a number. Correct it or remove the line.",
    );
    // A name among numbers is no header.
    check(
        "one,2,3\n4,5,6\n7,8,9\n",
        Some(1),
        Some(1),
        "Line 1, column 1 (\"column 1\"): \"one\" is not a number. Correct it or remove the line.",
    );
    // Infinite is not a number that can be drawn; the earliest line is told first.
    check(
        "x,y\n1,2\n3,Infinity\n1e999,4\n5,6\n",
        Some(3),
        Some(2),
        "Line 3, column 2 (\"y\"): \"Infinity\" is not a number. Correct it or remove the line.",
    );
    // A class of its own is not made by a slip.
    check(
        "x,y,kind\n1,2,0\n3,4,1\n5,6,0\n7,8,O\n",
        Some(5),
        Some(3),
        "Line 5, column 3 (\"kind\"): \"O\" is not a number. Correct it or remove the line.",
    );
}

#[test]
fn what_is_missing_is_told_where_it_is() {
    check(
        "x,y\n1,2\n3,\n5,6\n",
        Some(3),
        Some(2),
        "Line 3, column 2 (\"y\") is empty. Fill it in or remove the line.",
    );
    check(
        "1,2,a\n3,4,\" \"\n",
        Some(2),
        Some(3),
        "Line 2, column 3 (\"column 3\") is empty. Fill it in or remove the line.",
    );
    check(
        "x,y,note\n1,2,\n3,4,\n",
        Some(2),
        Some(3),
        "Line 2, column 3 (\"note\") is empty. Fill it in or remove the line.",
    );
    // A hole in the first row is no header.
    check(
        ",2\n3,4\n5,6\n",
        Some(1),
        Some(1),
        "Line 1, column 1 (\"column 1\") is empty. Fill it in or remove the line.",
    );
    check(
        "1,,3\n4,5,6\n7,8,9\n",
        Some(1),
        Some(2),
        "Line 1, column 2 (\"column 2\") is empty. Fill it in or remove the line.",
    );
}

#[test]
fn rows_of_another_width_are_told() {
    check(
        "x,y,z\n\n1,2,3\n4,5\n",
        Some(4),
        None,
        "Line 4 has 2 cells where the first row has 3. Correct it.",
    );
    check(
        "x;y;z\n1,5;2;3\n4\n",
        Some(3),
        None,
        "Line 3 has 1 cell where the first row has 3. Correct it.",
    );
    check(
        "1,2\n3,4\n5,6,7\n",
        Some(3),
        None,
        "Line 3 has 3 cells where the first row has 2. Correct it.",
    );
}

#[test]
fn an_open_quote_is_told_where_it_begins() {
    let sentence = "Line 3 has a quotation mark that is never closed. Close it or remove it.";
    check("x,y,kind\n1,2,a\n3,4,\"b\n5,6,c\n7,8,d\n", Some(3), None, sentence);
}

#[test]
fn tables_without_two_columns_of_numbers_are_refused() {
    let rows = "There are no rows. Write one point in each line, such as 1.5, 2, blue.";
    for text in ["", "\u{feff}", " \n\r\n\t", "# nothing\n# here"] {
        check(text, None, None, rows);
    }
    let one = "There is only one column. Separate columns with commas, semicolons or tabs.";
    for text in ["1\n2\n3", "x\n1\n2", "1 2\n3 4\n", "hello"] {
        check(text, None, None, one);
    }
    let none = "No column has only numbers. Two such columns are needed, one across and one up.";
    check("a,b\nc,d\n", None, None, none);
    check("x,y\n", None, None, none);
    let few = "Only one column has only numbers. Two are needed, one across and one up.";
    check("a,1\nb,2\n", None, None, few);
    check("x,1,\ny,2,\n", None, None, few);
}

#[test]
fn too_much_is_refused() {
    let many = "The table has more than 100000 rows. Keep at most that many.";
    let text = "1,2\n".repeat(MAX_ROWS);
    assert_eq!(parse(&text).map(|table| table.n_rows), Ok(MAX_ROWS));
    let named = format!("x,y\n{text}");
    assert_eq!(parse(&named).map(|table| table.n_rows), Ok(MAX_ROWS));
    check(&(text + "3,4"), None, None, many);
    check(&(named + "3,4\n5,6,7"), None, None, many);

    let large = "The table is larger than 10 MB. Keep fewer rows.";
    let comment = "#".repeat(MAX_BYTES - 3);
    assert!(parse(&format!("1,2{comment}")).is_err(), "a comment begins a line");
    assert!(parse(&format!("1,2\n{}", &comment[1..])).is_ok(), "10 MB are taken");
    check(&format!("1,2\n{comment}"), None, None, large);

    let row = |n: usize| vec!["1"; n].join(";") + "\n";
    assert_eq!(parse(&row(MAX_COLUMNS)).map(|table| table.columns.len()), Ok(MAX_COLUMNS));
    let wide = "Line 1 has more than 100 cells. Keep at most that many columns.";
    check(&row(MAX_COLUMNS + 1), Some(1), None, wide);
    check(&row(5000), Some(1), None, wide);
}

#[test]
fn long_texts_are_not_repeated_whole() {
    let text = format!("x,{}\n1,2\n3,{}\n4,5\n6,7\n", "n".repeat(90), "é".repeat(90));
    let (name, odd) = ("n".repeat(23) + "…", "é".repeat(23) + "…");
    let sentence = format!(
        "Line 3, column 2 (\"{name}\"): \"{odd}\" is not a number. Correct it or remove the line."
    );
    check(&text, Some(3), Some(2), &sentence);
}
