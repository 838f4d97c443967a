//! Tasks: what a learner is asked. Lessons and their steps, goals to reach, answers to predict, and the
//! quantities of a run that goals and predictions speak of.

pub mod goal;
pub mod lesson;
pub mod prediction;
pub mod quantity;

pub use goal::Goal;
pub use lesson::Lesson;
pub use prediction::Prediction;
pub use quantity::Quantity;
