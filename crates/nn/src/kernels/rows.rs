//! Rows of numbers: filled, copied, summed, and moved by a step. Rows of examples are padded to whole vectors:
//! numbers after the last whole vector get one more, which ends with them and begins with repeated numbers.

use crate::lanes::Lanes;
use crate::real::Real;

/// Writes `x` to every number of a slice. Unlike `fill`, which compiles to the engine's `memory.fill`, this
/// is fast for a few numbers too.
#[inline(never)]
pub(crate) fn set<R: Real>(slice: &mut [R], x: R) {
    let x = R::Vector::fill(x);
    for at in (0..slice.len()).step_by(R::Vector::N) {
        x.write(&mut slice[at..]);
    }
}

/// Copies a slice to one as long. Unlike `copy_from_slice`, which compiles to the engine's `memory.copy`,
/// this is fast for a few numbers too.
///
/// # Panics
/// If they are not equally long.
#[inline(never)]
pub(crate) fn copy<R: Real>(from: &[R], to: &mut [R]) {
    copy_inlined(from, to);
}

/// Copies the columns that begin with `from`, `n` of them, of rows of `stride` numbers:
/// `to` is rows × `n`.
#[inline(never)]
pub(crate) fn columns<R: Real>(rows: &[R], stride: usize, from: usize, to: &mut [R], n: usize) {
    let (mut at, mut rest) = (from, to);
    while n != 0 && n <= rest.len() {
        let (row, after) = rest.split_at_mut(n);
        copy_inlined(&rows[at..at + n], row);
        (at, rest) = (at + stride, after);
    }
}

#[inline(always)]
fn copy_inlined<R: Real>(from: &[R], to: &mut [R]) {
    assert_eq!(from.len(), to.len(), "as much to read as to write");
    let (n, lanes) = (to.len(), R::Vector::N);
    // Written out: the compiler would turn a loop into `memory.copy`, which takes longer for so few.
    if n < lanes {
        for_each_of_three(|k| {
            if let (Some(to), Some(from)) = (to.get_mut(k), from.get(k)) {
                *to = *from;
            }
        });
        return;
    }
    let mut at = 0;
    while at < n {
        let place = at.min(n - lanes);
        R::Vector::load(&from[place..]).store(&mut to[place..]);
        at += lanes;
    }
}

#[inline(always)]
fn for_each_of_three(mut f: impl FnMut(usize)) {
    f(0);
    f(1);
    f(2);
}

/// Copies columns as [`columns`] does, into rows that are padded to whole vectors.
#[inline(never)]
pub(crate) fn pad<R: Real>(rows: &[R], stride: usize, from: usize, to: &mut [R], n: usize) {
    let lanes = R::Vector::N;
    let mut at = from;
    for to in to.chunks_exact_mut(n.next_multiple_of(lanes)) {
        let row = &rows[at..at + n];
        at += stride;
        if n < lanes {
            to.fill(row[0]);
            copy_inlined(row, &mut to[lanes - n..]);
            continue;
        }
        for (k, to) in R::Vector::chunks_mut(to).iter_mut().enumerate() {
            R::Vector::load(&row[(k * lanes).min(n - lanes)..]).put(to);
        }
    }
}

/// In the last vector of each row, sets all but the last `n` numbers to zero.
#[inline(always)]
pub(crate) fn keep_last<R: Real>(rows: &mut [R], width: usize, n: usize) {
    let kept = R::Vector::last(n);
    for row in rows.chunks_exact_mut(width) {
        let row = &mut row[width - R::Vector::N..];
        (R::Vector::load(row) * kept).store(row);
    }
}

/// `params[k]` += `a` · (`grads[k]` / `by`), and zero to `grads[k]`.
#[inline(never)]
pub(crate) fn descend<R: Real>(a: R, by: R, grads: &mut [R], params: &mut [R]) {
    let (factor, divisor) = (R::Vector::fill(a), R::Vector::fill(by));
    let n = params.len().min(grads.len());
    let (grads, params) = (&mut grads[..n], &mut params[..n]);
    let both = R::Vector::chunks_mut(grads).iter_mut().zip(R::Vector::chunks_mut(params));
    for (grad, param) in both {
        let step = factor * (R::Vector::of(grad) / divisor);
        (R::Vector::of(param) + step).put(param);
        R::Vector::constant(0.0).put(grad);
    }
    for at in n - n % R::Vector::N..n {
        params[at] = params[at] + a * (grads[at] / by);
        grads[at] = R::default();
    }
}

/// Adds the sum of row `k`, `n` numbers padded to `width`, to `sums[k]`.
#[inline(never)]
pub(crate) fn add_rows<R: Real>(x: &[R], sums: &mut [R], n: usize, width: usize) {
    let (lanes, left) = (R::Vector::N, n % R::Vector::N);
    let last = R::Vector::last(left);
    let mut rest = x;
    for total in sums {
        let (row, after) = rest.split_at(width);
        rest = after;
        if width < lanes {
            *total = *total + row.iter().fold(R::default(), |sum, x| sum + *x);
            continue;
        }
        let mut sum = R::Vector::constant(0.0);
        for vector in R::Vector::chunks(&row[..n - left]) {
            sum = sum + R::Vector::of(vector);
        }
        if left != 0 {
            sum = sum + R::Vector::load(&row[width - lanes..]) * last;
        }
        *total = *total + sum.sum();
    }
}

/// `x[k]` / `by`.
#[inline(never)]
pub(crate) fn divide<R: Real>(x: &mut [R], by: R) {
    let divisor = R::Vector::fill(by);
    for at in (0..x.len()).step_by(R::Vector::N) {
        let x = &mut x[at..];
        (R::Vector::read(x) / divisor).write(x);
    }
}

/// `y[k]` += `a` · `x[k]`.
#[inline(never)]
pub(crate) fn axpy<R: Real>(a: R, x: &[R], y: &mut [R]) {
    let factor = R::Vector::fill(a);
    let n = x.len().min(y.len());
    for (x, y) in R::Vector::chunks(x).iter().zip(R::Vector::chunks_mut(y)) {
        (R::Vector::of(y) + factor * R::Vector::of(x)).put(y);
    }
    for at in n - n % R::Vector::N..n {
        y[at] = y[at] + a * x[at];
    }
}
