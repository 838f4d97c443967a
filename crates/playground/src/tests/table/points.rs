//! Points: where they lie in the picture, what they are labeled, and that they come back from text.

use super::table;
use crate::plane::table::{Labels, Points, Roles, Table};
use proptest::prelude::*;

#[track_caller]
fn points(text: &str) -> Points {
    let table = table(text);
    table.points(Roles::guess(&table)).unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

fn classes(points: &Points) -> (Vec<&str>, &[u8]) {
    match &points.labels {
        Labels::Classes { names, of_point } => {
            (names.iter().map(String::as_str).collect(), of_point)
        }
        Labels::Numbers { .. } => panic!("{points:?} has no classes"),
    }
}

#[test]
fn points_fill_the_picture() {
    let points = points("cm,kg,kind\n150,50,a\n160,90,b\n200,60,a\n");
    assert_eq!(points.xs, [-5.0, -3.0, 5.0]);
    assert_eq!(points.ys, [-5.0, 5.0, -2.5]);
    assert_eq!(points.x.name, "cm");
    assert_eq!((points.x.offset, points.x.scale), (175.0, 5.0));
    assert_eq!((points.x.to_real(-3.0), points.x.to_view(160.0)), (160.0, -3.0));
    assert_eq!(points.y.to_real(6.0), 94.0);
}

#[test]
fn equal_values_lie_in_the_middle() {
    let points = points("0.1,7,a\n0.1,8,b\n");
    assert_eq!(points.xs, [0.0, 0.0]);
    assert_eq!((points.x.offset, points.x.scale), (0.1, 1.0));
}

#[test]
fn words_are_classes() {
    let points = points("1,2,red\n3,4,blue\n5,6,red\n");
    assert_eq!(classes(&points), (vec!["red", "blue"], &[0, 1, 0][..]));
}

#[test]
fn whole_numbers_that_look_like_classes_are_classes() {
    assert_eq!(classes(&points("1,2,1\n3,4,-1\n5,6,1\n")), (vec!["-1", "1"], &[1, 0, 1][..]));
    let rows = |n: u8| (0..n).map(|i| format!("1,2,{i}\n")).collect::<String>();
    assert_eq!(classes(&points(&rows(8))).0.len(), 8);
    let are_numbers = |text: &str| matches!(points(text).labels, Labels::Numbers { .. });
    assert!(are_numbers(&rows(9)), "nine are numbers");
    assert!(are_numbers("m2,rooms,price\n52,2,210000\n80,3,310000\n120,4,455000\n"), "amounts");
    assert_eq!(classes(&points("a,b,class\n1,2,3\n3,4,7\n5,6,9\n")).0, ["3", "7", "9"], "by name");
    let again = "a,b,c\n1,2,30\n3,4,70\n5,6,90\n1,1,30\n2,2,70\n3,3,90\n";
    assert_eq!(classes(&points(again)).0, ["30", "70", "90"], "they come again");
}

#[test]
fn two_columns_of_numbers_are_a_line() {
    let line = points("mass,price\n1,2\n2,4\n3,6\n");
    let Labels::Numbers { values, axis } = &line.labels else { panic!("{line:?} has classes") };
    assert_eq!((line.ys.as_slice(), line.y.name.as_str()), (&[0.0; 3][..], ""));
    assert_eq!((values.as_slice(), axis.name.as_str()), (&[-1.0, 0.0, 1.0][..], "price"));
    // Passed or not is a class, whatever it is called.
    let passed = points("hours,passed\n1,0\n2,0\n3,1\n4,1\n");
    assert_eq!(classes(&passed), (vec!["0", "1"], &[0, 0, 1, 1][..]));
    assert_eq!(line.to_csv(), "mass,price\n1,2\n2,4\n3,6\n", "and comes back as one");
}

#[test]
fn labels_on_a_line_are_classes() {
    let line = points("cm,kind\n150,a\n160,b\n200,a\n");
    assert_eq!((line.xs.as_slice(), line.ys.as_slice()), (&[-5.0, -3.0, 5.0][..], &[0.0; 3][..]));
    assert_eq!(classes(&line), (vec!["a", "b"], &[0, 1, 0][..]));
}

#[test]
fn only_the_chosen_columns_count() {
    let text = "x,y,note,kind\n1,2,,a\nNA,3,,b\n3,?,hello,a\n4,5,,b\n5,6,,\n";
    let points = points(text);
    assert_eq!((points.n_read, points.rows.as_slice(), points.n_left_out()), (5, &[0, 3][..], 3));
    assert_eq!(classes(&points), (vec!["a", "b"], &[0, 1][..]));
    // A class of which no row is left is none.
    let text = "x,y,kind\n1,2,a\n2,,b\n3,4,c\n";
    assert_eq!(classes(&super::points::points(text)).0, ["a", "c"]);
}

#[test]
fn a_unit_is_named_with_what_is_measured() {
    let points = points("height,price,kind\ncm,€,\n150,50,a\n160,90,b\n");
    assert_eq!((points.x.name.as_str(), points.y.name.as_str()), ("height (cm)", "price (€)"));
}

#[test]
fn other_numbers_are_to_be_told() {
    let points = points("x,y,price\n1,2,0.5\n3,4,2.5\n5,6,1\n");
    let Labels::Numbers { values, axis } = &points.labels else { panic!("{points:?} has classes") };
    assert_eq!(values, &[-1.0, 1.0, -0.5]);
    assert_eq!((axis.name.as_str(), axis.offset, axis.scale), ("price", 1.5, 1.0));
}

#[test]
fn points_without_labels_are_one_class() {
    let table = table("1,2\n3,4\n");
    let roles = Roles { x: 0, y: Some(1), label: None };
    let points = table.points(roles).expect("points");
    assert_eq!(classes(&points), (vec!["points"], &[0, 0][..]));
}

#[track_caller]
fn check_error(table: &Table, roles: Roles, column: Option<usize>, sentence: &str) {
    let error = table.points(roles).expect_err("these roles do not fit");
    assert_eq!(error.to_string(), sentence, "{roles:?}");
    assert_eq!((error.line, error.column), (None, column), "{roles:?}");
}

#[test]
fn roles_that_do_not_fit_are_told() {
    let rows: String = (0..9).map(|i| format!("{i},{i},n{i}\n")).collect();
    let table = table(&format!("x,y,name\n{rows}"));
    let sentence = "Column 3 (\"name\") has 9 different labels. \
        Keep at most 8 or choose another column.";
    check_error(&table, Roles { x: 0, y: Some(1), label: Some(2) }, Some(3), sentence);
    let sentence = "Column 3 (\"name\") does not contain numbers. Choose a column of numbers.";
    check_error(&table, Roles { x: 0, y: Some(2), label: None }, Some(3), sentence);
    let sentence = "There is no column 4. Choose another.";
    check_error(&table, Roles { x: 3, y: Some(0), label: None }, None, sentence);
    check_error(&table, Roles { x: 0, y: Some(0), label: Some(3) }, None, sentence);
}

#[test]
fn points_are_written_as_they_were() {
    for text in [
        "x,y,label\n0.1,1000.001,a\n0.2,-3,b\n0.30000000000001,0,a\n",
        "x,y,label\n1e-7,1e+21,1\n0,-1e+21,0\n",
        "x,kind\n1,a\n2,b\n".replace("kind", "label").as_str(),
        // Differences far behind the point.
        "x,y,label\n1700000000000000000,1.00000000000001,a\n1700000000000000300,1,a\n",
        "x,y,price\n1,2,0.1\n3,4,0.7\n5,7,0.35\n",
        "\"a,b\",\"#1\",label\n1,2,\"say \"\"hi\"\"\"\n3,4,\"two\nlines\"\n5,6,\"a;b\"\n7,8,\"#\"\n",
        "x,y,label\n1,2,points\n3,4,points\n",
    ] {
        assert_eq!(points(text).to_csv(), text);
    }
    // Names that are numbers would be taken for a row.
    let text = points("2020,2021,n,m,kind\n1,2,3,3,a\n3,4,4,4,b\n").to_csv();
    assert_eq!(text, "column 2020,column 2021,label\n1,2,a\n3,4,b\n");
}

/// Any three columns of at most eight digits, as people have them, of any magnitude.
fn rows() -> impl Strategy<Value = Vec<(String, String, String)>> {
    let number = |exponent| {
        (-99_999_999i64..=99_999_999).prop_map(move |digits| format!("{digits}e{exponent}"))
    };
    let label = prop_oneof![
        "[ -~äß]{0,5}".prop_map(|word| format!("\"w{}\"", word.replace('"', "\"\""))),
        Just("\"#a;b\"".to_owned()),
    ];
    (-90..90, -9..9, prop::collection::vec(label, 1..8), any::<bool>()).prop_flat_map(
        move |(x, y, labels, regression)| {
            let label =
                if regression { number(-3).boxed() } else { prop::sample::select(labels).boxed() };
            prop::collection::vec((number(x), number(y), label), 1..40)
        },
    )
}

proptest! {
    #[test]
    fn points_come_back_from_their_text(rows in rows()) {
        let text: String = rows.iter().map(|(x, y, label)| format!("{x},{y},{label}\n")).collect();
        let first = points(&format!("x,y,label\n{text}"));
        prop_assert_eq!(&points(&first.to_csv()), &first);
    }

    #[test]
    fn points_lie_in_the_picture(
        values in prop::collection::vec(proptest::num::f64::NORMAL | proptest::num::f64::SUBNORMAL, 1..9)
    ) {
        let text: String = values.iter().map(|x| format!("{x:e},{x:e}\n")).collect();
        let table = table(&text);
        let points = table.points(Roles { x: 0, y: Some(1), label: None }).expect("points");
        for (&view, &real) in points.xs.iter().zip(&values) {
            prop_assert!(view.abs() <= 5.0, "{} lies at {}", real, view);
            let error = (points.x.to_real(view) - real).abs() / points.x.scale;
            prop_assert!(error < 1e-9 || !points.x.to_real(view).is_finite(), "off by {}", error);
        }
        let widest = points.xs.iter().fold(0.0, |widest: f64, x| widest.max(x.abs()));
        let all_equal = values.iter().all(|&x| x == values[0]);
        let tiny = values.iter().all(|x| x.abs() < 1e-300);
        prop_assert!(all_equal || tiny || 4.9 < widest, "the widest lies at {}", widest);
    }
}
