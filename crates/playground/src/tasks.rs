//! Tasks: what a learner is asked. Lessons and their steps, whether a goal is reached, what the right answer
//! to a question is, and the numbers of a session that both speak of.

pub mod goal;
pub mod lesson;
pub mod prediction;
pub mod quantity;

pub use goal::is_reached;
pub use lesson::Lesson;
pub use prediction::Prediction;
pub use quantity::value_of;
