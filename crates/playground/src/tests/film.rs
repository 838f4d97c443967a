//! Films show a run from end to end.

use crate::files::film::{PICTURES, epochs};

#[test]
fn a_film_shows_both_ends_and_the_beginning_closest() {
    for (first, last) in [(0, 0), (0, 1), (0, 5), (3, 4), (0, 59), (0, 60), (7, 300), (0, 123_456)]
    {
        let shown = epochs(first, last);
        assert_eq!((shown.first(), shown.last()), (Some(&first), Some(&last)), "{first} to {last}");
        assert!(shown.is_sorted_by(|a, b| a < b), "{first} to {last}: no picture twice, {shown:?}");
        assert!(shown.len() as u64 <= PICTURES, "{first} to {last}: {} pictures", shown.len());
        let gaps: Vec<u64> = shown.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert!(gaps.first() <= gaps.last(), "{first} to {last}: the beginning is closest");
    }
}
