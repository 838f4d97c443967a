//! Tables as programs print them, and in files that say themselves what their columns are.

use super::{names, numbers, table, words};

/// Checks the last columns of a table of two or more rows: `x` begins 1.5, 2.5, and `kind` not spam, spam.
#[track_caller]
fn check(text: &str, n_rows: usize) {
    let table = table(text);
    let n = table.columns.len();
    assert_eq!(table.n_rows, n_rows, "{text}");
    assert_eq!(names(&table)[n - 3..], ["x", "y", "kind"], "{text}");
    assert_eq!(numbers(&table, n - 3)[..2], [1.5, 2.5], "{text}");
    assert_eq!(numbers(&table, n - 2)[0], 2.0, "{text}");
    assert_eq!(words(&table, n - 1)[..2], ["not spam", "spam"], "{text}");
}

#[test]
fn columns_of_words_with_blanks() {
    // Two blanks separate; what is blank in every row separates; a cell is empty.
    check("x    y  kind\n1.5  2  not spam\n2.5  3  spam\n", 2);
    check("  x y     kind\n1.5 2 not spam\n2.5 3     spam\n", 2);
    check("x   y kind\n1.5 2 not spam\n2.5 3 spam\n3.5 4 not spam\n", 3);
    check("  x   y kind\n1.5 2.0 not spam\n2.5     spam\n3.5 4.0 not spam\n", 3);
    // Names of several words, and an empty cell where one or two blanks would separate.
    let cars = "               mpg cyl  wt\nMazda RX4     21.0   6 2.6\nMazda RX4 Wag 21.0   6 2.9\nDatsun 710    22.8   4 2.3\n";
    assert_eq!(
        (numbers(&table(cars), 1), words(&table(cars), 0)[2]),
        (&[21.0, 21.0, 22.8][..], "Datsun 710")
    );
    let boxes = "w      h     k\n12 kg  1.5 m  a\n15 kg  1.7 m  b\n19 kg  1.9 m  a\n";
    assert_eq!(
        (numbers(&table(boxes), 0), words(&table(boxes), 2)[0]),
        (&[12.0, 15.0, 19.0][..], "a")
    );
    let levels = "    x  y grp\n1 1.5  2   A\n2 2.5  3   B\n3  NA  4   A\nLevels: A B\n";
    assert_eq!((table(levels).n_rows, words(&table(levels), 3)), (3, vec!["A", "B", "A"]));
    let holes = "   x     y kind\n 1.5   2.0 a\n 2.5       b\n 3.5   4.0 a\n 4.5   5.0 b\n";
    assert_eq!(
        (table(holes).columns[1].n_missing, words(&table(holes), 2)),
        (1, vec!["a", "b", "a", "b"])
    );
    check("x    y  kind\n---  -  --------\n1.5  2  not spam\n2.5  3  spam\n", 2);
}

#[test]
fn prints_of_programs() {
    // pandas
    check(
        "      x    y      kind\n0   1.5  2.0  not spam\n1   2.5  NaN      spam\n..  ...  ...       ...\n\
         99  4.5  1.0      spam\n\n[100 rows x 3 columns]\n",
        3,
    );
    // A tibble
    check(
        "# A tibble: 150 × 3\n      x     y kind    \n  <dbl> <int> <chr>   \n1   1.5     2 not spam\n\
         2   2.5     3 spam    \n# ℹ 148 more rows\n",
        2,
    );
    // R
    check(
        "    x y     kind\n1 1.5 2 not spam\n2 2.5 3     spam\n [ reached 'max' / getOption(\"max.print\") \
         -- omitted 148 rows ]\n",
        2,
    );
    // PostgreSQL and MySQL
    check(
        "  x  | y |   kind   \n-----+---+----------\n 1.5 | 2 | not spam\n 2.5 | 3 | spam\n(2 rows)\n\n",
        2,
    );
    check(
        "+-----+---+----------+\n| x   | y | kind     |\n+-----+---+----------+\n| 1.5 | 2 | not spam |\n\
         | 2.5 | 3 | spam     |\n+-----+---+----------+\n2 rows in set (0.00 sec)\n",
        2,
    );
    // DuckDB and polars
    check(
        "┌────────┬───────┬──────────┐\n│   x    │   y   │   kind   │\n│ double │ int32 │ varchar  │\n\
         ├────────┼───────┼──────────┤\n│    1.5 │     2 │ not spam │\n│    2.5 │     3 │ spam     │\n\
         └────────┴───────┴──────────┘\n",
        2,
    );
    check(
        "shape: (2, 3)\n┌─────┬─────┬──────────┐\n│ x   ┆ y   ┆ kind     │\n│ --- ┆ --- ┆ ---      │\n\
         │ f64 ┆ i64 ┆ str      │\n╞═════╪═════╪══════════╡\n│ 1.5 ┆ 2   ┆ not spam │\n\
         │ …   ┆ …   ┆ …        │\n│ 2.5 ┆ 3   ┆ spam     │\n└─────┴─────┴──────────┘\n",
        2,
    );
    // Julia
    check(
        "2×3 DataFrame\n Row │ x        y      kind     \n     │ Float64  Int64  String   \n\
         ─────┼──────────────────────────\n   1 │     1.5      2  not spam\n   2 │     2.5      3  spam\n",
        2,
    );
    // Stata
    check(
        "     +--------------------+\n     | x     y       kind |\n     |--------------------|\n\
         \x20 1. | 1.5   2   not spam |\n  2. | 2.5   .       spam |\n     +--------------------+\n",
        2,
    );
}

#[test]
fn tables_of_latex() {
    check(
        "\\begin{table}[h]\n\\centering\n\\begin{tabular}{|l|S[table-format=1.2]|@{}l@{}|}\n\\hline\n\
         \\textbf{x} & y & kind \\\\ \\hline\n$1{,}5$ & 2 & not spam \\\\\n2{,}5 & $-3$ & spam \\\\ % so\n\\hline\n\
         \\end{tabular}\n\\caption{Mails & spam}\n\\end{table}\n",
        2,
    );
    check(
        "x & y & kind \\\\ \\midrule\n1.5 & 2 & not~spam \\\\[2pt]\n2.5 &\n 3\n & spam \\\\\n",
        2,
    );
    let table =
        table("x & kind \\\\\n12\\,\\% & a\\_b \\\\\n\\multicolumn{1}{c}{3\\%} & c\\&d \\\\\n");
    assert_eq!((numbers(&table, 0), words(&table, 1)), (&[12.0, 3.0][..], vec!["a_b", "c&d"]));
}

#[test]
fn files_of_weka() {
    let text = "% mails\n@RELATION mail\n\n@ATTRIBUTE x REAL\n@attribute 'y' numeric\n@Attribute kind {spam, 'not spam'}\n\
        \n@DATA\n1.5,2,'not spam'\n% more\n2.5, ?, spam\n";
    check(text, 2);
    assert_eq!(table(text).columns[1].n_missing, 1);
    // Numbers alone may be names.
    let table = table("@relation r\n@attribute 1 real\n@attribute 2 real\n@data\n0.5,1\n2.5,3\n");
    assert_eq!((names(&table), table.n_rows), (vec!["1", "2"], 2));
    // Errors stand where they are.
    let error = super::parse("@attribute a real\n@attribute b real\n@data\n1,2\n3,4\n1,2,3\n");
    assert_eq!(error.map_err(|error| error.line), Err(Some(6)));
}

#[test]
fn files_of_eurostat() {
    let text =
        "freq,unit,geo\\TIME_PERIOD\t2019 \t2020 \nA,PC,AT\t1.5 \t-6.7 p\nA,PC,BE\t2.5 b\t: c\n";
    let table = table(text);
    assert_eq!(names(&table), ["freq", "unit", "geo\\TIME_PERIOD", "2019", "2020"]);
    assert_eq!((numbers(&table, 3), numbers(&table, 4)[0]), (&[1.5, 2.5][..], -6.7));
    assert_eq!(table.columns[4].n_missing, 1);
}

#[test]
fn arrays_of_programs() {
    for text in [
        "array([[1.5, 2. , 0. ],\n       [2.5, 3. , 1. ]])\n",
        "[[1.5 2.  0. ]\n [2.5 3.  1. ]]\n",
        "x = [[1.5,2,0],[2.5,3,1]]",
        "[(1.5, 2, 0), (2.5, 3, 1)]",
        "np.array([\n  [1.5, 2,\n   0],\n  [2.5, 3, 1],\n])",
    ] {
        let table = table(text);
        let columns: Vec<&[f64]> = (0..3).map(|k| numbers(&table, k)).collect();
        assert_eq!(columns, [&[1.5, 2.5][..], &[2.0, 3.0], &[0.0, 1.0]], "{text}");
    }
    assert_eq!(words(&table("[(1.5, 'a b'), (2.5, 'c')]"), 1), ["a b", "c"]);
}
