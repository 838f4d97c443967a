//! A person's own points as they are sent to where jobs run: names, axes and classes as in a link, and the points
//! as packed numbers, because a hundred thousand of them would be slow as digits.

use super::Own;
use crate::plane::dataset::Example;
use crate::text::Numbers;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

#[derive(Serialize, Deserialize)]
struct Packed {
    /// As [`Own::to_text`] writes it, without points.
    head: String,
    /// x, y and label of each point.
    points: Numbers,
}

impl Serialize for Own {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let head = Self {
            points: Vec::new(),
            classes: self.classes.clone(),
            axes: self.axes.clone(),
            label: self.label.clone(),
        };
        let points = self.points.iter().flat_map(|e| [e.x, e.y, e.label]).collect();
        Packed { head: head.to_text(), points: Numbers(points) }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Own {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Packed { head, points: Numbers(numbers) } = Packed::deserialize(deserializer)?;
        let head = Self::from_text(&head).map_err(D::Error::custom)?;
        let (points, rest) = numbers.as_chunks::<3>();
        if !rest.is_empty() {
            return Err(D::Error::custom("a point has three numbers"));
        }
        let points = points.iter().map(|&[x, y, label]| Example { x, y, label }).collect();
        Ok(Self { points, ..head })
    }
}
