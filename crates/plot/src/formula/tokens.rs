//! The numbers, names and signs of a formula in plain text.

/// One of them.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// Whether a blank stands before it.
    pub(super) is_spaced: bool,
}

#[derive(Clone, Debug)]
pub(super) enum Kind {
    Number(String),
    /// A letter, with its hat if it has one, or a word.
    Name(String),
    /// An index, as markup.
    Sub(String),
    /// A power that is a sign of its own, as markup.
    Super(String),
    Sign(char),
}

/// Signs that a formula may have.
const SIGNS: &str = "=←≈<>≤≥+−·,:/^√()[]|‖⌊⌋";
/// Below the line, and what they are on it.
const BELOW: [(char, char); 14] = [
    ('₀', '0'),
    ('₁', '1'),
    ('₂', '2'),
    ('₃', '3'),
    ('₄', '4'),
    ('₅', '5'),
    ('₆', '6'),
    ('₇', '7'),
    ('₈', '8'),
    ('₉', '9'),
    ('ᵢ', 'i'),
    ('ⱼ', 'j'),
    ('ₖ', 'k'),
    ('ₙ', 'n'),
];
/// Above the line, and what they are on it.
const ABOVE: [(char, char); 5] = [('¹', '1'), ('²', '2'), ('³', '3'), ('⁴', '4'), ('ᵀ', 'T')];
/// Fractions that are one letter.
const FRACTIONS: &str = "½⅓¼";
/// A circumflex over the letter before.
pub(super) const HAT: char = '\u{302}';

/// What a text is made of; `None` if a letter is none of a formula's.
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut found = Vec::<Token>::new();
    let mut letters = text.chars().peekable();
    let mut is_spaced = false;
    while let Some(letter) = letters.next() {
        let on_line = |table: &[(char, char)]| {
            let on_line = table.iter().find(|(it, _)| *it == letter)?.1;
            let tag = if on_line.is_ascii_digit() { "mn" } else { "mi" };
            Some(format!("<{tag}>{on_line}</{tag}>"))
        };
        let kind = if letter == ' ' {
            is_spaced = true;
            continue;
        } else if let Some(index) = on_line(&BELOW) {
            Kind::Sub(index)
        } else if let Some(power) = on_line(&ABOVE) {
            Kind::Super(power)
        } else if FRACTIONS.contains(letter) {
            Kind::Number(letter.to_string())
        } else if letter.is_ascii_digit() {
            let mut number = letter.to_string();
            number.extend(std::iter::from_fn(|| {
                letters.next_if(|it| it.is_ascii_digit() || *it == '.')
            }));
            Kind::Number(number)
        } else if letter == 'ŷ' {
            Kind::Name(format!("y{HAT}"))
        } else if letter == '∂' || letter.is_alphabetic() {
            let mut name = letter.to_string();
            if letter.is_ascii_alphabetic() {
                let next = |it: &char| it.is_ascii_alphabetic() || *it == HAT;
                name.extend(std::iter::from_fn(|| letters.next_if(next)));
            }
            Kind::Name(name)
        } else if SIGNS.contains(letter) {
            Kind::Sign(letter)
        } else {
            return None;
        };
        found.push(Token { kind, is_spaced });
        is_spaced = false;
    }
    (!found.is_empty()).then_some(found)
}
