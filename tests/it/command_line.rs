//! The command line as a person runs it: `nabla run`, `import` and `export`.

use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

/// Runs it as cargo has built it for this test.
fn nabla(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO"))
        .args(["run", "--locked", "--quiet", "--package", "playground", "--bin", "nabla", "--"])
        .args(arguments)
        .output()
        .expect("cargo runs")
}

/// A file of this name and content, for one test.
fn file(name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).expect("a file");
    path
}

fn object(output: &Output) -> Value {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("one JSON object")
}

#[test]
fn a_table_is_imported_as_the_page_reads_it() {
    let text = "mass\tprice\tkind\n12.5\t1,250\ta\n11.0\t980\tb\n";
    let path = file("import.tsv", text);
    let read = object(&nabla(&["import", &path.to_string_lossy()]));
    assert_eq!(read["points"], json!([[12.5, 1250.0, "a"], [11.0, 980.0, "b"]]));
    assert_eq!(read["roles"], json!({ "x": "mass", "y": "price", "label": "kind" }));
    assert_eq!(read["rows"], json!({ "read": 2, "used": 2, "left_out": 0 }));
    assert_eq!([&read["delimiter"], &read["decimal"], &read["encoding"]], ["\t", ".", "utf-8"]);
    assert_eq!([&read["problem"], &read["header"]], [&json!("classification"), &json!(true)]);
    let kind = json!({ "name": "kind", "kind": "text", "missing": 0 });
    assert_eq!(read["columns"][2], kind);
    let link = read["link"].as_str().expect("a link");
    let (state, notices) = playground::PlaygroundState::from_link(link);
    assert_eq!(notices, [], "{link}");
    assert_eq!(state.own.expect("points").classes(), ["a", "b"]);
}

#[test]
fn columns_that_are_named_take_their_roles() {
    let path = file("roles.csv", "a;b;c\n1,5;NA;x\n2,5;4;y\n3,5;5;x\n");
    let path = path.to_string_lossy();
    let read = object(&nabla(&["import", &path, "--x", "b", "--label", "a"]));
    assert_eq!(read["roles"], json!({ "x": "b", "y": null, "label": "a" }));
    assert_eq!(read["rows"], json!({ "read": 3, "used": 2, "left_out": 1 }));
    assert_eq!(read["points"], json!([[4.0, null, 2.5], [5.0, null, 3.5]]));
    assert_eq!(read["problem"], "regression");
    let swapped = object(&nabla(&["import", &path, "--x", "b"]));
    assert_eq!(swapped["roles"], json!({ "x": "b", "y": "a", "label": "c" }));
}

#[test]
fn a_network_is_exported_into_a_file_or_printed() {
    let link = "#seed=0.5&networkShape=2";
    let out = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("export.npz");
    let path = out.to_string_lossy();
    let output = nabla(&["export", link, "--epochs", "3", "--format", "npz", "--out", &path]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stdout.is_empty(), "the file is all there is");
    assert!(fs::read(&out).expect("the file").starts_with(b"PK"), "an archive");
    let printed = nabla(&["export", link, "--format", "formula"]);
    assert!(String::from_utf8_lossy(&printed.stdout).contains("tanh("), "a formula");
    let run = object(&nabla(&["run", link, "--epochs", "0,3"]));
    assert_eq!(run["loss"].as_object().map(|all| all.len()), Some(2));
}

#[test]
fn bad_arguments_get_one_sentence_and_status_2() {
    let picture = file("picture.png", b"\x89PNG\r\n\x1a\n");
    let table = file("table.csv", "a,b\n1,2\n3,5\n");
    let (picture, table) = (picture.to_string_lossy(), table.to_string_lossy());
    for (arguments, word) in [
        (&[][..], "run, import or export"),
        (&["train"], "\"train\""),
        (&["run"], "link is missing"),
        (&["run", "#seed=1", "--epochs", "x"], "\"x\""),
        (&["run", "#seed=1", "--fast"], "--fast"),
        (&["import", "/nowhere/at.all"], "cannot be read"),
        (&["import", &table, "--x", "c"], "a, b"),
        (&["import", &table, "--label"], "--label"),
        (&["import", &table, &table], "second"),
        (&["export", "#seed=1"], "--format"),
        (&["export", "#seed=1", "--format", "tar"], "safetensors"),
        (&["export", "#seed=1", "--format", "numpy", "--precision", "float16"], "float64"),
        (&["import", &picture], "picture"),
    ] {
        let output = nabla(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let message = String::from_utf8(output.stderr).expect("text");
        assert_eq!(message.lines().count(), 1, "{message}");
        assert!(message.contains(word), "{arguments:?}: {message}");
        assert!(output.stdout.is_empty(), "nothing else is printed");
    }
}
