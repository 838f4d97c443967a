//! Files that are read and written as jobs: what comes of them is what comes of them at once.

use super::{session, trained};
use crate::files::Snapshot;
use crate::files::export::{Format, Precision, export};
use crate::jobs::{AsText, Document, FileOrder, FileOutcome, Ordered};
use crate::text::{Bytes, Numbers};
use crate::{Budget, Job, Own, Saved, Session};
use std::sync::Arc;

const OWN: &str =
    "seed=1&dataset=own&networkShape=3&data=x|y|z~0,1,0,1,0,1~A|B~1,2,0~2,1,1~-1,-1,0~-2,3,1";

/// Sends an order, carries it out in small steps, and sends back what comes of it.
fn sent(order: FileOrder) -> FileOutcome {
    let mut work = FileOrder::from_json(&order.to_json()).expect("an order").work();
    while !work.step(&mut Budget::Units(1)).is_whole() {
        assert_eq!(work.output(), FileOutcome::UnderWay, "it says nothing before it is whole");
    }
    FileOutcome::from_json(&work.output().to_json()).expect("an outcome")
}

fn written(order: FileOrder) -> Vec<u8> {
    let FileOutcome::Written(Bytes(bytes)) = sent(order) else { panic!("not written") };
    bytes
}

fn export_as(format: Format, precision: Precision) -> Document {
    Document::Export(format.id().to_owned(), precision.id().to_owned())
}

#[test]
fn a_network_is_written_there_as_it_is_here() {
    let links = ["#dataset=xor&inputScaling=standardize", OWN, "#optimizer=adam&activation=relu"];
    for session in links.map(|link| trained(link, 4)) {
        for &format in Format::ALL {
            for &precision in format.spec().precisions {
                let document = export_as(format, precision);
                let order = FileOrder::Write(document, Snapshot::of(&session));
                let here = export(&session, format, precision);
                assert!(written(order) == here, "{} in {}", format.id(), precision.id());
            }
        }
        let order = FileOrder::Write(Document::Saved, Snapshot::of(&session));
        assert_eq!(written(order), Saved::of(&session).to_json().into_bytes());
    }
}

#[test]
fn a_network_without_limit_is_written_too() {
    let mut session = trained("#dataset=xor", 1);
    session.set_parameter(crate::Parameter::Bias { layer: 0, unit: 0 }, f64::INFINITY);
    let document = export_as(Format::NumPy, Precision::Double);
    let order = FileOrder::Write(document, Snapshot::of(&session));
    assert_eq!(written(order), export(&session, Format::NumPy, Precision::Double));
}

#[test]
fn points_are_written_there_as_they_are_here() {
    let own = Own::from_text("x|y|z~0,1,0,1,0,1~A|B~1,2,0~2,1,1").expect("points");
    assert_eq!(written(FileOrder::Points(Arc::new(own.clone()))), own.to_csv().into_bytes());
}

#[test]
fn a_network_that_is_read_there_is_opened_here() {
    for before in
        [trained("#dataset=xor&regularization=L1&regularizationRate=0.3", 20), trained(OWN, 7)]
    {
        let read = sent(FileOrder::Read(Saved::of(&before).to_json()));
        let FileOutcome::Read(Ok(snapshot)) = read else { panic!("not read") };
        let saved = Snapshot { slots: Numbers::default(), updates: 0, ..Snapshot::of(&before) };
        assert_eq!(snapshot, saved, "all but what the optimizer remembers");
        let mut opening = snapshot.opening().expect("it fits");
        while !opening.step(&mut Budget::Units(1)).is_whole() {}
        let after: Session = opening.into_session();
        assert_eq!(after.fingerprint(), before.fingerprint());
        assert_eq!(after.losses(), before.losses());
        assert_eq!(after.completed(), before.completed());
        assert_eq!(Saved::of(&after), Saved::of(&before), "pruned weights too");
    }
}

#[test]
fn what_is_wrong_with_a_file_is_told_in_any_language() {
    let mut saved = Saved::of(&session("#"));
    saved.points = Some("x|y~1".to_owned());
    let FileOutcome::Read(Err(sentence)) = sent(FileOrder::Read(saved.to_json())) else {
        panic!("read")
    };
    let here = saved.open().map(drop).expect_err("no axes");
    assert_eq!(sentence.to_string(), here.to_string());
    let look_up = |text: &str| text.replace("This file is damaged", "Datei kaputt");
    assert_eq!(sentence.told(&look_up), here.told(&look_up));
    assert!(
        sentence.told(&look_up).starts_with("Datei kaputt: its points has no axes."),
        "{sentence}"
    );
}

#[test]
fn only_small_files_are_short() {
    let small = Snapshot::of(&session("#"));
    let large = Snapshot::of(&session("#networkShape=64,64,64"));
    let many = Snapshot::of(&session("#points=100000"));
    let export = |snapshot| FileOrder::Write(export_as(Format::Keras, Precision::Double), snapshot);
    assert!(export(small).is_short(), "at once");
    assert!(!export(large).is_short() && !export(many).is_short(), "elsewhere");
    assert!(FileOrder::Read("{}".to_owned()).is_short(), "a short text");
    assert!(!FileOrder::Read(" ".repeat(1 << 17)).is_short(), "a long text");
}

#[test]
fn packed_numbers_come_back_to_the_bit() {
    let numbers = Numbers(vec![0.1, -0.0, f64::NAN, f64::NEG_INFINITY, 5e-324]);
    let text = serde_json::to_string(&numbers).expect("a text");
    assert_eq!(serde_json::from_str::<Numbers>(&text).expect("numbers"), numbers);
    for bad in ["\"AAAAAAAAAA==\"", "\"?\"", "7"] {
        assert!(serde_json::from_str::<Numbers>(bad).is_err(), "{bad}");
    }
}
