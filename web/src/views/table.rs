//! The dialog on a table that was brought along: its first rows, what its columns mean, and what will
//! come of it. How tables are read is `playground::plane::csv`'s business.

mod tables;

use crate::lang::{t, told, tr};
use crate::part::{self, ToolView};
use crate::play::Play;
use crate::texts;
use leptos::prelude::*;
use playground::plane::csv::{Roles, Table, Values};
use playground::{Dataset, Own, Task};
use std::sync::Arc;
pub(crate) use tables::Tables;
use ui::type_erased::{dynamic, memo};
use ui::widgets::{Button, Choice, Dialog, Select};

/// Rows that are shown.
const PREVIEW: usize = 5;

/// What a table would become.
#[derive(Clone, Debug, PartialEq)]
struct Made {
    own: Option<Arc<Own>>,
    sentence: String,
}

#[component]
pub(crate) fn TableDialog(tables: Tables) -> impl IntoView {
    view! {
        <Dialog open=tables.open title=tr(texts::YOUR_TABLE) close_label=tr(texts::CLOSE)>
            {part::tools(ToolView::Table(tables))}
        </Dialog>
    }
}

#[component]
pub(crate) fn Question(tables: Tables) -> impl IntoView {
    let play = expect_context::<Play>();
    let Tables { open, table, roles } = tables;
    let made =
        memo(move || table.with(|table| table.as_ref().map(|table| make(table, roles.get()))));
    let is_bad = move || made.with(|it| it.as_ref().is_none_or(|it| it.own.is_none()));
    let adopt = move || {
        let own = made.with_untracked(|made| made.as_ref().and_then(|made| made.own.clone()));
        let Some(own) = own else { return };
        play.hold(false);
        play.change(|state| {
            if own.n_classes() == 0 {
                (state.problem, state.reg_dataset) = (Task::Regression, Dataset::OwnNumbers);
            } else {
                (state.problem, state.dataset) = (Task::Classification, Dataset::Own);
            }
            state.own = Some(own);
        });
        open.set(false);
    };
    // A role: `get` returns the column that has it, `set` gives it to another one.
    let role = move |label: &'static str,
                     get: fn(&Roles) -> Option<usize>,
                     set: fn(&mut Roles, Option<usize>)| {
        let may_be_none = label == texts::LABEL;
        let options = move || {
            table
                .with(|table| table.as_ref().map(|it| columns(it, may_be_none)).unwrap_or_default())
        };
        view! {
            <Select
                label=tr(label)
                options=Signal::derive(options)
                value=Signal::derive(move || roles.with(get).map(|k| k.to_string()).unwrap_or_default())
                on_change=move |id: String| roles.update(|roles| set(roles, id.parse().ok()))
            />
        }
    };
    view! {
        <div class="your-table">
            <div class="preview" tabindex="0">
                {dynamic(move || table.with(|table| table.as_deref().map(preview)))}
            </div>
            {role(texts::ACROSS, |it| Some(it.x), |it, k| it.x = k.unwrap_or(it.x))}
            {role(texts::UP, |it| Some(it.y), |it, k| it.y = k.unwrap_or(it.y))}
            {role(texts::LABEL, |it| it.label, |it, k| it.label = k)}
            <p class="outcome" role="status" class:bad=is_bad>
                {dynamic(move || made.with(|made| made.as_ref().map(|made| made.sentence.clone())))}
            </p>
            <div class="answers">
                <Button
                    label=tr(texts::USE_TABLE)
                    primary=true
                    disabled=Signal::derive(move || is_bad().then(|| t(texts::NO_POINTS)))
                    on_click=adopt
                />
                <Button label=tr(texts::KEEP) on_click=move || open.set(false) />
            </div>
        </div>
    }
}

/// Points of the columns, and a sentence about them or about what is wrong.
fn make(table: &Table, roles: Roles) -> Made {
    match table.points(roles).map(Own::of_table) {
        Ok(own) => {
            let n = own.points().len();
            let sentence = match roles.label.map(|k| &table.columns[k].name) {
                None => texts::of_one_class(n),
                Some(label) if own.n_classes() == 0 => texts::one_number_each(n, label),
                Some(_) => texts::classes(n, own.classes()),
            };
            Made { own: Some(Arc::new(own)), sentence }
        }
        Err(error) => Made { own: None, sentence: told(error.sentence()) },
    }
}

/// The columns that can have a role: words can only be labels.
fn columns(table: &Table, is_label: bool) -> Vec<Choice> {
    let none = is_label.then(|| Choice::new("", t(texts::NO_LABEL)));
    let fitting = table
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| is_label || column.numbers().is_some());
    none.into_iter()
        .chain(fitting.map(|(k, column)| Choice::new(k.to_string(), column.name.clone())))
        .collect()
}

fn preview(table: &Table) -> AnyView {
    let cell = |values: &Values, row: usize| match values {
        Values::Numbers(numbers) => plot::number::exact(numbers[row]),
        Values::Text { names, of_row } => names[of_row[row] as usize].clone(),
    };
    let n = table.n_rows.min(PREVIEW);
    let row = |row: usize| {
        let cells = table.columns.iter().map(|it| view! { <td>{cell(&it.values, row)}</td> });
        view! { <tr>{cells.collect_view()}</tr> }
    };
    view! {
        <table>
            <thead>
                <tr>
                    {table
                        .columns
                        .iter()
                        .map(|it| view! { <th scope="col">{it.name.clone()}</th> })
                        .collect_view()}
                </tr>
            </thead>
            <tbody>{(0..n).map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
