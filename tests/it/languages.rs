//! Languages: `lang/en.json` lists every text of the page, and the other tables translate exactly these texts.
//! The page decides how to show a text.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use serde::Serializer as _;
use serde_json::{Map, Serializer, Value};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use syn::LitStr;
use tests::root;

/// The functions in the sources that take a text: those that look one up, and the one that makes a sentence.
const CALLS: [&str; 4] = ["t", "tr", "filled", "Sentence::new"];

/// Whether a text contains a word: two adjacent letters outside of its placeholders.
pub(crate) fn has_words(text: &str) -> bool {
    let (mut is_gap, mut n_letters) = (false, 0);
    text.chars().any(|c| {
        is_gap = (is_gap || c == '{') && c != '}';
        n_letters = if !is_gap && c.is_alphabetic() { n_letters + 1 } else { 0 };
        1 < n_letters
    })
}

/// The texts in a source file: all literals if the file contains only texts, otherwise those in the calls.
fn literals(source: &str, is_all_texts: bool) -> Vec<String> {
    let tokens: TokenStream = source.parse().expect("a source is of Rust's tokens");
    let mut found = Vec::new();
    collect(tokens, is_all_texts, &mut found);
    found
}

/// Adds the texts in these tokens. Comments are not tokens, and a doc comment is an attribute.
fn collect(tokens: TokenStream, is_all_texts: bool, found: &mut Vec<String>) {
    // The path before the current token: `Sentence::new`.
    let mut path = String::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(name) if path.ends_with("::") => path += &name.to_string(),
            TokenTree::Ident(name) => path = name.to_string(),
            TokenTree::Punct(sign) if sign.as_char() == ':' => path.push(':'),
            TokenTree::Punct(sign) => {
                path.clear();
                // An attribute: `#[…]`, or `#![…]` for the whole file.
                if sign.as_char() == '#' {
                    tokens.next_if(|it| matches!(it, TokenTree::Punct(it) if it.as_char() == '!'));
                    tokens.next_if(|it| {
                        matches!(it, TokenTree::Group(it) if it.delimiter() == Delimiter::Bracket)
                    });
                }
            }
            TokenTree::Group(group) => {
                let is_call = group.delimiter() == Delimiter::Parenthesis;
                let mut inside = group.stream().into_iter();
                let is_path = |call: &&str| path == *call || path.ends_with(&format!("::{call}"));
                if !is_all_texts && is_call && CALLS.iter().any(is_path) {
                    found.extend(inside.next().and_then(text_of));
                }
                collect(inside.collect(), is_all_texts, found);
                path.clear();
            }
            literal if is_all_texts => found.extend(text_of(literal)),
            TokenTree::Literal(_) => path.clear(),
        }
    }
}

/// The content of a token, if it is a text with words.
fn text_of(token: TokenTree) -> Option<String> {
    let literal: LitStr = syn::parse2(token.into()).ok()?;
    Some(literal.value()).filter(|text| has_words(text))
}

fn sources(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            if !path.ends_with("src/tests") {
                sources(&path, found);
            }
        } else if path.extension().is_some_and(|it| it == "rs") && !path.ends_with("src/tests.rs") {
            let text = fs::read_to_string(&path).expect("a source");
            found.push((path, text));
        }
    }
}

/// Whether every literal of a source file is a text.
fn is_all_texts(path: &Path) -> bool {
    path.ends_with("web/src/texts.rs")
        || path.parent().is_some_and(|it| it.ends_with("web/src/texts"))
}

/// The texts of all registry members that the page shows.
fn of_registries() -> Vec<&'static str> {
    let mut texts = Vec::new();
    // A formula is a text to translate if it contains words other than names of functions.
    let is_formula = |text: &str| {
        let words = text.split(|c: char| !c.is_alphabetic());
        let functions = ["cos", "sin", "min", "max", "tanh", "exp", "log", "erf", "sign"];
        !words.into_iter().any(|word| 3 <= word.chars().count() && !functions.contains(&word))
    };
    macro_rules! all {
        ($($registry:path: $($field:ident)*;)*) => {
            $(for member in <$registry>::ALL {
                $(texts.push(member.spec().$field);)*
            })*
        };
    }
    all! {
        playground::Control: label help;
        playground::Task: help;
        playground::Dataset: label help;
        playground::Figure: label;
        playground::Speed: label;
        playground::LossScale: label;
        playground::View: label;
        playground::Lens: label help;
        playground::Clipping: label formula;
        playground::InputScaling: label formula;
        playground::files::export::Format: label help;
        nn::Activation: label formula;
        nn::Loss: label formula;
        nn::Optimizer: label formula;
        nn::Regularizer: label formula;
        nn::Initializer: label formula;
        nn::Normalization: label formula;
        nn::Schedule: label formula;
    }
    texts.extend(playground::View::ALL.iter().map(|view| view.help()));
    texts.extend(playground::Figure::ALL.iter().map(|figure| figure.help()));
    texts.extend(playground::LossScale::ALL.iter().map(|scale| scale.help()));
    let measured = playground::settings::quantity::Measured::ALL;
    texts.extend(measured.iter().map(|measured| measured.label()));
    let axes = playground::Dataset::ALL.iter().filter_map(|set| set.spec().axes);
    texts.extend(axes.flatten().map(|(name, _, _)| name));
    let sets = playground::Dataset::ALL.iter().map(|set| set.spec());
    texts.extend(sets.clone().filter_map(|spec| spec.target).map(|(name, _, _)| name));
    texts.extend(sets.filter_map(|spec| spec.class_names).flatten());
    texts.extend(nn::Optimizer::ALL.iter().map(|it| it.note()).filter(|it| !it.is_empty()));
    texts.extend(plot::PALETTES.iter().map(|palette| palette.label));
    texts.retain(|text| has_words(text) && !is_formula(text));
    texts
}

/// Every text of the page, once, in an order that keeps related texts together.
fn texts() -> Vec<String> {
    let mut files = Vec::new();
    sources(&root().join("ui/src"), &mut files);
    sources(&root().join("web/src"), &mut files);
    sources(&root().join("crates/playground/src"), &mut files);
    files.sort();
    let mut texts: Vec<String> = Vec::new();
    let (page, rest): (Vec<_>, Vec<_>) = files.iter().partition(|(path, _)| is_all_texts(path));
    let found = page.iter().flat_map(|(_, source)| literals(source, true));
    let registries = of_registries().into_iter().map(str::to_owned);
    let rest = rest.iter().flat_map(|(_, source)| literals(source, false));
    for text in found.chain(registries).chain(rest) {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

/// The table of a language of the page.
pub(crate) fn table(language: &str) -> Map<String, Value> {
    let path = root().join("lang").join(format!("{language}.json"));
    let text = fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

/// With `NABLA_LANG=write` it writes the expected file instead of comparing it.
#[test]
fn the_english_table_lists_every_text() {
    let texts = texts();
    if std::env::var("NABLA_LANG").is_ok_and(|wish| wish == "write") {
        let file = File::create(root().join("lang/en.json")).expect("en.json can be written");
        let mut file = Serializer::pretty(file);
        file.collect_map(texts.iter().map(|text| (text, text))).expect("en.json is written");
        file.into_inner().write_all(b"\n").expect("en.json ends in a line");
    }
    let english = table("en");
    for text in &texts {
        let listed = english.get(text).and_then(Value::as_str);
        assert_eq!(listed, Some(text.as_str()), "NABLA_LANG=write takes what is new");
    }
    for text in english.keys() {
        assert!(texts.contains(text), "nothing says {text:?} any more: NABLA_LANG=write");
    }
}

/// The largest number of words in a sentence: longer ones are hard to read in a foreign language.
const MAX_WORDS: usize = 20;

#[test]
fn sentences_are_short() {
    for text in table("en").keys() {
        for sentence in text.split_inclusive(&['.', '!', '?', ':', ';']) {
            let is_word = |word: &&str| word.contains(char::is_alphanumeric);
            let n = sentence.split_whitespace().filter(is_word).count();
            assert!(n <= MAX_WORDS, "{n} words in {sentence:?}");
        }
    }
}

/// The placeholders of a text, sorted.
fn gaps(text: &str) -> Vec<&str> {
    let mut gaps: Vec<&str> =
        text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
    gaps.sort_unstable();
    gaps
}

#[test]
fn every_language_translates_every_text() {
    let english = table("en");
    for language in playground::Language::ALL {
        let id = language.id();
        let table = table(id);
        for (text, translation) in &table {
            assert!(english.contains_key(text), "{id}: nothing says {text:?} any more");
            let translation = translation.as_str().expect("a translation is a text");
            assert!(!translation.trim().is_empty(), "{id}: {text:?} is translated by nothing");
            assert_eq!(gaps(translation), gaps(text), "{id}: {text:?} has other gaps");
        }
        for text in english.keys() {
            assert!(table.contains_key(text), "{id}: {text:?} is not translated");
        }
    }
}

/// The largest number of letters of texts that have little space. A full-width letter, as in Chinese, counts as
/// two.
const ROOM: &[(usize, &[&str])] = &[
    (15, &["Data", "Features", "Training", "Lessons"]),
    (16, &["Classify", "Regress"]),
    (20, &["Learning rate", "Activation", "Regularization", "Optimizer", "Speed"]),
    (24, &["Test loss", "Training loss", "Accuracy"]),
    (30, &["New sample", "Test points", "Discretize", "Hidden layers"]),
];

#[test]
fn translations_fit_where_there_is_little_room() {
    let width =
        |text: &str| text.chars().map(|c| if c < '\u{2e80}' { 1 } else { 2 }).sum::<usize>();
    for language in playground::Language::ALL {
        let table = table(language.id());
        for &(room, texts) in ROOM {
            for &text in texts {
                let translation = table[text].as_str().expect("a translation is a text");
                let width = width(translation);
                assert!(width <= room, "{translation:?} takes the room of {width}, not {room}");
            }
        }
    }
}

/// Tests the parsers of this file: a text that they miss would never be translated.
#[test]
fn texts_are_found_however_they_are_written() {
    let source = r#"
        let a = t("one");           // t("no")
        let b = filled(
            "two {0} \"and\" \
             more", &[]);
        let c = Sentence::new("three\u{a0}x").with(&"no");
        let d = format("no"); let e = crate::lang::tr("five");
        /// t("no")
        #[expect(reason = "no")]
        let e = get("no") + tr("{0} → {1}");
        view! { <p>{tr("four")}</p> "no" }
    "#;
    assert_eq!(
        literals(source, false),
        ["one", "two {0} \"and\" more", "three\u{a0}x", "five", "four"]
    );
    let file = "//! A\n/// \"no\"\nconst A: &str = \"five\"; b(\"—\", '\"')";
    assert_eq!(literals(file, true), ["five"]);
}

/// What a page shows before its program runs, or when it cannot run, is in the page itself.
#[test]
fn pages_without_their_program_speak_every_language() {
    let [boot, page] = ["web/boot.js", "index.html"]
        .map(|path| fs::read_to_string(root().join(path)).expect("a file of the page"));
    for language in playground::Language::ALL {
        let id = language.id();
        assert!(boot.contains(&format!("[\"{id}\", ")), "web/boot.js says nothing in {id}");
        assert!(page.contains(&format!("lang=\"{id}\"")), "index.html says nothing in {id}");
    }
}
