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

/// The highest and the lowest value of a surface, each with its place in the names of the axes.
pub(crate) fn extremes(highest: [String; 2], lowest: [String; 2]) -> String {
    let [[high, at_high], [low, at_low]] = [highest, lowest];
    filled("Highest: {0} at {1}. Lowest: {2} at {3}.", &[high, at_high, low, at_low])
}

/// The direction of view, in degrees.
pub(crate) fn seen_from(turned: String, above: String) -> String {
    filled("Turned by {0}°, seen from {1}° above.", &[turned, above])
}
