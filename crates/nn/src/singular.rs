//! The singular value decomposition of a small matrix: any matrix is a rotation, a stretch along the axes and
//! another rotation. What the matrix means is not known here.

use alloc::vec;
use alloc::vec::Vec;

/// The parts of a matrix A = U Σ Vᵀ of `rows` × `columns` numbers, of which there are as many as its smaller
/// side has, the largest stretch first.
///
/// By one-sided Jacobi rotations (Hestenes 1958; Golub and Van Loan, *Matrix Computations*, fourth edition,
/// section 8.6.3), which find small singular values as exactly as large ones (Demmel and Veselić 1992).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Singular {
    /// How many rows A has.
    pub rows: usize,
    /// How many columns A has.
    pub columns: usize,
    /// The directions in which A answers: column `k` of U lies at `k` · `rows`. They are of length 1 and at right
    /// angles to each other; where A is 0 they are any such.
    pub left: Vec<f64>,
    /// How much A stretches along each: Σ, never below 0, falling.
    pub stretch: Vec<f64>,
    /// The directions that A stretches: column `k` of V lies at `k` · `columns`. As those of U.
    pub right: Vec<f64>,
}

/// Sweeps over all pairs of columns. Six to ten are needed; a matrix with numbers that are none never ends.
const SWEEPS: usize = 60;
/// Columns whose cosine is below this count as at right angles.
const RIGHT: f64 = 1e-15;

impl Singular {
    /// Takes a matrix apart; `a` is `rows` × `columns`, row after row. Numbers that are not finite give parts that
    /// are not.
    ///
    /// # Panics
    /// If there are not so many numbers.
    pub fn of(rows: usize, columns: usize, a: &[f64]) -> Self {
        assert_eq!(a.len(), rows * columns, "a matrix of {rows} × {columns}");
        // The columns of the narrower of A and its transpose are turned until all are at right angles.
        let is_wide = rows < columns;
        let (n, len) = (rows.min(columns), rows.max(columns));
        let mut turned = vec![0.0; n * len];
        for (k, column) in turned.chunks_exact_mut(len.max(1)).enumerate() {
            for (at, number) in column.iter_mut().enumerate() {
                *number = if is_wide { a[k * columns + at] } else { a[at * columns + k] };
            }
        }
        let mut turns = vec![0.0; n * n];
        (0..n).for_each(|k| turns[k * n + k] = 1.0);
        for _ in 0..SWEEPS {
            let mut is_done = true;
            for first in 0..n {
                for second in first + 1..n {
                    is_done &= !turn(&mut turned, &mut turns, (len, n), first, second);
                }
            }
            if is_done {
                break;
            }
        }
        let lengths: Vec<f64> = (0..n).map(|k| length(&turned[k * len..(k + 1) * len])).collect();
        let mut order: Vec<usize> = (0..n).collect();
        order.sort_by(|&a, &b| lengths[b].total_cmp(&lengths[a]));
        let (mut long, mut short) = (Vec::with_capacity(n * len), Vec::with_capacity(n * n));
        let mut stretch = Vec::with_capacity(n);
        // What is so small beside the largest comes from rounding alone.
        let least = lengths.iter().copied().fold(0.0, f64::max) * f64::EPSILON * len as f64;
        for k in order {
            short.extend_from_slice(&turns[k * n..(k + 1) * n]);
            let column = &turned[k * len..(k + 1) * len];
            if least < lengths[k] || lengths[k].is_nan() {
                stretch.push(lengths[k]);
                long.extend(column.iter().map(|x| x / lengths[k]));
            } else {
                stretch.push(0.0);
                any_direction(&mut long, len);
            }
        }
        let (left, right) = if is_wide { (short, long) } else { (long, short) };
        Self { rows, columns, left, stretch, right }
    }

    /// U Σ Vᵀ: the matrix again, row after row.
    pub fn product(&self) -> Vec<f64> {
        let mut a = vec![0.0; self.rows * self.columns];
        for (k, stretch) in self.stretch.iter().enumerate() {
            let [left, right] = self.pair(k);
            for (row, left) in a.chunks_exact_mut(self.columns.max(1)).zip(left) {
                for (number, right) in row.iter_mut().zip(right) {
                    *number += left * stretch * right;
                }
            }
        }
        a
    }

    /// The direction in which the `k`-th stretch answers, and the one that it stretches.
    ///
    /// # Panics
    /// If there are fewer.
    pub fn pair(&self, k: usize) -> [&[f64]; 2] {
        let (left, right) = (k * self.rows, k * self.columns);
        [&self.left[left..left + self.rows], &self.right[right..right + self.columns]]
    }
}

/// Turns two columns so that they are at right angles, and the same columns of what has been turned so far.
/// Returns whether they were not. Golub and Van Loan, section 8.5.2.
fn turn(
    columns: &mut [f64],
    turns: &mut [f64],
    (len, n): (usize, usize),
    first: usize,
    second: usize,
) -> bool {
    let (mut p, mut q, mut along) = (0.0, 0.0, 0.0);
    let both = columns[first * len..][..len].iter().zip(&columns[second * len..][..len]);
    for (x, y) in both {
        p += x * x;
        q += y * y;
        along += x * y;
    }
    if along == 0.0 || along.abs() <= RIGHT * libm::sqrt(p) * libm::sqrt(q) || along.is_nan() {
        return false;
    }
    let zeta = (q - p) / (2.0 * along);
    let tan = 1.0 / (zeta.abs() + libm::sqrt(1.0 + zeta * zeta));
    let tan = if zeta < 0.0 { -tan } else { tan };
    let cos = 1.0 / libm::sqrt(1.0 + tan * tan);
    let sin = cos * tan;
    for (all, len) in [(columns, len), (turns, n)] {
        let (before, after) = all.split_at_mut(second * len);
        for (x, y) in before[first * len..][..len].iter_mut().zip(&mut after[..len]) {
            (*x, *y) = (cos * *x - sin * *y, sin * *x + cos * *y);
        }
    }
    true
}

/// The length of a vector.
fn length(x: &[f64]) -> f64 {
    libm::sqrt(x.iter().map(|x| x * x).sum())
}

/// Appends a vector of length 1 at right angles to those before it: what is left of the axis of which most is
/// left, twice made right (Golub and Van Loan, section 5.2.8).
fn any_direction(before: &mut Vec<f64>, len: usize) {
    let mut best = (0.0, Vec::new());
    for axis in 0..len {
        let mut left = vec![0.0; len];
        left[axis] = 1.0;
        for _ in 0..2 {
            for other in before.chunks_exact(len) {
                let along: f64 = left.iter().zip(other).map(|(x, y)| x * y).sum();
                left.iter_mut().zip(other).for_each(|(x, y)| *x -= along * y);
            }
        }
        let long = length(&left);
        if best.0 < long {
            best = (long, left);
        }
        // Long enough that rounding does no harm.
        if 0.5 < best.0 {
            break;
        }
    }
    let (long, direction) = best;
    before.extend(direction.iter().map(|x| x / long));
}
