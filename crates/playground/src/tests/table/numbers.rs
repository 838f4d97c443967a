//! How numbers are written: decimal sign and thousands sign are properties of a table, found from all of its
//! cells; where the cells allow two readings, that is told.

use super::{numbers, parse, table};
use crate::plane::table::{Decimal, Format, Options, Table, Thousands};
use Decimal::{Comma, Point};

/// Checks the numbers of the first columns, in rows, and how they were said to be written.
#[track_caller]
fn check(text: &str, rows: &[&[f64]], decimal: Decimal, thousands: Thousands) {
    let table = table(text);
    for (k, row) in rows.iter().enumerate() {
        let read: Vec<f64> = (0..row.len()).map(|column| numbers(&table, column)[k]).collect();
        assert_eq!(read, *row, "row {k} of {text:?}");
    }
    assert_eq!(table.n_rows, rows.len(), "{text:?}");
    assert_eq!(table.found.format, Format { decimal, thousands }, "{text:?}");
    assert_eq!(table.found.ambiguity, None, "{text:?}");
}

#[test]
fn signs_are_those_of_the_whole_table() {
    let rows: &[&[f64]] = &[&[12.5, 1250.0], &[11.0, 980.0]];
    check("mass\tprice\tkind\n12.5\t1,250\ta\n11.0\t980\tb", rows, Point, Thousands::Comma);
    let rows: &[&[f64]] = &[&[1250.0, 12.5], &[980.0, 7.25]];
    check("einwohner;flaeche;art\n1.250;12,5;a\n980;7,25;b", rows, Comma, Thousands::Point);
    // The cell that tells stands last of all.
    let mut text = "a;b\n".to_owned();
    (0..500).for_each(|i| text += &format!("1.{:03};2.500\n", 100 + i));
    assert_eq!(numbers(&table(&(text.clone() + "7;0,5\n")), 0)[0], 1100.0);
    assert_eq!(numbers(&table(&(text + "7;0.5\n")), 0)[0], 1.1);
}

#[test]
fn thousands_are_those_of_many_countries() {
    let rows: &[&[f64]] = &[&[1234.5, 1.0], &[1234567.25, 2.0]];
    for (text, decimal, thousands) in [
        ("\"1,234.50\",1\n\"1,234,567.25\",2", Point, Thousands::Comma),
        ("1.234,50;1\n1.234.567,25;2", Comma, Thousands::Point),
        ("1 234,50;1\n1 234 567,25;2", Comma, Thousands::Space),
        ("1\u{a0}234,50;1\n1\u{a0}234\u{a0}567,25;2", Comma, Thousands::Space),
        ("1\u{202f}234,50;1\n1\u{202f}234\u{202f}567,25;2", Comma, Thousands::Space),
        ("1\u{2009}234.50\t1\n1\u{2009}234\u{2009}567.25\t2", Point, Thousands::Space),
        ("1'234.50;1\n1'234'567.25;2", Point, Thousands::Apostrophe),
        ("1’234.50,1\n1’234’567.25,2", Point, Thousands::Apostrophe),
        ("1'234,50;1\n1'234'567,25;2", Comma, Thousands::Apostrophe),
        ("\"1,234.50\";1\n\"12,34,567.25\";2", Point, Thousands::Comma),
        ("1234.50,1\n1234567.25,2", Point, Thousands::None),
        ("1234,50;1\n1234567,25;2", Comma, Thousands::None),
    ] {
        let rows: &[&[f64]] =
            if text.contains("12,34") { &[&[1234.5, 1.0], &[1234567.25, 2.0]] } else { rows };
        check(text, rows, decimal, thousands);
    }
    let lakhs: &[&[f64]] = &[&[123456.0, 1.0], &[98765.0, 2.0], &[12345678.0, 3.0]];
    check("\"1,23,456\"\t1\n\"98,765\"\t2\n\"1,23,45,678\"\t3", lakhs, Point, Thousands::Comma);
    // Three digits behind the decimal sign, where another sign groups.
    check("1 234,567;1\n987,500;2", &[&[1234.567, 1.0], &[987.5, 2.0]], Comma, Thousands::Space);
    check(
        "1'234.567;1\n987.500;2",
        &[&[1234.567, 1.0], &[987.5, 2.0]],
        Point,
        Thousands::Apostrophe,
    );
}

#[test]
fn signs_of_money_and_shares_are_taken_off() {
    for (text, expected, unit) in [
        ("€ 1.234,50;1\n€ 99,00;2", [1234.5, 99.0], "€"),
        ("1.234,50 €;1\n99,00 €;2", [1234.5, 99.0], "€"),
        ("\"$1,234.50\",1\n$99.00,2", [1234.5, 99.0], "$"),
        ("\"-$1,234.50\",1\n$-99.00,2", [-1234.5, -99.0], "$"),
        ("\"($1,234.50)\",1\n($99),2", [-1234.5, -99.0], "$"),
        ("US$ 1234.5\t1\nUS$ 99\t2", [1234.5, 99.0], "US$"),
        ("CHF 1'234.50;1\nCHF 99.00;2", [1234.5, 99.0], "CHF"),
        ("1234.5 EUR,1\n99 EUR,2", [1234.5, 99.0], "EUR"),
        ("1 234,50 kr;1\n99,00 kr;2", [1234.5, 99.0], "kr"),
        ("₹1234.5,1\n₹99,2", [1234.5, 99.0], "₹"),
        ("12 %,1\n7.5 %,2", [12.0, 7.5], "%"),
        ("12%;1\n7,5%;2", [12.0, 7.5], "%"),
        ("12,5\u{a0}%;1\n7\u{202f}%;2", [12.5, 7.0], "%"),
        ("−12.5,1\n+7,2", [-12.5, 7.0], ""),
        ("–12.5,1\n‒7,2", [-12.5, -7.0], ""),
        ("1.234,50-;1\n7,00;2", [-1234.5, 7.0], ""),
        ("100- €;1\n7,50 €;2", [-100.0, 7.5], "€"),
        ("'12.5,1\n'-7,2", [12.5, -7.0], ""),
        ("=\"12,5\";1\n=\"-7\";2", [12.5, -7.0], ""),
        ("\"=\"\"12.5\"\"\",1\n\"=\"\"-7\"\"\",2", [12.5, -7.0], ""),
        ("12,5 ± 0,1;1\n-7±0,25;2", [12.5, -7.0], ""),
        ("12.5[2],1\n-7[a][13],2", [12.5, -7.0], ""),
        ("1.25e−3,1\n7,2", [0.00125, 7.0], ""),
        ("CHF 1'250.–;1\nCHF 99.50;2", [1250.0, 99.5], "CHF"),
        ("12,- €;1\n7,50 €;2", [12.0, 7.5], "€"),
        ("\"Rs. 1,23,456\",1\n\"Rs. 98,765\",2", [123456.0, 98765.0], "Rs."),
    ] {
        let table = table(text);
        assert_eq!(numbers(&table, 0), expected, "{text:?}");
        assert_eq!(table.columns[0].unit, unit, "{text:?}");
        assert_eq!(table.found.ambiguity, None, "{text:?}");
    }
    // Money has no thousandths.
    assert_eq!(numbers(&table("€ 1.250;1\n€ 980;2"), 0), [1250.0, 980.0]);
    assert_eq!(numbers(&table("$1,250\t1\n$2,500\t2"), 0), [1250.0, 2500.0]);
}

/// Checks that two readings are told, the one that was taken first.
#[track_caller]
fn check_asked(text: &str, cell: &str, first: f64, second: f64) {
    let Table { found, .. } = table(text);
    let ambiguity = found.ambiguity.unwrap_or_else(|| panic!("{text:?} allows one reading"));
    let numbers = ambiguity.readings.map(|(_, number)| number);
    assert_eq!((ambiguity.cell.as_str(), numbers), (cell, [first, second]), "{text:?}");
    // Whoever answers is asked no more, and gets what was answered.
    for (format, number) in ambiguity.readings {
        let Format { decimal, thousands } = format;
        let said =
            Options { decimal: Some(decimal), thousands: Some(thousands), ..Options::default() };
        let table = Table::read(text.as_bytes(), &said).expect("a table");
        assert_eq!(table.found.format, format, "{text:?}");
        assert_eq!(table.found.ambiguity, None, "{text:?}");
        let is_number =
            |column: usize| table.columns[column].numbers().is_some_and(|it| it.contains(&number));
        assert!((0..table.columns.len()).any(is_number), "{text:?}: no {number}");
    }
    let sentence = found.notices.last().map(ToString::to_string).unwrap_or_default();
    assert!(sentence.contains("can mean"), "{sentence}");
}

#[test]
fn where_two_readings_are_possible_a_person_is_asked() {
    check_asked("a;b\n1.234;2.345\n3.456;4.567", "1.234", 1.234, 1234.0);
    check_asked("a\tb\n1,234\t2,345\n3,456\t4,567", "1,234", 1.234, 1234.0);
    check_asked("a;b\n1.250;5\n980;7\n2.100;9", "1.250", 1250.0, 1.25);
    check_asked("n\tkind\n1,250\ta\n980\tb", "1,250", 1250.0, 1.25);
    check_asked("a|b\n-1.250|x\n-2.500|y", "-1.250", -1.25, -1250.0);
}

#[test]
fn where_one_reading_is_possible_nobody_is_asked() {
    // A leading zero, too many digits before or behind, a power of ten: no groups of thousands.
    for (text, first) in [
        ("0.250;1\n1.250;2", 0.25),
        ("0,250\t1\n1,250\t2", 0.25),
        ("1234.567;1\n1.250;2", 1234.567),
        ("1.2;1\n1.250;2", 1.2),
        ("1.25e3;1\n1.250;2", 1250.0),
        // Where commas separate columns, numbers are as in English.
        ("1.250,3.500\n2.125,4.625", 1.25),
        ("\"1,250\",1\n\"3,500\",2", 1250.0),
        // Whole numbers alone.
        ("1250;1\n3500;2", 1250.0),
    ] {
        let table = table(text);
        assert_eq!(numbers(&table, 0)[0], first, "{text:?}");
        assert_eq!(table.found.ambiguity, None, "{text:?}");
    }
    // Versions and names among words say nothing.
    let text = "kind;v;x\n1.10;a;1.250\nfirst;b;980\nsecond;c;2.100\nthird;d;1\n";
    assert!(table(text).found.ambiguity.is_some(), "the words do not tell");
}

#[test]
fn a_table_with_both_decimal_signs_says_so() {
    let notices = |text: &str| -> Vec<String> {
        table(text).found.notices.iter().map(ToString::to_string).collect()
    };
    let sentence = "Most numbers have a decimal point. Those with a comma are read as words.";
    assert_eq!(notices("a;b;c\n1.5;2.5;3,7\n2.5;3.5;4,7\n"), [sentence]);
    let sentence = "Most numbers have a decimal comma. Those with a point are read as words.";
    assert_eq!(notices("a;b;c\n1,5;2,5;3.7\n2,5;3,5;4.7\n"), [sentence]);
    assert!(notices("a;b\n1.234,5;2\n7,25;3\n").is_empty(), "a point that groups is none");
}

#[test]
fn what_is_said_is_done() {
    let said = |decimal, thousands| Options { decimal, thousands, ..Options::default() };
    let first = |said: Options| {
        let table = Table::read(b"1.250;2\n3.500;4\n", &said).expect("a table");
        (numbers(&table, 0)[0], table.found.format)
    };
    assert_eq!(
        first(said(Some(Comma), None)),
        (1250.0, Format { decimal: Comma, thousands: Thousands::Point })
    );
    assert_eq!(
        first(said(Some(Point), None)),
        (1.25, Format { decimal: Point, thousands: Thousands::None })
    );
    assert_eq!(first(said(None, Some(Thousands::Point))).0, 1250.0);
    assert_eq!(first(said(None, Some(Thousands::None))).0, 1.25);
    assert_eq!(
        first(said(Some(Point), Some(Thousands::Point))).0,
        1.25,
        "one sign has one meaning"
    );
}

#[test]
fn what_is_no_number_is_none() {
    for cell in [
        "1.2.3",
        "12.11.2020",
        "2020-01-05",
        "12:30",
        "1,2,3",
        "1 2",
        "12 34,5",
        "0x10",
        "1e",
        "e5",
        "--1",
        "1--",
        "-1-",
        "5 cm",
        "kr5",
        "rs12",
        "1,23,45",
        "1.",
        "+",
        "€",
        "%",
        "1 000 00",
        "3a",
        "1/2",
        "()",
        "1..2",
    ] {
        let text = format!("a;b\nx;1.5\ny;2\n{cell};3\n");
        let table = parse(&text).expect("a table");
        // A point at the end is the one of these that people write.
        assert_eq!(table.columns[0].numbers(), None, "{cell:?} is a number");
    }
    assert_eq!(numbers(&table("1.;2\n.5;3\n"), 0), [1.0, 0.5]);
}

/// A table of decimals is a table of decimals, whatever the signs.
#[test]
fn numbers_are_as_exact_as_they_are_written() {
    for cell in [
        "0.1",
        "123456.789012345",
        "1e-7",
        "5e-324",
        "1.7976931348623157e308",
        "0.30000000000000004",
    ] {
        let expected: f64 = cell.parse().expect("a number");
        assert_eq!(numbers(&table(&format!("{cell},1\n0.5,2")), 0)[0], expected, "{cell}");
        let comma = cell.replace('.', ",");
        assert_eq!(numbers(&table(&format!("{comma};1\n0,5;2")), 0)[0], expected, "{comma}");
    }
}
