//! Models of ONNX, field by field: versions, operators, names. Whether they compute what the network computes is tried
//! by `cargo xtask exports`.

use crate::files::export::{Format, Precision, export};
use nn::{Activation, Normalization};

/// A field of a message: its number, and its bytes or its value.
#[derive(Clone, Debug, PartialEq)]
enum Field {
    Number(u64, u64),
    Bytes(u64, Vec<u8>),
}

/// Reads a message.
fn fields(mut bytes: &[u8]) -> Vec<Field> {
    fn number(bytes: &mut &[u8]) -> u64 {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = bytes[0];
            *bytes = &bytes[1..];
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return value;
            }
            shift += 7;
        }
    }
    let mut fields = Vec::new();
    while !bytes.is_empty() {
        let tag = number(&mut bytes);
        let value = number(&mut bytes);
        match tag & 7 {
            0 => fields.push(Field::Number(tag >> 3, value)),
            2 => {
                let (these, rest) = bytes.split_at(value as usize);
                fields.push(Field::Bytes(tag >> 3, these.to_vec()));
                bytes = rest;
            }
            kind => panic!("a field of kind {kind}"),
        }
    }
    fields
}

fn all(fields: &[Field], number: u64) -> Vec<Vec<u8>> {
    let bytes = |field: &Field| match field {
        Field::Bytes(at, bytes) if *at == number => Some(bytes.clone()),
        _ => None,
    };
    fields.iter().filter_map(bytes).collect()
}

fn texts(fields: &[Field], number: u64) -> Vec<String> {
    let text = |bytes| String::from_utf8(bytes).expect("a text");
    all(fields, number).into_iter().map(text).collect()
}

/// What basic operators there are: those of opset 17 that every reader has in both precisions.
const OPERATORS: &[&str] = &[
    "Abs",
    "Add",
    "ArgMax",
    "Concat",
    "Div",
    "Equal",
    "Exp",
    "Gather",
    "Greater",
    "Log",
    "MatMul",
    "Max",
    "Min",
    "Mul",
    "Neg",
    "ReduceMax",
    "ReduceSum",
    "Sin",
    "Sqrt",
    "Sub",
    "Tanh",
    "Where",
];

#[test]
fn models_are_of_basic_operators_in_the_version_that_all_know() {
    let activations = Activation::ALL.iter().map(|it| format!("activation={}", it.id()));
    let norms = Normalization::ALL.iter().map(|it| format!("normalization={}", it.id()));
    let losses = ["softmaxCrossEntropy", "hinge", "binaryCrossEntropy"];
    let more = losses.iter().map(|it| format!("dataset=blobs&lossFunction={it}"));
    for setting in activations.chain(norms).chain(more) {
        let session = super::session(&format!("#seed=1&networkShape=3,3&{setting}"));
        for precision in [Precision::Single, Precision::Double] {
            let model = fields(&export(&session, Format::Onnx, precision));
            assert!(model.contains(&Field::Number(1, 8)), "format 8");
            let opset = fields(&all(&model, 8)[0]);
            assert!(opset.contains(&Field::Number(2, 17)), "opset 17");
            let graph = fields(&all(&model, 7)[0]);
            let mut known = vec!["points".to_owned()];
            for constant in all(&graph, 5) {
                known.extend(texts(&fields(&constant), 8));
            }
            let n_constants = known.len() - 1;
            let mut used = Vec::new();
            for node in all(&graph, 1).iter().map(|node| fields(node)) {
                let operator = &texts(&node, 4)[0];
                assert!(OPERATORS.contains(&&operator[..]), "{setting}: {operator} is not basic");
                for input in texts(&node, 1) {
                    assert!(known.contains(&input), "{setting}: {operator} takes {input}");
                    used.push(input);
                }
                known.extend(texts(&node, 2));
            }
            for constant in &known[1..=n_constants] {
                assert!(used.contains(constant), "{setting}: nothing takes {constant}");
            }
            let outputs =
                all(&graph, 12).iter().flat_map(|it| texts(&fields(it), 1)).collect::<Vec<_>>();
            assert_eq!(outputs, ["probabilities", "label"], "{setting}");
        }
    }
}

#[test]
fn a_model_says_what_it_takes_and_tells() {
    let link = "#seed=1&dataset=own&data=cm|kg|class~150,10,50,10,0,1~no|yes~-5,0,0~5,0,1";
    let bytes = export(&super::session(link), Format::Onnx, Precision::Single);
    let model = fields(&bytes);
    let facts: Vec<[String; 2]> = all(&model, 14)
        .iter()
        .map(|fact| fields(fact))
        .map(|fact| [1, 2].map(|field| texts(&fact, field).concat()))
        .collect();
    assert_eq!(facts[0], ["inputs", "cm\nkg"].map(str::to_owned), "what goes in");
    assert_eq!(facts[1], ["classes", "no\nyes"].map(str::to_owned), "the order of probabilities");
    assert!(texts(&model, 6)[0].contains("probabilities: of no, yes, in this order."), "{model:?}");
}
