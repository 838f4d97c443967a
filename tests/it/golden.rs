//! The same bits everywhere: training with every member of every registry gives the results in `golden.txt`.
//! Here in the profile of the tests; with optimization by `cargo xtask golden`, and in browsers by `cargo xtask
//! web-test`.

use playground::golden;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/golden.txt");

/// With `NABLA_GOLDEN=write` it writes the expected file instead of comparing it.
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

/// A run whose result does not depend on its member would not test this member.
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
