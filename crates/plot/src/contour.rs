//! Where values on a grid cross a level: marching squares, joined into lines as long as possible.
//!
//! W. E. Lorensen, H. E. Cline: Marching cubes, 1987, in two dimensions.

/// The lines along which a grid of `side · side` values crosses `level`.
///
/// Points are `[column, row]`, from 0 to `side − 1`; [`Projection`](crate::Projection) maps them to other
/// places. A closed line ends with the point it begins with. In a cell with two opposite corners above the
/// level the mean of the corners decides which belong together. Cells with a corner that is not finite are
/// left out.
///
/// # Panics
///
/// Panics unless `values` has `side²` values.
pub fn contours(values: &[f32], side: usize, level: f32) -> Vec<Vec<[f64; 2]>> {
    let mut crossings = Crossings::new(values, side, level);
    for j in 1..side {
        for i in 1..side {
            crossings.cell(i - 1, j - 1);
        }
    }
    crossings.lines()
}

const NOWHERE: usize = usize::MAX;

/// The edges between neighboring values that the level crosses, and for each the edges to which its line leads.
pub(crate) struct Crossings<'a> {
    values: &'a [f32],
    side: usize,
    level: f32,
    /// Horizontal edges first, then vertical ones, each named by its upper left end.
    ways: Vec<[usize; 2]>,
}

impl<'a> Crossings<'a> {
    /// A grid of `side · side` values, before its first cell.
    pub(crate) fn new(values: &'a [f32], side: usize, level: f32) -> Self {
        assert_eq!(values.len(), side * side, "a value per cell");
        Self { values, side, level, ways: vec![[NOWHERE; 2]; 2 * side * side] }
    }

    /// Connects the edges of the cell whose upper left corner is column `i`, row `j`.
    pub(crate) fn cell(&mut self, i: usize, j: usize) {
        let at = j * self.side + i;
        let corners = [at, at + 1, at + self.side + 1, at + self.side].map(|k| self.values[k]);
        if !corners.iter().all(|v| v.is_finite()) {
            return;
        }
        let vertical = self.side * self.side;
        let (top, right, bottom, left) = (at, vertical + at + 1, at + self.side, vertical + at);
        // Bits: upper left, upper right, lower right, lower left.
        let above = corners.map(|v| self.level <= v);
        let case = above.iter().rev().fold(0, |bits, &above| 2 * bits + usize::from(above));
        let middle_above = self.level <= corners.iter().map(|v| v / 4.0).sum();
        match (case, middle_above) {
            (0b0001 | 0b1110, _) => self.connect(left, top),
            (0b0010 | 0b1101, _) => self.connect(top, right),
            (0b0100 | 0b1011, _) => self.connect(right, bottom),
            (0b1000 | 0b0111, _) => self.connect(bottom, left),
            (0b0011 | 0b1100, _) => self.connect(left, right),
            (0b0110 | 0b1001, _) => self.connect(top, bottom),
            (0b0101, true) | (0b1010, false) => {
                self.connect(top, right);
                self.connect(bottom, left);
            }
            (0b0101, false) | (0b1010, true) => {
                self.connect(left, top);
                self.connect(right, bottom);
            }
            _ => {}
        }
    }

    /// The lines through all cells that were added.
    pub(crate) fn lines(mut self) -> Vec<Vec<[f64; 2]>> {
        let mut lines = Vec::new();
        // Lines with ends first: one that is begun in its middle would become two lines.
        for ends in [true, false] {
            for edge in 0..self.ways.len() {
                let n_ways = self.ways[edge].iter().filter(|&&way| way != NOWHERE).count();
                if n_ways == if ends { 1 } else { 2 } {
                    lines.push(self.follow(edge));
                }
            }
        }
        lines.retain(|line| 1 < line.len());
        lines
    }

    fn connect(&mut self, a: usize, b: usize) {
        for (from, to) in [(a, b), (b, a)] {
            // An edge belongs to two cells, each of which is added once.
            let free = usize::from(self.ways[from][0] != NOWHERE);
            self.ways[from][free] = to;
        }
    }

    /// Follows the line from an edge to its end, and removes it.
    fn follow(&mut self, start: usize) -> Vec<[f64; 2]> {
        let mut line = vec![self.crossing(start)];
        let mut edge = start;
        while let Some(slot) = self.ways[edge].iter().position(|&way| way != NOWHERE) {
            let next = std::mem::replace(&mut self.ways[edge][slot], NOWHERE);
            for way in &mut self.ways[next] {
                if *way == edge {
                    *way = NOWHERE;
                    break;
                }
            }
            line.push(self.crossing(next));
            edge = next;
        }
        // A corner exactly on the level is the crossing of several edges.
        line.dedup();
        line
    }

    /// Where the level lies on an edge.
    fn crossing(&self, edge: usize) -> [f64; 2] {
        let cells = self.side * self.side;
        let (at, step, dx, dy) =
            if edge < cells { (edge, 1, 1.0, 0.0) } else { (edge - cells, self.side, 0.0, 1.0) };
        let (a, b) = (f64::from(self.values[at]), f64::from(self.values[at + step]));
        let t = (f64::from(self.level) - a) / (b - a);
        [(at % self.side) as f64 + t * dx, (at / self.side) as f64 + t * dy]
    }
}
