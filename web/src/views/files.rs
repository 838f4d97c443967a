//! Files: the menu that saves, opens and exports, and the handling of bytes that arrive. `ui::files` moves
//! texts out of the page and bytes into it; tables are in `table.rs`.

use crate::jobs::begin;
use crate::lang::{filled, t, told, tr};
use crate::part::{self, ToolView, in_part};
use crate::play::Play;
use crate::texts;
use crate::views::table::Tables;
use leptos::prelude::*;
use playground::files::Snapshot;
use playground::files::export::{Format, Precision};
use playground::jobs::{Document, FileOrder, FileOutcome};
use playground::plane::table::MAX_BYTES;
use playground::{Control, Weights};
use ui::files::{self, Bytes};
use ui::jobs::Jobs;
use ui::type_erased::dynamic;
use ui::widgets::{Align, IconButton, IconName, Popover, Side, Toasts};

/// The file name of a saved network.
const FILE: &str = "nabla.json";

/// The destination of files and texts. Any view can get this handle from the context.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arrivals {
    take: Callback<Bytes>,
}

impl Arrivals {
    /// Listens to dropped files and pasted texts until the owner is disposed.
    pub(crate) fn provide(
        play: Play,
        toasts: Toasts,
        tables: Tables,
        is_over: RwSignal<bool>,
    ) -> Self {
        let take = Callback::new(move |bytes| take(play, toasts, tables, bytes));
        let arrivals = Self { take };
        files::connect(is_over, take);
        provide_context(arrivals);
        arrivals
    }

    /// Asks the user for a table.
    pub(crate) fn choose_table(self) {
        files::choose(".csv,.tsv,.tab,.txt,.dat,.data,.md,text/csv,text/plain", self.take);
    }

    /// Asks the user for a saved network.
    fn choose_network(self) {
        files::choose(".json,.npz,.safetensors", self.take);
    }
}

/// Handles the bytes that have arrived.
fn take(play: Play, toasts: Toasts, tables: Tables, bytes: Bytes) {
    part::act(toasts, Box::new(move || Box::pin(read(play, toasts, tables, bytes.clone()))));
}

in_part!(tools: fn read(play: Play, toasts: Toasts, tables: Tables, bytes: Bytes) -> () {
    arrived(play, toasts, tables, bytes);
});

fn arrived(play: Play, toasts: Toasts, tables: Tables, bytes: Bytes) {
    let Ok(bytes) = bytes else { return toasts.warn(t(texts::files::NOT_READ)) };
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    let are_weights = Weights::are_in(&bytes);
    if !are_weights && !text.trim_ascii_start().starts_with(b"{") {
        return tables.take(play, bytes);
    }
    if play.is_hidden_now(Control::Files) {
        return;
    }
    if are_weights {
        let loaded = Weights::from_bytes(&bytes).and_then(|weights| play.load_weights(&weights));
        let loaded = loaded.map_err(|sentence| told(&sentence));
        say(toasts, loaded, texts::files::LOADED);
    } else if MAX_BYTES < bytes.len() {
        toasts.warn(t(texts::files::NOT_READ));
    } else {
        open(play, toasts, tables.jobs(), String::from_utf8_lossy(text).into_owned());
    }
}

/// Opens a saved network.
fn open(play: Play, toasts: Toasts, jobs: Jobs, text: String) {
    begin(jobs, FileOrder::Read(text), move |outcome, _| {
        let FileOutcome::Read(read) = outcome else { return };
        // The page may have been closed by now.
        if play.is_gone() {
            return;
        }
        let opening = read.map_err(|sentence| sentence.told(&t));
        let opening = opening.and_then(|it| it.opening().map_err(|sentence| told(&sentence)));
        say(toasts, opening.map(|opening| play.open_trained(opening)), texts::files::OPENED);
    });
}

/// Shows what has been done, or why it failed.
fn say(toasts: Toasts, done: Result<(), String>, what: &'static str) {
    match done {
        Ok(()) => toasts.show(t(what), None),
        Err(sentence) => toasts.warn(sentence),
    }
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

/// The menu of actions on files.
#[component]
pub(crate) fn Menu(
    /// The signal of the menu to close after a choice.
    open: RwSignal<bool>,
) -> impl IntoView {
    let play = expect_context::<Play>();
    let arrivals = expect_context::<Arrivals>();
    let jobs = expect_context::<Jobs>();
    let item = move |label: String, help: &'static str, act: Callback<()>| {
        view! {
            <button
                type="button"
                class="menu-item"
                title=tr(help)
                on:click=move |_| {
                    open.set(false);
                    act.run(());
                }
            >
                {label}
            </button>
        }
    };
    let save = Callback::new(move |()| {
        write(jobs, FILE, FileOrder::Write(Document::Saved, play.peek(Snapshot::of)));
    });
    let choose = Callback::new(move |()| arrivals.choose_network());
    let format = move |format: Format| {
        let spec = format.spec();
        let button = move |label: String, precision: Precision| {
            let act = move |()| {
                let document = Document::Export(format.id().to_owned(), precision.id().to_owned());
                write(jobs, spec.file, FileOrder::Write(document, play.peek(Snapshot::of)));
            };
            item(label, spec.help, Callback::new(act))
        };
        let other = spec.precisions.get(1).map(|precision| {
            button(filled(texts::files::AS_PRECISION, &[precision.id().to_owned()]), *precision)
        });
        view! {
            {button(t(spec.label), spec.precisions[0])}
            {(!spec.loading.is_empty())
                .then(|| {
                    view! {
                        <details class="menu-more">
                            <summary>{t(texts::files::HOW_TO_LOAD)}</summary>
                            <pre translate="no">{spec.loading}</pre>
                            {other}
                        </details>
                    }
                })}
        }
    };
    // In the language of the page, and again whenever that changes.
    dynamic(move || {
        view! {
            {item(t(texts::files::SAVE_NETWORK), texts::files::SAVE_NETWORK_HELP, save)}
            {item(t(texts::files::OPEN_NETWORK), texts::files::OPEN_NETWORK_HELP, choose)}
            <h3>{t(texts::files::EXPORT_AS)}</h3>
            {Format::ALL.iter().map(|it| format(*it)).collect_view()}
        }
    })
}

/// Writes a file and saves it with this name.
pub(crate) fn write(jobs: Jobs, name: &'static str, order: FileOrder) {
    begin(jobs, order, move |outcome, _| {
        if let FileOutcome::Written(bytes) = outcome {
            files::download_bytes(name, &bytes.0);
        }
    });
}
