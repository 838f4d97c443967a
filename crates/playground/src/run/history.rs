//! The loss curves: one point an epoch, thinned by halving so that any run fits.

/// The losses after an epoch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Losses {
    /// Mean loss over the training points.
    pub train: f64,
    /// Mean loss over the test points; not a number when there are none.
    pub test: f64,
    /// Mean loss over the validation points, if there are any.
    pub validation: Option<f64>,
}

/// A point of the curves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LossPoint {
    /// How many epochs had been trained.
    pub epoch: u64,
    /// The losses then.
    pub losses: Losses,
}

/// The loss curves of one run.
///
/// Every `stride`-th epoch is kept, and the newest one. When there are too many, every second one
/// goes and the stride doubles: no run is too long, and old points never move.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    points: Vec<LossPoint>,
    stride: u64,
}

impl History {
    /// The most points that are kept: finer than the pixels of a wide screen.
    pub const CAPACITY: usize = 2048;

    /// The curves of a run of which nothing before this epoch is known.
    pub fn since(epoch: u64, losses: Losses) -> Self {
        Self { points: vec![LossPoint { epoch, losses }], stride: 1 }
    }

    /// The points, oldest first.
    pub fn points(&self) -> &[LossPoint] {
        &self.points
    }

    /// The newest epoch.
    pub fn last_epoch(&self) -> u64 {
        self.points.last().map_or(0, |point| point.epoch)
    }

    /// Adds the losses after an epoch, or replaces those of the newest epoch.
    ///
    /// # Panics
    /// If the epoch is older than the newest.
    pub fn push(&mut self, epoch: u64, losses: Losses) {
        assert!(self.last_epoch() <= epoch, "epochs come in order");
        let provisional =
            |point: &LossPoint| point.epoch == epoch || !point.epoch.is_multiple_of(self.stride);
        if self.points.last().is_some_and(provisional) {
            self.points.pop();
        }
        self.points.push(LossPoint { epoch, losses });
        if Self::CAPACITY < self.points.len() {
            self.stride *= 2;
            let (stride, newest) = (self.stride, epoch);
            self.points.retain(|point| point.epoch.is_multiple_of(stride) || point.epoch == newest);
        }
    }

    /// Cuts off everything after an epoch and returns it, beginning with the last point that stays.
    pub fn cut(&mut self, epoch: u64) -> Vec<LossPoint> {
        let keep = self.points.partition_point(|point| point.epoch <= epoch);
        let future = self.points[keep.saturating_sub(1)..].to_vec();
        self.points.truncate(keep);
        future
    }
}
