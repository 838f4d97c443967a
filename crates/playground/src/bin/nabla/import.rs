//! `nabla import`: how a table is read, what its columns mean, and the points that come of it.

use crate::{only, option};
use pico_args::Arguments;
use playground::plane::table::{
    Cell, Column, Labels, Options, Points, Roles, Table, Values, foreign,
};
use playground::{Own, PlaygroundState};
use serde_json::{Value, json};
use std::fs;

/// The columns that a person names.
struct Named {
    x: Option<usize>,
    y: Option<usize>,
    label: Option<usize>,
}

pub(crate) fn answer(mut arguments: Arguments) -> Result<Vec<u8>, String> {
    let names = ["--x", "--y", "--label"].map(|name| option(&mut arguments, name));
    let file = only(arguments, "The file")?;
    let bytes =
        fs::read(&file).map_err(|why| format!("{} cannot be read: {why}.", file.display()))?;
    if let Some(sentence) = foreign(&bytes) {
        return Err(sentence.to_string());
    }
    let table = Table::read(&bytes, &Options::default()).map_err(|it| it.sentence().to_string())?;
    let [x, y, label] = names.map(|name| name.and_then(|name| place(&table, name)));
    let roles = roles(&table, &Named { x: x?, y: y?, label: label? });
    let points = table.points(roles).map_err(|it| it.sentence().to_string())?;
    let mut json = described(&table, roles, points).to_string().into_bytes();
    json.push(b'\n');
    Ok(json)
}

/// Where the column of a name stands.
fn place(table: &Table, name: Option<String>) -> Result<Option<usize>, String> {
    let Some(name) = name else { return Ok(None) };
    let place = table.column_named(&name);
    place.map(Some).ok_or_else(|| {
        let names: Vec<&str> = table.columns.iter().map(|it| it.name.as_str()).collect();
        format!("There is no column {name:?}: choose one of {}.", names.join(", "))
    })
}

/// The guess, with what a person names in place of it. Two columns that change places stay two.
fn roles(table: &Table, named: &Named) -> Roles {
    let guess = Roles::guess(table);
    let is_named = |k: &usize| [named.x, named.y, named.label].contains(&Some(*k));
    let is_number = |k: &usize| table.columns[*k].numbers().is_some();
    let label = named.label.or(guess.label.filter(|k| !is_named(k)));
    let others = (0..table.columns.len()).filter(is_number);
    let free: Vec<usize> = [Some(guess.x), guess.y]
        .into_iter()
        .flatten()
        .chain(others)
        .filter(|k| !is_named(k) && Some(*k) != label)
        .collect();
    let x = named.x.or(free.first().copied()).unwrap_or(guess.x);
    let has_y = guess.y.is_some() || label.is_none();
    let next = free.into_iter().find(|k| *k != x).filter(|_| has_y);
    Roles { x, y: named.y.or(next), label }
}

fn described(table: &Table, roles: Roles, points: Points) -> Value {
    let found = &table.found;
    let name = |k: Option<usize>| k.map(|k| table.columns[k].name.as_str());
    let column = |column: &Column| {
        let is_text = matches!(column.values, Values::Text { .. });
        let kind = if is_text { "text" } else { "number" };
        json!({ "name": column.name, "kind": kind, "missing": column.n_missing })
    };
    let cell = |k: Option<usize>, row: u32| match k.map(|k| table.cell(k, row)) {
        Some(Cell::Number(number)) => json!(number),
        Some(Cell::Name(name)) => json!(name),
        Some(Cell::Missing) | None => Value::Null,
    };
    let entries = |&row: &u32| {
        Value::from([Some(roles.x), roles.y, roles.label].map(|k| cell(k, row)).to_vec())
    };
    let problem = match points.labels {
        Labels::Classes { .. } => "classification",
        Labels::Numbers { .. } => "regression",
    };
    let rows = json!({
        "read": points.n_read, "used": points.rows.len(), "left_out": points.n_left_out(),
    });
    let at: Vec<Value> = points.rows.iter().map(entries).collect();
    let mut state = PlaygroundState::default();
    state.bring(Own::of_table(points));
    json!({
        "encoding": found.encoding.id(),
        "delimiter": found.delimiter.spec().sign,
        "decimal": found.format.decimal.spec().sign,
        "header": found.header,
        "columns": table.columns.iter().map(column).collect::<Vec<_>>(),
        "roles": { "x": name(Some(roles.x)), "y": name(roles.y), "label": name(roles.label) },
        "problem": problem,
        "rows": rows,
        "points": at,
        "link": state.to_link(),
        "notices": found.notices.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}
