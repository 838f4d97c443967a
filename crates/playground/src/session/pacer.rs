//! The pacer: how much to train before the next picture. The time comes in as an argument.

use crate::settings::Pace;

/// What to do before the next picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// So many batches.
    Steps(u32),
    /// So many epochs.
    Epochs(u32),
    /// As many epochs as there is time for.
    Everything,
}

/// Decides how much to train. It remembers the fraction of a step or an epoch that is still owed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pacer {
    owed: f64,
}

impl Pacer {
    /// What is due, so many milliseconds after the last picture. A page that was away for long does
    /// not catch up on more than a second.
    pub fn due(&mut self, pace: Pace, elapsed_ms: f64) -> Work {
        match pace {
            Pace::StepsPerSecond(rate) => Work::Steps(self.whole(rate, elapsed_ms)),
            Pace::EpochsPerSecond(rate) => Work::Epochs(self.whole(rate, elapsed_ms)),
            Pace::EpochsPerFrame(n) => Work::Epochs(n),
            Pace::Fastest => Work::Everything,
        }
    }

    fn whole(&mut self, rate_per_s: f64, elapsed_ms: f64) -> u32 {
        self.owed += rate_per_s * elapsed_ms.clamp(0.0, 1000.0) / 1000.0;
        let whole = self.owed as u32;
        self.owed -= f64::from(whole);
        whole
    }
}
