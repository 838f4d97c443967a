//! What makes the answer at one place: how much each link carries there, and which neurons it comes through.
//! How bright that is shown is not decided here.

use crate::session::Session;

/// A neuron takes part if what one of its links carries is at least this share of the most that any link
/// carries beside it.
const LEAST: f64 = 0.25;

/// The way of an answer through the network, from the inputs to one output.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Carried {
    /// For each layer of weights, the first first: the share of each link, 0 to 1, in the order of the
    /// weights, neuron by neuron (`to · n_inputs + from`). It is |w·a|, the weight times what comes along the
    /// link, divided by the largest of the layer; 0 for links to neurons that do not take part.
    pub links: Vec<Vec<f64>>,
    /// For each layer, of which the first are the inputs and the last the outputs: whether a neuron takes
    /// part.
    pub units: Vec<Vec<bool>>,
}

impl Carried {
    /// What makes the answer at a place of the plane: that of one output, counted from 0, or where none is
    /// named or it is not there, of the output that is largest.
    ///
    /// It goes from the output back: what comes into a neuron that takes part is compared, layer by layer.
    /// Numbers that are none count as 0.
    pub fn at(session: &Session, [x, y]: [f64; 2], output: Option<usize>) -> Self {
        let mlp = session.run().mlp();
        let layers = mlp.layers();
        let tape = session.tape_at(x, y);
        let answers = tape.value(mlp.output());
        let largest = |a: &usize, b: &usize| answers[*a].total_cmp(&answers[*b]);
        let output = output.filter(|&unit| unit < answers.len());
        let output = output.or_else(|| (0..answers.len()).max_by(largest));
        let mut part: Vec<bool> = (0..answers.len()).map(|unit| Some(unit) == output).collect();
        let (mut links, mut units) = (Vec::new(), vec![part.clone()]);
        for (at, layer) in layers.iter().enumerate().rev() {
            let values = match at {
                0 => tape.value(mlp.input()),
                _ => tape.value(layers[at - 1].output),
            };
            let carried = |to: usize, from: usize| {
                let carried = (mlp.params()[mlp.weight_at(at, to, from)] * values[from]).abs();
                if part[to] && carried.is_finite() { carried } else { 0.0 }
            };
            let pairs =
                (0..layer.n_units).flat_map(|to| (0..layer.n_inputs).map(move |from| (to, from)));
            let mut shares: Vec<f64> = pairs.map(|(to, from)| carried(to, from)).collect();
            let most = shares.iter().copied().fold(0.0, f64::max);
            if 0.0 < most {
                shares.iter_mut().for_each(|share| *share /= most);
            }
            let into = |from: usize| shares.iter().skip(from).step_by(layer.n_inputs);
            part = (0..layer.n_inputs).map(|from| into(from).any(|&it| LEAST <= it)).collect();
            links.push(shares);
            units.push(part.clone());
        }
        links.reverse();
        units.reverse();
        Self { links, units }
    }

    /// The share of a link: from a neuron of the layer before, or an input, to a neuron of a layer, all counted
    /// from 0. Nothing if there is no such link.
    pub fn share(&self, layer: usize, to: usize, from: usize) -> Option<f64> {
        let n_inputs = self.units.get(layer)?.len();
        self.links.get(layer)?.get(to * n_inputs + from).copied().filter(|_| from < n_inputs)
    }
}
