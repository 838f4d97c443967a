//! `nabla landscape`: the losses over a plane through the parameters of a network.

use crate::{only, option, trained};
use pico_args::Arguments;
use playground::Job;
use playground::inside::landscape::{Height, Landscape, Plane, Relief};
use playground::inside::written::WrittenLandscape;

/// The most places on a side: a million losses.
const MAX_SIDE: usize = 1000;

pub(crate) fn answer(mut arguments: Arguments) -> Result<Vec<u8>, String> {
    let epochs = option(&mut arguments, "--epochs")?;
    let plane = option(&mut arguments, "--plane")?;
    let side = option(&mut arguments, "--side")?;
    let seed = option(&mut arguments, "--seed")?;
    let link = only(arguments, "The link")?;
    let seed = seed.map_or(Ok(1), |text| {
        text.trim().parse().map_err(|_| format!("{text:?} is no seed: give a whole number."))
    })?;
    let plane = match plane.as_deref() {
        None | Some("path") => Plane::Path,
        Some("slope") => Plane::Slope,
        Some("random") => Plane::Random(seed),
        Some(other) => {
            return Err(format!("There is no plane {other:?}: choose path, slope or random."));
        }
    };
    let side = side.map_or(Ok(41), |text| {
        let side = text.trim().parse().ok().filter(|side| (2..=MAX_SIDE).contains(side));
        side.ok_or_else(|| {
            format!("{text:?} is no side: give a whole number from 2 to {MAX_SIDE}.")
        })
    })?;
    let session = trained(&link, epochs)?;
    let landscape = Landscape::of(&session, plane);
    let mut relief = Relief::default();
    relief.begin(&session, &landscape, side, Height::Train);
    relief.finish();
    let written = WrittenLandscape::of(&session, &landscape, &relief);
    let mut json = serde_json::to_vec(&written).map_err(|why| why.to_string())?;
    json.push(b'\n');
    Ok(json)
}
