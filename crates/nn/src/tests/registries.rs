//! Trials that every member of every family goes through.

use crate::{Activation, Initializer, Loss, Normalization, Optimizer, Regularizer, Schedule};
use alloc::collections::BTreeSet;

macro_rules! check_ids {
    ($($family:ident),*) => {$({
        let ids: BTreeSet<&str> = $family::ALL.iter().map(|member| member.id()).collect();
        assert_eq!(ids.len(), $family::ALL.len(), "ids are unique");
        for &member in $family::ALL {
            assert_eq!($family::from_id(member.id()), Some(member), "an id leads back");
            assert!(!member.spec().label.is_empty(), "{} has a label", member.id());
            assert!(!member.spec().formula.is_empty(), "{} has a formula", member.id());
        }
        assert_eq!($family::from_id("no such member"), None, "unknown ids lead nowhere");
    })*};
}

#[test]
fn ids_lead_back() {
    check_ids!(Activation, Initializer, Loss, Normalization, Optimizer, Regularizer, Schedule);
}

#[test]
fn a_regularizers_slope_is_the_slope_of_its_penalty() {
    for &regularizer in Regularizer::ALL {
        let spec = regularizer.spec();
        for w in [-2.0, -0.3, 0.4, 1.5] {
            let slope = ((spec.penalty)(w + 1e-6) - (spec.penalty)(w - 1e-6)) / 2e-6;
            assert!((slope - (spec.slope)(w)).abs() < 1e-8, "{} at {w}", regularizer.id());
        }
        assert_eq!((spec.slope)(0.0), 0.0, "{} leaves a zero weight alone", regularizer.id());
    }
}
