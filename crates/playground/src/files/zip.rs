//! Zip files without packing (APPNOTE.TXT of PKWARE): files one after the other, and a directory at the end
//! that says where each is. What the files hold is not known here.

use std::ops::Range;

/// The files in a zip file: their names, and where their bytes lie.
type Entries = Vec<(String, Range<usize>)>;

/// Why a zip file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// It is none, or it is cut off.
    Damaged,
    /// A file in it is packed.
    Packed,
}

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
/// What a reader must know: version 2.0.
const VERSION: u16 = 20;
/// The first day that a zip file can name, for there is no clock here: 1 January 1980.
const DAY: u16 = 1 << 5 | 1;
const LOCAL_LEN: usize = 30;
const CENTRAL_LEN: usize = 46;
const END_LEN: usize = 22;

/// These files as one.
pub(super) fn write(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let start = out.len() as u32;
        let mut facts = Vec::new();
        put16(&mut facts, [VERSION, 0, 0, 0, DAY]);
        put32(&mut facts, [crc32(bytes), bytes.len() as u32, bytes.len() as u32]);
        put16(&mut facts, [name.len() as u16, 0]);
        put32(&mut out, [LOCAL]);
        out.extend(&facts);
        out.extend(name.as_bytes());
        out.extend(bytes);
        put32(&mut directory, [CENTRAL]);
        put16(&mut directory, [VERSION]);
        directory.extend(&facts);
        // No comment, the first disk, no attributes.
        put16(&mut directory, [0, 0, 0]);
        put32(&mut directory, [0, start]);
        directory.extend(name.as_bytes());
    }
    let (start, n) = (out.len() as u32, files.len() as u16);
    out.extend(&directory);
    put32(&mut out, [END]);
    put16(&mut out, [0, 0, n, n]);
    put32(&mut out, [directory.len() as u32, start]);
    put16(&mut out, [0]);
    out
}

/// Whether a file begins like one.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    u32_at(bytes, 0) == Some(LOCAL)
}

/// The files in the order of the directory.
pub(super) fn read(bytes: &[u8]) -> Result<Entries, Unreadable> {
    entries(bytes).ok_or(Unreadable::Damaged)?
}

fn entries(bytes: &[u8]) -> Option<Result<Entries, Unreadable>> {
    // A comment of any length may follow the end of the directory.
    let first = bytes.len().checked_sub(END_LEN)?;
    let last = first.saturating_sub(usize::from(u16::MAX));
    let end = (last..=first).rev().find(|at| u32_at(bytes, *at) == Some(END))?;
    let n = u16_at(bytes, end + 10)?;
    let mut at = u32_at(bytes, end + 16)? as usize;
    let mut entries = Vec::new();
    // Together files may take no more bytes than there are: overlapping ones would be read again and again.
    let mut left = bytes.len();
    for _ in 0..n {
        if u32_at(bytes, at)? != CENTRAL {
            return None;
        }
        if u16_at(bytes, at + 10)? != 0 {
            return Some(Err(Unreadable::Packed));
        }
        let length = u32_at(bytes, at + 24)? as usize;
        left = left.checked_sub(length)?;
        let [name, extra, comment] =
            [28, 30, 32].map(|field| u16_at(bytes, at + field).map(usize::from));
        let (name, extra, comment) = (name?, extra?, comment?);
        let text = bytes.get(at + CENTRAL_LEN..)?.get(..name)?;
        let local = u32_at(bytes, at + 42)? as usize;
        if u32_at(bytes, local)? != LOCAL {
            return None;
        }
        let skipped = u16_at(bytes, local + 26)? as usize + u16_at(bytes, local + 28)? as usize;
        let start = local.checked_add(LOCAL_LEN)?.checked_add(skipped)?;
        let span = start..start.checked_add(length)?;
        let is_whole =
            bytes.get(span.clone()).is_some_and(|it| u32_at(bytes, at + 16) == Some(crc32(it)));
        if !is_whole {
            return None;
        }
        entries.push((String::from_utf8(text.to_vec()).ok()?, span));
        at += CENTRAL_LEN + name + extra + comment;
    }
    Some(Ok(entries))
}

/// The cyclic redundancy check of zip files: the polynomial 0xedb88320, bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 0 { sum >> 1 } else { (sum >> 1) ^ 0xedb8_8320 }
        })
    })
}

fn put16<const N: usize>(out: &mut Vec<u8>, numbers: [u16; N]) {
    out.extend(numbers.iter().flat_map(|it| it.to_le_bytes()));
}

fn put32<const N: usize>(out: &mut Vec<u8>, numbers: [u32; N]) {
    out.extend(numbers.iter().flat_map(|it| it.to_le_bytes()));
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}
