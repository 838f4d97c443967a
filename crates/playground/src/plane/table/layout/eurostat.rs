//! The files of Eurostat: keys with commas between them before the first tab, flags behind the numbers.

use super::plain::Layout;
use crate::plane::table::delimiter::Delimiter;

pub(super) fn read(text: &str, head: &str) -> Option<Layout> {
    let first = head.lines().next()?.to_ascii_lowercase();
    if !first.split('\t').next()?.contains("\\time") {
        return None;
    }
    let row = |line: &str| {
        let (keys, numbers) = line.split_once('\t').unwrap_or((line, ""));
        let cells = numbers.split('\t').map(without_flags);
        core::iter::once(keys.replace(',', "\t")).chain(cells).collect::<Vec<_>>().join("\t")
    };
    let text = text.lines().map(row).collect::<Vec<_>>().join("\n");
    Some(Layout { text, delimiter: Some(Delimiter::Tab), header: Some(true) })
}

/// A cell without the letters that say how sure its number is: `2.1 b`, `: c`.
fn without_flags(cell: &str) -> String {
    cell.trim().split(' ').next().unwrap_or_default().to_owned()
}
