//! Claims: what is read of them, and that they are true or false of runs where that is known.

use crate::tasks::claim::{Claim, Evidence};

/// A lesson whose two steps claim this.
fn lesson(first: &str, second: &str) -> String {
    format!(
        r#"{{
            "title": "A", "base": "seed=1&networkShape=",
            "steps": [
                {{"title": "B", "text": ["C."], "link": "dataset=gauss", "claims": [{first}]}},
                {{"title": "D", "text": ["E."], "claims": [{second}]}}
            ]
        }}"#
    )
}

fn claims(first: &str) -> Result<Vec<(usize, Claim)>, String> {
    Claim::list_from_json(&lesson(first, ""))
}

#[test]
fn claims_are_read_with_the_settings_of_their_step() {
    let first = r#"{"says": "It learns.", "reaches": "accuracy>0.9", "after": 50}"#;
    let second = r#"{"says": "More is better.", "link": "noise=5", "less": "testLoss", "than": "noise=9",
                     "after": 7, "in": "6 to 14 of 20"}"#;
    let claims = Claim::list_from_json(&lesson(first, second)).expect("claims");
    let [(0, learns), (1, better)] = &claims[..] else { panic!("{claims:?}") };
    assert_eq!((learns.says.as_str(), learns.after), ("It learns.", 50));
    assert_eq!(
        [learns.least, learns.most, learns.of],
        [20; 3],
        "all seeds, unless it says otherwise"
    );
    assert!(matches!(learns.evidence, Evidence::Reaches(_)), "{:?}", learns.evidence);
    assert_eq!(better.link, "seed=1&networkShape=&dataset=gauss&noise=5", "of the step before");
    let Evidence::IsLess(_, than) = &better.evidence else { panic!("{:?}", better.evidence) };
    assert_eq!(than, "seed=1&networkShape=&dataset=gauss&noise=9");
    assert_eq!([better.least, better.most, better.of], [6, 14, 20]);
}

#[test]
fn what_is_no_claim_is_told() {
    for (claim, expected) in [
        (r#"{"holds": "epoch<3"}"#, "A claim says something."),
        (r#"{"says": "A"}"#, "\"A\" has one of: holds, reaches, less."),
        (
            r#"{"says": "A", "holds": "epoch<3", "less": "epoch"}"#,
            "\"A\" has one of: holds, reaches, less.",
        ),
        (r#"{"says": "A", "less": "much"}"#, "\"much\" is no quantity."),
        (
            r#"{"says": "A", "holds": "much"}"#,
            "\"much\" is no list of conditions such as testLoss<0.02,neurons<=3.",
        ),
        (r#"{"says": "A", "holds": "epoch<3", "in": "most"}"#, "\"most\" is no share."),
        (r#"{"says": "A", "holds": "epoch<3", "in": "9 of 8"}"#, "\"9 of 8\" is no share."),
        (
            r#"{"says": "A", "holds": "epoch<3", "in": "7 to 6 of 8"}"#,
            "\"7 to 6 of 8\" is no share.",
        ),
    ] {
        assert_eq!(claims(claim), Err(expected.to_owned()), "{claim}");
    }
}

#[test]
fn claims_are_true_or_false_of_a_run() {
    for (claim, expected) in [
        // One line separates two clouds, and not in no time.
        (r#""holds": "accuracy>0.95", "after": 20"#, true),
        (r#""holds": "accuracy>0.95,epoch<20", "after": 20"#, false),
        (r#""reaches": "epoch=5", "after": 5"#, true),
        (r#""reaches": "epoch=5", "after": 4"#, false),
        (r#""reaches": "epoch=0""#, true),
        // More epochs would not help where the numbers have grown without limit.
        (
            r#""link": "problem=regression&learningRate=9", "reaches": "testLoss<1e-9", "after": 900"#,
            false,
        ),
        (r#""less": "testLoss", "than": "learningRate=0", "after": 20"#, true),
        (r#""less": "testLoss", "link": "learningRate=0", "than": "", "after": 20"#, false),
        // Neither is smaller.
        (r#""less": "testLoss", "than": "", "after": 3"#, false),
    ] {
        let claims = claims(&format!(r#"{{"says": "A", {claim}}}"#)).expect(claim);
        for seed in ["5", "6"] {
            assert_eq!(claims[0].1.is_true_of(seed), expected, "{claim} with seed {seed}");
        }
    }
}
