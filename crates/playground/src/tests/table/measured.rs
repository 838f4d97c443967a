//! Units in every cell of a column.

use super::{names, numbers, table};
use crate::plane::table::Roles;

/// Checks the numbers and the unit of the first column of three rows.
#[track_caller]
fn check(cells: [&str; 3], expected: [f64; 3], unit: &str) {
    let rows: Vec<String> = cells.iter().zip([7, 3, 5]).map(|(a, b)| format!("{a};{b}")).collect();
    for text in [format!("size;b\n{}\n", rows.join("\n")), rows.join("\n")] {
        let table = table(&text);
        assert_eq!(numbers(&table, 0), expected, "{text}");
        assert_eq!(table.columns[0].unit, unit, "{text}");
        assert_eq!(table.found.header, text.starts_with("size"), "{text}");
    }
}

#[test]
fn units_in_every_cell_are_those_of_the_column() {
    check(["170 cm", "182 cm", "175 cm"], [170.0, 182.0, 175.0], "cm");
    check(["65kg", "80kg", "77.5kg"], [65.0, 80.0, 77.5], "kg");
    check(["1,5 m²", "70 m²", "80,25 m²"], [1.5, 70.0, 80.25], "m²");
    check(["−5.5°C", "-2°C", "1.0e1°C"], [-5.5, -2.0, 10.0], "°C");
    check(["12 km/h", "20 km/h", "35 km/h"], [12.0, 20.0, 35.0], "km/h");
    check(["1.234,5 m2", "2 m2", "3 m2"], [1234.5, 2.0, 3.0], "m2");
    check(["45 %RH", "50 %RH", "52 %RH"], [45.0, 50.0, 52.0], "%RH");
    check(["12 €/kg", "7,5 €/kg", "9 €/kg"], [12.0, 7.5, 9.0], "€/kg");
    check(["20岁", "31岁", "25岁"], [20.0, 31.0, 25.0], "岁");
    check(["1 year", "2 years", "3 years"], [1.0, 2.0, 3.0], "years");
    // Where the unit was forgotten, it is the same.
    check(["170 cm", "182", "175 cm"], [170.0, 182.0, 175.0], "cm");
}

#[test]
fn a_unit_is_told_beside_the_name() {
    let table =
        table("name,height,weight,sex\nAnn,170 cm,65kg,f\nBob,182 cm,80kg,m\nCid,NA,77kg,m\n");
    let guess = Roles::guess(&table);
    let points = table.points(guess).expect("points");
    assert_eq!((points.x.name.as_str(), points.y.name.as_str()), ("height (cm)", "weight (kg)"));
    assert_eq!(names(&table)[guess.label.expect("a label")], "sex");
    assert_eq!(points.rows, [0, 1]);
}

#[test]
fn what_looks_like_a_unit_is_not_always_one() {
    // Classes of a school, seats, ordinals, codes, days, ranges, one word again and again, three units.
    for cells in [
        ["9a", "9b", "9c"],
        ["1st", "2nd", "3rd"],
        ["2020Q1", "2020Q2", "2020Q3"],
        ["3B7", "4B7", "5B7"],
        ["12. Mai", "13. Mai", "14. Mai"],
        ["12-Jan", "13-Jan", "14-Jan"],
        ["18-24 years", "25-34 years", "35-44 years"],
        ["5 V", "5 V", "5 V"],
        ["1 m", "20 mm", "30 cm"],
    ] {
        let rows: Vec<String> = cells.iter().map(|cell| format!("{cell};1.5")).collect();
        let text = format!("a;b\n{}\n", rows.join("\n"));
        assert_eq!(table(&text).columns[0].numbers(), None, "{text}");
    }
    // Another unit among many is an error, told as it stands there.
    let rows = "1.5 m;2\n2.5 m;3\n".repeat(9);
    let odd = table(&format!("a;b\n{rows}35 cm;4\n")).columns[0].odd.clone();
    assert_eq!(odd.map(|it| (it.line, it.text)), Some((20, "35 cm".to_owned())));
}
