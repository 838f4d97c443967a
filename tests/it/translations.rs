//! Lessons in other languages: the tables in the lessons' folder translate every sentence, and keep the
//! numbers. The page decides how a table is used; `languages` tests the page's own texts.

use crate::languages::{has_words, table as table_of_page};
use crate::lessons::{entries, folder, lesson};
use playground::tasks::lesson::{Entry, LessonStep};
use playground::tasks::prediction::Answers;
use playground::{Language, Prediction};
use serde::Serializer as _;
use serde_json::{Map, Serializer, Value};
use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;

/// A table in the order of its file: English and translation, line by line.
type Table = Vec<(String, String)>;

/// The codes of the languages that lessons are translated into.
fn languages() -> impl Iterator<Item = &'static str> {
    Language::ALL.iter().copied().map(Language::id).filter(|id| *id != "en")
}

/// The lessons, and the list of lessons, which is translated too.
fn documents() -> Vec<(String, Vec<String>)> {
    let list = entries().into_iter().flat_map(|Entry { title, about, group, terms, .. }| {
        [title, about, group].into_iter().chain(terms)
    });
    let lessons = entries().into_iter().map(|entry| (entry.id.clone(), sentences(&entry.id)));
    lessons.chain([("index".to_owned(), once_each(list))]).collect()
}

/// Every visible sentence of a lesson, in the order in which it appears.
fn sentences(id: &str) -> Vec<String> {
    let path = folder().join(format!("{id}.json"));
    let file = fs::read_to_string(&path).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    let lesson = lesson(id);
    let steps = lesson.steps.iter().flat_map(|step| {
        let LessonStep { title, text, why, .. } = step;
        let mut reasons: Vec<String> = why.iter().map(|(_, why)| why.clone()).collect();
        // In the order of the file, because the JSON parser does not keep it.
        reasons.sort_by_key(|why| file.find(&Value::from(why.as_str()).to_string()));
        [title].into_iter().chain(text).cloned().chain(of_link(step)).chain(reasons)
    });
    once_each([lesson.title.clone()].into_iter().chain(steps))
}

/// The texts to translate in the link of a step: names in its data, a question, and its choices.
fn of_link(step: &LessonStep) -> Vec<String> {
    let Some((state, _)) = step.state() else { return Vec::new() };
    let mut texts = Vec::new();
    if let Some(own) = &state.own {
        let axes = own.axes().iter().chain([own.label()]).map(|axis| &axis.name);
        texts.extend(axes.chain(own.classes()).filter(|name| has_words(name)).cloned());
    }
    if let Some(Prediction { question, answer, .. }) = Prediction::of(&state) {
        texts.push(question);
        if let Answers::Choices(choices) = answer {
            texts.extend(choices.into_iter().map(|(choice, _)| choice));
        }
    }
    texts
}

fn once_each(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for text in texts {
        if !found.contains(&text) {
            found.push(text);
        }
    }
    found
}

fn path_of(language: &str, document: &str) -> PathBuf {
    folder().join(language).join(format!("{document}.json"))
}

/// The table of a lesson. Each pair is on its own line, so that changes can be reviewed sentence by sentence.
fn table(language: &str, document: &str) -> Table {
    let path = path_of(language, document);
    let text = fs::read_to_string(&path).unwrap_or_default();
    let pair = |line: &str| {
        let line = line.trim().trim_end_matches(',');
        let pair: Map<String, Value> = serde_json::from_str(&format!("{{{line}}}"))
            .unwrap_or_else(|why| panic!("{}: {line}: {why}", path.display()));
        let (english, told) = pair.into_iter().next().expect("a pair in each line");
        (english, told.as_str().expect("a translation is a text").to_owned())
    };
    text.lines().filter(|line| !["{", "}"].contains(line)).map(pair).collect()
}

/// Writes a table again: its sentences in their order, with the existing translations.
fn write(language: &str, document: &str, sentences: &[String]) {
    let old = table(language, document);
    let told = |english: &String| old.iter().find(|it| it.0 == *english).map_or("", |it| &it.1);
    let path = path_of(language, document);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder for the language");
    let mut file = Serializer::pretty(File::create(path).expect("a table can be written"));
    file.collect_map(sentences.iter().map(|it| (it, told(it)))).expect("a table is written");
    file.into_inner().write_all(b"\n").expect("a table ends in a line");
}

/// With `NABLA_LANG=write` it adds new sentences and removes those that no lesson contains any more.
#[test]
fn every_sentence_of_a_lesson_has_a_translation() {
    let is_written = std::env::var("NABLA_LANG").is_ok_and(|wish| wish == "write");
    for language in languages().filter(|_| is_written) {
        documents().iter().for_each(|(document, texts)| write(language, document, texts));
    }
    for language in languages() {
        for (document, sentences) in documents() {
            let table = table(language, &document);
            let listed: Vec<&String> = table.iter().map(|(english, _)| english).collect();
            for text in &sentences {
                assert!(
                    listed.contains(&text),
                    "{language}, {document}: {text:?} is not in the table: NABLA_LANG=write adds it"
                );
            }
            for text in &listed {
                assert!(
                    sentences.contains(text),
                    "{language}, {document}: no lesson says {text:?}: NABLA_LANG=write drops it"
                );
            }
            let in_order: Vec<&String> = sentences.iter().collect();
            assert_eq!(listed, in_order, "{language}, {document}: as in the lesson, each once");
            for (english, told) in &table {
                assert!(
                    !told.trim().is_empty(),
                    "{language}, {document}: {english:?} is translated by nothing"
                );
            }
        }
        let mut files: Vec<String> = fs::read_dir(folder().join(language))
            .expect("a folder for each language")
            .map(|it| it.expect("an entry").file_name().into_string().expect("a readable name"))
            .collect();
        let mut known: Vec<String> =
            documents().iter().map(|(document, _)| format!("{document}.json")).collect();
        files.sort();
        known.sort();
        assert_eq!(files, known, "{language}: a table for each lesson, and for their list");
    }
}

/// The numbers in a text outside of its formulas, sorted, with the decimal point of English and without spaces
/// between thousands.
fn numbers(text: &str) -> Vec<String> {
    let outside: Vec<&str> = text.split('`').step_by(2).collect();
    let letters: Vec<char> = outside.join(" ").chars().collect();
    let is_digit = |k: usize| letters.get(k).is_some_and(char::is_ascii_digit);
    let mut found = Vec::new();
    let mut k = 0;
    while k < letters.len() {
        if !is_digit(k) {
            k += 1;
            continue;
        }
        let mut number = String::new();
        number.extend(k.checked_sub(1).map(|k| letters[k]).filter(|&sign| sign == '−'));
        while let Some(&letter) = letters.get(k) {
            let is_thousand = (k + 1..k + 4).all(is_digit) && !is_digit(k + 4);
            match letter {
                '0'..='9' => number.push(letter),
                '.' | ',' if is_digit(k + 1) => number.push('.'),
                ' ' | '\u{a0}' | '\u{202f}' if is_thousand => {}
                _ => break,
            }
            k += 1;
        }
        found.push(number);
    }
    found.sort_unstable();
    found
}

/// The parts of a text between two of these marks, sorted.
fn between(text: &str, mark: char) -> Vec<&str> {
    let mut parts: Vec<&str> = text.split(mark).skip(1).step_by(2).collect();
    parts.sort_unstable();
    parts
}

/// Calls a check with every sentence of every table, and with its location.
fn in_every_table(check: impl Fn(&str, &str, &str, &str)) {
    for language in languages() {
        for (document, _) in documents() {
            for (english, told) in table(language, &document) {
                check(language, &english, &told, &format!("{language}, {document}: {told:?}"));
            }
        }
    }
}

#[test]
fn translations_have_the_numbers_and_formulas_of_the_english() {
    in_every_table(|_, english, told, place| {
        assert_eq!(numbers(told), numbers(english), "{place} has other numbers than {english:?}");
        assert_eq!(
            between(told, '`'),
            between(english, '`'),
            "{place} has other formulas than {english:?}"
        );
        let n_marks = |text: &str| [text.matches('*').count(), text.matches('`').count()];
        assert_eq!(n_marks(told), n_marks(english), "{place} is marked otherwise");
    });
}

/// A user who reads "press *Play*" looks for a button with exactly this name.
#[test]
fn translations_name_controls_as_the_page_does() {
    in_every_table(|language, english, told, place| {
        let page = table_of_page(language);
        for name in between(english, '*').into_iter().filter_map(|name| page.get(name)) {
            let name = name.as_str().expect("a translation is a text").to_lowercase();
            let named = between(told, '*').into_iter().any(|it| it.to_lowercase() == name);
            assert!(named, "{place}: the page says {name:?}");
        }
    });
}

/// A language has its own spaces and punctuation marks.
#[test]
fn translations_are_set_as_their_language_is() {
    in_every_table(|language, _, told, place| {
        let outside: String = told.split('`').step_by(2).collect();
        let wrong: &[&str] = match language {
            "fr" => &["'", " ;", " :", " ?", " !", " %", " »", "« ", "..."],
            "zh" => &["'", "\"", ",", ";", "?", "!", "..."],
            _ => &[],
        };
        // A point has two numbers with a comma between them in every language.
        let outside = outside.replace("(−1, 2)", "").replace("(0, 1)", "");
        for sign in wrong {
            assert!(!outside.contains(sign), "{place} has {sign:?}");
        }
    });
}

#[test]
fn lessons_are_found_by_the_terms_of_every_language() {
    for (language, words, id) in [
        ("fr", "régularisation", "weight-penalties"),
        ("fr", "regularisation", "dropout"),
        ("fr", "taux d’apprentissage", "learning-rate"),
        ("fr", "taux d'apprentissage", "learning-rate"),
        ("fr", "Rétropropagation", "backpropagation"),
        ("fr", "reseau profond", "vanishing-gradients"),
        ("fr", "surajustement", "overfitting"),
        ("fr", "weight decay", "weight-penalties"),
        ("zh", "学习率", "learning-rate"),
        ("zh", "过拟合", "overfitting"),
        ("zh", "随机失活", "dropout"),
        ("zh", "链式法则", "backpropagation"),
        ("zh", "稠密层", "layers"),
        ("zh", "softmax", "softmax"),
        ("zh", "weight decay", "weight-penalties"),
    ] {
        let table = table(language, "index");
        let told = |text: &str| {
            let pair = table.iter().find(|(english, _)| english == text);
            pair.map_or_else(|| text.to_owned(), |(_, told)| told.clone())
        };
        let found: Vec<String> =
            entries().into_iter().filter(|it| it.fits_in(words, &told)).map(|it| it.id).collect();
        assert!(found.iter().any(|it| it == id), "{words}: {found:?}");
        assert!(found.len() <= 8, "{words} finds too much: {found:?}");
        assert!(entries().iter().all(|it| !it.fits_in("giraffe", &told)));
    }
}

/// Tests the parser of this file: a translation could change a number that it misses.
#[test]
fn numbers_are_found_however_they_are_written() {
    for (text, found) in [
        ("12 500 of 0.25, −0.5 and 3.", ["0.25", "12500", "3", "−0.5"].as_slice()),
        ("12\u{202f}500 de 0,25, −0,5 et 3.", &["0.25", "12500", "3", "−0.5"]),
        ("用 12500、0.25、−0.5 和 3。", &["0.25", "12500", "3", "−0.5"]),
        ("(−1, 2), `x = 7`, 1 − 3", &["1", "2", "3", "−1"]),
        ("16, 200, 1000", &["1000", "16", "200"]),
        ("none", &[]),
    ] {
        assert_eq!(numbers(text), found, "{text}");
    }
}
