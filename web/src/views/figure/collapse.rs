//! The layers of a linear network multiplied into one layer. `output/` draws the line of that layer over the
//! picture.

use super::readings;
use crate::lang::t;
use crate::play::Play;
use crate::texts::figure as texts;
use leptos::prelude::*;
use playground::inside::figure::collapse::{Collapse, Equivalent};
use plot::number::{short, subscript};
use ui::type_erased::{dynamic, memo};

/// The number of sums that are written out.
const TOLD: usize = 4;

pub(super) fn view(play: Play) -> AnyView {
    let collapse = memo(move || play.compute(|session, ()| Collapse::of(session), ()));
    dynamic(move || {
        Some(match collapse.get()? {
            Collapse::Linear(rows, difference) => flat(play, &rows, difference),
            Collapse::Nonlinear(layer, activation) => {
                let why = texts::bent(layer + 1, &t(activation.spec().label));
                view! { <p class="note">{why}</p> }.into_any()
            }
            Collapse::Normalized(normalization) => {
                let why = texts::normalized(&t(normalization.spec().label));
                view! { <p class="note">{why}</p> }.into_any()
            }
        })
    })
}

/// The single layer that gives the same outputs.
fn flat(play: Play, rows: &[Equivalent], difference: f64) -> AnyView {
    let features = play.peek(|session| session.inputs().features.clone());
    let sum = |(k, row): (usize, &Equivalent)| {
        let name = if rows.len() == 1 { "z".to_owned() } else { format!("z{}", subscript(k + 1)) };
        view! {
            <p class="math written">
                <span>{name}</span> <span>{format!("= {}", row.written(&features))}</span>
            </p>
        }
    };
    let sums = rows.iter().take(TOLD).enumerate().map(sum).collect_view();
    let difference = texts::to_rounding(&short(difference));
    view! {
        <div class="forward">{sums}</div>
        {readings(move || vec![(t(texts::DIFFERENCE), difference.clone())])}
    }
    .into_any()
}
