//! What the views of the output say, in words.

use crate::lang::filled;

/// Below a surface.
pub(crate) const SURFACE: &str = "Height is the answer, lines are errors. Drag to turn.";
/// The same where there are several classes.
pub(crate) const SURFACE_OF_CLASSES: &str =
    "Height is the largest chance, lines are errors. Drag to turn.";
/// What the keys do on a surface.
pub(crate) const TURN: &str = "Arrow keys turn it, Enter shows it from above and back.";

/// Why there is none where the network is told one number.
pub(crate) const CURVE: &str = "The answer depends on one number here: it is a curve already.";

/// Where a surface is highest and lowest: values, and places as they are named.
pub(crate) fn extremes(highest: [String; 2], lowest: [String; 2]) -> String {
    let [[high, at_high], [low, at_low]] = [highest, lowest];
    filled("Highest: {0} at {1}. Lowest: {2} at {3}.", &[high, at_high, low, at_low])
}

/// From where it is seen, in degrees.
pub(crate) fn seen_from(turned: String, above: String) -> String {
    filled("Turned by {0}°, seen from {1}° above.", &[turned, above])
}
