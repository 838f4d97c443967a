//! `nabla run`: the numbers behind a link.

use crate::{epoch, only, option, state};
use pico_args::Arguments;
use playground::jobs::replay_of;

pub(crate) fn answer(mut arguments: Arguments) -> Result<Vec<u8>, String> {
    let epochs = option(&mut arguments, "--epochs")?.unwrap_or_else(|| "0".to_owned());
    let epochs = epochs.split(',').map(epoch).collect::<Result<Vec<_>, _>>()?;
    let state = state(&only(arguments, "The link")?)?;
    let mut json =
        serde_json::to_vec(&replay_of(&state, &epochs)).map_err(|why| why.to_string())?;
    json.push(b'\n');
    Ok(json)
}
