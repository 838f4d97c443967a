//! Weights that leave and come back: archives of NumPy and safetensors.

use crate::files::export::{Format, Precision, export};
use crate::{Session, Weights};
use nn::Normalization;

fn load(bytes: &[u8], session: &mut Session) -> Result<(), String> {
    Weights::from_bytes(bytes)
        .and_then(|weights| weights.load(session))
        .map_err(|sentence| sentence.to_string())
}

const FORMATS: [Format; 2] = [Format::Npz, Format::Safetensors];

#[test]
fn weights_come_back_to_the_bit() {
    for normalization in Normalization::ALL {
        let link = format!("#seed=1&normalization={}&dropout=0.1", normalization.id());
        let trained = super::trained(&link, 3);
        for format in FORMATS {
            let mut session = super::session(&link);
            let bytes = export(&trained, format, Precision::Double);
            assert_eq!(load(&bytes, &mut session), Ok(()), "{link}");
            assert_eq!(session.fingerprint(), trained.fingerprint(), "{link}, {}", format.id());
            assert_eq!(session.losses().train, trained.losses().train, "{link}: losses follow");
            let single = export(&trained, format, Precision::Single);
            assert!(single.len() < bytes.len(), "single precision is shorter");
            assert_eq!(load(&single, &mut session), Ok(()), "{link}");
            for (ours, theirs) in
                trained.run().mlp().params().iter().zip(session.run().mlp().params())
            {
                assert_eq!(f64::from(*ours as f32), *theirs, "{link}, rounded once");
            }
        }
    }
}

#[test]
fn an_epoch_that_is_returned_to_has_the_weights_of_before() {
    let mut session = super::trained("#seed=1", 2);
    let before = session.fingerprint();
    session.epoch();
    let weights = export(&super::trained("#seed=2", 1), Format::Npz, Precision::Double);
    assert_eq!(load(&weights, &mut session), Ok(()), "the same shape");
    session.seek(2);
    session.settle();
    assert_eq!(session.fingerprint(), before, "epoch 2");
}

#[test]
fn weights_of_another_shape_are_told_apart() {
    for (of, into, expected) in [
        (
            "#networkShape=4,2",
            "#networkShape=3,2",
            "This file does not fit the network: layers.0.weight is 4 × 2 there and 3 × 2 here. Choose the layers and features that the weights were trained with. Then open the file again.",
        ),
        (
            "#networkShape=4",
            "#networkShape=4,2",
            "This file does not fit the network: layers.2.weight is 1 × 4 there and 2 × 4 here. Choose the layers and features that the weights were trained with. Then open the file again.",
        ),
        (
            "#networkShape=2,2,2",
            "#networkShape=2,2&normalization=layer",
            "This file has no weights called layers.1.weight, but the network has. Choose the layers and features that the weights were trained with. Then open the file again.",
        ),
        (
            "#networkShape=2&normalization=batch",
            "#networkShape=2&activation=linear",
            "This file does not fit the network: layers.1.weight is 2 there and 1 × 2 here. Choose the layers and features that the weights were trained with. Then open the file again.",
        ),
        (
            "#networkShape=2",
            "#networkShape=2,2",
            "This file does not fit the network: layers.2.weight is 1 × 2 there and 2 × 2 here. Choose the layers and features that the weights were trained with. Then open the file again.",
        ),
    ] {
        for format in FORMATS {
            let bytes = export(&super::session(of), format, Precision::Double);
            let mut session = super::session(into);
            let before = session.fingerprint();
            assert_eq!(load(&bytes, &mut session), Err(expected.to_owned()), "{of} into {into}");
            assert_eq!(session.fingerprint(), before, "nothing is half loaded");
        }
    }
}

/// Made by NumPy 2.4: `np.savez` of arrays in the order of columns, without PyTorch's names.
#[test]
fn archives_of_numpy_are_read() {
    let mut session = super::session("#seed=1&networkShape=2");
    let bytes = include_bytes!("weights/by_column.npz");
    assert_eq!(load(bytes, &mut session), Ok(()), "four arrays in order");
    assert_eq!(
        session.run().mlp().params(),
        [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0],
        "row by row"
    );
    let packed = load(include_bytes!("weights/packed.npz"), &mut session);
    let expected = "This archive is compressed. Save the weights with numpy.savez, not numpy.savez_compressed, and choose that file.";
    assert_eq!(packed, Err(expected.to_owned()), "no unpacking");
    let whole = load(include_bytes!("weights/whole.npz"), &mut session);
    let expected =
        "The weights called layers.0.weight have the type <i4. Save them as float32 or float64.";
    assert_eq!(whole, Err(expected.to_owned()), "whole numbers");
}

/// Made by PyTorch 2.15 and safetensors 0.8: keys in no order, and a count of batches among them.
#[test]
fn safetensors_of_pytorch_are_read() {
    let mut session = super::session("#seed=1&networkShape=2&normalization=batch");
    let bytes = include_bytes!("weights/torch.safetensors");
    assert_eq!(load(bytes, &mut session), Ok(()), "names");
    let expected: Vec<f64> = (1..=17).map(f64::from).collect();
    assert_eq!(session.run().mlp().params(), expected, "each in its place");
}

#[test]
fn damaged_files_are_told() {
    let damaged = "This file of weights is damaged. Save it again and choose that file.";
    let trained = super::trained("#seed=1", 1);
    for format in FORMATS {
        let bytes = export(&trained, format, Precision::Double);
        assert!(Weights::are_in(&bytes), "{}", format.id());
        let mut session = super::session("#seed=1");
        for length in 0..bytes.len() {
            assert!(load(&bytes[..length], &mut session).is_err(), "the first {length} bytes");
        }
        let mut other = bytes.clone();
        let at = other.len() / 2;
        other[at] ^= 1;
        if format == Format::Npz {
            assert_eq!(
                load(&other, &mut session),
                Err(damaged.to_owned()),
                "a bit that has turned"
            );
        }
    }
    assert!(!Weights::are_in(b"{\"format\":\"nabla\"}"), "a saved network is none");
    assert!(!Weights::are_in(b"x,y,label\n1,2,a\n"), "a table is none");
    let workbook = b"PK\x03\x04\x14\0\x06\0\x08\0..[Content_Types].xml";
    assert!(!Weights::are_in(workbook), "a workbook is none");
}
