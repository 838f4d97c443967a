//! The dialog about an imported table: how it was read, its first rows, what its columns mean, and the
//! resulting data. `playground::plane::table` reads tables.

mod tables;
mod written;

use crate::lang::{t, told, tr};
use crate::part::{self, ToolView};
use crate::play::Play;
use crate::texts as page;
use crate::texts::table as texts;
use leptos::prelude::*;
use playground::Own;
use playground::plane::table::{Cell, Column, Roles, Table, TableError};
use std::sync::Arc;
pub(crate) use tables::Tables;
use ui::type_erased::{dynamic, memo};
use ui::widgets::{Button, Choice, Dialog, Select};

/// The number of rows shown.
const PREVIEW: usize = 5;

/// The data that a table gives.
#[derive(Clone, Debug, PartialEq)]
struct Made {
    own: Option<Arc<Own>>,
    sentence: String,
}

#[component]
pub(crate) fn TableDialog(tables: Tables) -> impl IntoView {
    view! {
        <Dialog open=tables.open title=tr(texts::YOUR_TABLE) close_label=tr(page::CLOSE)>
            {part::tools(ToolView::Table(tables))}
        </Dialog>
    }
}

#[component]
pub(crate) fn Question(tables: Tables) -> impl IntoView {
    let play = expect_context::<Play>();
    let Tables { open, brought, .. } = tables;
    let made = memo(move || brought.with(|it| it.read.as_deref().map(|read| make(read, it.roles))));
    let is_bad = move || made.with(|it| it.as_ref().is_none_or(|it| it.own.is_none()));
    // If the file is not a table at all, no option for reading it would help.
    let is_foreign = memo(move || {
        let is_foreign =
            |it: &Result<Table, TableError>| it.as_ref().is_err_and(|it| it.is_foreign);
        brought.with(|it| it.read.as_deref().is_some_and(is_foreign))
    });
    let is_table = memo(move || tables.with_table(|table| table.is_some()));
    let adopt = move || {
        let own = made.with_untracked(|made| made.as_ref().and_then(|made| made.own.clone()));
        let Some(own) = own else { return };
        play.hold(false);
        play.change(|state| state.bring(Own::clone(&own)));
        open.set(false);
    };
    // A control for a role: `get` returns the column that has this role, `set` gives the role to another
    // column.
    let role = move |label: &'static str,
                     get: fn(&Roles) -> Option<usize>,
                     set: fn(&mut Roles, Option<usize>)| {
        let options = move || {
            tables.with_table(|table| table.map(|it| columns(it, label)).unwrap_or_default())
        };
        view! {
            <Select
                label=tr(label)
                options=Signal::derive(options)
                value=Signal::derive(move || brought.with(|it| get(&it.roles)).map(|k| k.to_string()).unwrap_or_default())
                on_change=move |id: String| brought.update(|it| set(&mut it.roles, id.parse().ok()))
            />
        }
    };
    let notices = move || {
        tables.with_table(|table| {
            let found = table.map(|table| &table.found)?;
            // The notice about the ambiguity is not counted, because it is shown with its question.
            let n = found.notices.len() - usize::from(found.ambiguity.is_some());
            let notice = |it| view! { <li>{told(it)}</li> };
            Some(view! { <ul class="notices">{found.notices[..n].iter().map(notice).collect_view()}</ul> })
        })
    };
    view! {
        <div class="your-table">
            {dynamic(move || (!is_foreign.get()).then(|| view! {
                {written::ask(tables)}
                {written::controls(tables)}
            }))}
            {dynamic(move || is_table.get().then(|| view! {
                <div class="preview" tabindex="0">
                    {dynamic(move || tables.with_table(|table| table.map(preview)))}
                </div>
                {dynamic(notices)}
                <div class="roles">
                    {role(texts::ACROSS, |it| Some(it.x), |it, k| it.x = k.unwrap_or(it.x))}
                    {role(texts::UP, |it| it.y, |it, k| it.y = k)}
                    {role(texts::LABEL, |it| it.label, |it, k| it.label = k)}
                </div>
            }))}
            <p class="outcome" role="status" class:bad=is_bad>
                {dynamic(move || made.with(|made| made.as_ref().map(|made| made.sentence.clone())))}
            </p>
            <div class="answers">
                {dynamic(move || (!is_foreign.get()).then(|| view! {
                    <Button
                        label=tr(texts::USE_TABLE)
                        primary=true
                        disabled=Signal::derive(move || is_bad().then(|| t(texts::NO_POINTS)))
                        on_click=adopt
                    />
                }))}
                <Button label=tr(page::KEEP) on_click=move || open.set(false) />
            </div>
        </div>
    }
}

/// The points in the columns, and a message about them or about an error.
fn make(read: &Result<Table, TableError>, roles: Roles) -> Made {
    let made = read.as_ref().map_err(Clone::clone).and_then(|table| {
        let points = table.points(roles)?;
        let rows = texts::rows(points.rows.len(), points.n_read);
        let label = roles.label.map(|k| table.columns[k].label());
        Ok((Own::of_table(points), rows, label))
    });
    match made {
        Ok((own, rows, label)) => {
            let sentence = match label {
                None => texts::of_one_class(rows),
                Some(label) if own.n_classes() == 0 => texts::one_number_each(rows, &label),
                Some(_) => texts::classes(rows, own.classes()),
            };
            Made { own: Some(Arc::new(own)), sentence }
        }
        Err(error) => Made { own: None, sentence: told(error.sentence()) },
    }
}

/// The columns that can have a role. Columns of words can only be labels, and only the horizontal axis is
/// required.
fn columns(table: &Table, role: &'static str) -> Vec<Choice> {
    let is_label = role == texts::LABEL;
    let none = (role != texts::ACROSS).then(|| Choice::new("", t(texts::NO_LABEL)));
    let fitting = table
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| is_label || column.numbers().is_some());
    none.into_iter()
        .chain(fitting.map(|(k, column)| Choice::new(k.to_string(), column.label().into_owned())))
        .collect()
}

fn preview(table: &Table) -> AnyView {
    let cell = |column: &Column, row: usize| match column.cell(row) {
        Cell::Number(number) => plot::number::exact(number),
        Cell::Name(name) => name.to_owned(),
        Cell::Missing => "–".to_owned(),
    };
    let n = table.n_rows.min(PREVIEW);
    let row = |row: usize| {
        let cells = table.columns.iter().map(|it| {
            let is_missing = it.cell(row) == Cell::Missing;
            view! { <td class:missing=is_missing>{cell(it, row)}</td> }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    };
    view! {
        <table>
            <thead>
                <tr>
                    {table
                        .columns
                        .iter()
                        .map(|it| view! { <th scope="col">{it.label().into_owned()}</th> })
                        .collect_view()}
                </tr>
            </thead>
            <tbody>{(0..n).map(row).collect_view()}</tbody>
        </table>
    }
    .into_any()
}
