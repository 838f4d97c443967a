//! Controls: everything a person can see, hide or be pointed at, and what it is for. The names are
//! those of the original's `_hide` keys where it has one, and those of the features. What a control
//! looks like is not known here.

nn::registry! {
    /// Something on the page that a person can see, hide or be pointed at.
    pub enum Control: Spec {
        PlayButton = row(
            "playButton",
            "Play",
            "Starts and pauses learning. While it plays, the network learns epoch after epoch.",
        ),
        StepButton = row(
            "stepButton",
            "One epoch",
            "Lets the network learn from every training point once, then pauses.",
        ),
        ResetButton = row(
            "resetButton",
            "Reset",
            "Takes the network back to epoch 0, with the very same first weights.",
        ),
        Draw = row(
            "draw",
            "New weights",
            "Begins again with other first weights, drawn at random. How well a network learns \
             depends on where it starts.",
        ),
        Speed = row(
            "speed",
            "Speed",
            "How fast it plays: from one step a second, to watch single updates, to as fast as \
             it goes.",
        ),
        Timeline = row("timeline", "Timeline", "Go back to an earlier epoch, and on from there."),
        Undo = row("undo", "Undo", "Takes back the last change of a setting, and brings back the run from before it."),
        Redo = row("redo", "Redo", "Makes the change again that was taken back last."),
        LearningRate = row(
            "learningRate",
            "Learning rate",
            "How big a step each update takes. Too small, and learning is slow; too large, and \
             it overshoots or never settles.",
        ),
        Activation = row(
            "activation",
            "Activation",
            "What a neuron makes of its sum before passing it on. Without a curve in it, many \
             layers can do no more than one.",
        ),
        Optimizer = row(
            "optimizer",
            "Optimizer",
            "How the gradient moves the weights: straight down as SGD does, with momentum, or with \
             a step of its own for each weight as Adam does.",
        ),
        Momentum = row("momentum", "Momentum μ", "How much of its speed a weight keeps, like a ball that rolls."),
        Beta1 = row("beta1", "β₁", "How much of the average of past gradients is kept."),
        Beta2 = row("beta2", "β₂", "How much of the average of past squared gradients is kept."),
        Rho = row("rho", "ρ", "How much of the averages of past squares is kept."),
        Epsilon = row("epsilon", "ε", "What keeps a division from going through zero."),
        Decay = row("decay", "Weight decay λ", "What part of every weight an update takes away, times the rate."),
        LossFunction = row(
            "lossFunction",
            "Loss function",
            "What the network tries to make small. Squared error suits numbers; cross-entropy suits \
             classes, because it punishes being sure and wrong.",
        ),
        OutputActivation = row(
            "outputActivation",
            "Output activation",
            "What the last layer makes of its sums. A sigmoid with the squared error learns slowly \
             when it is most wrong: try it.",
        ),
        Activations = row(
            "activations",
            "Activations of single layers",
            "A layer may bend its sums in a way of its own.",
        ),
        Dropout = row(
            "dropout",
            "Dropout",
            "The chance that a neuron is left out of an update, so that none relies on another alone.",
        ),
        Normalization = row(
            "normalization",
            "Normalization",
            "Brings the sums of every hidden layer to mean 0 and variance 1 before they are bent, so \
             that deep networks learn faster.",
        ),
        InputScaling = row(
            "inputScaling",
            "Input scaling",
            "Moves and stretches each feature before the network sees it, as measured on the training \
             points.",
        ),
        InputNoise = row(
            "inputNoise",
            "Input noise",
            "Moves every training point a little at random in each epoch: more data for free.",
        ),
        Initializer = row(
            "initializer",
            "First weights",
            "Where weights begin. Too small, and signals fade from layer to layer; too large, and \
             neurons saturate.",
        ),
        InitScale = row(
            "initScale",
            "Scale of first weights",
            "The deviation or the constant of the first weights, or a factor on it. 0: the usual.",
        ),
        Schedule = row(
            "schedule",
            "Schedule",
            "How the learning rate changes over the epochs: large steps first, small ones to settle.",
        ),
        SchedulePeriod = row(
            "schedulePeriod",
            "Period in epochs",
            "How many epochs the schedule takes for a stage.",
        ),
        Clip = row(
            "clip",
            "Clip gradients",
            "Limits each update, so that one steep place does not throw the weights far away.",
        ),
        ClipAt = row("clipAt", "Clip at", "The largest length, or number, that is let through."),
        MaxNorm = row(
            "maxNorm",
            "Max norm",
            "The largest length of the weights into a neuron. 0: any length.",
        ),
        Patience = row(
            "patience",
            "Early stopping",
            "Stops after so many epochs without a better loss on a fifth of the training points, kept \
             apart for it, and goes back to the best. 0: never stops.",
        ),
        Regularization = row(
            "regularization",
            "Regularization",
            "Keeps weights small, so that the network follows the pattern and not each single \
             point. L1 turns weights off, L2 shrinks them all.",
        ),
        RegularizationRate = row(
            "regularizationRate",
            "Regularization rate",
            "How strongly regularization pulls the weights towards zero.",
        ),
        Problem = row(
            "problem",
            "Problem",
            "Classification tells two kinds of points apart; regression tells a number for each \
             point.",
        ),
        SoftL1 = row(
            "softL1",
            "L1 lets weights return",
            "A weight that L1 has taken to zero may grow again. When off, it stays at zero until \
             the next reset.",
        ),
        InitZero = row(
            "initZero",
            "Begin at zero",
            "All weights and biases begin at 0. Neurons that begin alike then stay alike, so the \
             network learns little.",
        ),
        Dataset = row("dataset", "Data set", "Which points the network is to learn from."),
        PercTrainData = row(
            "percTrainData",
            "Training share",
            "How many of the points the network learns from. It is tested on all the others.",
        ),
        Points = row(
            "points",
            "Points",
            "How many points are drawn, training and test points together. 0: the usual number.",
        ),
        Classes = row("classes", "Classes", "How many kinds of points there are to tell apart."),
        Imbalance = row(
            "imbalance",
            "Imbalance",
            "How many of the points of the first class are left out. When one class is rare, a \
             network is often right without having learned anything.",
        ),
        OwnData = row(
            "data",
            "Your own data",
            "Points that you paint, or bring along as a table.",
        ),
        Measures = row(
            "measures",
            "Measures",
            "How right the network is, besides its loss: accuracy, which classes it mixes up, how much \
             of the variance it explains.",
        ),
        Files = row(
            "files",
            "Save, open, export",
            "Keeps the network with its weights in a file, opens one, or writes it as a program.",
        ),
        Noise = row(
            "noise",
            "Noise",
            "How much chance disturbs the data. With much noise, not every point can be told \
             right.",
        ),
        BatchSize = row(
            "batchSize",
            "Batch size",
            "How many points the network looks at before each update. Small batches update often \
             and unevenly, large ones seldom and smoothly.",
        ),
        FlushLastBatch = row(
            "flushLastBatch",
            "Use the last batch",
            "When the points do not divide evenly into batches, those left over make an update \
             of their own. When off, they wait for the next epoch.",
        ),
        Reshuffle = row(
            "reshuffle",
            "New order each epoch",
            "Takes the training points in a new random order in every epoch.",
        ),
        Regenerate = row(
            "regenerate",
            "New sample",
            "Draws new points of the same kind, at random.",
        ),
        Seed = row(
            "seed",
            "Seed",
            "The text that all chance comes from: the same seed gives the same points and the \
             same first weights.",
        ),
        X = row("x", "X₁", "Tells the network how far right the point is."),
        Y = row("y", "X₂", "Tells the network how far up the point is."),
        XSquared = row(
            "xSquared",
            "X₁²",
            "Tells the network the square of X₁: how far the point is from the vertical middle \
             line, on either side.",
        ),
        YSquared = row(
            "ySquared",
            "X₂²",
            "Tells the network the square of X₂: how far the point is from the horizontal middle \
             line, on either side.",
        ),
        XTimesY = row(
            "xTimesY",
            "X₁X₂",
            "Tells the network the product of X₁ and X₂: positive where both have the same sign.",
        ),
        SinX = row("sinX", "sin(X₁)", "Tells the network a wave from left to right."),
        SinY = row("sinY", "sin(X₂)", "Tells the network a wave from bottom to top."),
        NumHiddenLayers = row(
            "numHiddenLayers",
            "Hidden layers",
            "Adds and removes layers of neurons between the features and the output.",
        ),
        Network = row(
            "network",
            "Network",
            "Each tile shows what a neuron makes of every place in the picture; lines are \
             weights, thick if strong, colored by sign.",
        ),
        Output = row(
            "output",
            "Output",
            "What the network says at every place, in color; the dots are the points.",
        ),
        View = row("view", "View", "What the frame of the output shows."),
        ShowTestData = row(
            "showTestData",
            "Show test data",
            "Also shows the points that the network is tested on and never learns from.",
        ),
        Discretize = row(
            "discretize",
            "Discretize output",
            "Shows two colors instead of shades: which side the network decides for, not how \
             surely.",
        ),
        Loss = row(
            "loss",
            "Loss",
            "How wrong the network is on average: half of the squared difference between what it \
             says and what is right.",
        ),
        LossScale = row(
            "lossScale",
            "Scale of the loss",
            "Whether equal distances in the chart are equal differences or equal factors.",
        ),
        Palette = row(
            "palette",
            "Colors",
            "Which two colors stand for negative and positive values.",
        ),
        Language = row("lang", "Language", "Which language the page speaks."),
        Theme = row("theme", "Light or dark", "Shows the page dark on light or light on dark."),
        Share = row("share", "Share", "A link that opens the playground exactly as it is set."),
        Lessons = row(
            "lessons",
            "Lessons",
            "Short lessons on every topic of a first course, with questions and goals.",
        ),
        Shortcuts = row(
            "shortcuts",
            "Keyboard shortcuts",
            "Lists the keys that work on this page.",
        ),
    }
}

/// What a control is.
#[derive(Debug)]
pub struct Spec {
    /// The name in links (before `_hide`) and on the page.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
    /// What it is for, in one or two sentences.
    pub help: &'static str,
}

const fn row(id: &'static str, label: &'static str, help: &'static str) -> Spec {
    Spec { id, label, help }
}
