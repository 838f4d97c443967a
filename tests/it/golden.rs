//! The same bits everywhere: what every member of every registry trains is what `golden.txt` says. Here in
//! the profile of the tests; optimized by `cargo xtask golden`, in browsers by `cargo xtask web-test`.

use playground::golden;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/golden.txt");

/// With `NABLA_GOLDEN=write` it writes what it should have read.
#[test]
fn every_member_trains_to_the_same_bits() {
    let list = golden::to_text(&golden::every_member());
    if std::env::var("NABLA_GOLDEN").is_ok_and(|wish| wish == "write") {
        std::fs::write(FILE, &list).expect("golden.txt can be written");
    }
    let expected = std::fs::read_to_string(FILE).expect("golden.txt");
    for (ours, theirs) in list.lines().zip(expected.lines()) {
        assert_eq!(ours, theirs, "NABLA_GOLDEN=write takes what is new");
    }
    assert_eq!(list.lines().count(), expected.lines().count(), "members came or went");
}

/// A run that does not depend on its member would prove nothing about it.
#[test]
fn members_of_one_family_differ() {
    let list = golden::every_member();
    for (k, (setting, fingerprint)) in list.iter().enumerate() {
        let family = |setting: &str| setting.rsplit_once('=').map(|(key, _)| key.to_owned());
        let twin = list[..k].iter().find(|(other, of_other)| {
            other == setting || fingerprint == of_other && family(other) == family(setting)
        });
        assert!(twin.is_none(), "{setting} does what {twin:?} does");
    }
}
