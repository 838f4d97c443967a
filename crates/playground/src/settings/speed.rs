//! Speeds: how fast the playground plays. What a clock says and how long a frame may take is not
//! known here.

nn::registry! {
    /// How fast the playground plays, from slowest to fastest. A page starts with `Frame`, as fast
    /// as the original.
    pub enum Speed: Spec {
        Step1 = Spec { id: "step1", label: "1 step per second", pace: Pace::StepsPerSecond(1.0) },
        Step5 = Spec { id: "step5", label: "5 steps per second", pace: Pace::StepsPerSecond(5.0) },
        Epoch1 = Spec { id: "epoch1", label: "1 epoch per second", pace: Pace::EpochsPerSecond(1.0) },
        Epoch5 = Spec { id: "epoch5", label: "5 epochs per second", pace: Pace::EpochsPerSecond(5.0) },
        Epoch20 =
            Spec { id: "epoch20", label: "20 epochs per second", pace: Pace::EpochsPerSecond(20.0) },
        Frame = Spec { id: "frame", label: "1 epoch per frame", pace: Pace::EpochsPerFrame(1) },
        Frame5 = Spec { id: "frame5", label: "5 epochs per frame", pace: Pace::EpochsPerFrame(5) },
        Fastest = Spec { id: "fastest", label: "Maximum", pace: Pace::Fastest },
    }
}

/// What a speed is.
#[derive(Debug)]
pub struct Spec {
    /// The name in links and files.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
    /// What is done how often.
    pub pace: Pace,
}

/// What is done how often.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pace {
    /// So many steps, each one batch and one update, in a second.
    StepsPerSecond(f64),
    /// So many epochs, each all training points once, in a second.
    EpochsPerSecond(f64),
    /// So many epochs between two pictures on the screen.
    EpochsPerFrame(u32),
    /// As many epochs as fit between two pictures on the screen.
    Fastest,
}
