//! A polynomial through points, by least squares: what is fitted where no network is trained.

use crate::plane::{Example, Line, Task};
use crate::session::Session;

/// A polynomial, written in Legendre polynomials of x scaled to −1 … 1: powers of x are so much alike
/// that rounding would drown a degree of a dozen.
#[derive(Clone, Debug, PartialEq)]
pub struct Polynomial {
    /// A factor for each Legendre polynomial, from degree 0.
    factors: Vec<f64>,
    /// The x that becomes 0.
    middle: f64,
    /// The distance from there to the x that becomes 1.
    half: f64,
}

impl Polynomial {
    /// The polynomial of this degree with the least squared error at points (x, y). If several are as good, as with
    /// too few points, the highest degrees get the factor 0.
    pub fn fit(points: &[[f64; 2]], degree: usize) -> Self {
        let low = points.iter().map(|[x, _]| *x).fold(f64::INFINITY, f64::min);
        let high = points.iter().map(|[x, _]| *x).fold(f64::NEG_INFINITY, f64::max);
        let (middle, half) =
            if low < high { (0.5 * (low + high), 0.5 * (high - low)) } else { (0.0, 1.0) };
        let n_factors = degree + 1;
        let mut rows = Vec::with_capacity(points.len() * n_factors);
        for [x, _] in points {
            legendre((x - middle) / half, n_factors, &mut rows);
        }
        let mut y: Vec<f64> = points.iter().map(|[_, y]| *y).collect();
        Self { factors: least_squares(&mut rows, &mut y, n_factors), middle, half }
    }

    /// Its value at x.
    pub fn at(&self, x: f64) -> f64 {
        let mut values = Vec::with_capacity(self.factors.len());
        legendre((x - self.middle) / self.half, self.factors.len(), &mut values);
        values.iter().zip(&self.factors).map(|(value, factor)| value * factor).sum()
    }
}

/// Appends the first `n` Legendre polynomials at t, by Bonnet's recursion:
/// (k + 1) P(k + 1) = (2 k + 1) t P(k) − k P(k − 1).
fn legendre(t: f64, n: usize, values: &mut Vec<f64>) {
    let (mut before, mut value) = (0.0, 1.0);
    for k in 0..n {
        values.push(value);
        let k = k as f64;
        (before, value) = (value, ((2.0 * k + 1.0) * t * value - k * before) / (k + 1.0));
    }
}

/// The factors x that make |A x − y| least, by Householder's reflections (Golub and Van Loan, Matrix
/// Computations, 5.2). `a` is rows × `n`, row after row; both are used up.
fn least_squares(a: &mut [f64], y: &mut [f64], n: usize) -> Vec<f64> {
    let n_rows = y.len();
    let n_steps = n.min(n_rows);
    for k in 0..n_steps {
        let norm = libm::sqrt((k..n_rows).map(|i| a[i * n + k] * a[i * n + k]).sum::<f64>());
        if norm == 0.0 {
            continue;
        }
        // The reflection that takes column k to ∓norm on the diagonal: along v = column ± norm · e.
        let sign = if a[k * n + k] < 0.0 { -1.0 } else { 1.0 };
        let mut v: Vec<f64> = (k..n_rows).map(|i| a[i * n + k]).collect();
        v[0] += sign * norm;
        let length = v.iter().map(|x| x * x).sum::<f64>();
        for j in k..n {
            let dot: f64 = v.iter().zip(k..).map(|(v, i)| v * a[i * n + j]).sum();
            v.iter().zip(k..).for_each(|(v, i)| a[i * n + j] -= 2.0 * dot / length * v);
        }
        let dot: f64 = v.iter().zip(&y[k..]).map(|(v, y)| v * y).sum();
        y[k..].iter_mut().zip(&v).for_each(|(y, v)| *y -= 2.0 * dot / length * v);
    }
    let largest = (0..n_steps).map(|k| a[k * n + k].abs()).fold(0.0, f64::max);
    let mut x = vec![0.0; n];
    for k in (0..n_steps).rev() {
        let rest: f64 = (k + 1..n).map(|j| a[k * n + j] * x[j]).sum();
        if 1e-12 * largest < a[k * n + k].abs() {
            x[k] = (y[k] - rest) / a[k * n + k];
        }
    }
    x
}

/// A polynomial beside the network, where its answer is a curve.
#[derive(Clone, Debug, PartialEq)]
pub struct PolynomialFit {
    /// The polynomial through the training points.
    pub polynomial: Polynomial,
    /// Its mean loss at the training points and at the test points, as the network's is taken.
    pub losses: [f64; 2],
}

impl PolynomialFit {
    /// The polynomial of this degree; nothing unless a number is to be learned along a line.
    pub fn of(session: &Session, degree: usize) -> Option<Self> {
        let state = session.state();
        let line = state.line().filter(|_| state.problem == Task::Regression)?;
        let [train, test] = [&session.data().train, &session.data().test]
            .map(|examples| points(&examples[..examples.len().min(Session::MEASURED)], line));
        let polynomial = Polynomial::fit(&train, degree);
        let loss = state.loss_in_force();
        let losses = [train, test].map(|points| {
            let answers: Vec<f64> = points.iter().map(|[x, _]| polynomial.at(*x)).collect();
            let labels: Vec<f64> = points.iter().map(|[_, y]| *y).collect();
            let (n, mut values) = (answers.len(), vec![0.0; answers.len()]);
            loss.forward(&answers, &labels, &mut values, n);
            values.iter().sum::<f64>() / n as f64
        });
        Some(Self { polynomial, losses })
    }
}

/// Where examples lie along a line, and what they are labeled.
pub(super) fn points(examples: &[Example], line: Line) -> Vec<[f64; 2]> {
    examples.iter().map(|e| [line.along(e.x, e.y), e.label]).collect()
}
