//! Every parser with invalid inputs: mutations of the corpus in `tests/corpus`, and 10 MB of repeated text.
//! Valid inputs are tested elsewhere.

#![expect(clippy::print_stdout, reason = "a long run tells how far it came")]

mod driver;
mod large;
mod mutate;
mod sessions;
mod targets;

macro_rules! tests {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            driver::run(targets::TARGETS.iter().find(|it| it.name == stringify!($name)).expect("a target"));
        })*

        /// A target without a line here would never run.
        #[test]
        fn every_target_is_run() {
            let names: Vec<&str> = targets::TARGETS.iter().map(|it| it.name).collect();
            assert_eq!(names, [$(stringify!($name)),*], "targets and tests");
            let programs = include_str!("../../fuzz/Cargo.toml");
            for name in names {
                let row = format!("[[bin]]\nname = \"{name}\"\n");
                assert!(programs.contains(&row), "{name} has no program in fuzz/Cargo.toml");
            }
        }
    };
}

tests! { link table saved weights lesson lessons goal prediction own seed number }
