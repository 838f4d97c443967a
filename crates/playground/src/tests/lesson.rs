//! Lessons as text: what is read, and the errors for texts that are no lessons.

use crate::PlaygroundState;
use crate::settings::Written;
use crate::tasks::lesson::{Entry, Lesson, LessonStep};
use proptest::prelude::*;

const LESSON: &str = r#"{
    "title": "One line",
    "steps": [
        {"title": "Begin", "text": ["A *first* word."], "link": "dataset=xor&seed=1&goal=neurons%3C3",
         "point": ["playButton"], "solution": "networkShape=2"},
        {"title": "Go on", "text": ["And", "more."]}
    ]
}"#;

#[test]
fn a_lesson_is_read() {
    let lesson = Lesson::from_json(LESSON).expect("a lesson");
    assert_eq!(lesson.title, "One line");
    let [first, second] = &lesson.steps[..] else { panic!("{} steps", lesson.steps.len()) };
    assert_eq!(
        (first.title.as_str(), &first.text[..]),
        ("Begin", &["A *first* word.".to_owned()][..])
    );
    assert_eq!((first.point.len(), first.solution.as_str()), (1, "networkShape=2"));
    let (state, notices) = first.state().expect("settings");
    assert_eq!(
        (state.seed.as_str(), state.goal.as_ref().map(Written::text)),
        ("1", Some("neurons<3"))
    );
    assert_eq!(notices, [], "the link is taken as it stands");
    assert_eq!((second.text.len(), second.link.as_str(), second.point.len()), (2, "", 0));
    assert_eq!(second.state(), None, "those of the step before go on");
}

/// What all steps have in common is said once; a step that says otherwise is right.
#[test]
fn the_link_of_a_step_adds_to_the_base_of_its_lesson() {
    let text = r##"{
        "title": "A", "base": "seed=1&dataset=xor&noise_hide=true",
        "steps": [
            {"title": "B", "text": ["C."], "link": "networkShape=3&dataset=gauss"},
            {"title": "D", "text": ["E."]},
            {"title": "F", "text": ["G."], "link": "#noise=5"}
        ]
    }"##;
    let lesson = Lesson::from_json(text).expect("a lesson");
    let states: Vec<_> = lesson.steps.iter().map(|step| step.state()).collect();
    let state = |link| Some((PlaygroundState::from_link(link).0, Vec::new()));
    let expected = [
        state("seed=1&dataset=gauss&networkShape=3&noise_hide=true"),
        None,
        state("seed=1&dataset=xor&noise=5&noise_hide=true"),
    ];
    assert_eq!(states, expected);
}

/// Whoever opens a step without a link by itself gets the settings of the step before, without its task.
#[test]
fn a_step_without_a_link_opens_what_the_step_before_shows() {
    let lesson = Lesson::from_json(LESSON).expect("a lesson");
    let [first, second] = &lesson.steps[..] else { panic!("{} steps", lesson.steps.len()) };
    assert_eq!(first.opens(), first.state().expect("settings").0);
    let (expected, _) = PlaygroundState::from_link("dataset=xor&seed=1");
    assert_eq!(second.opens(), expected);
    assert_eq!(
        [first, second].map(LessonStep::is_task),
        [true, false],
        "only the first asks for something"
    );
}

#[test]
fn an_answer_has_its_reason() {
    let text = r#"{
        "title": "A",
        "steps": [
            {"title": "B", "text": ["C."], "why": {"Yes": "It cannot.", "12": "The bias.", "0.025": "Small."}},
            {"title": "D", "text": ["E."]}
        ]
    }"#;
    let lesson = Lesson::from_json(text).expect("a lesson");
    let [step, without] = &lesson.steps[..] else { panic!("{} steps", lesson.steps.len()) };
    assert_eq!([step.reason("Yes"), step.reason("No")], [Some("It cannot."), None]);
    assert_eq!(
        [12.0, 13.0, 0.025].map(|it| step.reason_for(it)),
        [Some("The bias."), None, Some("Small.")]
    );
    assert_eq!((without.reason("Yes"), without.reason_for(12.0)), (None, None));
    for wrong in [r#""It cannot.""#, r#"["Yes"]"#, r#"{"Yes": 1}"#] {
        let text =
            text.replace(r#"{"Yes": "It cannot.", "12": "The bias.", "0.025": "Small."}"#, wrong);
        let told = Lesson::from_json(&text).expect_err(wrong);
        assert_eq!(told, "\"why\" has a text for each answer.");
    }
}

#[test]
fn the_list_is_read() {
    // As version 0.1.0 had it, and as it is now.
    let text = r#"[
        {"id": "line", "title": "One line", "about": "A line.", "group": "Neurons"},
        {"id": "all", "title": "L2 and L1", "about": "B", "group": "C", "minutes": 8,
         "terms": ["Weight decay", "cross-entropy"], "slides": ["003:444-456"]}
    ]"#;
    let entries = Entry::list_from_json(text).expect("a list");
    let [old, new] = &entries[..] else { panic!("{} entries", entries.len()) };
    assert_eq!((old.id.as_str(), old.group.as_str()), ("line", "Neurons"));
    assert_eq!((old.minutes, old.terms.len(), old.slides.len()), (None, 0, 0));
    assert_eq!((new.minutes, new.terms.len(), new.slides.len()), (Some(8), 2, 1));
    for (words, is_found) in
        [("decay", true), ("CROSS entropy l1", true), ("003:444", true), ("decay dropout", false)]
    {
        assert_eq!(new.fits(words), is_found, "{words}");
    }
}

#[test]
fn garbage_is_told() {
    for (text, expected) in [
        ("", "No JSON: "),
        ("{", "No JSON: "),
        ("[]", "A lesson has a list of steps."),
        ("{}", "A lesson has a list of steps."),
        (r#"{"steps": []}"#, "\"title\" is a text."),
        (r#"{"title": 1, "steps": []}"#, "\"title\" is a text."),
        (r#"{"title": "A", "steps": []}"#, "A lesson has at least one step."),
        (r#"{"title": "A", "steps": [{}]}"#, "\"title\" is a text."),
        (
            r#"{"title": "A", "steps": [{"title": "B", "text": "C"}]}"#,
            "\"text\" is a list of texts.",
        ),
    ] {
        let told = Lesson::from_json(text).expect_err(text);
        assert!(told.starts_with(expected), "{text}: {told}");
    }
    for (text, expected) in [
        ("?", "No JSON: "),
        ("{}", "The list of lessons is a list."),
        ("[1]", "\"id\" is a text."),
        (r#"[{"id": "a", "title": "A", "about": "B"}]"#, "\"group\" is a text."),
    ] {
        let told = Entry::list_from_json(text).expect_err(text);
        assert!(told.starts_with(expected), "{text}: {told}");
    }
}

proptest! {
    #[test]
    fn any_part_of_a_lesson_gives_a_lesson_or_a_sentence(
        from in 0..LESSON.len(), len in 0..40_usize, instead in "\\PC{0,3}",
    ) {
        let to = (from + len).min(LESSON.len());
        let text = [&LESSON[..from], &instead, &LESSON[to..]].concat();
        if let Err(told) = Lesson::from_json(&text) {
            prop_assert!(told.ends_with('.'), "{told}");
        }
        prop_assert!(Entry::list_from_json(&text).is_err(), "a lesson is no list");
    }
}

#[test]
fn steps_are_shown_as_the_page_is() {
    let shown = "embed=true&present=true&lang=fr&palette=plum-green";
    let (page, notices) = PlaygroundState::from_link(&format!("dataset=xor&{shown}"));
    assert_eq!(notices, [], "{shown}");
    let (step, _) = PlaygroundState::from_link("dataset=gauss&seed=7");
    let (expected, _) = PlaygroundState::from_link(&format!("dataset=gauss&seed=7&{shown}"));
    assert_eq!(step.shown_as(&page), expected);
}
