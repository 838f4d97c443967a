//! Languages: which one the page speaks to whom.

use crate::{Language, PlaygroundState};

#[track_caller]
fn check(tags: &[&str], expected: Language) {
    assert_eq!(Language::of_tags(tags.iter().copied()), expected, "{tags:?}");
}

#[test]
fn the_first_language_that_the_page_speaks_is_taken() {
    check(&["fr"], Language::French);
    check(&["fr-CH", "en"], Language::French);
    check(&["de", "zh-CN", "fr"], Language::Chinese);
    check(&["en-US", "fr"], Language::English);
    check(&["de-AT", "it"], Language::English);
    check(&["", "-", "français"], Language::English);
    check(&[], Language::English);
}

#[test]
fn a_link_names_a_language_only_where_someone_chose_one() {
    let language = |link| PlaygroundState::from_link(link).0.language;
    assert_eq!(language("#lang=fr"), Some(Language::French));
    assert_eq!(language("#lang=en"), Some(Language::English));
    assert_eq!(language("#seed=1"), None);
    let state = PlaygroundState { language: Some(Language::Chinese), ..PlaygroundState::default() };
    assert_eq!(language(&state.to_link()), state.language);
    assert!(!PlaygroundState::default().to_link().contains("lang="), "other links stay short");
}
