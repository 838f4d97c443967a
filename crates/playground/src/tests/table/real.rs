//! Tables as programs and people really write them, each read without a word said about it.

use super::{names, numbers, table, words};
use crate::plane::table::{Delimiter, Labels, Roles};

/// Checks what the columns are called and guessed to mean, and how many rows are used of how many.
#[track_caller]
fn check(
    text: &str,
    delimiter: Delimiter,
    roles: (&str, Option<&str>, Option<&str>),
    rows: (usize, usize),
) {
    let table = table(text);
    assert_eq!(table.found.delimiter, delimiter, "{text}");
    let guess = Roles::guess(&table);
    let names = names(&table);
    let of = |k: Option<usize>| k.map(|k| names[k]);
    assert_eq!((names[guess.x], of(guess.y), of(guess.label)), roles, "{text}");
    let points = table.points(guess).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!((points.rows.len(), points.n_read), rows, "{text}");
    assert_eq!(table.found.ambiguity, None, "{text}");
}

#[test]
fn tables_of_r() {
    // write.csv
    let text = "\"\",\"Sepal.Length\",\"Sepal.Width\",\"Species\"\n\
        \"1\",5.1,3.5,\"setosa\"\n\"2\",4.9,3,\"setosa\"\n\"3\",7,3.2,\"versicolor\"\n\"4\",6.4,NA,\"versicolor\"\n";
    check(text, Delimiter::Comma, ("Sepal.Length", Some("Sepal.Width"), Some("Species")), (3, 4));
    // write.table
    let text = "\"Sepal.Length\" \"Sepal.Width\" \"Species\"\n\
        \"1\" 5.1 3.5 \"setosa\"\n\"2\" 4.9 3 \"setosa\"\n\"3\" 7 3.2 \"versicolor\"\n";
    check(text, Delimiter::Blanks, ("Sepal.Length", Some("Sepal.Width"), Some("Species")), (3, 3));
    // write.csv2
    let text = "\"\";\"speed\";\"dist\"\n\"1\";4;2,5\n\"2\";7,5;4\n\"3\";8;16\n";
    check(text, Delimiter::Semicolon, ("speed", None, Some("dist")), (3, 3));
    // print, copied from the console
    let text = "   speed dist\n1      4    2\n2      4   10\n3      7    4\n4      7   22\n";
    check(text, Delimiter::Blanks, ("speed", None, Some("dist")), (4, 4));
}

#[test]
fn penguins() {
    let text = "species,island,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g,sex,year\n\
        Adelie,Torgersen,39.1,18.7,181,3750,male,2007\nAdelie,Torgersen,39.5,17.4,186,3800,female,2007\n\
        Adelie,Torgersen,NA,NA,NA,NA,NA,2007\nGentoo,Biscoe,46.1,13.2,211,4500,female,2007\n\
        Gentoo,Biscoe,50,16.3,230,5700,male,2008\nChinstrap,Dream,46.5,17.9,192,3500,NA,2009\n";
    check(
        text,
        Delimiter::Comma,
        ("bill_length_mm", Some("bill_depth_mm"), Some("species")),
        (5, 6),
    );
}

#[test]
fn tables_of_excel() {
    // German, as "CSV (separated by delimiters)" has it.
    let text = "sep=;\r\nStadt;Einwohner;Fläche km²;Art\r\nBerlin;3.755.251;891,12;groß\r\n\
        Ulm;128.928;118,68;klein\r\nBonn;336.465;141,06;klein\r\nKöln;1.084.831;405,01;groß\r\n;;;\r\n;;;\r\n";
    check(text, Delimiter::Semicolon, ("Einwohner", Some("Fläche km²"), Some("Art")), (4, 4));
    assert_eq!(numbers(&table(text), 1)[0], 3_755_251.0);
    // French, with narrow spaces between thousands.
    let text = "Ville;Population;Surface\r\nParis;2\u{202f}133\u{202f}111;105,4\r\n\
        Lyon;522\u{202f}250;47,87\r\nNantes;323\u{202f}204;65,19\r\n";
    check(text, Delimiter::Semicolon, ("Population", None, Some("Surface")), (3, 3));
    assert_eq!(numbers(&table(text), 1), [2_133_111.0, 522_250.0, 323_204.0]);
    // Swiss, with money.
    let text = "Objekt;Zimmer;Preis\nA;2;CHF 1'234.50\nB;3,5;CHF 1'890.00\nC;4.5;CHF 2'450.00\n";
    let table = table(text);
    assert_eq!(numbers(&table, 2), [1234.5, 1890.0, 2450.0]);
    // English, with quoted thousands and an error of a formula.
    let text = "Region,Units,Revenue,Growth\nNorth,\"1,250\",\"$12,500.00\",12%\n\
        South,980,\"$9,800.50\",#DIV/0!\nEast,\"2,100\",\"$21,000.00\",-3.5%\nWest,640,$640.00,7%\n";
    check(text, Delimiter::Comma, ("Units", Some("Revenue"), Some("Growth")), (3, 4));
}

#[test]
fn tables_of_python() {
    // DataFrame.to_csv, with its index, and without names.
    let text = ",sepal length (cm),sepal width (cm),target\n0,5.1,3.5,0\n1,4.9,3.0,0\n2,7.0,3.2,1\n3,6.4,3.2,1\n";
    check(
        text,
        Delimiter::Comma,
        ("sepal length (cm)", Some("sepal width (cm)"), Some("target")),
        (4, 4),
    );
    // numpy.savetxt
    let text = "# x y z\n1.000000000000000000e+00 2.000000000000000000e+00 5.000000000000000000e-01\n\
        3.000000000000000000e+00 -4.000000000000000000e+00 2.500000000000000000e-01\n\
        nan 1.000000000000000000e+00 7.500000000000000000e-01\n";
    check(text, Delimiter::Blanks, ("x", Some("y"), Some("z")), (2, 3));
    let text = "# t,U\n0.00,1.000\n0.10,1.105\n0.20,1.221\n";
    check(text, Delimiter::Comma, ("t", None, Some("U")), (3, 3));
    // print(DataFrame)
    let text = "      x    y kind\n0   1.5  2.0    a\n1   2.5  NaN    b\n2   3.5  4.0    a\n3   4.5  1.0    b\n";
    check(text, Delimiter::Blanks, ("x", Some("y"), Some("kind")), (3, 4));
}

#[test]
fn cells_copied_from_a_sheet() {
    let text = "Day\tTemperature\tIce creams\nMon\t21.5\t1,204\nTue\t19.0\t988\nWed\t24.5\t1,530\n\
        Thu\t26\t1,822\nFri\t18.5\t901\nSat\t29.5\t2,301\nSun\t31\t2,540\nMon 2\t22\t1,310\nTue 2\t23\t1,400\n";
    check(text, Delimiter::Tab, ("Temperature", None, Some("Ice creams")), (9, 9));
    assert_eq!(numbers(&table(text), 2)[0], 1204.0);
}

#[test]
fn tables_of_the_world() {
    // World Bank: titles, years as names, a comma at the end of rows, and most of it missing.
    let text = "\"Data Source\",\"World Development Indicators\",\n\n\"Last Updated Date\",\"2023-07-25\",\n\n\
        \"Country Name\",\"Country Code\",\"2010\",\"2011\",\"2012\",\n\
        \"Aruba\",\"ABW\",\"2.1\",\"\",\"0.6\",\n\"Angola\",\"AGO\",\"14.5\",\"13.5\",\"10.3\",\n\"Chad\",\"TCD\",\"..\",\"1.9\",\"7.7\",\n";
    let table = table(text);
    assert_eq!(names(&table), ["Country Name", "Country Code", "2010", "2011", "2012"]);
    assert_eq!((numbers(&table, 4), table.n_rows), (&[0.6, 10.3, 7.7][..], 3));
    // Eurostat, with a colon for what is missing.
    let text = "geo;time;value\nDE;2020;1,5\nFR;2020;:\nDE;2021;1,7\nFR;2021;1,1\n";
    assert_eq!(
        (super::table(text).columns[2].n_missing, &super::table(text).columns[2].odd),
        (1, &None)
    );
}

#[test]
fn classes_that_are_signs() {
    let text = "b,30.83,0,+\na,58.67,4.46,+\na,24.50,?,-\nb,27.83,1.54,-\n";
    let table = table(text);
    assert_eq!(words(&table, 3), ["+", "+", "-", "-"]);
    let points = table.points(Roles::guess(&table)).expect("points");
    assert!(matches!(points.labels, Labels::Classes { .. }), "{points:?}");
    assert_eq!(points.rows, [0, 1, 3]);
}
