//! Many numbers, or bytes, in a text: Base64 of their bytes. That is many times faster than digits, and every
//! number comes back to the bit, also one that is not finite.

use data_encoding::BASE64;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// Bytes that travel in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bytes(pub Vec<u8>);

/// Numbers that travel in a text.
#[derive(Clone, Debug, Default)]
pub struct Numbers(pub Vec<f64>);

/// Numbers are the same if all their bits are.
impl PartialEq for Numbers {
    fn eq(&self, other: &Self) -> bool {
        let bits = |numbers: &Self| numbers.0.iter().map(|x| x.to_bits()).collect::<Vec<_>>();
        bits(self) == bits(other)
    }
}

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&BASE64.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        BASE64.decode(text.as_bytes()).map(Self).map_err(D::Error::custom)
    }
}

impl Serialize for Numbers {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Bytes(self.0.iter().flat_map(|x| x.to_le_bytes()).collect()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Numbers {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Bytes(bytes) = Bytes::deserialize(deserializer)?;
        let (numbers, rest) = bytes.as_chunks::<8>();
        if !rest.is_empty() {
            return Err(D::Error::custom("a number has eight bytes"));
        }
        Ok(Self(numbers.iter().map(|bytes| f64::from_le_bytes(*bytes)).collect()))
    }
}
