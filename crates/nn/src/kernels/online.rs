//! A layer that learns from one example at a time, in one pass over its weights that includes its
//! activation. The lanes of a vector are neurons.

use crate::activation::pointwise::Pointwise;
use crate::lanes::{Lanes, must_train};
use alloc::vec;
use alloc::vec::Vec;

/// `(layer, x)`: writes the weighted sums and what the activation makes of them.
pub type Forward<V> = fn(&mut Neurons<V>, &[<V as Lanes>::Scalar]);

/// `(layer, x, dx, step)`: writes the gradient of the inputs to `dx`, unless that is empty, and moves the
/// parameters by `step` times their gradient.
pub type Backward<V> = fn(&mut Neurons<V>, &[<V as Lanes>::Scalar], &mut [V], <V as Lanes>::Scalar);

/// One activation with the layer before it.
#[derive(Clone, Copy, Debug)]
pub struct Fused<V: Lanes> {
    /// The layer and its activation.
    pub forward: Forward<V>,
    /// Their gradient, and the step against it.
    pub backward: Backward<V>,
}

/// The neurons of a layer and what they have computed, in whole vectors, padded with zeros.
#[derive(Debug)]
pub struct Neurons<V: Lanes> {
    /// How many there are.
    pub(crate) n: usize,
    /// Their parameters.
    pub(crate) vectors: Vec<Params<V>>,
    /// The weighted sums.
    pub(crate) sums: Vec<V>,
    /// The outputs.
    pub(crate) y: Vec<V>,
    /// The gradient of the outputs.
    pub(crate) dy: Vec<V>,
}

/// The parameters of a vector of neurons.
#[derive(Clone, Debug)]
pub(crate) struct Params<V: Lanes> {
    pub(crate) biases: V,
    /// A vector for each input, then vectors of zeros up to a multiple of the number of lanes.
    pub(crate) weights: Vec<V>,
}

impl<V: Lanes> Neurons<V> {
    pub(crate) fn new(n: usize, n_inputs: usize) -> Self {
        let zero = V::constant(0.0);
        let n_vectors = n.div_ceil(V::N);
        let weights = vec![zero; n_inputs.next_multiple_of(V::N)];
        let zeros = || vec![zero; n_vectors];
        let vectors = vec![Params { biases: zero, weights }; n_vectors];
        Self { n, vectors, sums: zeros(), y: zeros(), dy: zeros() }
    }
}

pub(crate) const fn fused<V: Lanes, P: Pointwise>() -> Fused<V> {
    Fused { forward: forward::<V, P>, backward: backward::<V, P> }
}

#[inline(never)]
fn forward<V: Lanes, P: Pointwise>(layer: &mut Neurons<V>, x: &[V::Scalar]) {
    must_train::<V>();
    let written = layer.sums.iter_mut().zip(&mut layer.y);
    for (Params { biases, weights }, (sums, y)) in layer.vectors.iter().zip(written) {
        let mut sum = *biases;
        for (x, weights) in x.iter().zip(weights) {
            sum = sum + *weights * V::fill(*x);
        }
        *sums = sum;
        *y = P::f(sum);
    }
}

#[inline(never)]
fn backward<V: Lanes, P: Pointwise>(
    layer: &mut Neurons<V>,
    x: &[V::Scalar],
    dx: &mut [V],
    step: V::Scalar,
) {
    must_train::<V>();
    let (mut n, step) = (layer.n, V::fill(step));
    let mut is_first = true;
    let read = layer.sums.iter().zip(&layer.y).zip(&layer.dy);
    for (Params { biases, weights }, ((sums, y), dy)) in layer.vectors.iter_mut().zip(read) {
        let slopes = *dy * P::df(*sums, *y);
        for (dx, weights) in dx.iter_mut().zip(weights.chunks_exact(V::N)) {
            let mut products = [slopes; 4];
            for (product, weights) in products.iter_mut().zip(weights) {
                *product = *weights * slopes;
            }
            let sums = if is_first { V::constant(0.0) } else { *dx };
            *dx = sums.plus_sums(&products, n);
        }
        *biases = *biases + step * slopes;
        for (x, weights) in x.iter().zip(weights) {
            let slopes = slopes * V::fill(*x);
            *weights = *weights + step * slopes;
        }
        is_first = false;
        n = n.wrapping_sub(V::N);
    }
}
