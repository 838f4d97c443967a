//! The texts of the article under the playground. `views/article.rs` lays them out.

/// Texts, each of which is a paragraph or a list item.
pub(crate) type Texts = &'static [&'static str];

/// Questions, their answers, and suggestions what to try.
pub(crate) const SECTIONS: &[(&str, Texts, Texts)] = &[
    (
        "What is a neural network?",
        &[
            "A program that learns a rule from examples. It is made of neurons. Each neuron multiplies its inputs by weights, adds them up, and adds a bias. An activation function is applied to this sum, and the result goes on to the next layer. Press play: in each step all weights change a little, so that the answers at the training points become less wrong. After many steps the network can separate even the two arms of a spiral.",
        ],
        &[],
    ),
    (
        "What do I see?",
        &[
            "Every tile shows one neuron. All tiles show the same part of the plane. The color at each place is the neuron's output there. On the left are the features: the inputs of the network. On the right is its output, with the data points on top. In between, each layer combines the simple shapes of the layer before into more complex ones.",
            "Blue is positive and orange is negative; pale colors are close to zero. This holds for points, outputs and weights. A line is a weight: the thicker the line, the larger the weight. The dot at the corner of a tile is the neuron's bias.",
        ],
        &[],
    ),
    (
        "What is the loss?",
        &[
            "A number that says how wrong the network is on average. Here it is half of the squared difference between its answer and the right one. The training loss is measured on the points it learns from. The test loss is measured on points it has never seen. If the training loss still falls and the test loss rises, the network is overfitting: it memorizes its training points.",
        ],
        &[],
    ),
    (
        "What should I try?",
        &[],
        &[
            "Solve the circle with a single hidden layer. How few neurons are enough?",
            "Set the activation to linear. Can any number of layers solve the circle now?",
            "Increase the learning rate until learning fails, then go back one step.",
            "Learn the spiral with the features X₁ and X₂ only. It is possible.",
            "Drag the marker in the loss chart back to the start. Watch the shape appear again.",
            "Set a weight by hand: press a line. Or press a neuron to see its whole sum.",
        ],
    ),
];

pub(crate) const COURSE: &str = "Can I use it in my course?";
/// Text between backquotes is part of a link.
pub(crate) const LINKS: &str = "Yes. The address contains every setting, so a link can be an exercise. It also contains the seed. Everyone who opens the link sees the same points and the same first weights. The training gives exactly the same numbers in every browser. Links of playground.tensorflow.org work here too and give the same numbers: replace the host and keep the rest. Add `&hideText=true` to show the playground without this text. Below you can choose what the link hides from your students.";
pub(crate) const FREE: &str = "Nabla is free software under the MIT or Apache 2.0 license. It computes on your device. It uses no cookies and no tracking, and sends nothing to other servers.";
