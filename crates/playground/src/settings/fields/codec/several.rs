//! Codecs of several numbers or choices with commas between them. Single ones are in `codec`.

use super::{Codec, Within, finite, number};
use crate::settings::notice::ValueError;
use crate::settings::state::limits;
use crate::text::number::format;
use crate::text::sentence::Sentence;

/// A place of the picture: two numbers with a comma between them.
pub(crate) struct Place;

impl Codec for Place {
    type Value = [f64; 2];

    fn write(&self, value: &[f64; 2]) -> Option<String> {
        Some(value.map(format).join(","))
    }

    #[cfg(test)]
    fn samples(&self) -> Vec<String> {
        ["-6,6", "0.125,-3", "1e-7,0"].map(str::to_owned).to_vec()
    }

    fn read(&self, text: &str, value: &mut [f64; 2]) -> Result<(), ValueError> {
        let Some((x, y)) = text.split_once(',') else {
            return Err(ValueError::new(Sentence::new("is not two numbers")));
        };
        let (mut read, mut told) = (*value, Ok(()));
        for (text, number) in [x, y].into_iter().zip(&mut read) {
            let within = Within { range: limits::PLACE, instead_of_more: *limits::PLACE.end() };
            // What is not a number leaves the place as it was; a number beyond the picture is moved to its edge.
            finite(text)?;
            told = told.and(within.read(text, number));
        }
        *value = read;
        told
    }
}

fn joined(numbers: &[usize], sign: &str) -> String {
    numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(sign)
}

/// A neuron and a link into it: layer, neuron and link, from 1, with points between them. 0 stands for what is not
/// chosen, and is not written.
pub(crate) struct Neuron;

impl Codec for Neuron {
    type Value = [usize; 3];

    fn write(&self, value: &[usize; 3]) -> Option<String> {
        let n = value.iter().take_while(|it| 0 < **it).count();
        (0 < n).then(|| joined(&value[..n], "."))
    }

    #[cfg(test)]
    fn samples(&self) -> Vec<String> {
        ["2.2", "1.64.7", "3"].map(str::to_owned).to_vec()
    }

    fn read(&self, text: &str, value: &mut [usize; 3]) -> Result<(), ValueError> {
        let mut read = [0; 3];
        for (text, number) in text.split('.').zip(&mut read) {
            *number = finite(text)? as usize;
        }
        *value = read;
        Ok(())
    }
}

/// Neurons of each hidden layer, with commas between them. As in the original a fraction counts as a
/// whole neuron, and an empty place as none, which is too few.
pub(crate) struct Shape;

impl Codec for Shape {
    type Value = Vec<usize>;

    fn write(&self, value: &Vec<usize>) -> Option<String> {
        Some(joined(value, ","))
    }

    #[cfg(test)]
    fn samples(&self) -> Vec<String> {
        let most = ["64"; limits::MAX_LAYERS].join(",");
        vec![String::new(), "1".to_owned(), "8,7,6".to_owned(), most]
    }

    fn read(&self, text: &str, value: &mut Vec<usize>) -> Result<(), ValueError> {
        if text.is_empty() {
            value.clear();
            return Ok(());
        }
        let mut layers = text.split(',');
        let mut shape = Vec::new();
        let mut altered = false;
        for layer in layers.by_ref().take(limits::MAX_LAYERS) {
            let wanted = number(layer)?;
            let units = libm::ceil(wanted) as usize;
            let units = units.clamp(*limits::NEURONS.start(), *limits::NEURONS.end());
            altered |= units as f64 != wanted;
            shape.push(units);
        }
        *value = shape;
        if layers.next().is_some() {
            let why = Sentence::new("has more than {0} layers").with(&limits::MAX_LAYERS);
            Err(ValueError::new(why))
        } else if altered {
            let (least, most) = limits::NEURONS.into_inner();
            let why = Sentence::new("has a layer that is not of {0} to {1} neurons");
            Err(ValueError::new(why.with(&least).with(&most)))
        } else {
            Ok(())
        }
    }
}

/// A value for each hidden layer, with commas between them. An empty place stands for the default, and so do all
/// layers after the last.
pub(crate) struct List<C: Codec> {
    pub(crate) of: C,
    pub(crate) else_: C::Value,
}

impl<C: Codec<Value: Clone + PartialEq>> Codec for List<C> {
    type Value = Vec<C::Value>;

    fn write(&self, value: &Self::Value) -> Option<String> {
        let n = value.iter().rposition(|value| *value != self.else_)? + 1;
        let text = |value: &C::Value| {
            if *value == self.else_ {
                String::new()
            } else {
                self.of.write(value).unwrap_or_default()
            }
        };
        Some(value[..n].iter().map(text).collect::<Vec<_>>().join(","))
    }

    #[cfg(test)]
    fn samples(&self) -> Vec<String> {
        let of = self.of.samples();
        vec![of[0].clone(), format!(",{}", of[1]), of[..3].join(",,"), of.join(",")]
    }

    fn read(&self, text: &str, value: &mut Self::Value) -> Result<(), ValueError> {
        value.clear();
        let mut told = Ok(());
        for text in text.split(',').take(limits::WEIGHTS) {
            let mut item = self.else_.clone();
            if !text.is_empty() {
                told = told.and(self.of.read(text, &mut item));
            }
            value.push(item);
        }
        while value.last() == Some(&self.else_) {
            value.pop();
        }
        told
    }
}
