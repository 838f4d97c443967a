//! What people are told about a link that cannot be taken as it stands, and what is used instead.

use crate::PlaygroundState;

/// Checks that a link gives one notice and reads as if it were `as_if`.
#[track_caller]
fn check(link: &str, expected: &str, as_if: &str) {
    let (state, notices) = PlaygroundState::from_link(link);
    let notices: Vec<String> = notices.iter().map(ToString::to_string).collect();
    assert_eq!(notices, [expected], "{link}");
    assert_eq!(PlaygroundState::from_link(as_if), (state, vec![]), "{link}");
}

#[test]
fn numbers_that_are_none() {
    check("#learningRate=fast", "learningRate=fast is not a number; 0.03 is used.", "");
    check("#noise=NaN", "noise=NaN is not a number; 0 is used.", "");
    check("#batchSize=ten", "batchSize=ten is not a number; 10 is used.", "");
    check("#draw=x", "draw=x is not a number; 0 is used.", "");
    check("#networkShape=3,,x", "networkShape=3,,x is not a number; 4,2 is used.", "");
    check(
        "#regularizationRate=1e400",
        "regularizationRate=1e400 is not a finite number; 0 is used.",
        "",
    );
    check(
        "#percTrainData=-Infinity",
        "percTrainData=-Infinity is not a finite number; 50 is used.",
        "",
    );
    check("#learningRate=0.1%20", "learningRate=0.1%20 is not a number; 0.03 is used.", "");
}

#[test]
fn numbers_out_of_bounds() {
    check("#batchSize=0", "batchSize=0 is less than 1; 1 is used.", "#batchSize=1");
    check("#batchSize=-1", "batchSize=-1 is less than 1; 1 is used.", "#batchSize=1");
    check(
        "#batchSize=1e9",
        "batchSize=1e9 is more than 100000; 100000 is used.",
        "#batchSize=100000",
    );
    check(
        "#batchSize=1e99",
        "batchSize=1e99 is more than 100000; 100000 is used.",
        "#batchSize=100000",
    );
    check("#batchSize=10.5", "batchSize=10.5 is not a whole number; 10 is used.", "");
    check("#noise=-5", "noise=-5 is less than 0; 0 is used.", "");
    check("#noise=90", "noise=90 is more than 80; 50 is used.", "#noise=50");
    check("#percTrainData=0", "percTrainData=0 is less than 1; 1 is used.", "#percTrainData=1");
    check(
        "#percTrainData=101",
        "percTrainData=101 is more than 100; 100 is used.",
        "#percTrainData=100",
    );
    check("#draw=501", "draw=501 is more than 500; 500 is used.", "#draw=500");
}

#[test]
fn shapes_out_of_bounds() {
    let neurons = "has a layer that is not of 1 to 64 neurons";
    check("#networkShape=0", &format!("networkShape=0 {neurons}; 1 is used."), "#networkShape=1");
    check(
        "#networkShape=10000",
        &format!("networkShape=10000 {neurons}; 64 is used."),
        "#networkShape=64",
    );
    check(
        "#networkShape=3,,-2",
        &format!("networkShape=3,,-2 {neurons}; 3,1,1 is used."),
        "#networkShape=3,1,1",
    );
    check(
        "#networkShape=2.5",
        &format!("networkShape=2.5 {neurons}; 3 is used."),
        "#networkShape=3",
    );
    check("#networkShape", "networkShape has no value; 4,2 is used.", "");
    let ones = |n: usize| format!("#networkShape={}", vec!["1"; n].join(","));
    let sentence = "networkShape=1,1,1,1,1,1,1,1,1,1,1,1… has more than 20 layers; \
        1,1,1,1,1,1,1,1,1,1,1,1… is used.";
    check(&ones(21), sentence, &ones(20));
    check(&ones(10_000), sentence, &ones(20));
}

#[test]
fn names_that_no_one_knows() {
    check(
        "#dataset=nope",
        "dataset=nope is not one of circle, xor, gauss, spiral, moons, rings and 6 more; circle is used.",
        "",
    );
    check(
        "#dataset=reg-gauss",
        "dataset=reg-gauss is not one of circle, xor, gauss, spiral, moons, rings and 6 more; circle is used.",
        "",
    );
    check(
        "#activation=toString",
        "activation=toString is not one of relu, tanh, sigmoid, linear, leakyRelu, elu and 7 more; tanh is used.",
        "",
    );
    check(
        "#regularization=l1",
        "regularization=l1 is not one of none, L1, L2, elastic, decay; none is used.",
        "",
    );
    check(
        "#problem=__proto__",
        "problem=__proto__ is not one of classification, regression; classification is used.",
        "",
    );
    check(
        "#palette=red",
        "palette=red is not one of orange-blue, plum-green; orange-blue is used.",
        "",
    );
    check("#lang=tlh", "lang=tlh is not one of en, fr, zh; none is used.", "");
    check("#noise=5&foo=bar", "foo is not a setting of this page. It is ignored.", "#noise=5");
    check("#Noise=5", "Noise is not a setting of this page. It is ignored.", "");
    check("#foo=1&foo=2&foo", "foo is not a setting of this page. It is ignored.", "");
    check("#=5", "A part of the link has a value but no name. It is ignored.", "");
    check(
        &format!("#{}=5", "k".repeat(99)),
        &format!("{}… is not a setting of this page. It is ignored.", "k".repeat(23)),
        "",
    );
}

#[test]
fn text_that_is_too_long() {
    let a = |n: usize| "a".repeat(n);
    let seed = |n: usize| format!("#seed={}", a(n));
    let sentence =
        format!("seed={}… is longer than 1000 characters; its beginning is used.", a(23));
    check(&seed(1001), &sentence, &seed(1000));
    check(&seed(100_000), &sentence, &seed(1000));
    let sentence =
        format!("tutorial={}… is longer than 1000 characters; its beginning is used.", a(23));
    check(&format!("#tutorial={}", a(1001)), &sentence, &format!("#tutorial={}", a(1000)));
    let sentence = format!("{}… is too long for the name of a control; it is ignored.", a(23));
    check(&format!("#{}_hide=true", a(65)), &sentence, "");
}

#[test]
fn too_many_of_a_kind() {
    let hide = |n: usize| (0..n).fold("#".to_owned(), |link, k| format!("{link}a{k}_hide=true&"));
    check(&hide(101), "a100 is one control too many to hide; it is ignored.", &hide(100));
    let junk = (0..1000).fold("#".to_owned(), |link, k| format!("{link}&k{k}=1"));
    let (_, notices) = PlaygroundState::from_link(&junk);
    assert_eq!(notices.len(), 21);
    assert_eq!(notices[20].to_string(), "980 more parts of the link are not used.");
}
