//! How a table is written: the detected properties, which users can see and change, and a question if its
//! numbers can be read in two ways.

use super::Tables;
use crate::lang::{t, tr};
use crate::texts::table as texts;
use leptos::{ev, prelude::*};
use playground::plane::table::{Decimal, Delimiter, Encoding, Format, Options, Table, Thousands};
use ui::type_erased::dynamic;
use ui::widgets::{Button, Choice, Select, Toggle};
use web_sys::HtmlInputElement;

/// Asks which of two numbers is meant, if nothing in the table decides this.
pub(super) fn ask(tables: Tables) -> impl IntoView {
    dynamic(move || {
        let ambiguity = tables.with_table(|table| table?.found.ambiguity.clone())?;
        let answer = move |(format, number): (Format, f64)| {
            let say = move || {
                tables.change(|said| {
                    said.decimal = Some(format.decimal);
                    said.thousands = Some(format.thousands);
                });
            };
            view! { <Button label=Signal::stored(plot::number::exact(number)) on_click=say /> }
        };
        Some(view! {
            <div class="which" role="group" aria-label=texts::which_reading(&ambiguity.cell)>
                <p>{texts::which_reading(&ambiguity.cell)}</p>
                {ambiguity.readings.map(answer).into_iter().collect_view()}
            </div>
        })
    })
}

/// The detected properties, each with a control to change it.
pub(super) fn controls(tables: Tables) -> impl IntoView {
    let header = Signal::derive(move || {
        let said = tables.with_said(|said| said.header);
        tables.with_table(|table| table.map(|it| it.found.header)).or(said).unwrap_or(false)
    });
    view! {
        <div class="written">
            {choice(
                tables,
                texts::DELIMITER,
                Delimiter::ALL.iter().map(|&it| (it.id(), delimiter(it))).collect(),
                |table| table.found.delimiter.id(),
                |said| said.delimiter.map(Delimiter::id),
                |said, id| said.delimiter = Delimiter::from_id(id),
            )}
            {choice(
                tables,
                texts::ENCODING,
                Encoding::ALL.iter().map(|&it| (it.id(), it.spec().label)).collect(),
                |table| table.found.encoding.id(),
                |said| said.encoding.map(Encoding::id),
                |said, id| said.encoding = Encoding::from_id(id),
            )}
            {choice(
                tables,
                texts::DECIMAL,
                Decimal::ALL.iter().map(|&it| (it.id(), decimal(it))).collect(),
                |table| table.found.format.decimal.id(),
                |said| said.decimal.map(Decimal::id),
                |said, id| {
                    said.decimal = Decimal::from_id(id);
                    // The thousands sign is detected again for the new decimal sign.
                    said.thousands = None;
                },
            )}
            {choice(
                tables,
                texts::THOUSANDS,
                Thousands::ALL.iter().map(|&it| (it.id(), thousands(it))).collect(),
                |table| table.found.format.thousands.id(),
                |said| said.thousands.map(Thousands::id),
                |said, id| {
                    said.thousands = Thousands::from_id(id);
                    said.decimal = None;
                },
            )}
            {missing(tables)}
            <Toggle
                label=tr(texts::HEADER)
                value=header
                on_change=move |on| tables.change(|said| said.header = Some(on))
            />
        </div>
    }
}

/// A choice from a short list: the value that was detected or set, and the function that sets another value.
fn choice(
    tables: Tables,
    label: &'static str,
    options: Vec<(&'static str, &'static str)>,
    found: fn(&Table) -> &'static str,
    said: fn(&Options) -> Option<&'static str>,
    say: fn(&mut Options, &str),
) -> impl IntoView {
    let value = move || {
        let found = tables.with_table(|table| table.map(found));
        found.or_else(|| tables.with_said(said)).unwrap_or_default()
    };
    let choices = move || {
        // If a table could not be read, its properties are unknown.
        let none = value().is_empty().then(|| Choice::new("", t(texts::NOT_SAID)));
        let choices = options.iter().map(|&(id, label)| Choice::new(id, t(label)));
        none.into_iter().chain(choices).collect::<Vec<_>>()
    };
    view! {
        <Select
            label=tr(label)
            options=Signal::derive(choices)
            value=Signal::derive(move || value().to_owned())
            on_change=move |id: String| tables.change(|options| say(options, &id))
        />
    }
}

/// The words for missing entries, in a text field.
fn missing(tables: Tables) -> impl IntoView {
    let words = move || {
        let said = tables.with_said(|said| said.missing.clone());
        let found = tables.with_table(|table| table.map(|it| it.found.missing.clone()));
        found.or(said).unwrap_or_default().join(", ")
    };
    let change = move |event: ev::Targeted<ev::Event, HtmlInputElement>| {
        let text = event.target().value();
        let words = text.split(',').map(str::trim).filter(|word| !word.is_empty());
        let words: Vec<String> = words.map(str::to_owned).collect();
        tables.change(|said| said.missing = Some(words));
    };
    view! {
        <label class="w-select words" title=tr(texts::MISSING_HINT)>
            <span>{tr(texts::MISSING_WORDS)}</span>
            <input type="text" prop:value=words on:change:target=change spellcheck="false" autocomplete="off" />
        </label>
    }
}

fn delimiter(it: Delimiter) -> &'static str {
    match it {
        Delimiter::Comma => texts::COMMA,
        Delimiter::Semicolon => texts::SEMICOLON,
        Delimiter::Tab => texts::TAB,
        Delimiter::Pipe => texts::BAR,
        Delimiter::Blanks => texts::BLANKS,
    }
}

fn decimal(it: Decimal) -> &'static str {
    match it {
        Decimal::Point => texts::POINT,
        Decimal::Comma => texts::COMMA,
    }
}

fn thousands(it: Thousands) -> &'static str {
    match it {
        Thousands::None => texts::NO_SIGN,
        Thousands::Comma => texts::COMMA,
        Thousands::Point => texts::POINT,
        Thousands::Apostrophe => texts::APOSTROPHE,
        Thousands::Space => texts::SPACE,
    }
}
