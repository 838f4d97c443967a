//! What stands above the numbers: titles, names, units, years, comments, and the first line of scikit-learn.

use super::{names, numbers, table, words};
use crate::plane::table::{Delimiter, Options, Table};

/// Checks the names of the columns and the first row of numbers.
#[track_caller]
fn check(text: &str, expected: &[&str], column: usize, first: f64, n_rows: usize) -> Table {
    let table = table(text);
    assert_eq!(names(&table), expected, "{text}");
    assert_eq!((numbers(&table, column)[0], table.n_rows), (first, n_rows), "{text}");
    table
}

#[test]
fn titles_are_left_out() {
    for title in [
        "Sizes of five people",
        "Sizes of five people\n",
        "Sizes of five people\nFrom a survey, 2020\n\n",
        "\"Sizes, weights and names, of people, and kinds\"",
        "Sizes;;\n;;",
        "2020,,",
        "Heights, weights",
    ] {
        let comma = title.replace(';', ",");
        let text = format!("{comma}\nheight,weight,kind\n150,50,a\n160,60,b\n170,70,a\n");
        let table = check(&text, &["height", "weight", "kind"], 0, 150.0, 3);
        let notice = table.found.notices.first().map(ToString::to_string).unwrap_or_default();
        assert!(notice.starts_with("The text above the table"), "{title:?}: {notice}");
    }
    check("Ages of three\nage,height\n1,75\n2,85\n3,95", &["age", "height"], 0, 1.0, 3);
    check("Result\nage,height\n1,75\n2,85\n3,95", &["age", "height"], 0, 1.0, 3);
    check("Ages of three\n1,75\n2,85\n3,95", &["column 1", "column 2"], 0, 1.0, 3);
}

#[test]
fn what_a_device_says_of_itself_is_left_out() {
    let text =
        "Model,TDS2002\nChannel,CH1\nScale,0.5\n\nTIME,CH1,CH2\ns,V,V\n0.5,0.5,0.1\n0.6,0.6,0.2\n";
    let table = check(text, &["TIME", "CH1", "CH2"], 0, 0.5, 2);
    assert_eq!(table.columns[2].unit, "V");
}

#[test]
fn questions_and_keys_of_a_survey_are_left_out() {
    let text = "Start,Q1,Q2,Group\nStart Date,How old?,How tall?,Group\n\
        \"{\"\"ImportId\"\":\"\"start\"\"}\",\"{\"\"ImportId\"\":\"\"Q1\"\"}\",\"{}\",\"{}\"\n\
        2024-01-05,20,170,A\n2024-01-06,22,180,B\n";
    check(text, &["Start", "Q1", "Q2", "Group"], 1, 20.0, 2);
}

#[test]
fn a_header_that_is_one_short_names_all_but_the_first() {
    let r = "\"mpg\" \"cyl\" \"disp\"\n\"Mazda RX4\" 21 6 160\n\"Datsun 710\" 22.8 4 108\n";
    check(r, &["column 1", "mpg", "cyl", "disp"], 1, 21.0, 2);
    check(
        "Length,Width\n1,5.1,3.5\n2,4.9,3.0\n3,4.7,3.2\n",
        &["column 1", "Length", "Width"],
        1,
        5.1,
        3,
    );
    check("x\n1 5.5\n2 6.5\n3 7.5\n", &["column 1", "x"], 1, 5.5, 3);
    // A delimiter at the end of every row but the first.
    check("a,b\n1,2,\n3,4,\n", &["a", "b"], 0, 1.0, 2);
}

#[test]
fn units_below_the_names_are_units() {
    for units in ["cm,kg,", "[cm],[kg],-", "(cm),(kg),text"] {
        let text = format!("height,weight,kind\n{units}\n150,50,a\n160,60,b\n170,70,a\n");
        let table = check(&text, &["height", "weight", "kind"], 0, 150.0, 3);
        let of = |k: usize| table.columns[k].unit.as_str();
        assert_eq!((of(0), of(1)), ("cm", "kg"), "{units}");
    }
    check("t\tU\ns\tV\n0,1\t2,5\n0,2\t3,5\n", &["t", "U"], 0, 0.1, 2);
    // A row with a hole, and one with a typing error, are no units.
    assert_eq!(table("x,y,kind\nNA,2,a\n3,4,b\n").n_rows, 2);
    assert_eq!(table("x,y,kind\n1o,2,a\n3,4,b\n5,6,a\n").n_rows, 3);
    assert_eq!(table("x,kind\noops,a\n3,a\n5,b\n7,b\n").n_rows, 4);
}

#[test]
fn years_are_names_above_other_numbers() {
    check(
        "country,2010,2011,2012\nA,1.5,2,3\nB,4,5,6\n",
        &["country", "2010", "2011", "2012"],
        1,
        1.5,
        2,
    );
    check(
        ",1990,2000,2010\nA,64,66,68\nB,1200,1300,1400\n",
        &["column 1", "1990", "2000", "2010"],
        1,
        64.0,
        2,
    );
    check("2019,2020\n1.5,2\n4,5\n", &["2019", "2020"], 0, 1.5, 2);
    check("Land;2020\nBayern;13,1\nHessen;6,3\n", &["Land", "2020"], 1, 13.1, 2);
    // Years among years are a row.
    assert_eq!(table("2010,2011\n2012,2014\n").n_rows, 2);
    assert_eq!(table("1999,5\n2000,6\n2001,7\n").n_rows, 3);
    // What pandas writes where columns have no names.
    check(",0,1,2\n0,5.1,3.5,1.4\n1,4.9,3.0,1.4\n", &["column 1", "0", "1", "2"], 1, 5.1, 2);
    check("0,1,2\n5.1,3.5,1.4\n4.9,3.0,1.4\n", &["0", "1", "2"], 0, 5.1, 2);
    assert_eq!(table("0,1,2\n3,4,5\n6,7,8\n").n_rows, 3, "these may be numbers");
}

#[test]
fn the_header_can_be_said() {
    let read = |text: &str, header| {
        let said = Options { header: Some(header), ..Options::default() };
        Table::read(text.as_bytes(), &said).expect("a table")
    };
    let text = "1,2,3\n4,5,6\n7,8,9\n";
    let named = read(text, true);
    assert_eq!((names(&named), named.n_rows, named.found.header), (vec!["1", "2", "3"], 2, true));
    let unnamed = read("2010,2011\n1.5,2.5\n3,4\n", false);
    assert_eq!((names(&unnamed), unnamed.n_rows), (vec!["column 1", "column 2"], 3));
    assert!(!unnamed.found.header, "as was said");
}

#[test]
fn a_comment_can_be_the_header() {
    check("# t U I\n0.1 2.5 3\n0.2 3.5 4\n", &["t", "U", "I"], 0, 0.1, 2);
    check("# by hand\n# t,U\n1.000e-01,2.5\n2.0e-01,3.5\n", &["t", "U"], 0, 0.1, 2);
    check(
        "#,Name,Attack\n1,Bulbasaur,49\n2,Ivysaur,62\n3,Venusaur,82\n",
        &["column 1", "Name", "Attack"],
        2,
        49.0,
        3,
    );
    check("# three points\n0.1,2.5\n0.2,3.5\n", &["column 1", "column 2"], 0, 0.1, 2);
    check("# a, b\nx,y\n0.1,2.5\n0.2,3.5\n", &["x", "y"], 0, 0.1, 2);
    // Where every line begins with the sign, it is none of a comment.
    assert_eq!(words(&table("#f00;1\n#0f0;2\n#f00;3\n"), 0), ["#f00", "#0f0", "#f00"]);
}

#[test]
fn files_of_scikit_learn_name_their_classes() {
    let iris = "150,4,setosa,versicolor,virginica\n5.1,3.5,1.4,0.2,0\n7.0,3.2,4.7,1.4,1\n6.3,3.3,6.0,2.5,2\n";
    let unnamed = ["column 1", "column 2", "column 3", "column 4", "class"];
    assert_eq!(words(&check(iris, &unnamed, 0, 5.1, 3), 4), ["setosa", "versicolor", "virginica"]);
    let cancer = "4,3,malignant,benign\n17.99,10.38,122.8,0\n20.57,17.77,132.9,0\n13.54,14.36,87.46,1\n9.5,12.4,60.3,1\n";
    let unnamed = ["column 1", "column 2", "column 3", "class"];
    assert_eq!(words(&check(cancer, &unnamed, 0, 17.99, 4), 3)[2], "benign");
    let wide = "2,5,a,b\n1,2,3,4,5,0\n1,2,3,4,5,1\n";
    assert_eq!(words(&table(wide), 5), ["a", "b"], "a first line shorter than the others");
    let boston = "3,2,,\n\"CRIM\",\"ZN\",\"MEDV\"\n0.1,18,24\n0.2,0,21.6\n0.3,0,34.7\n";
    check(boston, &["CRIM", "ZN", "MEDV"], 2, 24.0, 3);
}

#[test]
fn a_first_line_that_says_the_delimiter_is_obeyed() {
    for (text, expected) in [
        ("sep=;\na;b\n1,5;2\n", Delimiter::Semicolon),
        ("SEP=,\r\na,b\r\n1.5,2\r\n", Delimiter::Comma),
        ("\"sep=\t\"\na\tb\n1.5\t2\n", Delimiter::Tab),
        ("sep=|\na|b\n1.5|2\n", Delimiter::Pipe),
    ] {
        let table = table(text);
        assert_eq!((table.found.delimiter, numbers(&table, 0)[0]), (expected, 1.5), "{text:?}");
        assert_eq!(names(&table), ["a", "b"], "{text:?}");
    }
}

#[test]
fn delimiters_up_to_the_width_of_a_sheet_are_no_columns() {
    for tail in [",", ",,", ",,,,"] {
        let text = format!("a,b,c{tail}\n1,2,x{tail}\n2,3,y{tail}\n,,{tail}\n");
        let table = super::table(&text);
        assert_eq!(super::names(&table), ["a", "b", "c"], "{text}");
        assert_eq!((table.n_rows, super::words(&table, 2)), (2, vec!["x", "y"]), "{text}");
        assert!(table.found.notices.is_empty(), "{:?}", table.found.notices);
    }
}
