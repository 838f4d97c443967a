//! Own data: a person's own points, classes or numbers. The points are part of the state and are not
//! drawn here.

use super::{Spec, Task};

pub(super) const SPEC: Spec = Spec {
    id: "own",
    label: "Your own",
    help: "Paint points on the picture, or drop a table on it.",
    n: 0,
    ..Spec::PLAIN
};

pub(super) const NUMBERS: Spec = Spec {
    id: "ownNumbers",
    label: "Your own",
    help: "Drop a table with columns of numbers on the picture.",
    task: Task::Regression,
    n: 0,
    ..Spec::PLAIN
};
