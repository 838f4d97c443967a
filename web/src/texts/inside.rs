//! The texts of the views of the output.

use crate::lang::filled;

/// The text below a surface.
pub(crate) const SURFACE: &str = "Height is the answer, lines are errors. Drag to turn.";
/// The same for several classes.
pub(crate) const SURFACE_OF_CLASSES: &str =
    "Height is the largest chance, lines are errors. Drag to turn.";
/// What the keys do in the view of a surface.
pub(crate) const TURN: &str = "Arrow keys turn it, Enter shows it from above and back.";

/// Why there is no surface if the network has only one number as input.
pub(crate) const CURVE: &str = "The answer depends on one number here: it is a curve already.";

/// Why the same network has no other view.
pub(crate) const STAYS_CURVE: &str = "The answer is a curve here: it is shown as it is.";

/// The highest and the lowest value of a surface, each with its place in the names of the axes.
pub(crate) fn extremes(highest: [String; 2], lowest: [String; 2]) -> String {
    let [[high, at_high], [low, at_low]] = [highest, lowest];
    filled("Highest: {0} at {1}. Lowest: {2} at {3}.", &[high, at_high, low, at_low])
}

/// The direction of view, in degrees.
pub(crate) fn seen_from(turned: String, above: String) -> String {
    filled("Turned by {0}°, seen from {1}° above.", &[turned, above])
}

/// The controls of a landscape: the plane, its kinds, and what is height.
pub(crate) const PLANE: &str = "Plane";
pub(crate) const PLANES: [&str; 3] = ["path so far", "path and slope", "random"];
pub(crate) const HEIGHT: &str = "Loss of";
pub(crate) const HEIGHTS: [&str; 3] = ["training", "test", "penalty"];
/// Why one of these cannot be chosen.
pub(crate) const WITHOUT: [&str; 3] =
    ["", "There are no test points.", "There is no penalty: regularization is off."];
/// What they do, for those who ask.
pub(crate) const PLANE_NOTES: [&str; 3] = [
    "The two main directions of the path so far.",
    "The main direction of the path, and the slope here: it holds the whole next step.",
    "Two random directions.",
];

/// In the picture: the dot of the present network, and where its path began.
pub(crate) const HERE: &str = "here";
pub(crate) const START: &str = "start";

/// Below the picture, before there is a path.
pub(crate) const NO_PATH: &str = "No path yet: press play.";

/// How much of the path and of the next step the plane holds.
pub(crate) fn held(path: String, step: String) -> String {
    filled("{0} of the path lies in this plane, and {1} of the next step.", &[path, step])
}

/// The same, with an arrow as long as the step.
pub(crate) fn held_and_arrow(path: String, step: String) -> String {
    filled(
        "{0} of the path lies in this plane, and {1} of the next step: the arrow.",
        &[path, step],
    )
}

/// The same, with an arrow that is longer than the step.
pub(crate) fn held_and_longer(path: String, step: String, factor: String) -> String {
    filled(
        "{0} of the path lies in this plane, and {1} of the next step: the arrow, {2} times as long.",
        &[path, step, factor],
    )
}

/// For screen readers: the losses of the present network and of the lowest place.
pub(crate) fn here_and_lowest(here: String, lowest: String) -> String {
    filled("Here it is {0}, at the lowest place of the picture {1}.", &[here, lowest])
}

/// In place of a landscape that takes long.
pub(crate) const TOO_LARGE: &str = "This network is large: its landscape takes a while.";
pub(crate) const DRAW_ONCE: &str = "Draw it";

/// The short name of the view of a hidden space.
pub(crate) const HIDDEN: &str = "Hidden";

/// The film of a hidden space, its frames, and what runs through it.
pub(crate) const FILM: &str = "Film";
pub(crate) const FRAMES: [&str; 7] =
    ["in", "rotate", "stretch", "rotate", "shift", "bend", "answer"];
pub(crate) const RUN_FILM: &str = "Show from input to answer";

/// Which layer and which neurons are seen.
pub(crate) const SEEN_BY: &str = "As seen by";
pub(crate) const NEURONS: &str = "Neurons";
pub(crate) const MAIN: &str = "main directions";

/// Below it: what the picture shows.
pub(crate) const STRAIGHT: &str = "The border between the answers is straight here.";
pub(crate) const GROUND: &str = "Colors are the answer at every place of this space.";
pub(crate) const PLANE_BENT: &str = "The grid is the plane, bent by the layers.";
pub(crate) const NO_HIDDEN: &str = "No hidden layer: the input is the last space.";

/// How much of the spread of the points the picture holds.
pub(crate) fn spread(share: String) -> String {
    filled("{0} of the spread", &[share])
}

/// The dot of the present network as a handle: its name, and what dragging does.
pub(crate) const DOT: &str =
    "The network now: arrow keys move it, Enter lets go, Esc takes it back";
pub(crate) const DRAG: &str = "Drag to start from other weights";

/// In place of a hidden space that takes too long.
pub(crate) const SPACE_TOO_LARGE: &str = "This network is too large for this view.";
