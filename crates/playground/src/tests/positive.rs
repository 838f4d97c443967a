//! The positive of two classes, by their names.

use crate::plane::positive_class;

#[test]
fn the_positive_class_is_the_one_that_a_person_would_name() {
    for [negative, positive] in [
        ["no", "yes"],
        ["No", "YES"],
        ["0", "1"],
        ["-1", "1"],
        ["1", "2"],
        ["false", "true"],
        ["negative", "positive"],
        ["tested_negative", "tested_positive"],
        ["n", "y"],
        ["F", "T"],
        ["failed", "passed"],
        ["not spam", "spam"],
        ["no diabetes", "diabetes"],
        ["non", "oui"],
        ["nein", "ja"],
        ["否", "是"],
        ["-", "+"],
    ] {
        let names = [negative, positive].map(str::to_owned);
        assert_eq!(positive_class(&names), 1, "{names:?}");
        let [first, second] = names;
        assert_eq!(positive_class(&[second, first]), 0, "{positive} before {negative}");
    }
}

#[test]
fn names_that_do_not_tell_leave_it_to_the_order() {
    for names in
        [["A", "B"], ["setosa", "versicolor"], ["x", "y"], ["", ""], ["yes", "yes"], ["t", "u"]]
    {
        assert_eq!(positive_class(&names.map(str::to_owned)), 0, "{names:?}");
    }
}

#[test]
fn data_sets_name_their_classes() {
    for (link, named, positive) in [
        ("#dataset=passClass", Some(["passed", "failed"]), 0),
        ("#dataset=own&data=x|y|class~0,1,0,1,0,1~0|1~1,1,0~2,2,1", Some(["0", "1"]), 1),
        ("#dataset=circle", None, 0),
    ] {
        let session = super::session(link);
        let state = session.state();
        assert_eq!(state.names_classes(), named.is_some(), "{link}");
        let names = named.unwrap_or(["A", "B"]);
        assert_eq!([0, 1].map(|k| state.class_name(k)), names, "{link}");
        assert_eq!(state.positive_class(), positive, "{link}");
    }
}
