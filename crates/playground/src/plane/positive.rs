//! Which of two classes a person would call the positive one, by their names. What that means for a
//! network's outputs is not known here.

use crate::text::number;

/// Words in the names of positive classes.
const POSITIVE: &[&str] = &[
    "yes",
    "true",
    "positive",
    "pos",
    "passed",
    "pass",
    "success",
    "successful",
    "succeeded",
    "present",
    "on",
    "accepted",
    "approved",
    "won",
    "win",
    "good",
    "malignant",
    "spam",
    "sick",
    "ill",
    "abnormal",
    "high",
    "+",
    "ja",
    "oui",
    "vrai",
    "wahr",
    "si",
    "sí",
    "sì",
    "sim",
    "是",
    "真",
    "阳性",
];
/// Words in the names of negative classes.
const NEGATIVE: &[&str] = &[
    "no", "not", "non", "none", "false", "negative", "neg", "failed", "fail", "failure", "absent",
    "off", "rejected", "denied", "lost", "loss", "lose", "bad", "benign", "ham", "healthy",
    "normal", "low", "-", "−", "nein", "faux", "falsch", "否", "假", "阴性",
];

/// Letters that mean yes and no only as a pair: the negative one first.
const LETTERS: &[[&str; 2]] = &[["n", "y"], ["f", "t"]];

/// The place of the positive class: that of "yes" and "no", of 1 and 0, of "spam" and "not spam"; the
/// first where the names do not tell.
pub fn positive_class(names: &[String; 2]) -> usize {
    let [first, second] = names;
    let numbers = [first, second].map(|name| number::parse(name));
    let is_second = if numbers.iter().all(|number| number.is_finite()) {
        numbers[0] < numbers[1]
    } else {
        let are_letters = |[negative, positive]: &[&str; 2]| {
            first.eq_ignore_ascii_case(negative) && second.eq_ignore_ascii_case(positive)
        };
        sign(first) < sign(second) || LETTERS.iter().any(are_letters)
    };
    usize::from(is_second)
}

/// 1 for a name with a positive word, −1 for one with a negative word, which counts more, otherwise 0.
fn sign(name: &str) -> i32 {
    let name = name.trim().to_ascii_lowercase();
    let words = || name.split(|c: char| !c.is_alphanumeric()).chain([&name[..]]);
    let has = |list: &[&str]| words().any(|word| list.contains(&word));
    if has(NEGATIVE) { -1 } else { i32::from(has(POSITIVE)) }
}
