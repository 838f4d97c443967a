//! Any text at all, and tables with damage: an answer, and never a table or points that contradict
//! themselves.

use super::parse;
use crate::plane::table::{Labels, MAX_CLASSES, MAX_COLUMNS, MISSING, Roles, Values};
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Checks that whatever was read holds together.
fn check(text: &str) -> Result<(), TestCaseError> {
    let n_lines = text.chars().filter(|c| matches!(c, '\n' | '\r')).count() + 1;
    let table = match parse(text) {
        Ok(table) => table,
        Err(error) => {
            let sentence = error.to_string();
            prop_assert!(sentence.ends_with('.'), "{}", sentence);
            prop_assert!(
                error.line.is_none_or(|line| (1..=n_lines).contains(&line)),
                "{:?}",
                error
            );
            prop_assert!(
                error.column.is_none_or(|it| (1..=MAX_COLUMNS).contains(&it)),
                "{:?}",
                error
            );
            return Ok(());
        }
    };
    prop_assert!((1..=n_lines).contains(&table.n_rows), "{} rows", table.n_rows);
    for column in &table.columns {
        prop_assert!(!column.name.is_empty(), "a column without a name");
        match &column.values {
            Values::Numbers(numbers) => {
                prop_assert_eq!(numbers.len(), table.n_rows);
                prop_assert!(!numbers.iter().any(|x| x.is_infinite()), "{:?}", numbers);
            }
            Values::Text { names, of_row } => {
                prop_assert_eq!(of_row.len(), table.n_rows);
                let last = of_row.iter().filter(|&&it| it != MISSING).max();
                prop_assert_eq!(last.map_or(0, |&it| it as usize + 1), names.len());
            }
        }
    }
    let Ok(points) = table.points(Roles::guess(&table)) else { return Ok(()) };
    let n = points.rows.len();
    prop_assert!((1..=table.n_rows).contains(&n), "{} points", n);
    prop_assert_eq!((points.xs.len(), points.ys.len()), (n, n));
    prop_assert!(points.xs.iter().chain(&points.ys).all(|it| it.abs() <= 5.0), "{:?}", points);
    match &points.labels {
        Labels::Classes { names, of_point } => {
            prop_assert_eq!(of_point.len(), n);
            prop_assert!(names.len() <= MAX_CLASSES, "{:?}", names);
            prop_assert!(
                of_point.iter().all(|&it| usize::from(it) < names.len()),
                "{:?}",
                of_point
            );
        }
        Labels::Numbers { values, .. } => {
            prop_assert_eq!(values.len(), n);
            prop_assert!(values.iter().all(|it| it.abs() <= 1.0), "{:?}", values);
        }
    }
    points.to_csv();
    Ok(())
}

const PIECES: &[&str] = &[
    ",", ";", "\t", "\n", "\r", "\r\n", "\"", "\"\"", "#", " ", "\u{feff}", "1", "-2.5", "1,5",
    "1e400", "NaN", "a", "é", "\u{85}", "|", "\u{202f}", "−", "€", "%", "NA", "sep=;\n", "---",
    "1.250", "\0", "0x10", ",,", "\n\n", "label", "😀",
];

const TABLES: &[&str] = &[
    "x,y,label\n1,2,a\n3,4,b\n5,6,a\n7,8,b\n",
    "# semicolons\r\n\r\nx;y;n\r\n1,5;2,5;3\r\n4,5;5,5;0,5\r\n",
    "1\t2\n3\t4\n5\t6\n",
    "\u{feff}a,\"b\nb\",c\n1,2,\"x,\"\"y\"\"\"\n3,4,\"z\nz\"\n",
];

proptest! {
    #[test]
    fn any_text_gets_an_answer(text in "(?s).{0,200}") {
        check(&text)?;
    }

    #[test]
    fn pieces_of_tables_get_an_answer(pieces in prop::collection::vec(select(PIECES), 0..80)) {
        check(&pieces.concat())?;
    }

    #[test]
    fn damaged_tables_get_an_answer(
        table in select(TABLES),
        damage in prop::collection::vec((any::<Index>(), select(PIECES), any::<bool>()), 1..6),
    ) {
        let mut text: Vec<char> = table.chars().collect();
        for (place, piece, replaces) in damage {
            let at = place.index(text.len() + 1);
            let end = (at + usize::from(replaces)).min(text.len());
            text.splice(at..end, piece.chars());
        }
        check(&text.into_iter().collect::<String>())?;
    }
}
