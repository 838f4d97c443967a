//! Measures of how good the answers are: one number beside the losses, and tables that open from it.

use crate::lang::{t, tr};
use crate::play::Play;
use crate::texts;
use crate::views::setting::hidden;
use crate::views::values;
use leptos::prelude::*;
use playground::{Control, Measures, Session};
use ui::type_erased::{dynamic, memo};
use ui::widgets::{Align, Popover, Side};

#[component]
pub(crate) fn Measured() -> impl IntoView {
    let play = expect_context::<Play>();
    let open = RwSignal::new(false);
    let has_test = move || play.peek(|session| !session.data().test.is_empty());
    let headline = memo(move || match play.compute(Session::measures, has_test())? {
        Measures::Classes(it) => Some((t(texts::ACCURACY), values::percent(it.accuracy()))),
        Measures::Values { r2, .. } => Some((t(texts::R2), values::share(r2))),
    });
    let anchor = move || {
        view! {
            <button
                type="button"
                class="measure"
                aria-haspopup="dialog"
                aria-expanded=move || open.get().to_string()
                title=tr(Control::Measures.spec().help)
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <span class="dt">{dynamic(move || headline.get().map(|it| it.0))}</span>
                <span class="dd" translate="no">{dynamic(move || headline.get().map(|it| it.1))}</span>
            </button>
        }
    };
    view! {
        <div data-control=Control::Measures.id() hidden=hidden(play, Control::Measures)>
            <Popover open anchor label=tr(Control::Measures.spec().label) side=Side::Below align=Align::End>
                <Tables />
            </Popover>
        </div>
    }
}

#[component]
fn Tables() -> impl IntoView {
    let play = expect_context::<Play>();
    let of = move |of_test: bool| {
        let title = if of_test { texts::TEST_POINTS } else { texts::TRAINING_POINTS };
        let n = move || {
            play.read(|session| {
                let data = session.data();
                (if of_test { &data.test } else { &data.train }).len()
            })
        };
        view! {
            <section hidden=move || n() == 0>
                <h3>{tr(title)}</h3>
                {dynamic(move || play.compute(Session::measures, of_test).map(|it| table(play, it)))}
                <p hidden=move || n() <= Session::MEASURED>{dynamic(texts::measured)}</p>
            </section>
        }
    };
    let penalty = move || {
        let (loss, penalty) = play.read(|s| (s.losses().train, s.run().penalty()));
        (0.0 < penalty).then(|| {
            view! {
                <p class="penalty">
                    {texts::with_penalty(
                        values::loss(loss),
                        values::loss(penalty),
                        values::loss(loss + penalty),
                    )}
                </p>
            }
        })
    };
    let best = move || play.read(Session::best_epoch).map(texts::best_epoch);
    view! {
        <div class="measures">
            {of(true)} {of(false)} {penalty} <p hidden=move || best().is_none()>{best}</p>
        </div>
    }
}

/// An error in the units of the target.
fn error(play: Play, rmse: f64) -> String {
    let target = play.state().with_untracked(|state| state.target_axis());
    let scale = target.scale.abs();
    if target.is_plain() { values::loss(rmse) } else { plot::number::measured(rmse * scale, scale) }
}

fn table(play: Play, measures: Measures) -> AnyView {
    let confusion = match measures {
        Measures::Values { r2, rmse } => {
            return view! {
                <dl>
                    <div>
                        <dt title=tr(texts::R2_HELP)>{tr(texts::R2)}</dt>
                        <dd>{values::share(r2)}</dd>
                    </div>
                    <div>
                        <dt title=tr(texts::RMSE_HELP)>{tr(texts::RMSE)}</dt>
                        <dd>{error(play, rmse)}</dd>
                    </div>
                </dl>
            }
            .into_any();
        }
        Measures::Classes(confusion) => confusion,
    };
    let n = confusion.n_classes();
    let name = |k: usize| {
        if n == 2 && !play.state().with_untracked(|state| state.data_set().is_own()) {
            texts::SIGNS[k].to_owned()
        } else {
            play.state().with_untracked(|state| state.class_name(k))
        }
    };
    let row = |is: usize| {
        let cells = (0..n).map(|said| {
            let count = confusion.count(is, said);
            view! { <td class:right=is == said class:none=count == 0>{count}</td> }
        });
        view! {
            <tr>
                <th scope="row">{name(is)}</th>
                {cells.collect_view()}
                <td>{values::percent(confusion.precision(is))}</td>
                <td>{values::percent(confusion.recall(is))}</td>
            </tr>
        }
    };
    view! {
        <table translate="no">
            <thead>
                <tr>
                    <th>{tr(texts::IS_SAID)}</th>
                    {(0..n).map(|k| view! { <th scope="col">{name(k)}</th> }).collect_view()}
                    <th scope="col" title=tr(texts::PRECISION_HELP)>{tr(texts::PRECISION)}</th>
                    <th scope="col" title=tr(texts::RECALL_HELP)>{tr(texts::RECALL)}</th>
                </tr>
            </thead>
            <tbody>{(0..n).map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
