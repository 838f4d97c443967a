//! A layer that learns from one example at a time, in one pass over its weights with its activation in
//! it. Lanes are neurons. For each vector of them, a layer is a vector of biases, then one of weights
//! from each input, then such of zeros until the inputs are whole vectors as well.

use crate::activation::Pointwise;
use crate::lanes::{Lanes, must_train};

/// `(layer, x, sums, y)`: writes the weighted sums and what the activation makes of them.
pub type Forward<R> = fn(&[R], &[R], &mut [R], &mut [R]);

/// `(layer, seen, dx, step)`: writes the slopes of what the layer sees, if they are asked for, and moves
/// its parameters by `step` times theirs.
pub type Backward<R> = fn(&mut [R], &Seen<'_, R>, &mut [R], R);

/// One activation with the layer before it.
#[derive(Clone, Copy, Debug)]
pub struct Fused<R> {
    /// The layer and its activation.
    pub forward: Forward<R>,
    /// Their gradient, and the step against it.
    pub backward: Backward<R>,
}

/// What a layer has computed, and the slopes of its outputs.
#[derive(Debug)]
pub struct Seen<'a, R> {
    /// What it sees.
    pub x: &'a [R],
    /// Its weighted sums.
    pub sums: &'a [R],
    /// Its outputs.
    pub y: &'a [R],
    /// The slopes of its outputs.
    pub dy: &'a [R],
    /// How many neurons it has.
    pub n: usize,
}

/// The numbers of a vector of neurons.
pub(crate) fn stride<V: Lanes>(n_inputs: usize) -> usize {
    V::N + n_inputs.next_multiple_of(V::N) * V::N
}

pub(crate) const fn fused<V: Lanes, P: Pointwise>() -> Fused<V::Scalar> {
    Fused { forward: forward::<V, P>, backward: backward::<V, P> }
}

#[inline(never)]
fn forward<V: Lanes, P: Pointwise>(
    layer: &[V::Scalar],
    x: &[V::Scalar],
    sums: &mut [V::Scalar],
    y: &mut [V::Scalar],
) {
    must_train::<V>();
    let stride = stride::<V>(x.len()) / V::N;
    let mut rest = V::chunks(layer);
    for (sums, y) in V::chunks_mut(sums).iter_mut().zip(V::chunks_mut(y)) {
        let (neurons, after) = rest.split_at(stride);
        rest = after;
        if let Some((biases, weights)) = neurons.split_first() {
            let mut sum = V::of(biases);
            for (x, weights) in x.iter().zip(weights) {
                sum = sum + V::of(weights) * V::fill(*x);
            }
            sum.put(sums);
            P::f(sum).put(y);
        }
    }
}

#[inline(never)]
fn backward<V: Lanes, P: Pointwise>(
    layer: &mut [V::Scalar],
    seen: &Seen<'_, V::Scalar>,
    dx: &mut [V::Scalar],
    step: V::Scalar,
) {
    must_train::<V>();
    let Seen { x, sums, y, dy, n } = *seen;
    let stride = stride::<V>(x.len()) / V::N;
    let (dx, step) = (V::chunks_mut(dx), V::fill(step));
    let mut from = 0;
    let mut rest = V::chunks_mut(layer);
    for ((sums, y), dy) in V::chunks(sums).iter().zip(V::chunks(y)).zip(V::chunks(dy)) {
        let (neurons, after) = rest.split_at_mut(stride);
        rest = after;
        let Some((biases, weights)) = neurons.split_first_mut() else { return };
        let slopes = V::of(dy) * P::df(V::of(sums), V::of(y));
        let mut of_lanes = &*weights;
        for dx in dx.iter_mut() {
            let (weights, after) = of_lanes.split_at(V::N);
            of_lanes = after;
            let mut products = [slopes; 4];
            for (product, weights) in products.iter_mut().zip(weights) {
                *product = V::of(weights) * slopes;
            }
            let sums = if from == 0 { V::constant(0.0) } else { V::of(dx) };
            sums.plus_sums(&products, n - from).put(dx);
        }
        from += V::N;
        for (x, weights) in x.iter().zip(weights) {
            let slopes = slopes * V::fill(*x);
            (V::of(weights) + step * slopes).put(weights);
        }
        (V::of(biases) + step * slopes).put(biases);
    }
}
