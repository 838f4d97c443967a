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
            "Takes the network back to epoch 0, with the same first weights.",
        ),
        Draw = row(
            "draw",
            "New weights",
            "Starts again with new random weights. How well a network learns depends on its first weights.",
        ),
        Speed = row(
            "speed",
            "Speed",
            "How fast the training plays: from one step per second, to watch single updates, to the maximum.",
        ),
        Timeline = row("timeline", "Timeline", "Goes back to an earlier epoch. You can continue from there."),
        Undo = row("undo", "Undo", "Takes back the last change of a setting, and restores the training from before it."),
        Redo = row("redo", "Redo", "Makes again the change that you undid last."),
        LearningRate = row(
            "learningRate",
            "Learning rate",
            "How large the step of each update is. If it is too small, learning is slow. If it is too large, the loss jumps or grows.",
        ),
        Activation = row(
            "activation",
            "Activation",
            "The function that a neuron applies to its sum. If it is linear, many layers can do no more than one.",
        ),
        Optimizer = row(
            "optimizer",
            "Optimizer",
            "How the gradient changes the weights. Momentum also uses earlier gradients; Adam has its own step size for each weight.",
        ),
        Momentum = row("momentum", "Momentum μ", "The share of the last change of a weight that is added to the next one."),
        Beta1 = row("beta1", "β₁", "The share of the average of past gradients that is kept in each step."),
        Beta2 = row("beta2", "β₂", "The share of the average of past squared gradients that is kept in each step."),
        Rho = row("rho", "ρ", "The share of the averages of past squares that is kept in each step."),
        Epsilon = row("epsilon", "ε", "A small number that prevents a division by zero."),
        Decay = row("decay", "Weight decay λ", "Each update subtracts this part of every weight, times the learning rate."),
        LossFunction = row(
            "lossFunction",
            "Loss function",
            "The number that training makes small. Squared error suits numbers. Cross-entropy suits classes: it is very large for answers that are confident and wrong.",
        ),
        OutputActivation = row(
            "outputActivation",
            "Output activation",
            "The activation of the last layer. A sigmoid with the squared error learns slowly when it is most wrong: try it.",
        ),
        Activations = row(
            "activations",
            "Activations of single layers",
            "Each layer can have its own activation.",
        ),
        Dropout = row(
            "dropout",
            "Dropout",
            "The probability that a neuron is left out of an update. So no neuron can depend on a single other one.",
        ),
        Normalization = row(
            "normalization",
            "Normalization",
            "Gives the sums of every hidden layer mean 0 and variance 1 before the activation. Deep networks often learn faster with it.",
        ),
        InputScaling = row(
            "inputScaling",
            "Input scaling",
            "Shifts and scales each feature before it enters the network. The numbers for this come from the training points.",
        ),
        InputNoise = row(
            "inputNoise",
            "Input noise",
            "Moves every training point a little at random in each epoch. This is a kind of data augmentation.",
        ),
        Initializer = row(
            "initializer",
            "Initialization",
            "How the first weights are drawn. If they are too small, signals become weaker from layer to layer. If they are too large, neurons saturate.",
        ),
        InitScale = row(
            "initScale",
            "Initialization scale",
            "The standard deviation or the constant of the first weights, or a factor for it. 0: the default.",
        ),
        Schedule = row(
            "schedule",
            "Schedule",
            "How the learning rate changes over the epochs: usually large steps first, and small steps at the end.",
        ),
        SchedulePeriod = row(
            "schedulePeriod",
            "Period in epochs",
            "The number p in the formula of the schedule, in epochs.",
        ),
        Clip = row(
            "clip",
            "Clip gradients",
            "Limits each gradient, so that one very large gradient does not move the weights too far.",
        ),
        ClipAt = row("clipAt", "Clip at", "The largest length of the gradient, or the largest number in it, that is allowed."),
        MaxNorm = row(
            "maxNorm",
            "Max norm",
            "The largest allowed length of the weight vector of a neuron. 0: no limit.",
        ),
        Patience = row(
            "patience",
            "Early stopping",
            "Stops after this many epochs without a better validation loss, and goes back to the best epoch. A fifth of the training points is used for validation. 0: never stops.",
        ),
        Regularization = row(
            "regularization",
            "Regularization",
            "Keeps weights small, so that the network learns the pattern and not the noise. L1 sets some weights to 0, L2 makes all weights smaller.",
        ),
        RegularizationRate = row(
            "regularizationRate",
            "Regularization rate",
            "How strongly regularization pulls the weights towards zero.",
        ),
        Problem = row(
            "problem",
            "Problem",
            "Classification predicts a class for each point; regression predicts a number.",
        ),
        SoftL1 = row(
            "softL1",
            "L1 lets weights return",
            "A weight that L1 has set to 0 can grow again. If this is off, it stays 0 until the next reset.",
        ),
        InitZero = row(
            "initZero",
            "Start at zero",
            "All weights and biases start at 0. Neurons that start equal stay equal, so the network learns little.",
        ),
        Dataset = row("dataset", "Data set", "The points that the network learns from."),
        PercTrainData = row(
            "percTrainData",
            "Training share",
            "The share of the points that the network learns from. It is tested on all the others.",
        ),
        Points = row(
            "points",
            "Points",
            "The number of points, training and test points together. 0: the default.",
        ),
        Classes = row("classes", "Classes", "The number of classes."),
        Imbalance = row(
            "imbalance",
            "Imbalance",
            "The share of the points of the first class that is left out. If one class is rare, a network can have a high accuracy without learning anything.",
        ),
        OwnData = row(
            "data",
            "Your own data",
            "Points that you paint, or import from a table.",
        ),
        Measures = row(
            "measures",
            "Measures",
            "Other measures besides the loss: accuracy, the confusion matrix, and the share of the variance that is explained.",
        ),
        Files = row(
            "files",
            "Save, open, export",
            "Saves the network with its weights, opens a saved network, or exports it as a program.",
        ),
        Noise = row(
            "noise",
            "Noise",
            "How much random noise the data have. With much noise, no network gets every point right.",
        ),
        BatchSize = row(
            "batchSize",
            "Batch size",
            "The number of points used for each update. Small batches give many noisy updates, large batches give few smooth ones.",
        ),
        FlushLastBatch = row(
            "flushLastBatch",
            "Keep the incomplete batch",
            "If the number of points is not a multiple of the batch size, the last batch is smaller. If this is off, its points wait for the next epoch.",
        ),
        Reshuffle = row(
            "reshuffle",
            "Shuffle every epoch",
            "Puts the training points in a new random order in every epoch.",
        ),
        Regenerate = row(
            "regenerate",
            "New sample",
            "Draws new points of the same kind, at random.",
        ),
        Seed = row(
            "seed",
            "Seed",
            "All random numbers come from this text. The same seed gives the same points and the same first weights.",
        ),
        X = row("x", "X₁", "The horizontal coordinate of the point."),
        Y = row("y", "X₂", "The vertical coordinate of the point."),
        XSquared = row(
            "xSquared",
            "X₁²",
            "The square of X₁. It is large far from the vertical middle line, on both sides.",
        ),
        YSquared = row(
            "ySquared",
            "X₂²",
            "The square of X₂. It is large far from the horizontal middle line, on both sides.",
        ),
        XTimesY = row(
            "xTimesY",
            "X₁X₂",
            "The product of X₁ and X₂. It is positive where both have the same sign.",
        ),
        SinX = row("sinX", "sin(X₁)", "The sine of X₁: a wave from left to right."),
        SinY = row("sinY", "sin(X₂)", "The sine of X₂: a wave from bottom to top."),
        NumHiddenLayers = row(
            "numHiddenLayers",
            "Hidden layers",
            "Adds and removes layers of neurons between the features and the output.",
        ),
        Network = row(
            "network",
            "Network",
            "Each tile shows the output of a neuron at every place of the picture. Lines are weights: thick if large, colored by sign.",
        ),
        Output = row(
            "output",
            "Output",
            "The output of the network at every place, as a color. The dots are the data points.",
        ),
        Lens = row("lens", "Network shows", "What the tiles of the network show."),
        View = row("view", "View", "What the frame of the output shows."),
        ShowTestData = row(
            "showTestData",
            "Show test data",
            "Also shows the points that the network is tested on and never learns from.",
        ),
        Discretize = row(
            "discretize",
            "Discretize output",
            "Shows two colors instead of shades: the decision of the network, not how sure it is.",
        ),
        Loss = row(
            "loss",
            "Loss",
            "How wrong the network is on average: half of the squared difference between its answer and the right one.",
        ),
        LossScale = row(
            "lossScale",
            "Scale of the loss",
            "How the loss axis of the chart is scaled: linear or logarithmic.",
        ),
        Palette = row(
            "palette",
            "Colors",
            "The colors of negative and positive values.",
        ),
        Language = row("lang", "Language", "The language of the page."),
        Theme = row("theme", "Light or dark", "Switches between light and dark colors."),
        Share = row("share", "Share", "A link that opens the playground with exactly these settings."),
        Lessons = row(
            "lessons",
            "Lessons",
            "Short lessons on the topics of a first course, with questions and goals.",
        ),
        Shortcuts = row(
            "shortcuts",
            "Keyboard shortcuts",
            "Lists the keyboard shortcuts of this page.",
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
    /// What it is for, in one to three short sentences.
    pub help: &'static str,
}

const fn row(id: &'static str, label: &'static str, help: &'static str) -> Spec {
    Spec { id, label, help }
}
