//! Every registry goes through the same trials: names are unique, read back and fit into a link.

use crate::files::export::Format;
use crate::settings::state::{PALETTES, limits};
use crate::{
    Control, Dataset, FIELDS, Feature, FeatureSet, Figure, Lens, LossScale, PlaygroundState, Speed,
    Task, View,
};
use proptest::prelude::*;

#[track_caller]
fn check_ids(family: &str, ids: impl IntoIterator<Item = &'static str>) {
    let mut ids: Vec<&str> = ids.into_iter().collect();
    let n = ids.len();
    for id in &ids {
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
        assert!(
            !id.is_empty() && id.chars().all(fits),
            "{family}: {id:?} does not fit into a link"
        );
        assert!(id.len() <= limits::HIDDEN_NAME_LEN, "{family}: {id:?} is too long");
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), n, "{family} has a name twice");
}

macro_rules! check_registry {
    ($($family:ident)*) => {$(
        check_ids(stringify!($family), $family::ALL.iter().map(|member| member.id()));
        for &member in $family::ALL {
            assert_eq!($family::from_id(member.id()), Some(member), "{member:?}");
            assert!(!member.spec().label.is_empty(), "{member:?} has no label");
        }
    )*};
}

#[test]
fn names_are_unique_and_read_back() {
    check_registry!(Control Dataset Feature Figure Format Lens LossScale Speed Task View);
    check_ids("FIELDS", FIELDS.iter().map(|field| field.key));
    check_ids("PALETTES", PALETTES.iter().copied());
}

#[test]
fn help_is_sentences() {
    let views = View::ALL.iter().map(|view| (view.id(), view.help()));
    let lenses = Lens::ALL.iter().map(|lens| (lens.id(), lens.spec().help));
    let controls = Control::ALL.iter().map(|control| (control.id(), control.spec().help));
    let datasets = Dataset::ALL.iter().map(|dataset| (dataset.id(), dataset.spec().help));
    let formats = Format::ALL.iter().map(|format| (format.id(), format.spec().help));
    let figures = Figure::ALL.iter().map(|figure| (figure.id(), figure.help()));
    for (id, help) in
        controls.chain(datasets).chain(formats).chain(figures).chain(views).chain(lenses)
    {
        let n_sentences = help.matches(". ").count() + 1;
        assert!(help.ends_with('.') && n_sentences <= 3, "{id}: {help:?}");
    }
}

#[test]
fn a_curve_is_shown_as_a_curve_whatever_view_a_link_asks_for() {
    let view = |link: &str| {
        let (state, notices) = PlaygroundState::from_link(link);
        assert!(notices.is_empty(), "{link}: {notices:?}");
        (state.view, state.view_in_force())
    };
    assert_eq!(view("#seed=1"), (View::Plane, View::Plane));
    assert_eq!(view("#seed=1&view=surface"), (View::Surface, View::Surface));
    let curve = "#seed=1&problem=regression&regDataset=noisySine&view=surface";
    assert_eq!(view(curve), (View::Surface, View::Plane), "the curve has no other view");
}

#[test]
fn every_feature_has_a_key_and_a_control() {
    for feature in Feature::ALL {
        let id = feature.id();
        assert!(FIELDS.iter().any(|field| field.key == id), "no row of FIELDS is called {id}");
        let control = Control::from_id(id).expect("a control of every feature");
        assert_eq!(control.spec().label, feature.spec().label);
    }
}

#[test]
fn every_control_that_the_original_can_hide_is_one() {
    for id in [
        "showTestData",
        "discretize",
        "playButton",
        "stepButton",
        "resetButton",
        "learningRate",
        "activation",
        "regularization",
        "regularizationRate",
        "problem",
        "dataset",
        "percTrainData",
        "noise",
        "batchSize",
        "numHiddenLayers",
    ] {
        assert!(Control::from_id(id).is_some(), "{id}");
    }
}

#[test]
fn features_compute_what_they_say() {
    let of = |x, y| Feature::ALL.iter().map(|f| (f.spec().of)(x, y)).collect::<Vec<_>>();
    assert_eq!(of(2.0, -3.0)[..5], [2.0, -3.0, 4.0, 9.0, -6.0]);
    assert_eq!(of(0.5, -1.0)[5..], [0.479425538604203, -0.8414709848078965]);
}

#[test]
fn parts_of_a_features_name_make_its_name() {
    use crate::plane::feature::Part;
    let small = |text: &str| text.replace('1', "₁").replace('2', "₂");
    for feature in Feature::ALL {
        let name: String = feature
            .spec()
            .parts
            .iter()
            .map(|part| match *part {
                Part::Text(text) => text.to_owned(),
                Part::Variable { index, power } => {
                    format!("X{}{}", small(index), power.replace('2', "²"))
                }
            })
            .collect();
        assert_eq!(name, feature.spec().label);
    }
}

proptest! {
    #[test]
    fn a_set_of_features_is_a_set(
        chosen in proptest::collection::vec((0..Feature::ALL.len(), any::<bool>()), 0..20),
    ) {
        let mut set = FeatureSet::default();
        let mut naive = vec![false; Feature::ALL.len()];
        for (index, on) in chosen {
            set.set(Feature::ALL[index], on);
            naive[index] = on;
        }
        let expected: Vec<Feature> =
            Feature::ALL.iter().zip(&naive).filter(|(_, on)| **on).map(|(f, _)| *f).collect();
        prop_assert_eq!(set.len(), expected.len());
        prop_assert_eq!(set.is_empty(), expected.is_empty());
        prop_assert_eq!(set.iter().collect::<FeatureSet>(), set);
        prop_assert_eq!(set.iter().collect::<Vec<_>>(), expected);
    }
}
