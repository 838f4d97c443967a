//! The plane: points with two coordinates, where they come from, which features of them a network gets, and the
//! picture of what it answers everywhere. How a network learns is not known here.

pub mod axis;
pub mod data;
pub mod dataset;
pub mod feature;
mod inputs;
pub mod limits;
mod line;
mod own;
mod positive;
mod scaling;
mod surface;
pub mod table;

pub use axis::Axis;
pub use data::{Data, Sampling};
pub use dataset::{Dataset, Example, Task};
pub use feature::{Feature, FeatureSet};
pub use inputs::Inputs;
pub use line::Line;
pub use own::Own;
pub use positive::positive_class;
pub use scaling::{InputScaling, Scaling};
pub use surface::Surface;

pub(crate) use own::class_name;
pub(crate) use surface::SurfaceMemory;
