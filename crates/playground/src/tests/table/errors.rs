//! What is refused, where, and in which words.

use super::parse;
use crate::plane::table::{MAX_BYTES, MAX_COLUMNS, MAX_ROWS, Roles};

/// Checks what is said of a text that is read, but makes no points, or is not read at all.
#[track_caller]
fn check(text: &str, line: Option<usize>, column: Option<usize>, sentence: &str) {
    let shown: String = text.chars().take(200).collect();
    match parse(text).and_then(|table| table.points(Roles::guess(&table))) {
        Ok(points) => panic!("{shown:?} makes {} points", points.rows.len()),
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

/// What is said of a word among numbers.
fn odd(line: usize, column: usize, name: &str, text: &str) -> String {
    format!(
        "Line {line}, column {column} (\"{name}\"): \"{text}\" is not a number. Correct it, or add it to the words for missing entries."
    )
}

#[test]
fn a_typing_error_is_told_where_it_is() {
    let check_odd = |text: &str, line, column, name, it| {
        check(text, Some(line), Some(column), &odd(line, column, name, it));
    };
    check_odd(&(rows(15) + "1,2,abc\n" + "3,4,5\n"), 17, 3, "height", "abc");
    // Comments, blank lines and line ends in quotes are lines all the same.
    let text = "# from a ruler\r\n\r\nwidth,depth,height\r\n1,2,3\r\n\r\n4,5,6\r\n7,8,abc\r\n";
    check_odd(text, 7, 3, "height", "abc");
    check_odd(&text.replace("\r\n", "\n"), 7, 3, "height", "abc");
    check_odd(&text.replace("\r\n", "\r"), 7, 3, "height", "abc");
    check_odd(&format!("sep=,\r\n{text}"), 8, 3, "height", "abc");
    let text = "\"width\r\nand more\",depth,height\n1,2,3\n\n1,2,abc\n1,2,3\n";
    check_odd(text, 5, 3, "height", "abc");
    // Two in twenty, and the first of all rows when there is no header to be seen.
    check_odd(&(rows(18) + "1,2,abc\n3,4,def\n"), 20, 3, "height", "abc");
    check_odd("1,2,3\n4,5,1.2.3\n6,7,8\n", 2, 3, "column 3", "1.2.3");
    // What stands there twice is no class among measurements.
    check_odd(&(rows(18) + "1,2,low\n3,4,low\n"), 20, 3, "height", "low");
    // A name among numbers is no header.
    check_odd("one,2,3\n4,5,6\n7,8,9\n", 1, 1, "column 1", "one");
    // A class of its own is not made by a slip.
    check_odd("x,y,kind\n1,2,0\n3,4,1\n5,6,0\n7,8,O\n", 5, 3, "kind", "O");
}

#[test]
fn a_typing_error_in_a_column_that_is_not_chosen_is_no_error() {
    let table = parse("x,y,z,kind\n1,2,3,a\n4,5,oops,b\n7,8,9,a\n").expect("a table");
    assert_eq!(
        table.points(Roles { x: 0, y: Some(1), label: Some(3) }).map(|it| it.rows.len()),
        Ok(3)
    );
    let error = table.points(Roles { x: 0, y: Some(2), label: Some(3) }).expect_err("it is chosen");
    assert_eq!(error.to_string(), odd(3, 3, "z", "oops"));
}

#[test]
fn rows_that_are_too_long_are_told() {
    let sentence = |line, n, width| {
        format!(
            "Line {line} has {n} cells, but most lines have {width}. Correct it, or choose another delimiter."
        )
    };
    check("1,2\n3,4\n5,6,7\n", Some(3), None, &sentence(3, 3, 2));
    check("x,y\n1,2\n\n3,4,,5\n5,6\n", Some(4), None, &sentence(4, 4, 2));
}

#[test]
fn commas_that_are_both_are_named() {
    let sentence = "The table has commas between the columns and in the numbers. Save it with semicolons between the columns.";
    check("x,y\n1,5,2,5\n3,5,4,0\n", None, None, sentence);
    check("a,b,c\n1,5,2,5,7,0\n3,5,4,5,8,5\n", None, None, sentence);
}

#[test]
fn an_open_quote_is_told_where_it_begins() {
    let sentence = "Line 3 has a quotation mark that is never closed. Close it or remove it.";
    check("x,y,kind\n1,2,a\n3,4,\"b\n5,6,c\n7,8,d\n", Some(3), None, sentence);
}

#[test]
fn tables_that_make_no_points_are_refused() {
    let rows = "There are no rows. Write one point in each line, such as 1.5, 2, blue.";
    for text in ["", "\u{feff}", " \n\r\n\t", ",,,\n,,,\n"] {
        check(text, None, None, rows);
    }
    let one = "There is only one column. Separate columns with commas, semicolons or tabs.";
    for text in ["1\n2\n3", "x\n1\n2", "hello"] {
        check(text, None, None, one);
    }
    let none = "No column has only numbers. At least one is needed, for the x axis.";
    check("a,b\nc,d\n", None, None, none);
    check("x,y\n", None, None, none);
    let rows: String = (0..9).map(|i| format!("name {i},{i}.5\n")).collect();
    let alone =
        "One column alone is not enough. Choose a class or number, or a column for the y axis.";
    check(&rows, None, None, alone);
    let empty = "No row has an entry in each of the chosen columns. Choose other columns.";
    check("x,y,kind\n1,,a\n,2,b\n3,,a\n,4,b\n", None, None, empty);
}

#[test]
fn too_much_is_refused() {
    let many = "The table has more than 100000 rows. Keep at most that many.";
    let text = "1,2\n".repeat(MAX_ROWS);
    assert_eq!(parse(&text).map(|table| table.n_rows), Ok(MAX_ROWS));
    let named = format!("x,y\n{text}");
    assert_eq!(parse(&named).map(|table| table.n_rows), Ok(MAX_ROWS));
    check(&(text + "3,4"), None, None, many);
    check(&(named + "3,4"), None, None, many);

    let large = "The table is larger than 10 MB. Keep fewer rows.";
    let comment = "#".repeat(MAX_BYTES - 3);
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
    let (name, word) = ("n".repeat(23) + "…", "é".repeat(23) + "…");
    check(&text, Some(3), Some(2), &odd(3, 2, &name, &word));
}
