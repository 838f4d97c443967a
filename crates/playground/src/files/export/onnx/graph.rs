//! A graph of ONNX while it is made: nodes in the order of their calls, constants, what goes in and comes out.

use super::super::Precision;
use super::super::safetensors;
use super::protobuf::Message;

/// The version of the operators, and of the file.
const OPSET: u64 = 17;
const FORMAT: u64 = 8;

/// What an output is made of.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// Numbers of the precision of the graph.
    Number,
    /// Texts.
    Text,
}

/// A graph that grows.
pub(super) struct Graph {
    precision: Precision,
    nodes: Vec<Message>,
    constants: Vec<Message>,
    inputs: Vec<Message>,
    outputs: Vec<Message>,
    /// Single numbers that are constants already, and their names.
    numbers: Vec<(f64, String)>,
}

impl Graph {
    pub(super) fn new(precision: Precision) -> Self {
        Self {
            precision,
            nodes: Vec::new(),
            constants: Vec::new(),
            inputs: Vec::new(),
            outputs: Vec::new(),
            numbers: Vec::new(),
        }
    }

    /// A node, and the name of what it gives.
    pub(super) fn node(
        &mut self,
        operator: &str,
        inputs: &[&str],
        whole: &[(&str, i64)],
    ) -> String {
        let name = format!("h{}", self.nodes.len() + 1);
        self.named(operator, inputs, whole, &name);
        name
    }

    /// A node that gives something of this name; `whole` are attributes that are whole numbers.
    pub(super) fn named(
        &mut self,
        operator: &str,
        inputs: &[&str],
        whole: &[(&str, i64)],
        name: &str,
    ) {
        let attributes = whole.iter().map(|(name, value)| {
            Message::new().text(1, name).number(3, *value as u64).number(20, INT)
        });
        self.push(operator, inputs, attributes.collect(), name);
    }

    fn push(&mut self, operator: &str, inputs: &[&str], attributes: Vec<Message>, name: &str) {
        let mut node = Message::new();
        for input in inputs {
            node = node.text(1, input);
        }
        node = node.text(2, name).text(3, &format!("{operator}_{}", self.nodes.len() + 1));
        node = node.text(4, operator);
        self.nodes.push(attributes.iter().fold(node, |node, attribute| node.message(5, attribute)));
    }

    /// A reduction of each row to one column, in a version that takes axes as an attribute.
    pub(super) fn with_axes(&mut self, operator: &str, input: &str) -> String {
        let name = format!("h{}", self.nodes.len() + 1);
        let axes = Message::new().text(1, "axes").number(8, 1).number(20, INTS);
        self.push(operator, &[input], vec![axes], &name);
        name
    }

    /// The sum of each row, as one column.
    pub(super) fn sum_of_row(&mut self, input: &str) -> String {
        let axes = self.indices(&[1]);
        self.node("ReduceSum", &[input, &axes], &[])
    }

    /// One number that is constant.
    pub(super) fn number(&mut self, value: f64) -> String {
        if let Some((_, name)) = self.numbers.iter().find(|it| it.0.to_bits() == value.to_bits()) {
            return name.clone();
        }
        let name = self.constant(&[], &[value]);
        self.numbers.push((value, name.clone()));
        name
    }

    /// Numbers that are constant.
    pub(super) fn constant(&mut self, shape: &[usize], numbers: &[f64]) -> String {
        let mut bytes = Vec::new();
        safetensors::push(&mut bytes, numbers, self.precision);
        let kind = self.kind();
        self.tensor(shape, kind, |tensor| tensor.bytes(9, &bytes))
    }

    /// Whole numbers that are constant.
    pub(super) fn indices(&mut self, indices: &[i64]) -> String {
        let bytes: Vec<u8> = indices.iter().flat_map(|it| it.to_le_bytes()).collect();
        self.tensor(&[indices.len()], INT64, |tensor| tensor.bytes(9, &bytes))
    }

    /// Texts that are constant.
    pub(super) fn texts(&mut self, texts: &[String]) -> String {
        let put = |tensor| texts.iter().fold(tensor, |tensor: Message, it| tensor.text(6, it));
        self.tensor(&[texts.len()], STRING, put)
    }

    fn tensor(&mut self, shape: &[usize], kind: u64, data: impl Fn(Message) -> Message) -> String {
        let name = format!("c{}", self.constants.len() + 1);
        let sized = shape.iter().fold(Message::new(), |it, n| it.number(1, *n as u64));
        let tensor = data(sized.number(2, kind)).text(8, &name);
        self.constants.push(tensor);
        name
    }

    /// What goes in: rows of so many numbers.
    pub(super) fn input(&mut self, name: &str, n_columns: usize) {
        self.inputs.push(value(name, self.kind(), Some(n_columns)));
    }

    /// What comes out: rows of so many, or one for each point.
    pub(super) fn output(&mut self, name: &str, kind: Kind, n_columns: Option<usize>) {
        let kind = match kind {
            Kind::Number => self.kind(),
            Kind::Text => STRING,
        };
        self.outputs.push(value(name, kind, n_columns));
    }

    fn kind(&self) -> u64 {
        if self.precision == Precision::Double { DOUBLE } else { FLOAT }
    }

    /// The file, with what is to be said of it and facts for programs.
    pub(super) fn finish(self, about: &str, facts: &[(&str, String)]) -> Vec<u8> {
        let mut graph = Message::new();
        for (field, parts) in
            [(1, &self.nodes), (5, &self.constants), (11, &self.inputs), (12, &self.outputs)]
        {
            graph = parts.iter().fold(graph, |graph, part| graph.message(field, part));
        }
        let graph = graph.text(2, "network");
        let opset = Message::new().text(1, "").number(2, OPSET);
        let model = Message::new().number(1, FORMAT).text(2, "Nabla").text(6, about);
        let model = model.message(7, &graph).message(8, &opset);
        let fact = |model: Message, (key, value): &(&str, String)| {
            model.message(14, &Message::new().text(1, key).text(2, value))
        };
        facts.iter().fold(model, fact).finish()
    }
}

/// A name with its type and its shape: points × columns.
fn value(name: &str, kind: u64, n_columns: Option<usize>) -> Message {
    let points = Message::new().message(1, &Message::new().text(2, "n"));
    let shape = n_columns
        .into_iter()
        .fold(points, |shape, n| shape.message(1, &Message::new().number(1, n as u64)));
    let tensor = Message::new().number(1, kind).message(2, &shape);
    Message::new().text(1, name).message(2, &Message::new().message(1, &tensor))
}

// The numbers of types in onnx.proto.
const FLOAT: u64 = 1;
const INT64: u64 = 7;
const STRING: u64 = 8;
const DOUBLE: u64 = 11;
const INT: u64 = 2;
const INTS: u64 = 7;
