//! The lesson plans in `docs/CLASS-*.md`: their links open what the plan says, their minutes fill one lesson
//! period, and their answers for lecturers are those that the program finds.

use playground::jobs::truth_of;
use playground::tasks::prediction::{Answers, Truth, is_right};
use playground::{Lesson, PlaygroundState, Prediction};
use std::fs;
use tests::root;

const CLASSES: [&str; 2] = ["docs/CLASS-ACTIVATIONS.md", "docs/CLASS-REGULARIZATION.md"];
const MINUTES: u32 = 45;

fn read(document: &str) -> String {
    fs::read_to_string(root().join(document)).unwrap_or_else(|why| panic!("{document}: {why}"))
}

/// The rows of a document's table without the heading, each cell without the spaces around it.
fn rows(text: &str) -> Vec<Vec<String>> {
    let cells = |line: &str| {
        let cells = line.trim().trim_matches('|').split(" | ");
        cells.map(|it| it.trim().to_owned()).collect()
    };
    text.lines().filter(|line| line.starts_with('|')).skip(2).map(cells).collect()
}

/// The number at the beginning of a text.
fn first_number(text: &str) -> Option<f64> {
    let end = text.find(|it: char| !it.is_ascii_digit() && it != '.' && it != '−');
    text[..end.unwrap_or(text.len())].trim_end_matches('.').replace('−', "-").parse().ok()
}

#[test]
fn links_open_the_steps_of_a_class() {
    for document in CLASSES {
        let text = read(document);
        let mut minutes = 0;
        for row in rows(&text) {
            let [taken, link, shown, asked, answer] = &row[..] else {
                panic!("{document}: {} cells in {row:?}", row.len());
            };
            minutes += taken.parse::<u32>().expect("minutes");
            assert!(![shown, asked, answer].into_iter().any(String::is_empty), "{row:?}");
            let (name, link) = link.split_once("](").expect("a link");
            let name = name.trim_matches(['[', '`']);
            let link = link.strip_suffix(')').expect("its end");
            assert_eq!(link, format!("#lesson={name}&present=true"));
            let (_, notices) = PlaygroundState::from_link(link.trim_start_matches('#'));
            assert_eq!(notices, [], "{link}");

            let (id, step) = name.rsplit_once('.').expect("a step");
            let lesson = read(&format!("lessons/{id}.json"));
            let lesson = Lesson::from_json(&lesson).unwrap_or_else(|why| panic!("{id}: {why}"));
            let step = step.parse::<usize>().ok().and_then(|step| lesson.steps.get(step - 1));
            let step = step.unwrap_or_else(|| panic!("{document}: there is no {name}"));

            let Some((state, _)) = step.state() else { continue };
            let Some(prediction) = Prediction::of(&state) else { continue };
            match (&prediction.answer, truth_of(&prediction, &state)) {
                (Answers::Choices(choices), Some(Truth::Choice(right))) => {
                    let (right, _) = &choices[right];
                    let is_told = answer.to_lowercase().starts_with(&right.to_lowercase());
                    assert!(is_told, "{name}: {right:?} is right, not {answer:?}");
                }
                (Answers::Number(quantity), Some(Truth::Number(right))) => {
                    let told = first_number(answer);
                    let is_right = told.is_some_and(|told| is_right(*quantity, told, right));
                    assert!(is_right, "{name}: {right} is right, not {answer:?}");
                }
                (_, truth) => panic!("{name}: the answer is {truth:?}"),
            }
        }
        assert_eq!(minutes, MINUTES, "{document}");
    }
}

#[test]
fn classes_are_found() {
    let readme = read("README.md");
    for document in CLASSES {
        assert!(readme.contains(&format!("({document})")), "README.md does not name {document}");
    }
}
