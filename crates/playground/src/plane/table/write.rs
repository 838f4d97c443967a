//! Tables as text, in a way that reads back as it was.

/// A name that can stand in a header: one that reads as a number would make the header a row.
pub(crate) fn header(name: &str) -> String {
    let is_number = super::number::shape(name.trim()).is_some();
    if is_number { format!("column {name}") } else { name.to_owned() }
}

/// Writes a row of a table: across, up, label; where points lie on a line without the second.
pub(crate) fn push_row(text: &mut String, is_line: bool, [x, y, label]: [String; 3]) {
    let mut push = |cell: String, end| {
        let is_plain = !cell.starts_with('#') && !cell.contains([',', ';', '\t', '"', '\n', '\r']);
        if is_plain {
            text.push_str(&cell);
        } else {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        }
        text.push(end);
    };
    push(x, ',');
    if !is_line {
        push(y, ',');
    }
    push(label, '\n');
}
