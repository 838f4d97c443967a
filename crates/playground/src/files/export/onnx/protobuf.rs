//! Messages of Protocol Buffers as they are written: fields one after the other, each its number and its value
//! (<https://protobuf.dev/programming-guides/encoding>). What the fields mean is not known here.

/// A message that grows field by field.
#[derive(Clone, Default)]
pub(super) struct Message(Vec<u8>);

impl Message {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// A whole number; a negative one as its two's complement.
    pub(super) fn number(mut self, field: u32, value: u64) -> Self {
        self.push(u64::from(field) << 3);
        self.push(value);
        self
    }

    /// Bytes of any kind.
    pub(super) fn bytes(mut self, field: u32, bytes: &[u8]) -> Self {
        self.push(u64::from(field) << 3 | 2);
        self.push(bytes.len() as u64);
        self.0.extend(bytes);
        self
    }

    pub(super) fn text(self, field: u32, text: &str) -> Self {
        self.bytes(field, text.as_bytes())
    }

    /// A message within this one.
    pub(super) fn message(self, field: u32, message: &Self) -> Self {
        self.bytes(field, &message.0)
    }

    /// The bytes of all fields.
    pub(super) fn finish(self) -> Vec<u8> {
        self.0
    }

    /// A number in groups of seven bits, the lowest first.
    fn push(&mut self, mut value: u64) {
        while 0x80 <= value {
            self.0.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
    }
}
