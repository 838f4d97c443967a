//! Bytes: in which encoding a text is written, and files that are no text at all.

use super::{names, words};
use crate::plane::table::{Encoding, Options, Table};

const TEXT: &str = "größe;länge;art\n1,5;2;süß\n2,5;3;“€”\n";

fn utf16(to: fn(u16) -> [u8; 2], mark: &str) -> Vec<u8> {
    format!("{mark}{TEXT}").encode_utf16().flat_map(to).collect()
}

fn windows() -> Vec<u8> {
    let byte = |c| match c {
        '“' => 0x93,
        '”' => 0x94,
        '€' => 0x80,
        c => c as u8,
    };
    TEXT.chars().map(byte).collect()
}

#[test]
fn the_encoding_is_found() {
    for (bytes, expected) in [
        (TEXT.as_bytes().to_vec(), Encoding::Utf8),
        (format!("\u{feff}{TEXT}").into_bytes(), Encoding::Utf8),
        (windows(), Encoding::Windows1252),
        (utf16(u16::to_le_bytes, "\u{feff}"), Encoding::Utf16Le),
        (utf16(u16::to_be_bytes, "\u{feff}"), Encoding::Utf16Be),
        (utf16(u16::to_le_bytes, ""), Encoding::Utf16Le),
        (utf16(u16::to_be_bytes, ""), Encoding::Utf16Be),
    ] {
        let table = Table::read(&bytes, &Options::default()).expect("a table");
        assert_eq!(table.found.encoding, expected);
        assert_eq!(names(&table), ["größe", "länge", "art"], "{expected:?}");
        assert_eq!(words(&table, 2), ["süß", "“€”"], "{expected:?}");
    }
}

#[test]
fn the_encoding_can_be_said() {
    let said = Options { encoding: Some(Encoding::Windows1252), ..Options::default() };
    let table = Table::read("süß,1\nsauer,2\n".as_bytes(), &said).expect("a table");
    assert_eq!(words(&table, 0), ["sÃ¼ÃŸ", "sauer"]);
    let said = Options { encoding: Some(Encoding::Utf8), ..Options::default() };
    assert!(Table::read(&windows(), &said).is_ok(), "what is no letter is a mark");
}

#[test]
fn encodings_of_one_byte_can_be_chosen() {
    // `płeć;waga` and `żona`, and what is above the letters with accents.
    for (encoding, bytes) in [
        (Encoding::Windows1250, b"p\xb3e\xe6;waga\n\xbfona;1,5\nm\xb9\xbf;2,5\n"),
        (Encoding::Latin2, b"p\xb3e\xe6;waga\n\xbfona;1,5\nm\xb1\xbf;2,5\n"),
    ] {
        let guessed = Table::read(bytes, &Options::default()).expect("a table");
        assert_eq!(guessed.found.encoding, Encoding::Windows1252);
        let notice = guessed.found.notices.first().map(ToString::to_string).unwrap_or_default();
        assert!(notice.contains("choose another encoding"), "{notice}");
        let said = Options { encoding: Some(encoding), ..Options::default() };
        let table = Table::read(bytes, &said).expect("a table");
        assert_eq!((names(&table), words(&table, 0)), (vec!["płeć", "waga"], vec!["żona", "mąż"]));
        assert!(table.found.notices.is_empty(), "what was said is not asked");
    }
}

#[test]
fn files_that_are_no_tables_are_named() {
    let zip = |inside: &str| [b"PK\x03\x04\x14\0\x06\0", inside.as_bytes()].concat();
    for (bytes, begins) in [
        (zip("[Content_Types].xml"), "This is an Excel workbook."),
        (zip("xl/worksheets/sheet1.xml"), "This is an Excel workbook."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), "This is an Excel workbook."),
        (
            zip("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
            "This is an OpenDocument spreadsheet.",
        ),
        (zip("data.csv"), "This is a compressed file."),
        (b"\x1f\x8b\x08\0".to_vec(), "This is a compressed file."),
        (b"\x89PNG\r\n\x1a\n\0\0".to_vec(), "This is a picture."),
        (b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec(), "This is a picture."),
        (b"GIF89a\x01\0".to_vec(), "This is a picture."),
        (b"RIFF\x24\0\0\0WEBPVP8 ".to_vec(), "This is a picture."),
        (b"\0\0\0\x20ftypavif\0".to_vec(), "This is a picture."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'></svg>".to_vec(), "This is a picture."),
        (b"<?xml version='1.0'?>\n<svg></svg>".to_vec(), "This is a picture."),
        (b"%PDF-1.7\n%\xe2\xe3".to_vec(), "This is a PDF."),
        (b"[{\"x\": 1, \"y\": 2}]".to_vec(), "This is JSON or XML."),
        (b" {\n  \"x\": [1, 2]}".to_vec(), "This is JSON or XML."),
        (b"<?xml version='1.0'?>\n<rows></rows>".to_vec(), "This is JSON or XML."),
        (b"\n<!DOCTYPE html><html>".to_vec(), "This is a web page."),
        (b"<table><tr><td>1</td></tr></table>".to_vec(), "This is a web page."),
        (b"\0\x01\x02 not a text \xff".to_vec(), "This is not a text file."),
    ] {
        let error = Table::read(&bytes, &Options::default()).expect_err("no table");
        let sentence = error.to_string();
        assert!(sentence.starts_with(begins), "{:?}: {sentence}", String::from_utf8_lossy(&bytes));
    }
    assert!(Table::read(b"BMI,age\n22.5,30\n25,40\n", &Options::default()).is_ok(), "no picture");
}
