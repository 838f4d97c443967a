//! Saved networks: what is written comes back, and a wrong file gives a sentence that helps.

use crate::Saved;
use crate::files::model::MAX_LEN;
use proptest::prelude::*;

fn small() -> Saved {
    Saved {
        link: "dataset=spiral&seed=\"ü\"".to_owned(),
        epoch: 200,
        params: vec![0.1, -0.0, 1e-7, -2.5e300, 5e-324, 3.0],
        frozen: vec![0, 4],
        points: Some("x|y~0,1".to_owned()),
    }
}

#[test]
fn a_file_is_small_and_can_be_read() {
    assert_eq!(
        small().to_json(),
        r#"{"format":"nabla","version":1,"link":"dataset=spiral&seed=\"ü\"","epoch":200,"#
            .to_owned()
            + r#""params":[0.1,-0.0,1e-7,-2.5e+300,5e-324,3.0],"frozen":[0,4],"#
            + r#""points":"x|y~0,1"}"#
            + "\n"
    );
}

#[test]
fn numbers_without_limit_come_back_as_nan() {
    let saved = Saved { params: vec![f64::NAN, f64::INFINITY, 1.0], ..small() };
    assert!(saved.to_json().contains("[null,null,1.0]"), "{}", saved.to_json());
    let params = Saved::from_json(&saved.to_json()).expect("a network").params;
    assert!(params[0].is_nan() && params[1].is_nan() && params[2] == 1.0, "{params:?}");
}

#[test]
fn other_spellings_of_the_same_file_are_read() {
    let text = "\u{feff} { \"points\": null, \"frozen\": [], \"params\": [1, 2e0], \"epoch\": 3,\n\
                \"link\": \"\", \"version\": 1, \"format\": \"nabla\", \"later\": {} } ";
    let expected = Saved { epoch: 3, params: vec![1.0, 2.0], ..Saved::default() };
    assert_eq!(Saved::from_json(text), Ok(expected));
}

#[test]
fn a_wrong_file_gets_a_sentence_that_helps() {
    let foreign =
        "This file is not a network saved by Nabla. Choose a .json file that was saved here.";
    let damaged = |what: &str| {
        format!("This file is damaged: its {what}. Save the network again and choose that file.")
    };
    let file = small().to_json();
    let with = |from: &str, to: &str| {
        let text = file.replacen(from, to, 1);
        assert_ne!(text, file, "{from} is in the file");
        text
    };
    for (text, expected) in [
        (String::new(), foreign.to_owned()),
        ("x,y,label\n1,2,1".to_owned(), foreign.to_owned()),
        (file[..file.len() / 2].to_owned(), foreign.to_owned()),
        ("[1, 2]".to_owned(), foreign.to_owned()),
        ("{\"type\":\"FeatureCollection\"}".to_owned(), foreign.to_owned()),
        ("[".repeat(100_000), foreign.to_owned()),
        (with("\"nabla\"", "\"other\""), foreign.to_owned()),
        (with("\"version\":1", "\"version\":\"1\""), foreign.to_owned()),
        (with("\"version\":1", "\"version\":0"), foreign.to_owned()),
        (
            with("\"version\":1", "\"version\":2"),
            "This file was saved by a newer version of Nabla. Reload the page to get that version, \
             then open the file again."
                .to_owned(),
        ),
        (with("\"link\":", "\"l\":"), damaged("\"link\" should be a text")),
        (with("\"epoch\":200", "\"epoch\":-1"), damaged("\"epoch\" should be a whole number")),
        (
            with("\"epoch\":200", "\"epoch\":18446744073709551615"),
            damaged("\"epoch\" should be a whole number"),
        ),
        (with("\"params\":", "\"p\":"), damaged("\"params\" should be a list of numbers")),
        (with("[0.1,", "[\"0.1\","), damaged("\"params\" should be a list of numbers")),
        (with("[0,4]", "[0,0.5]"), damaged("\"frozen\" should be a list of whole numbers")),
        (with("[0,4]", "[4294967296]"), damaged("\"frozen\" should be a list of whole numbers")),
        (with("\"x|y~0,1\"", "7"), damaged("\"points\" should be a text")),
        (
            " ".repeat(MAX_LEN + 1),
            "This file is larger than 10 MB, so it was not saved by Nabla. Choose a .json file that was saved here."
                .to_owned(),
        ),
    ] {
        let told = Saved::from_json(&text).map_err(|sentence| sentence.to_string());
        assert_eq!(told, Err(expected), "{text:.80}");
    }
}

prop_compose! {
    fn saved()(
        link in ".*",
        epoch in 0..=1_u64 << 53,
        params in proptest::collection::vec(any::<f64>(), 0..40),
        frozen in proptest::collection::vec(any::<u32>(), 0..10),
        csv in proptest::option::of(".*"),
    ) -> Saved {
        Saved { link, epoch, params, frozen, points: csv }
    }
}

const JSON_LIKE: &str = "(\\{|\\}|\\[|\\]|,|:|null|-?[0-9]{1,3}(\\.[0-9])?(e[0-9]{1,3})?|\"format\":\"nabla\",\
    |\"version\":1,|\"params\":|\"link\":\"\",|\"epoch\":1,|\"frozen\":|\"points\":){0,30}";

proptest! {
    #[test]
    fn what_is_saved_comes_back_to_the_bit(saved in saved()) {
        let read = Saved::from_json(&saved.to_json()).expect("a network");
        let bits = |saved: &Saved| saved.params.iter().map(|p| p.to_bits()).collect::<Vec<_>>();
        prop_assert_eq!(bits(&read), bits(&saved));
        prop_assert_eq!(Saved { params: Vec::new(), ..read }, Saved { params: Vec::new(), ..saved });
    }

    #[test]
    fn any_text_gives_a_network_or_a_sentence(text in prop_oneof![".*", JSON_LIKE]) {
        if let Err(sentence) = Saved::from_json(&text) {
            prop_assert!(sentence.to_string().ends_with('.'), "{}", sentence);
        }
    }

    #[test]
    fn a_cut_or_garbled_file_gives_a_network_or_a_sentence(at in 0.0..1.0, with in ".{0,3}") {
        let file = small().to_json();
        let mut at = (at * file.len() as f64) as usize;
        while !file.is_char_boundary(at) {
            at -= 1;
        }
        let text = format!("{}{with}{}", &file[..at], file[at..].chars().skip(1).collect::<String>());
        if let Err(sentence) = Saved::from_json(&text) {
            prop_assert!(sentence.to_string().ends_with('.'), "{}", sentence);
        }
    }
}
