//! Settings by their key: a row with a list of choices, a number, or a switch. The views that list the settings
//! decide which settings they contain.

use crate::lang::{t, tr};
use crate::play::Play;
use crate::texts;
use leptos::prelude::*;
use playground::settings::{Range, Zero, range_of};
use playground::{Control, PlaygroundState};
use ui::type_erased::{dynamic, memo};
use ui::widgets::{Choice, Field, Help, NumberField, Select, Toasts, Toggle, parse_number};

/// How users choose a setting.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    /// One of these choices.
    Pick(fn() -> Vec<Choice>),
    /// A number. Its row offers choices.
    Number,
    /// Yes or no.
    Switch,
}

/// A setting: a control whose name is the setting's key in a link.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Setting {
    pub(crate) control: Control,
    pub(crate) kind: Kind,
    /// Whether the setting has an effect now. If not, it is hidden.
    pub(crate) is_useful: fn(&PlaygroundState) -> bool,
    /// The number that applies if none is chosen.
    pub(crate) usual: fn(&PlaygroundState) -> f64,
    /// A note about the current choice, if there is one.
    pub(crate) note: fn(&PlaygroundState) -> Option<&'static str>,
}

impl Setting {
    pub(crate) const fn new(control: Control, kind: Kind) -> Self {
        Self { control, kind, is_useful: |_| true, usual: |_| 0.0, note: |_| None }
    }

    /// The same setting, with a number that applies if none is chosen.
    pub(crate) const fn usually(self, usual: fn(&PlaygroundState) -> f64) -> Self {
        Self { usual, ..self }
    }

    /// The same setting, with notes on some choices.
    pub(crate) const fn noting(self, note: fn(&PlaygroundState) -> Option<&'static str>) -> Self {
        Self { note, ..self }
    }

    /// The same setting, shown only if it has an effect.
    pub(crate) const fn when(self, is_useful: fn(&PlaygroundState) -> bool) -> Self {
        Self { is_useful, ..self }
    }
}

/// The members of a registry as options.
macro_rules! members {
    ($registry:ty) => {
        || {
            <$registry>::ALL
                .iter()
                .map(|it| {
                    let spec = it.spec();
                    crate::views::setting::choice(spec.id, spec.label, spec.formula)
                })
                .collect()
        }
    };
    ($registry:ty, else $usual:expr) => {
        || {
            let mut choices = vec![crate::views::setting::choice("", $usual, "")];
            choices.extend(<$registry>::ALL.iter().map(|it| {
                let spec = it.spec();
                crate::views::setting::choice(spec.id, spec.label, spec.formula)
            }));
            choices
        }
    };
}
pub(crate) use members;

/// An option in the language of the page.
pub(crate) fn choice(id: &'static str, label: &str, note: &str) -> Choice {
    Choice::new(id, t(label)).note(t(note))
}

/// Whether any of these settings differs from its default.
pub(crate) fn are_changed(play: Play, settings: &'static [Setting]) -> Signal<bool> {
    memo(move || {
        play.state().with(|state| settings.iter().any(|it| state.differs(it.control.id())))
    })
    .into()
}

/// The word for 0 if 0 is not just a number.
pub(crate) fn word_of(zero: Zero) -> &'static str {
    match zero {
        Zero::Number => "",
        Zero::Off => texts::OFF,
        Zero::Usual => texts::DEFAULT,
    }
}

/// Whether a link hides a control.
pub(crate) fn hidden(play: Play, control: Control) -> Signal<bool> {
    play.is_hidden(control.id())
}

/// A button that a link can hide.
#[component]
pub(crate) fn Tool(control: Control, children: Children) -> impl IntoView {
    let play = expect_context::<Play>();
    view! {
        <span data-control=control.id() hidden=hidden(play, control)>
            {children()}
        </span>
    }
}

/// Shows a message that the typed text is not a number.
pub(crate) fn rejected() -> Callback<String> {
    let toasts = expect_context::<Toasts>();
    Callback::new(move |text: String| {
        toasts.show(texts::no_number(text), None);
    })
}

/// Rows for these settings.
#[component]
pub(crate) fn Settings(settings: &'static [Setting]) -> impl IntoView {
    settings.iter().map(|&setting| view! { <Row setting /> }).collect_view()
}

#[component]
fn Row(setting: Setting) -> impl IntoView {
    let play = expect_context::<Play>();
    let Setting { control, kind, is_useful, usual, note } = setting;
    let key = control.id();
    let value = memo(move || play.state().with(|state| state.value_of(key)));
    let set = move |text: String| play.change(|state| state.set_value(key, &text));
    let is_hidden = hidden(play, control);
    let is_away = memo(move || is_hidden.get() || !play.state().with(is_useful));
    let (label, help) = (tr(control.spec().label), tr(control.spec().help));
    let row = match kind {
        Kind::Pick(options) => view! {
            <Select label options=Signal::derive(options) value on_change=set help=help />
        }
        .into_any(),
        Kind::Switch => view! {
            <Toggle
                label
                value=Signal::derive(move || value.with(|value| value == "true"))
                on_change=move |on: bool| set(on.to_string())
                help=help
            />
        }
        .into_any(),
        Kind::Number => {
            let Range { min, max, step, zero } = range_of(key);
            let usual = memo(move || play.state().with(usual));
            let number = move || value.with(|value| parse_number(value)).unwrap_or(usual.get());
            // The default number is not stored as a choice, so that it follows the default of any later choice.
            let commit = move |number: f64| {
                let is_usual =
                    number == usual.get_untracked() && value.with_untracked(String::is_empty);
                if !is_usual {
                    set(number.to_string());
                }
            };
            view! {
            <span class="w-row">
                <span class="w-select">
                    <span aria-hidden="true">{label}</span>
                    <NumberField
                        label
                        value=Signal::derive(number)
                        on_commit=commit
                        on_reject=rejected()
                        zero=tr(word_of(zero))
                        min max step
                        bare=true
                    />
                </span>
                <Help about=label text=help />
            </span>
            }
            .into_any()
        }
    };
    let note = memo(move || play.state().with(note));
    let note =
        move || note.get().map(|note| view! { <p class="row-note" role="note">{t(note)}</p> });
    view! { <Field control=key hidden=is_away>{row}{dynamic(note)}</Field> }
}
