//! The texts of the article under the playground. How they stand there is in `views/article.rs`.

/// Some texts, each a paragraph or an item of a list.
pub(crate) type Texts = &'static [&'static str];

/// Questions, their answers, and what to try.
pub(crate) const SECTIONS: &[(&str, Texts, Texts)] = &[
    (
        "What is a neural network?",
        &[
            "A program that was never told the rule. It is a chain of small sums: every neuron adds up what it is given, each input times a weight, plus a bias, and bends the result a little before passing it on. Press play, and the weights are nudged, thousands of times, so that the answer at each training point comes a bit closer to the right one. That is all there is to learning here, and it is enough to tell a spiral apart.",
        ],
        &[],
    ),
    (
        "What do I see?",
        &[
            "Every tile is the same square of the plane, seen through one neuron: its color at a place is what the neuron answers there. On the left are the features that the network is told about a point, on the right is its final answer, with the points on top. In between, layer by layer, simple edges are put together into shapes.",
            "Blue stands for positive and orange for negative values, the paler the closer to zero: for the points, the answers and the weights alike. A line is a weight, thick if strong. The dot at a tile's corner is the neuron's bias.",
        ],
        &[],
    ),
    (
        "What is the loss?",
        &[
            "How wrong the network is on average: half of the squared difference between its answer and the right one. The training loss counts the points it learns from, the test loss points it has never seen. When the first keeps falling and the second begins to rise, the network has started to learn its points by heart.",
        ],
        &[],
    ),
    (
        "What should I try?",
        &[],
        &[
            "Solve the circle with a single hidden layer. How few neurons are enough?",
            "Set the activation to linear. Can any number of layers solve the circle now?",
            "Turn the learning rate up until it breaks, then go back one step.",
            "Take the spiral, with X₁ and X₂ alone. It can be done.",
            "Drag the playhead of the loss back to the start and watch the shape grow again.",
            "Set a weight by hand: press a line, or press a neuron to see all that it adds up.",
        ],
    ),
];

pub(crate) const COURSE: &str = "Can I use it in my course?";
/// What stands between backquotes is part of a link.
pub(crate) const LINKS: &str = "Yes. The address holds every setting, so a link is a worksheet. It holds the seed as well: everyone who opens it sees the same points, the same first weights and, to the last bit, the same run, in every browser. Links of playground.tensorflow.org open here with the numbers they have there: replace the host and keep the rest. Add `&hideText=true` to show the playground alone, and choose below what the link should hide from your students.";
pub(crate) const FREE: &str = "Nabla is free software under the MIT or Apache 2.0 licence. It computes on your device: no cookies, no tracking, no request to anyone else.";
