//! Labels beside a point of a curve: inside the strip, never on top of each other.

/// What a label says, and the height at which it should be if there is room.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Label {
    pub(crate) text: String,
    pub(crate) bold: bool,
    /// Whether it is the value of a curve; otherwise it is about the epoch.
    pub(crate) reads: bool,
    /// Where the middle of its height should be.
    pub(crate) y: f64,
}

/// A label with its place.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Placed {
    pub(crate) label: Label,
    /// Its left edge.
    pub(crate) x: f64,
    /// Its right edge.
    pub(crate) right: f64,
    /// Whether it stands left of its point, so that its right edge is the exact one.
    pub(crate) flipped: bool,
}

/// Where labels may be, in pixels, and how large their text is.
#[derive(Copy, Clone, PartialEq, Debug)]
pub(crate) struct Bounds {
    pub(crate) left: f64,
    pub(crate) right: f64,
    pub(crate) top: f64,
    pub(crate) bottom: f64,
    pub(crate) text_px: f64,
}

/// Width of a text in pixels: an estimate, rather too much than too little.
pub(crate) fn text_width(text: &str, bold: bool, text_px: f64) -> f64 {
    let em = if bold { 0.60 } else { 0.56 };
    text.chars().count() as f64 * em * text_px
}

impl Bounds {
    /// Height of a line of text.
    pub(crate) fn line_height(&self) -> f64 {
        1.3 * self.text_px
    }

    /// Places labels beside `x`, `gap` away: on the right if there is room, else on the left.
    ///
    /// `on_curve` says that the curves go on to the right as well. Labels that would lie on the curves move
    /// outward, the highest up and the lowest down.
    pub(crate) fn place(
        &self,
        wishes: Vec<Label>,
        x: f64,
        gap: f64,
        on_curve: bool,
    ) -> Vec<Placed> {
        // Ordered from the top. `sort` would be more code than these insertions.
        let mut labels: Vec<Label> = Vec::with_capacity(wishes.len());
        for label in wishes {
            labels.insert(labels.partition_point(|above| above.y <= label.y), label);
        }
        let width_of = |label: &Label| text_width(&label.text, label.bold, self.text_px);
        let width = labels.iter().map(width_of).fold(0.0, f64::max);
        let to_right = (x + gap).max(self.left);
        let flips = self.right < to_right + width && self.left <= x - gap - width;
        if flips || on_curve || x + gap < self.left {
            self.move_outward(&mut labels);
        }
        self.spread(&mut labels);
        let place = |label: Label| {
            let width = width_of(&label);
            let x = if flips { x - gap - width } else { to_right };
            // An area narrower than its text: cut off the end, not the beginning.
            let x = x.min(self.right - width).max(0.0);
            Placed { label, x, right: x + width, flipped: flips }
        };
        labels.into_iter().map(place).collect()
    }

    /// Moves readings that a curve crosses to the nearest height at which none does and nothing else is said.
    /// The box of a label is its left, right, upper and lower edge.
    pub(crate) fn make_clear(&self, placed: &mut [Placed], is_crossed: impl Fn([f64; 4]) -> bool) {
        let half = self.line_height() / 2.0;
        for k in 0..placed.len() {
            let Placed { label, x, right, .. } = &placed[k];
            let is_free = |y: f64| {
                let meets = |it: &Placed| {
                    it.x < *right && *x < it.right && (it.label.y - y).abs() < 2.0 * half
                };
                let others = placed.iter().enumerate().filter(|(at, _)| *at != k);
                !others.map(|(_, it)| it).any(meets)
                    && !is_crossed([*x, *right, y - half, y + half])
            };
            if !label.reads || is_free(label.y) {
                continue;
            }
            let [top, bottom] = [self.top + half, self.bottom - half];
            // From near to far, above first.
            let steps = (1..=60).flat_map(|n| [-1.0, 1.0].map(|sign| sign * f64::from(n)));
            let heights = steps.map(|n| label.y + n * half / 3.0);
            let y = heights.filter(|y| (top..=bottom).contains(y)).find(|y| is_free(*y));
            placed[k].label.y = y.unwrap_or(placed[k].label.y);
        }
    }

    /// Moves the highest value up and the lowest down, off their curves.
    fn move_outward(&self, labels: &mut [Label]) {
        let mut readings: Vec<&mut Label> = labels.iter_mut().filter(|l| l.reads).collect();
        if let Some(first) = readings.first_mut() {
            first.y -= 0.9 * self.line_height();
        }
        if let [_, .., last] = &mut readings[..] {
            last.y += 0.9 * self.line_height();
        }
    }

    /// Moves labels, ordered by height, apart and inside.
    fn spread(&self, labels: &mut [Label]) {
        let line = self.line_height();
        let mut above = self.top - line / 2.0;
        for label in labels.iter_mut() {
            label.y = label.y.max(above + line);
            above = label.y;
        }
        let mut below = self.bottom + line / 2.0;
        for label in labels.iter_mut().rev() {
            label.y = label.y.min(below - line);
            below = label.y;
        }
    }
}
