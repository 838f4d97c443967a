//! Tables as a person pastes them: what is read of them. What is refused, what points become of them and
//! that any text is taken calmly is tested in the files below.

mod any_text;
mod bytes;
mod errors;
mod foot;
mod head;
mod layout;
mod measured;
mod missing;
mod numbers;
mod points;
mod real;
mod roles;
mod steps;

use crate::plane::table::{MISSING, Options, Table, TableError, Values};

/// The table of a text, or what is wrong with it.
fn parse(text: &str) -> Result<Table, TableError> {
    Table::read(text.as_bytes(), &Options::default())
}

/// The table of a text that is none to complain about.
#[track_caller]
fn table(text: &str) -> Table {
    parse(text).unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

fn names(table: &Table) -> Vec<&str> {
    table.columns.iter().map(|column| column.name.as_str()).collect()
}

/// The numbers of a column.
#[track_caller]
fn numbers(table: &Table, column: usize) -> &[f64] {
    table.columns[column].numbers().unwrap_or_else(|| panic!("column {column} is made of words"))
}

/// The words of a column, row by row.
#[track_caller]
fn words(table: &Table, column: usize) -> Vec<&str> {
    let Values::Text { names, of_row } = &table.columns[column].values else {
        panic!("column {column} of {table:?} is made of numbers")
    };
    let word = |&name: &u32| if name == MISSING { "" } else { names[name as usize].as_str() };
    of_row.iter().map(word).collect()
}

/// Checks that a text reads as points (1.5, −2) and (3, 0.25) labeled a and b, under these names.
#[track_caller]
fn check(text: &str, expected_names: &[&str]) {
    let table = table(text);
    assert_eq!(names(&table), expected_names, "{text:?}");
    assert_eq!(table.n_rows, 2, "{text:?}");
    assert_eq!(table.columns[0].numbers(), Some(&[1.5, 3.0][..]), "{text:?}");
    assert_eq!(table.columns[1].numbers(), Some(&[-2.0, 0.25][..]), "{text:?}");
    assert_eq!(words(&table, 2), ["a", "b"], "{text:?}");
}

#[test]
fn one_table_reads_however_it_is_written() {
    const UNNAMED: &[&str] = &["column 1", "column 2", "column 3"];
    const NAMED: &[&str] = &["width", "height", "kind"];
    for text in [
        "1.5,-2,a\n3,0.25,b\n",
        "1.5,-2,a\n3,0.25,b",
        "1.5,-2,a\r\n3,0.25,b\r\n",
        "1.5,-2,a\r3,0.25,b\r",
        "\u{feff}1.5,-2,a\n3,0.25,b",
        "1.5;-2;a\n3;0.25;b",
        "1,5;-2;a\n3;0,25;b",
        "1.5\t-2\ta\n3\t0.25\tb",
        "1,5\t-2\ta\n3\t,25\tb",
        " 1.5 ,\t-2.0, a\n+3e0,2.5E-1,\u{a0}b ",
        "\"1.5\",\"-2\",\"a\"\n\"3\",\"0.25\",\"b\"",
        "\n  \n1.5,-2,a\r\n\r\n\t\n3,0.25,b\n\n\n",
        "# two points\n1.5,-2,a\n#,,,,,,\n3,0.25,b\n# end",
        "1.5,-2,a,\n3,0.25,b,\n",
        "1.5|-2|a\n3|0.25|b",
        "1.5 -2 a\n3 0.25 b\n",
        "   1.5     -2  a \n   3.0   0.25  b\n",
        "1,5 -2 a\n3 0,25 b\n",
        "1.5,−2,a\n3,0.25,b\n",
        "sep=;\n1,5;-2;a\n3;0,25;b",
        "\"sep=,\"\r\n1.5,-2,a\r\n3,0.25,b\r\n",
        "1.5;-2;a;;\n3;0.25;b;;\n;;;;\n;;;;\n",
    ] {
        check(text, UNNAMED);
    }
    for text in [
        "width,height,kind\n1.5,-2,a\n3,0.25,b",
        "\u{feff}\"width\";height; kind \n1,5;-2;a\n3;0,25;b",
        "\u{feff}# made by hand\r\nwidth\theight\tkind\r\n1.5\t-2\ta\r\n3\t0.25\tb\r\n",
    ] {
        check(text, NAMED);
    }
    // What lies outside of a table of bars, or behind a rule, is no column.
    for text in [
        "| width | height | kind |\n|------:|-------:|:----:|\n| 1.5 | -2 | a |\n| 3 | 0.25 | b |\n",
        " width | height | kind\n-------+--------+------\n   1.5 |     -2 | a\n     3 |   0.25 | b\n",
    ] {
        check(text, NAMED);
    }
    // Every row in quotes, as a sheet of one column has it.
    check("\"width,height,kind\"\n\"1.5,-2,a\"\n\"3,0.25,b\"\n", NAMED);
    check("\"width;height;\"\"kind\"\"\"\n\"1,5;-2;a\"\n\"3;0,25;b\"\n", NAMED);
    check("x,y,\n1.5,-2,a\n3,.25,b", &["x", "y", "column 3"]);
    check(",1,z\n1.5,-2,a\n3,.25,b\n".replace(",1", "w,1").as_str(), &["w", "1", "z"]);
}

#[test]
fn quotes_keep_delimiters_line_ends_and_quotes() {
    let table = table("1,2,\"a, b\"\n3,4,\"say \"\"hi\"\"\"\n5,6,\"two\nlines\"\n7,8,\"#9;;\"");
    assert_eq!(words(&table, 2), ["a, b", "say \"hi\"", "two\nlines", "#9;;"]);
}

#[test]
fn the_likelier_delimiter_is_taken() {
    // Semicolons in words, in every row.
    assert_eq!(words(&table("1,2,a;b\n3,4,c;d"), 2), ["a;b", "c;d"]);
    // As many decimal commas as semicolons; a header without commas.
    for text in ["1,5;2,5\n3,5;4,5", "x;y\n1,5;2,5\n3,5;4,5"] {
        assert_eq!(table(text).columns[1].numbers(), Some(&[2.5, 4.5][..]), "{text:?}");
    }
    // A point in words is no sign.
    assert_eq!(words(&table("1;2;a, b\n3;4;c, d"), 2), ["a, b", "c, d"]);
}

#[test]
fn words_are_named_in_the_order_of_first_appearance() {
    let table = table("1,2,z\n3,4,a\n5,6,z\n7,8,ä\n");
    let Values::Text { names, of_row } = &table.columns[2].values else {
        panic!("{table:?} has no words")
    };
    assert_eq!(names, &["z", "a", "ä"]);
    assert_eq!(of_row, &[0, 1, 0, 2]);
}

#[test]
fn a_mixture_is_words_if_words_are_meant() {
    // Half of them are words; half of them again; few labels, of which each word stands twice.
    for (text, expected) in [
        ("1,2,a\n3,4,5\n", vec!["a", "5"]),
        ("1,2,A1\n3,4,5\n6,7,B2\n8,9,7\n", vec!["A1", "5", "B2", "7"]),
        ("1,1,1\n2,2,1\n3,3,2\n4,4,other\n5,5,other\n", vec!["1", "1", "2", "other", "other"]),
    ] {
        assert_eq!(words(&table(text), 2), expected, "{text:?}");
    }
    // One label in ten or less, but twice.
    let rows = "1,1,0\n".repeat(40) + &"2,2,none\n".repeat(2);
    assert_eq!(words(&table(&rows), 2)[38..], ["0", "0", "none", "none"]);
}

#[test]
fn the_first_row_is_a_header_only_above_numbers() {
    for (text, expected) in [
        ("1,2,a\n3,4,b\n", 2),
        ("x,y\n3,4\n", 1),
        ("a,1,2\nb,3,4\n", 2),
        ("x,y,kind\n1,2,a\n3,4,b\n", 2),
        ("1,2\n", 1),
        ("NA,2\n3,4\n", 2),
    ] {
        assert_eq!(table(text).n_rows, expected, "{text:?}");
    }
}

/// Enough rows that anything quadratic would be noticed by whoever waits for the tests.
#[test]
fn large_tables_are_read() {
    let mut text = String::from("x,y,kind\n");
    for i in 0..crate::plane::table::MAX_ROWS {
        text.push_str(&format!("{i},{}.5,name {}\n", i % 1000, i % 50_000));
    }
    let table = table(&text);
    assert_eq!(table.n_rows, 100_000);
    assert_eq!(table.columns[0].numbers().map(|x| x[99_999]), Some(99_999.0));
    assert_eq!(table.columns[1].numbers().map(|y| y[99_999]), Some(999.5));
    let words = words(&table, 2);
    assert_eq!((words[0], words[99_999]), ("name 0", "name 49999"));
}
