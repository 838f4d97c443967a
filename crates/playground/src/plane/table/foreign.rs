//! Files that are no tables of text, told by their first bytes: each is named in a sentence that says what to
//! bring instead.

use crate::text::sentence::Sentence;

/// Bytes in which a file tells what it is.
const N_PROBED: usize = 1 << 16;

/// What the bytes are, if they are no text.
pub fn foreign(bytes: &[u8]) -> Option<Sentence> {
    let head = &bytes[..bytes.len().min(N_PROBED)];
    let has = |part: &[u8]| head.windows(part.len()).any(|it| it == part);
    let begins = |with: &[u8]| head.starts_with(with);
    let is_picture = begins(b"\x89PNG")
        || begins(b"\xff\xd8\xff")
        || begins(b"GIF8")
        || begins(b"RIFF") && has(b"WEBP")
        || begins(b"II*\0")
        || begins(b"MM\0*")
        || begins(b"BM") && head.contains(&0)
        || head.get(4..8) == Some(b"ftyp")
        || is_markup(head, "<svg");
    Some(
        if begins(b"PK\x03\x04") && (has(b"xl/") || has(b"[Content_Types].xml"))
            || begins(b"\xd0\xcf\x11\xe0")
        {
            Sentence::new(
                "This is an Excel workbook. Save its sheet as CSV, or copy the cells and paste them here.",
            )
        } else if begins(b"PK\x03\x04") && has(b"opendocument.spreadsheet") {
            Sentence::new(
                "This is an OpenDocument spreadsheet. Save its sheet as CSV, or copy the cells and paste \
         them here.",
            )
        } else if begins(b"PK\x03\x04")
            || begins(b"\x1f\x8b")
            || begins(b"BZh")
            || begins(b"\xfd7zXZ")
        {
            Sentence::new("This is a compressed file. Unpack it and choose the table inside.")
        } else if is_picture {
            Sentence::new("This is a picture. Choose a file with numbers as text, such as CSV.")
        } else if begins(b"%PDF") {
            Sentence::new("This is a PDF. Copy the cells of its table and paste them here.")
        } else if is_markup(head, "<html")
            || is_markup(head, "<table")
            || is_markup(head, "<!doctype html")
        {
            Sentence::new("This is a web page. Copy the cells of its table and paste them here.")
        } else if is_json(head) || is_markup(head, "<?xml") {
            Sentence::new(
                "This is JSON or XML. Save its table as CSV, or copy the cells and paste them here.",
            )
        } else if head.contains(&0) && !is_utf16(head) {
            Sentence::new("This is not a text file. Choose a table as text, such as a CSV file.")
        } else {
            return None;
        },
    )
}

/// Whether the text is markup that begins like this, perhaps after a declaration of XML.
fn is_markup(head: &[u8], tag: &str) -> bool {
    let head = String::from_utf8_lossy(&head[..head.len().min(500)]).to_ascii_lowercase();
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    head.starts_with(tag) || head.starts_with("<?xml") && head.contains(tag)
}

/// Whether the text is an object of JSON, or a list of them.
fn is_json(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&head[..head.len().min(500)]);
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let head = head.strip_prefix('[').unwrap_or(head).trim_start();
    head.strip_prefix('{').is_some_and(|inside| inside.trim_start().starts_with('"'))
}

/// Whether the zeros are those of UTF-16.
fn is_utf16(head: &[u8]) -> bool {
    use super::encoding::Encoding;
    matches!(Encoding::of(head), Encoding::Utf16Le | Encoding::Utf16Be)
}
