//! Circular imports: files that import each other in a circle can only be understood together. The test reads
//! the `use` declarations and the paths from `crate` and `super`; a name that a module re-exports counts as a
//! name of the file that defines it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use tests::root;

/// The largest allowed number of files in a circle.
const LIMIT: usize = 3;

/// A module of a crate: the names on the path from the root, empty for the root itself.
type Module = Vec<String>;

/// A path in a source file, and whether the file re-exports it.
type Named = (bool, Vec<String>);

/// Every module in a folder, except tests, with the text of its file.
fn modules(folder: &Path, within: &Module, found: &mut BTreeMap<Module, String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        if name == "tests" || name == "bin" {
            continue;
        }
        let is_root = within.is_empty() && (name == "lib" || name == "main");
        let mut module = within.clone();
        module.extend((!is_root).then_some(name));
        if path.is_dir() {
            modules(&path, &module, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.insert(module, fs::read_to_string(&path).expect("a source"));
        }
    }
}

/// Expands `a::{b, c::d as e}` into `a::b` and `a::c::d`.
fn branches(tree: &str, found: &mut Vec<Vec<String>>) {
    let Some((stem, rest)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default();
        found.push(path.split("::").map(|part| part.trim().to_owned()).collect());
        return;
    };
    let inside = rest.rsplit_once('}').map_or(rest, |(inside, _)| inside);
    let (mut depth, mut from) = (0, 0);
    for (at, c) in inside.char_indices().chain([(inside.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if !inside[from..at].trim().is_empty() {
                    branches(&format!("{stem}{}", inside[from..at].trim()), found);
                }
                from = at + 1;
            }
            _ => {}
        }
    }
}

/// The paths in a source text.
fn named(text: &str) -> Vec<Named> {
    let code: String = text
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join(" ");
    let mut all = Vec::new();
    for statement in code.split([';', '}']).map(str::trim) {
        let Some(at) = statement.find("use ") else { continue };
        let is_word = at == 0 || statement[..at].ends_with([' ', ']']);
        if !is_word {
            continue;
        }
        // The split has cut a tree in braces: read it again from the whole text.
        let from = statement.as_ptr() as usize - code.as_ptr() as usize + at + 4;
        let tree = code[from..].split(';').next().unwrap_or_default();
        let mut found = Vec::new();
        branches(tree, &mut found);
        let is_passed_on = statement[..at].contains("pub");
        all.extend(found.into_iter().map(|path| (is_passed_on, path)));
    }
    for start in ["crate::", "super::"] {
        for (at, _) in code.match_indices(start) {
            let is_inner = code[..at].ends_with(|c: char| c.is_alphanumeric() || "_:$".contains(c));
            let end = code[at..].find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':');
            // A path before a brace belongs to a `use`, which was read above.
            let is_stem = end.is_some_and(|end| code[at + end..].starts_with('{'));
            if !is_inner && !is_stem {
                let path = &code[at..end.map_or(code.len(), |end| at + end)];
                let parts = path.split("::").filter(|part| !part.is_empty());
                all.push((false, parts.map(str::to_owned).collect()));
            }
        }
    }
    all
}

/// The paths in each file of a crate.
struct Crate {
    named: BTreeMap<Module, Vec<Named>>,
}

impl Crate {
    fn read(folder: &str) -> Self {
        let mut texts = BTreeMap::new();
        modules(&root().join(folder), &Vec::new(), &mut texts);
        assert!(!texts.is_empty(), "no sources in {folder}");
        Self { named: texts.into_iter().map(|(module, text)| (module, named(&text))).collect() }
    }

    /// The path from the root of the crate; `None` if it leads to another crate.
    fn absolute(&self, module: &Module, path: &[String]) -> Option<Vec<String>> {
        let mut at = module.clone();
        let mut rest = path;
        match path.first().map(String::as_str) {
            Some("crate") => (at, rest) = (Vec::new(), &path[1..]),
            Some("self") => rest = &path[1..],
            Some("super") => {
                while let Some(("super", after)) = rest.split_first().map(|(a, b)| (a.as_str(), b))
                {
                    at.pop();
                    rest = after;
                }
            }
            first => {
                at.push(first?.to_owned());
                let is_child = self.named.contains_key(&at);
                at.pop();
                is_child.then_some(())?;
            }
        }
        at.extend_from_slice(rest);
        Some(at)
    }

    /// The module in whose file the item of a path is defined.
    fn home(&self, path: &[String], depth: usize) -> Module {
        let mut n = path.len();
        while !self.named.contains_key(&path[..n]) {
            n -= 1;
        }
        let (module, rest) = (path[..n].to_vec(), &path[n..]);
        for (is_passed_on, other) in &self.named[&module] {
            let is_it = *is_passed_on && !rest.is_empty() && other.last() == rest.first();
            let target = if is_it { self.absolute(&module, other) } else { None };
            if let Some(target) = target.filter(|_| depth < 8) {
                return self.home(&[&target[..], &rest[1..]].concat(), depth + 1);
            }
        }
        module
    }

    /// The modules that each module uses.
    fn arrows(&self) -> BTreeMap<&Module, BTreeSet<Module>> {
        let of = |module: &Module, named: &[Named]| {
            let paths = named.iter().filter_map(|(_, path)| self.absolute(module, path));
            paths.map(|path| self.home(&path, 0)).filter(|it| it != module).collect()
        };
        self.named.iter().map(|(module, named)| (module, of(module, named))).collect()
    }

    /// The largest set of files in which each file leads to all others.
    fn largest_circle(&self) -> Vec<String> {
        let arrows = self.arrows();
        let reached = |from: &Module| {
            let (mut found, mut todo) = (BTreeSet::new(), vec![from.clone()]);
            while let Some(module) = todo.pop() {
                for next in &arrows[&module] {
                    if found.insert(next.clone()) {
                        todo.push(next.clone());
                    }
                }
            }
            found
        };
        let all: BTreeMap<&Module, _> =
            arrows.keys().map(|module| (*module, reached(module))).collect();
        let circle = |module: &Module| {
            let others = all[module].iter().filter(|other| all[*other].contains(module));
            others.map(|module| module.join("::")).collect::<Vec<_>>()
        };
        all.keys().map(|module| circle(module)).max_by_key(Vec::len).unwrap_or_default()
    }
}

#[test]
fn no_more_than_three_files_import_each_other_in_a_circle() {
    for folder in [
        "crates/nn/src",
        "ui/src",
        "web/src",
        "worker/src",
        "crates/number/src",
        "crates/playground/src",
        "crates/plot/src",
        "bench/src",
        "tests/src",
        "xtask/src",
    ] {
        let circle = Crate::read(folder).largest_circle();
        assert!(circle.len() <= LIMIT, "{folder}: {circle:?} import each other");
    }
}

/// Checks the search itself: it finds a circle through a re-exported name, and ignores words in comments.
#[test]
fn circles_are_found() {
    let file = |name: &str, text: &str| {
        let module = name.split("::").filter(|it| !it.is_empty()).map(str::to_owned).collect();
        (module, named(text))
    };
    let of = |files: Vec<(Module, Vec<Named>)>| {
        Crate { named: files.into_iter().collect() }.largest_circle()
    };
    let facade = "mod a; mod b; pub use a::{A, Other as Another}; pub use b::B;";
    let tied = vec![
        file("", facade),
        file("a", "use crate::{B};\npub struct A(B);"),
        file("b", "fn f() { let a = crate::A::new(); }"),
    ];
    assert_eq!(of(tied), ["a", "b"], "through the root, which only passes names on");
    let untied = vec![
        file("", facade),
        file("a", "//! Not `use crate::B;`.\nuse super::b::c::C;"),
        file("b", "mod c;\npub(crate) use c::C;"),
        file("b::c", "pub struct C;"),
    ];
    assert!(of(untied).is_empty(), "comments import nothing");
}
