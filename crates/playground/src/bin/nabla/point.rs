//! `nabla point`: what is inside a network at one point.

use crate::{number, only, option, trained};
use pico_args::Arguments;
use playground::Session;
use playground::inside::point::OnePoint;
use playground::inside::written::WrittenPoint;

pub(crate) fn answer(mut arguments: Arguments) -> Result<Vec<u8>, String> {
    let epochs = option(&mut arguments, "--epochs")?;
    let at = option(&mut arguments, "--at")?;
    let target = option(&mut arguments, "--target")?;
    let link = only(arguments, "The link")?;
    let at = at.ok_or("--at is missing: give a place of the picture, such as --at 1.5,-2.")?;
    let at = place(&at).ok_or_else(|| {
        format!("{at:?} is no place: give two numbers with a comma between them, such as 1.5,-2.")
    })?;
    let session = trained(&link, epochs)?;
    let target = match target {
        None => session.data().label_at(at),
        Some(text) => Some(label(&session, &text)?),
    };
    let mut point = OnePoint::default();
    point.read(&session, at, target, None);
    let mut json =
        serde_json::to_vec(&WrittenPoint::of(&session, &point)).map_err(|why| why.to_string())?;
    json.push(b'\n');
    Ok(json)
}

fn place(text: &str) -> Option<[f64; 2]> {
    let (x, y) = text.split_once(',')?;
    Some([number(x)?, number(y)?])
}

/// The label that a text says: any number for a network with one output, otherwise that of a class.
fn label(session: &Session, text: &str) -> Result<f64, String> {
    let (n_classes, n_outputs) = (session.state().n_classes(), session.state().n_outputs());
    let labels: Vec<String> = (0..n_classes)
        .map(|class| playground::answer::label_of(class, n_classes).to_string())
        .collect();
    let is_class = |it: &f64| labels.contains(&it.to_string());
    number(text).filter(|it| n_outputs == 1 || is_class(it)).ok_or_else(|| match n_outputs {
        1 => format!("{text:?} is no target: give a number."),
        _ => format!("{text:?} is no target: give the label of a class, {}.", labels.join(" or ")),
    })
}
