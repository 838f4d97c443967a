//! The command line as users run it: `nabla run`, `point`, `landscape`, `import` and `export`.

use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

/// Runs the program that cargo has built for this test.
fn nabla(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO"))
        .args(["run", "--locked", "--quiet", "--package", "playground", "--bin", "nabla", "--"])
        .args(arguments)
        .output()
        .expect("cargo runs")
}

/// Creates a file with this name and content, for one test.
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

/// The forward and backward pass of slide deck 000, lines 240 to 263, on the command line.
#[test]
fn one_point_is_seen_through() {
    let link = "#problem=regression&networkShape=&y=false&lossFunction=absolute&weights=3,1&seed=1";
    let point = object(&nabla(&["point", link, "--at", "2,0", "--target", "4"]));
    assert_eq!(point["layers"], json!([{ "z": [7.0], "a": [7.0], "delta": [1.0] }]));
    assert_eq!(point["gradients"], json!({ "x-1": 2.0, "1": 1.0 }));
    assert_eq!([&point["inputs"], &point["output"]], [&json!([2.0]), &json!([7.0])]);
    assert_eq!([&point["target"], &point["loss"]], [&json!([4.0]), &json!(3.0)]);
    let forward = object(&nabla(&["point", link, "--at", "2,0"]));
    assert_eq!(forward["layers"], json!([{ "z": [7.0], "a": [7.0] }]));
    for behind_a_target in ["target", "loss", "gradients"] {
        assert_eq!(forward[behind_a_target], Value::Null, "{behind_a_target}");
    }
    // The names are those of `run`, and a position at which a point lies has its label.
    let link = "#networkShape=3,2&normalization=layer&seed=4";
    let run = object(&nabla(&["run", link]));
    let [x, y] = [0, 1].map(|k| run["train"][0][k].as_f64().expect("a number"));
    let at = format!("{x},{y}");
    let point = object(&nabla(&["point", link, "--epochs", "2", "--at", &at]));
    assert_eq!(point["target"], json!([run["train"][0][2]]));
    let ids = |list: &str| -> Vec<String> {
        let all = run["initial"][list].as_array().expect("a list");
        all.iter().map(|it| it["id"].as_str().expect("a name").to_owned()).collect()
    };
    let mut expected: Vec<String> = ids("links").into_iter().chain(ids("biases")).collect();
    let mut found: Vec<String> =
        point["gradients"].as_object().expect("an object").keys().cloned().collect();
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
}

#[test]
fn a_landscape_is_printed() {
    let link = "#networkShape=2&seed=4";
    let plane = ["landscape", link, "--epochs", "30", "--side", "5"];
    for (name, shares) in [("path", 0.5..1.01), ("slope", 0.1..1.01), ("random", 0.0..0.9)] {
        let landscape = object(&nabla(&[&plane[..], &["--plane", name]].concat()));
        assert_eq!(landscape["plane"], name);
        let numbers = |value: &Value| -> Vec<f64> {
            let all = value.as_array().expect("a list");
            all.iter().map(|it| it.as_f64().expect("a number")).collect()
        };
        let sum: f64 = numbers(&landscape["shares"]).iter().sum();
        assert!(shares.contains(&sum), "{name}: {sum}");
        let rows = landscape["grid"].as_array().expect("rows");
        assert_eq!(
            (rows.len(), numbers(&rows[4]).len(), numbers(&landscape["x"]).len()),
            (5, 5, 5)
        );
        let n = landscape["ids"].as_array().expect("names").len();
        assert_eq!((n, numbers(&landscape["directions"][1]).len()), (9, 9));
        let last = &landscape["path"].as_array().expect("a path").last().expect("now").clone();
        assert_eq!(last, &json!({ "epoch": 30, "x": 0.0, "y": 0.0, "off": 0.0 }));
        let run = object(&nabla(&["run", link, "--epochs", "30"]));
        assert_eq!(landscape["loss"], run["loss"]["30"]["train"], "to the last bit");
    }
}

#[test]
fn bad_arguments_get_one_sentence_and_status_2() {
    let picture = file("picture.png", b"\x89PNG\r\n\x1a\n");
    let table = file("table.csv", "a,b\n1,2\n3,5\n");
    let (picture, table) = (picture.to_string_lossy(), table.to_string_lossy());
    for (arguments, word) in [
        (&[][..], "run, point, landscape, import or export"),
        (&["train"], "\"train\""),
        (&["run"], "link is missing"),
        (&["run", "#seed=1", "--epochs", "x"], "\"x\""),
        (&["run", "#seed=1", "--fast"], "--fast"),
        (&["point", "#seed=1"], "--at"),
        (&["point", "#seed=1", "--at", "1;2"], "comma"),
        (&["point", "#seed=1", "--at", "1,x"], "1,x"),
        (&["point", "#seed=1", "--at", "1,2", "--target", "blue"], "blue"),
        (&["point", "#dataset=rings&classes=3", "--at", "1,2", "--target", "3"], "0 or 1 or 2"),
        (&["point", "#seed=1", "--at", "1,2", "--epochs", "-1"], "-1"),
        (&["landscape", "#seed=1", "--plane", "flat"], "path, slope or random"),
        (&["landscape", "#seed=1", "--side", "1"], "from 2"),
        (&["landscape", "#seed=1", "--seed", "x"], "whole number"),
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
