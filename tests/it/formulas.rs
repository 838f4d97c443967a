//! Formulas in lessons and in registries: `plot` can parse each of them.

use plot::mathml;
use std::fs;
use tests::root;

/// The parts of a text between backquotes.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn every_formula_of_a_lesson_is_set() {
    let mut n = 0;
    for entry in fs::read_dir(root().join("lessons")).expect("the lessons") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|it| it != "json") {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a lesson");
        for formula in quoted(&text) {
            assert!(mathml(formula).is_some(), "{}: `{formula}`", path.display());
            n += 1;
        }
    }
    assert!(60 < n, "{n} formulas are not all");
}

#[test]
fn every_formula_of_a_registry_is_set() {
    macro_rules! all {
        ($($registry:path),*) => {
            $(for member in <$registry>::ALL {
                let formula = member.spec().formula;
                assert!(mathml(formula).is_some(), "{}: {formula}", member.id());
            })*
        };
    }
    all!(
        nn::Activation,
        nn::Loss,
        nn::Optimizer,
        nn::Regularizer,
        nn::Initializer,
        nn::Normalization,
        nn::Schedule,
        playground::Clipping,
        playground::InputScaling,
        playground::Feature
    );
}
