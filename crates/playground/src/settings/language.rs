//! Languages of the page: which there are and how they are recognized. Their texts are data, in `lang/`;
//! what shows them is the page.

nn::registry! {
    /// A language of the page. English is the one that the program is written in.
    pub enum Language: Spec {
        English = Spec { id: "en", label: "English" },
        French = Spec { id: "fr", label: "Français" },
        Chinese = Spec { id: "zh", label: "简体中文" },
    }
}

/// What a language is.
#[derive(Debug)]
pub struct Spec {
    /// The name in links, in `<html lang>` and of its table: a code of ISO 639.
    pub id: &'static str,
    /// What its speakers call it.
    pub label: &'static str,
}

impl Language {
    /// The first of a person's languages that the page speaks, as browsers list them: `fr-CH`, `en`.
    /// English if it speaks none of them.
    pub fn of_tags<'a>(tags: impl Iterator<Item = &'a str>) -> Self {
        let known = |tag: &str| Self::from_id(tag.split('-').next()?);
        tags.filter_map(known).next().unwrap_or_default()
    }
}
