//! Style sheets that need little computing while the page changes.

use std::fs;
use std::path::PathBuf;
use tests::root;

/// Every style sheet in a folder and its subfolders.
fn sheets(folder: PathBuf, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sheets(path, found);
        } else if path.extension().is_some_and(|it| it == "css") {
            found.push(path);
        }
    }
}

/// The last part of a selector, which says which element is meant: the text after the last space outside of
/// parentheses.
fn compound(before: &str) -> &str {
    let (mut depth, mut start) = (0, 0);
    for (at, c) in before.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ' ' if depth == 0 => start = at + 1,
            _ => {}
        }
    }
    &before[start..]
}

/// If a selector for the whole page depends on any element inside it, the browser computes the style of every
/// element again after each change: with twenty layers of 64 neurons this took 40 of 50 milliseconds. Selectors
/// may depend on direct children; for everything else there are classes.
#[test]
fn the_page_as_a_whole_is_not_asked_what_it_has() {
    let mut found = Vec::new();
    for folder in ["web/style", "ui/style"] {
        sheets(root().join(folder), &mut found);
    }
    assert!(10 < found.len(), "style sheets: {}", found.len());
    for path in found {
        let text = fs::read_to_string(&path).expect("a style sheet");
        for (k, line) in text.lines().enumerate() {
            for (at, _) in line.match_indices(":has(") {
                let of = compound(&line[..at]);
                let is_whole = ["body", "html", ":root", ".app"].iter().any(|it| {
                    of.split(['.', ':', '[', '('])
                        .any(|part| part == it.trim_start_matches([':', '.']))
                });
                let asks_children = line[at + 5..].starts_with('>');
                let place = format!("{}:{}", path.display(), k + 1);
                assert!(
                    !is_whole || asks_children,
                    "{place}: give the page a class instead: {line}"
                );
            }
        }
    }
}
