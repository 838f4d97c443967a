//! Exports: a trained network as a program, a model, weights or text that works elsewhere, in the units of
//! its data. Each format is one file and one row here. What comes back is the business of `model` and
//! `weights`.

mod answers;
mod formula;
mod keras;
pub mod model;
mod npz;
mod numpy;
mod onnx;
mod python;
mod pytorch;
mod recipe;
mod safetensors;
pub(super) mod tensors;

pub use model::{Model, Tells, Training};

use crate::session::Session;

nn::registry! {
    /// What a trained network can be written as.
    pub enum Format: Spec {
        NumPy = Spec {
            id: "numpy",
            label: "NumPy",
            file: "network.py",
            help: "A Python program with one function. It needs only NumPy.",
            write: |model, _| numpy::write(model).into_bytes(),
            ..Spec::PROGRAM
        },
        PyTorch = Spec {
            id: "pytorch",
            label: "PyTorch",
            file: "network_torch.py",
            help: "A PyTorch module with the trained weights. You can train it further.",
            write: |model, _| pytorch::write(model).into_bytes(),
            ..Spec::PROGRAM
        },
        Keras = Spec {
            id: "keras",
            label: "Keras",
            file: "network_keras.py",
            help: "A sequential model for Keras 3 with the trained weights. You can train it further.",
            write: |model, _| keras::write(model).into_bytes(),
            ..Spec::PROGRAM
        },
        Onnx = Spec {
            id: "onnx",
            label: "ONNX",
            file: "network.onnx",
            help: "A model for ONNX Runtime and other programs that read ONNX. Its inputs are points, its outputs are predictions.",
            precisions: &[Precision::Single, Precision::Double],
            write: onnx::write,
            loading: "session = onnxruntime.InferenceSession(\"network.onnx\")\n\
                points = np.zeros([1, session.get_inputs()[0].shape[1]], \"float32\")\n\
                answers = session.run(None, {\"points\": points})",
        },
        Npz = Spec {
            id: "npz",
            label: "Weights for NumPy",
            file: "network.npz",
            help: "All weights and biases as a NumPy archive, with PyTorch's names. It can be opened here again.",
            precisions: &[Precision::Double, Precision::Single],
            write: npz::write,
            loading: "weights = dict(np.load(\"network.npz\"))\n\
                net.load_state_dict({k: torch.from_numpy(v) for k, v in weights.items()})\n\
                model.set_weights([v.T if v.ndim == 2 else v for v in weights.values()])",
        },
        Safetensors = Spec {
            id: "safetensors",
            label: "Weights for PyTorch",
            file: "network.safetensors",
            help: "All weights and biases as safetensors, with PyTorch's names. It can be opened here again.",
            precisions: &[Precision::Double, Precision::Single],
            write: safetensors::write,
            loading: "from safetensors.torch import load_file\n\
                net = Network().double()\n\
                net.load_state_dict(load_file(\"network.safetensors\"))",
        },
        Formula = Spec {
            id: "formula",
            label: "Formula",
            file: "network.txt",
            help: "The formula of every neuron, one per line, rounded to four digits.",
            write: |model, _| formula::write(model).into_bytes(),
            ..Spec::PROGRAM
        },
    }
}

nn::registry! {
    /// How exact the numbers of a file are.
    pub enum Precision: PrecisionSpec {
        Double = PrecisionSpec { id: "float64", size: 8 },
        Single = PrecisionSpec { id: "float32", size: 4 },
    }
}

/// What a precision is.
#[derive(Debug)]
pub struct PrecisionSpec {
    /// The name in files, as NumPy has it.
    pub id: &'static str,
    /// How many bytes a number takes.
    pub size: usize,
}

/// What a format is.
#[derive(Debug)]
pub struct Spec {
    /// The name in links and files.
    pub id: &'static str,
    /// The name people read.
    pub label: &'static str,
    /// What the file is called.
    pub file: &'static str,
    /// What one gets, in a sentence.
    pub help: &'static str,
    /// How exact its numbers can be, the usual first; programs and text have every digit they need.
    pub precisions: &'static [Precision],
    /// How it is loaded elsewhere, in lines of Python; empty for what is itself a program or text.
    pub loading: &'static str,
    /// The bytes of the file.
    pub write: fn(&Model<'_>, Precision) -> Vec<u8>,
}

impl Spec {
    /// What programs and texts have in common, for a row to say what differs.
    const PROGRAM: Self = Self {
        id: "",
        label: "",
        file: "",
        help: "",
        precisions: &[Precision::Double],
        loading: "",
        write: |_, _| Vec::new(),
    };
}

/// The network of a session as a file of this format.
pub fn export(session: &Session, format: Format, precision: Precision) -> Vec<u8> {
    let link = session.state().to_link();
    (format.spec().write)(&Model::of(session, &link), precision)
}
