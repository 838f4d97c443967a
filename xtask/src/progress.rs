//! Parses cargo's progress messages, which are written for people. Prints nothing.

/// The kind of a piece of cargo's output.
#[derive(Debug, PartialEq)]
pub(crate) enum Line {
    /// The progress, in our words.
    Progress(String),
    /// A line that only repeats what the progress says.
    Nothing,
    /// Anything else: a warning, an error, or an empty line within one.
    Message,
}

/// Parses a piece of output without color codes.
pub(crate) fn read(text: &str) -> Line {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words[..] {
        // "    Building [=====>   ] 213/380: leptos, web(bin)"
        ["Building", ref rest @ ..] => match rest.iter().find_map(|word| of(word)) {
            Some((done, all)) => Line::Progress(format!("Compiling {done} of {all} crates")),
            None => Line::Nothing,
        },
        // " Downloading [==>    ]  12/45 …" or "Downloading 12 crates, remaining bytes: 3.4MiB"
        ["Downloading", "crates", ..] | ["Downloaded", ..] | ["Updating", ..] => Line::Nothing,
        ["Downloading", ..] => Line::Progress("Downloading crates".to_owned()),
        ["Blocking", ..] => Line::Progress("Waiting for another cargo to end".to_owned()),
        ["Compiling" | "Finished" | "Fetch" | "Fetching", ..] => Line::Nothing,
        [] => Line::Nothing,
        _ => Line::Message,
    }
}

/// "213/380:"
fn of(word: &str) -> Option<(u32, u32)> {
    let (done, all) = word.trim_end_matches(':').split_once('/')?;
    Some((done.parse().ok()?, all.parse().ok()?))
}

/// Removes terminal control sequences: from "\x1b[" up to a letter.
pub(crate) fn without_colors(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\x1b[") {
        plain += before;
        rest = after.split_once(|c: char| c.is_ascii_alphabetic()).map_or("", |(_, rest)| rest);
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::{Line, read, without_colors};

    #[test]
    fn how_far_cargo_is_can_be_read() {
        let progress = "    Building [=====>    ] 213/380: leptos, web(bin)";
        assert_eq!(read(progress), Line::Progress("Compiling 213 of 380 crates".into()));
        let blocked = "    Blocking waiting for file lock on build directory";
        assert!(matches!(read(blocked), Line::Progress(_)), "a lock");
        let download = " Downloading 12 crates, remaining bytes: 3.4MiB";
        assert!(matches!(read(download), Line::Progress(_)), "a download");
        for line in ["   Compiling leptos v0.8.20", "    Finished `serve` profile in 3s", ""] {
            assert_eq!(read(line), Line::Nothing, "{line}");
        }
    }

    #[test]
    fn what_a_programmer_must_see_is_a_message() {
        for line in [
            "error[E0425]: cannot find value `x` in this scope",
            "  --> web/src/main.rs:1:1",
            "   |",
            "warning: unused variable: `x`",
            "error: could not compile `web` (bin \"nabla\") due to 1 previous error",
        ] {
            assert_eq!(read(line), Line::Message, "{line}");
        }
    }

    #[test]
    fn colors_are_taken_out() {
        assert_eq!(without_colors("\x1b[1m\x1b[92m   Compiling\x1b[0m x"), "   Compiling x");
        assert_eq!(without_colors("plain \x1b[K"), "plain ");
    }
}
