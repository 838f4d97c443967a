//! Axes: what the numbers across and up mean in the units of those who measured them. Ticks and how
//! they are drawn are not known here.

/// One direction of the picture, or the scale of what is predicted.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// What is measured, with its unit if it has one.
    pub name: String,
    /// The measured number that stands at 0 in the picture.
    pub offset: f64,
    /// How much measured 1 in the picture is; not 0.
    pub scale: f64,
}

impl Axis {
    /// An axis of which nothing more is known than its name: numbers are as in the picture.
    pub fn plain(name: impl Into<String>) -> Self {
        Self { name: name.into(), offset: 0.0, scale: 1.0 }
    }

    /// Where a measured number stands in the picture.
    pub fn to_view(&self, real: f64) -> f64 {
        (real - self.offset) / self.scale
    }

    /// What was measured at a place of the picture.
    pub fn to_real(&self, view: f64) -> f64 {
        self.offset + view * self.scale
    }
}
