//! What the columns are guessed to mean.

use super::{names, table};
use crate::plane::table::Roles;

/// Checks the names of the columns that lie across and up and are the label.
#[track_caller]
fn check(text: &str, x: &str, y: Option<&str>, label: Option<&str>) {
    let table = table(text);
    let names = names(&table);
    let Roles { x: x_guess, y: y_guess, label: label_guess } = Roles::guess(&table);
    let of = |k: Option<usize>| k.map(|k| names[k]);
    assert_eq!((names[x_guess], of(y_guess), of(label_guess)), (x, y, label), "{text}");
}

/// Many rows, made of a pattern: `#` is the number of the row, `%` one of two, `@` 0 or 1, `~` a fraction.
fn rows(header: &str, pattern: &str) -> String {
    let row = |i: usize| {
        let fraction = format!("{}.{}", i * 7 % 11, i * 3 % 10 + 1);
        let two = ["u", "v"][i % 2];
        let pattern = pattern.replace('@', ["0", "1"][i / 2 % 2]);
        pattern.replace('#', &i.to_string()).replace('%', two).replace('~', &fraction)
    };
    let rows: Vec<String> = (1..=24).map(row).collect();
    format!("{header}\n{}\n", rows.join("\n"))
}

#[test]
fn few_words_are_labels() {
    check("1,2,a\n3,4,b\n", "column 1", Some("column 2"), Some("column 3"));
    check("a,1,2\nb,3,4\n", "column 2", Some("column 3"), Some("column 1"));
    check("day,x,color,y\nmo,1,red,2\ntu,3,blue,4\n", "x", Some("y"), Some("color"));
    check("mass\tprice\tkind\n12.5\t1,250\ta\n11.0\t980\tb\n", "mass", Some("price"), Some("kind"));
}

#[test]
fn many_words_are_no_label() {
    // Names come first, labels last.
    check("city,a,b\nParis,1,2\nLyon,3,5\nNantes,5,4\n", "a", None, Some("b"));
    check("a,b,color\n1,2,red\n3,5,blue\n5,4,green\n", "a", Some("b"), Some("color"));
    check(&rows("w,h,name", "~,~,n#"), "w", None, Some("h"));
    check(&rows("name,w,h,class", "n#,~,~,1"), "w", Some("h"), Some("class"));
    check(&rows("w,h,sex,name", "~,~,%,n#"), "w", Some("h"), Some("sex"));
    check(&rows("target,w,h", "n#,~,~"), "w", None, Some("h"));
}

#[test]
fn names_tell_labels() {
    check("label,a,b\n1,2,3\n", "a", Some("b"), Some("label"));
    check("a,Class,b\n1,2,3\n", "a", Some("b"), Some("Class"));
    check("y,target,b,c\n1,2,3,4\n", "y", Some("b"), Some("target"));
    check("y,a,b\n1,2,3\n", "a", Some("b"), Some("y"));
    check("day,x,color,y,class\nmo,1,red,2,1\ntu,3,blue,4,2\n", "x", Some("y"), Some("class"));
    // Beside an x, y is the other place, or what depends on it.
    check("x,y,z\n1,2,3\n", "x", Some("y"), Some("z"));
    check("x,y\n1,2\n", "x", None, Some("y"));
    check("age,target\n1,2\n", "age", None, Some("target"));
    check("target,age\n1,2\n", "age", None, Some("target"));
    check(
        &rows("species,island,bill,depth,sex", "%,%,~,~,%"),
        "bill",
        Some("depth"),
        Some("species"),
    );
    check(&rows("y,kind,a,x", "~,%,~,~"), "x", Some("y"), Some("kind"));
}

#[test]
fn the_last_of_the_numbers_is_the_label() {
    check("1,2,3\n", "column 1", Some("column 2"), Some("column 3"));
    check("1,2,3,4,5\n", "column 1", Some("column 2"), Some("column 5"));
    check("1,2\n", "column 1", None, Some("column 2"));
    check("TV,radio,sales\n230.1,37.8,22.1\n44.5,39.3,10.4\n", "TV", Some("radio"), Some("sales"));
}

#[test]
fn one_number_and_labels_lie_on_a_line() {
    check("cm,kind\n150,a\n160,b\n", "cm", None, Some("kind"));
    check("kind,cm\na,150\nb,160\n", "cm", None, Some("kind"));
    check(&rows("Id,cm,kind", "#,~,%"), "cm", None, Some("kind"));
}

#[test]
fn what_counts_the_rows_is_last() {
    check(
        &rows("Id,SepalLength,SepalWidth,Species", "#,~,~,%"),
        "SepalLength",
        Some("SepalWidth"),
        Some("Species"),
    );
    check(&rows(",a,b,c", "#,~,~,~"), "a", Some("b"), Some("c"));
    check(&rows("a,b,c,", "~,~,~,#"), "a", Some("b"), Some("c"));
    check(
        &rows("PassengerId,Age,Fare,Survived", "10#,~,~,1"),
        "Age",
        Some("Fare"),
        Some("Survived"),
    );
    check(&rows("customer_id,spent,churn", "9#,~,%"), "spent", None, Some("churn"));
    check(&rows("index,a,b", "#,~,~"), "a", None, Some("b"));
    check(&rows("Unnamed: 0,a,b", "#,~,~"), "a", None, Some("b"));
    // Nothing else is left to lie across.
    check(&rows(",price", "#,~"), "column 1", None, Some("price"));
    // Without any name, the first numbers that count are those of the rows.
    check(
        "1,5.1,3.5,a\n2,4.9,3.1,a\n3,7.1,3.2,b\n",
        "column 2",
        Some("column 3"),
        Some("column 4"),
    );
    // A name that is none of a count, or numbers that come again, are measured.
    check(&rows("week,a,kind", "#,~,%"), "week", Some("a"), Some("kind"));
    // A number of a person that comes again is measured less than anything else.
    check("id,a,kind\n1,2.5,u\n1,3.5,v\n2,4.5,u\n", "a", Some("id"), Some("kind"));
}

#[test]
fn what_was_measured_comes_before_a_few_whole_numbers() {
    let row = |i: usize| format!("{},{},{}.5,{}.25,{}\n", i % 2, 1 + i % 3, 20 + i, 7 * i, i % 4);
    let passengers: String = (0..40).map(row).collect();
    let text = format!("Survived,Pclass,Age,Fare,SibSp\n{passengers}");
    check(&text, "Age", Some("Fare"), Some("Survived"));
    // Where all are few, the first are as good.
    check("a,b,out\n0,0,0\n0,1,1\n1,0,1\n1,1,0\n", "a", Some("b"), Some("out"));
}

#[test]
fn words_are_told_apart_before_amounts() {
    check(&rows("dose,response,treatment", "~,1~,%"), "dose", Some("response"), Some("treatment"));
    check(&rows("target,w,h,color", "1~,~,~,%"), "target", Some("w"), Some("color"));
    check(&rows("a,b,y,color", "~,~,~,%"), "a", Some("b"), Some("color"));
    // A target of few numbers is one of classes.
    check(
        "w,h,sex,target\n1.5,2,m,0\n2.5,3,f,1\n3.5,4,m,1\n4.5,5,f,0\n1.25,7,f,0\n2.25,7,m,1\n5.5,5,f,0\n6.5,5,m,1\n",
        "w",
        Some("h"),
        Some("target"),
    );
}

#[test]
fn times_and_codes_are_no_labels() {
    let dates = "KEF,5.5,80,2024-01-01\nLHR,9.5,72,2024-01-01\nKEF,6.5,82,2024-01-02\nLHR,8.5,71,2024-01-02\n";
    check(&format!("station,temp,hum,date\n{dates}"), "temp", None, Some("hum"));
    check(&format!("city,temp,hum,date\n{dates}"), "temp", Some("hum"), Some("city"));
    check(&format!("city,temp,hum,when\n{dates}"), "temp", Some("hum"), Some("city"));
    check("temp,hum,place\n1.5,2,ST-047\n2.5,3,ST-048\n3.5,5,ST-047\n", "temp", None, Some("hum"));
    // Beside one number it is better than nothing.
    check("station,temp\nKEF,5.5\nLHR,9.5\nKEF,6.5\n", "temp", None, Some("station"));
    // Times are looked at last, and the 0 and 1 at the end are what is asked.
    check(
        &rows("day,cases,deaths,country,geoId", "#,~,1~,%,%"),
        "cases",
        Some("deaths"),
        Some("country"),
    );
    check(&rows("Gender,Age,Balance,Exited", "%,~,1~,@"), "Age", Some("Balance"), Some("Exited"));
    // A year is no target, and a number of a street no place.
    check(
        "rain,sun,year\n5.5,80,2001\n6.5,70,2002\n7.5,75,2003\n",
        "rain",
        Some("year"),
        Some("sun"),
    );
    check(&rows("PLZ,rent,size,kind", "80#,~,~,%"), "rent", Some("size"), Some("kind"));
}

#[test]
fn what_counts_rows_is_last_in_any_language() {
    for name in ["lfd. Nr.", "Nummer", "Zeile", "RowNumber", "...1", "subject", "Numéro"] {
        check(&rows(&format!("{name};aa;bb;kind"), "#;~;~;%"), "aa", Some("bb"), Some("kind"));
    }
}
