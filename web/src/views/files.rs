//! Files: the menu that saves, opens and exports, and what becomes of a text that arrives. How text
//! leaves the page and gets there is in `ui::files`; tables are in `table.rs`.

use crate::lang::{t, told, tr};
use crate::part::{self, ToolView, in_part};
use crate::play::Play;
use crate::texts;
use crate::views::table::Tables;
use leptos::prelude::*;
use playground::files::export::Format;
use playground::{Control, Saved};
use ui::files::{self, Text};
use ui::widgets::{Align, IconButton, IconName, Popover, Side, Toasts};

/// What a saved network is called.
const FILE: &str = "nabla.json";

/// Where texts arrive: any view can take the handle out of the context.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arrivals {
    take: Callback<Text>,
}

impl Arrivals {
    /// Listens to what is dropped and pasted until the owner is gone.
    pub(crate) fn provide(
        play: Play,
        toasts: Toasts,
        tables: Tables,
        is_over: RwSignal<bool>,
    ) -> Self {
        let take = Callback::new(move |text| take(play, toasts, tables, text));
        let arrivals = Self { take };
        files::connect(is_over, take);
        provide_context(arrivals);
        arrivals
    }

    /// Asks for a table.
    pub(crate) fn choose_table(self) {
        files::choose(".csv,.tsv,.txt", self.take);
    }

    /// Asks for a saved network.
    fn choose_network(self) {
        files::choose(".json", self.take);
    }
}

/// Does what a text that has arrived asks for.
fn take(play: Play, toasts: Toasts, tables: Tables, text: Text) {
    part::act(toasts, Box::new(move || Box::pin(read(play, toasts, tables, text.clone()))));
}

in_part!(tools: fn read(play: Play, toasts: Toasts, tables: Tables, text: Text) -> () {
    match text {
        Err(()) => toasts.show(t(texts::NOT_READ), None),
        Ok(text) if text.trim_start().starts_with('{') => open(play, toasts, &text),
        Ok(text) => tables.take(play, toasts, &text),
    }
});

fn open(play: Play, toasts: Toasts, text: &str) {
    if play.is_hidden_now(Control::Files) {
        return;
    }
    let opened = Saved::from_json(text).and_then(|saved| play.open_saved(&saved));
    let said = opened.map_or_else(|sentence| told(&sentence), |()| t(texts::OPENED));
    toasts.show(said, None);
}

#[component]
pub(crate) fn Files() -> impl IntoView {
    let open = RwSignal::new(false);
    let anchor = move || {
        view! {
            <IconButton
                icon=IconName::File
                label=tr(Control::Files.spec().label)
                on_click=move || open.update(|open| *open = !*open)
            />
        }
    };
    let menu = move || part::tools(ToolView::Files(open));
    view! {
        <Popover open anchor label=tr(Control::Files.spec().label) side=Side::Below align=Align::End>
            <div class="menu">{menu()}</div>
        </Popover>
    }
}

/// What can be done with files.
#[component]
pub(crate) fn Menu(
    /// What to close after a choice.
    open: RwSignal<bool>,
) -> impl IntoView {
    let play = expect_context::<Play>();
    let arrivals = expect_context::<Arrivals>();
    // `what` is a format's place in its registry; before the first come saving and opening.
    let item =
        move |label: &'static str, help: &'static str, act: fn(Play, Arrivals, usize), what| {
            view! {
                <button
                    type="button"
                    class="menu-item"
                    title=tr(help)
                    on:click=move |_| {
                        open.set(false);
                        act(play, arrivals, what);
                    }
                >
                    {tr(label)}
                </button>
            }
        };
    let formats = move || {
        let format = |(k, format): (usize, &Format)| {
            let spec = format.spec();
            item(spec.label, spec.help, |play, _, k| export(play, Format::ALL[k]), k)
        };
        Format::ALL.iter().enumerate().map(format).collect_view()
    };
    view! {
        {item(texts::SAVE_NETWORK, texts::SAVE_NETWORK_HELP, |play, _, _| save(play), 0)}
        {item(texts::OPEN_NETWORK, texts::OPEN_NETWORK_HELP, |_, it, _| it.choose_network(), 0)}
        <h3>{tr(texts::EXPORT_AS)}</h3>
        {formats()}
    }
}

fn save(play: Play) {
    files::download(FILE, &play.peek(Saved::of).to_json());
}

fn export(play: Play, format: Format) {
    files::download(format.spec().file, &play.peek(|session| format.write(session)));
}
