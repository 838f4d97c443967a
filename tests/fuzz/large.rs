//! Each parser with 10 MB of repeated text: it finishes, and its allocations grow no faster than the text. The
//! tests measure allocations and not time, because these are the same on every machine.

use playground::plane::table::{Options, Roles, Table};
use playground::settings::link;
use playground::settings::{Criterion, Question, Readable};
use playground::tasks::lesson::{Entry, Lesson};
use playground::text::number;
use playground::{Goal, Own, PlaygroundState, Saved, Weights};

const MEGABYTES: usize = 10_000_000;

/// A parser, the limit of its allocations in bytes per byte of the text, and texts that each take another path
/// through it: the beginning, and the part that repeats.
type Reader = (&'static str, u64, fn(&str), &'static [(&'static str, &'static str)]);

const READERS: &[Reader] = &[
    (
        "link",
        60,
        |text| drop(PlaygroundState::from_link(text)),
        &[
            ("#", "a=b&"),
            ("#", "é_hide&"),
            ("#networkShape=", "9,"),
            ("#weights=", ","),
            ("#dropout=", "0.1,"),
            ("#learningRate=", "9"),
            ("#goal=", "%C3"),
            ("#question=", "|"),
            ("#data=a|b|c~0,1,0,1,0,1~A|B", "~1,2,0"),
            ("#data=a|b|c~0,1,0,1,0,1~", "|"),
            ("#data=", "~"),
            ("", "\n"),
        ],
    ),
    (
        "table",
        60,
        |text| {
            if let Ok(table) = Table::read(text.as_bytes(), &Options::default()) {
                drop(table.points(Roles::guess(&table)));
            }
        },
        &[
            ("", ","),
            ("", "\""),
            ("", "\"\""),
            ("", "\"\n"),
            ("", "\n"),
            ("", "#\n"),
            ("", "9"),
            ("", "a"),
            ("", "1,2\n"),
            ("", "1;2,5;a\n"),
            // The largest allowed number of rows, and the largest number of columns with words.
            (
                "",
                concat!(
                    "a,1,2,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r,s,t,u,v,w,x,y,z,",
                    "aa,bb,cc,dd,e1,ff,gg,hh,ii,jj,kk\n"
                ),
            ),
            ("1,2,", "\"\n\","),
            ("", "|"),
            ("", "a b\n"),
            ("", "1 "),
            ("", "1.250;NA\n"),
            ("", "1'000"),
            ("sep=;\n", "1,5;€ 2\n"),
            ("title\n", "\n;;"),
        ],
    ),
    (
        "saved",
        60,
        |text| drop(Saved::from_json(text)),
        &[
            ("", "["),
            ("", "9"),
            ("\"", "\\u0000"),
            ("[", "[],"),
            ("{\"format\":\"nabla\",\"version\":1,\"params\":[", "0,"),
            ("{\"format\":\"nabla\",\"version\":1,\"params\":[", "{},"),
            ("{\"format\":\"nabla\",\"version\":1,\"epoch\":", "9"),
        ],
    ),
    (
        "weights",
        60,
        |text| {
            let bytes: Vec<u8> = text.chars().map(|c| c as u32 as u8).collect();
            drop(Weights::from_bytes(&bytes));
        },
        &[
            ("PK\u{3}\u{4}", "PK\u{1}\u{2}"),
            ("PK\u{3}\u{4}", "PK\u{5}\u{6}"),
            ("\0\0\u{90}\0\0\0\0\0{\"a\":", "["),
            ("\0\0\u{90}\0\0\0\0\0{", "\"a\":{},"),
        ],
    ),
    (
        "lesson",
        100,
        |text| drop(Lesson::from_json(text)),
        &[
            ("", "["),
            ("{\"steps\":[", "{},"),
            ("{\"title\":\"a\",\"steps\":[{\"text\":[", "\"\","),
            ("{\"title\":\"", "é"),
        ],
    ),
    (
        "lessons",
        100,
        |text| drop(Entry::list_from_json(text)),
        &[("", "{\"a\":"), ("[", "{},"), ("[", "{\"id\":\"\"},"), ("[{\"slides\":[", "\"\",")],
    ),
    (
        "goal",
        10,
        |text| drop(Goal::from_text(text)),
        &[("", ","), ("", "<"), ("", "testLoss<1,"), ("testLoss<", "9"), ("sum@", ";")],
    ),
    (
        "prediction",
        60,
        |text| drop((Question::from_text(text), Criterion::from_text(text))),
        &[("", "|"), ("", "epoch<1|"), ("", "a")],
    ),
    (
        "own",
        60,
        |text| drop(Own::from_text(text)),
        &[
            ("", "~"),
            ("", ","),
            ("a~0,1,0,1,0,1~", "|"),
            ("a~0,1,0,1,0,1~", "~1,2,0"),
            ("a~0,1,0,1,0,1~A|", "b"),
            ("a~0,1,0,1,0,1~~", "1,"),
        ],
    ),
    ("seed", 10, |text| drop(link::seed_from_text(text)), &[("", "😀"), ("", "%"), ("", "\n")]),
    (
        "number",
        10,
        |text| assert!(number::parse(text) != 0.25, "a quarter is not among them"),
        &[("", "9"), ("0.", "0"), ("1e", "9"), ("0x", "f"), ("0b", "1"), ("", " "), ("0.5", "0")],
    ),
];

#[test]
fn ten_megabytes_of_one_thing_get_an_answer() {
    let mut too_much = Vec::new();
    for (name, most, read, texts) in READERS {
        for (head, part) in *texts {
            let text = format!("{head}{}", part.repeat(MEGABYTES / part.len()));
            let taken = allocation_counter::measure(|| read(&text));
            let each = taken.bytes_total / text.len() as u64;
            if *most < each {
                too_much.push(format!("{name}: {head:?} {part:?}: {each} bytes each"));
            }
        }
    }
    assert!(too_much.is_empty(), "{too_much:#?}");
}

/// With text nested this deep, a recursive parser would overflow its stack.
#[test]
fn deep_nesting_is_refused() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[[", "]]"), ("[{\"steps\":", "}]")] {
        for head in ["", "{\"format\":\"nabla\",\"version\":1,\"params\":", "{\"steps\":"] {
            let n = 1_000_000;
            let text = format!("{head}{}{}", open.repeat(n), close.repeat(n));
            assert!(Saved::from_json(&text).is_err(), "{open}");
            assert!(Lesson::from_json(&text).is_err(), "{open}");
            assert!(Entry::list_from_json(&text).is_err(), "{open}");
        }
    }
}
