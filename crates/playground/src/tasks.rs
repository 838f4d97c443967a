//! Tasks: what a learner is asked. Lessons and their steps, what they claim, whether a goal is reached, what
//! the right answer to a question is, and the numbers of a session that all of them speak of.

pub mod claim;
pub mod goal;
pub mod lesson;
pub mod prediction;
pub mod quantity;

pub use claim::Claim;
pub use goal::is_reached;
pub use lesson::Lesson;
pub use prediction::Prediction;
pub use quantity::value_of;
