//! The panel of the lessons: the list with its search, or the open lesson, step by step.

use crate::lang::{LESSON, LIST, language_of, t, t_of, tr};
use crate::texts;
use crate::views::figure::FigureCard;
use crate::views::lessons::Lessons;
use crate::views::solutions::Solutions;
use crate::views::stage::Stage;
use crate::views::task::TaskCard;
use leptos::prelude::*;
use playground::Control;
use playground::tasks::lesson::{Entry, Lesson};
use std::sync::Arc;
use ui::type_erased::{dynamic, effect};
use ui::widgets::{Button, Formula, Icon, IconButton, IconName, closing_sign};
use wasm_bindgen::{JsCast, JsValue};

#[component]
pub(crate) fn Rail(lessons: Lessons) -> impl IntoView {
    let stage = expect_context::<Stage>();
    view! {
        <aside class="rail" aria-label=tr(texts::LESSONS) data-control=Control::Lessons.id()>
            {dynamic(move || match lessons.open.get() {
                Some((_, lesson)) => view! { <Opened lessons lesson /> }.into_any(),
                None => view! { <List lessons /> }.into_any(),
            })}
            {dynamic(move || (!stage.is_small()).then(|| view! {
                <span class="rail-close">
                    <IconButton
                        icon=IconName::Close
                        label=tr(texts::CLOSE)
                        on_click=move || stage.rail.set(false)
                    />
                </span>
            }))}
        </aside>
    }
}

#[component]
fn List(lessons: Lessons) -> impl IntoView {
    let search = RwSignal::new(String::new());
    let matching = move || {
        let words = search.get();
        // Searches the words of the page's language and the English words.
        let fits = |entry: &&Entry| entry.fits_in(&words, &|text| t_of(LIST, text));
        lessons.list.with(|list| list.iter().filter(fits).cloned().collect::<Vec<_>>())
    };
    let row = move |entry: Entry, is_first: bool| {
        let Entry { id, title, about, group, minutes, slides, .. } = entry;
        let [title, about, group] = [title, about, group].map(|text| t_of(LIST, &text));
        let slides = slides.join(" · ").replace('-', "–");
        let minutes = minutes.map(|minutes| move || texts::minutes(minutes));
        let is_done = lessons.finished.with(|finished| finished.contains(&id));
        view! {
            {is_first.then(|| view! { <h3>{group}</h3> })}
            <button type="button" class="lesson" on:click=move |_| lessons.begin(&id)>
                <b>{title} {is_done.then(|| view! { <Icon name=IconName::Check /> })}</b>
                <span>{about}</span>
                <small>{minutes} <span>{slides}</span></small>
            </button>
        }
    };
    let rows = move || {
        let mut group = String::new();
        let with_head = |entry: Entry| {
            let is_first = entry.group != group;
            group.clone_from(&entry.group);
            row(entry, is_first)
        };
        matching().into_iter().map(with_head).collect_view()
    };
    view! {
        <h2>{tr(texts::LESSONS)}</h2>
        <input
            type="search"
            class="find"
            placeholder=tr(texts::FIND)
            aria-label=tr(texts::FIND)
            prop:value=move || search.get()
            on:input:target=move |event| search.set(event.target().value())
        />
        <p class="warning" role="status" hidden=move || !lessons.failed.get()>{tr(texts::LESSONS_AWAY)}</p>
        <div class="lesson-list" lang=move || language_of(LIST)>{rows}</div>
        <p role="status" hidden=move || {
            !matching().is_empty() || lessons.list.with(|list| list.is_empty())
        }>{tr(texts::NOT_FOUND)}</p>
    }
}

#[component]
fn Opened(lessons: Lessons, lesson: Arc<Lesson>) -> impl IntoView {
    let n = lesson.steps.len();
    let (steps, taught) = (lesson.clone(), lesson.clone());
    // The controls that a step mentions get a ring.
    effect(move || {
        let step = lessons.step.get();
        let point = steps.steps.get(step).map(|step| step.point.clone()).unwrap_or_default();
        // After the page has applied the step's settings.
        request_animation_frame(move || point_at(&point));
    });
    on_cleanup(|| point_at(&[]));
    // After a change of size, the tiles are in other places.
    let stage = expect_context::<Stage>();
    effect(move || {
        stage.resized.track();
        request_animation_frame(center_network);
    });
    let step = move || {
        let at = lessons.step.get();
        let step = lesson.steps.get(at)?;
        let dots = (0..n).map(|k| view! { <i class:done=k <= at></i> }).collect_view();
        // A number and its percent sign stay on one line.
        let told = |text: &String| t_of(LESSON, text).replace(" %", "\u{a0}%");
        let title = told(&lesson.title);
        let language = language_of(LESSON);
        let paragraphs = step.text.iter().map(|text| view! { <p>{marked(&told(text))}</p> });
        Some(view! {
            <p class="lesson-at">{format!("{title} · {}", texts::step_of(at + 1, n))}</p>
            <h2 lang=language>{told(&step.title)}</h2>
            <div class="lesson-dots" aria-hidden="true">{dots}</div>
            <div class="lesson-text" lang=language on:copy=move |event| _ = copy_plainly(&event)>
                {paragraphs.collect_view()}
            </div>
        })
    };
    let at = move || lessons.step.get();
    let solutions = lessons.solutions();
    let solution = move || {
        let step = taught.steps.get(at()).filter(|_| solutions.get())?.clone();
        Some(view! { <Solutions step /> })
    };
    view! {
        <div class="lesson-body" aria-live="polite">
            {step}
            {dynamic(move || (!stage.is_small()).then(|| view! { <FigureCard /> }))}
            <TaskCard />
            {dynamic(solution)}
        </div>
        <div class="lesson-foot">
            <Button
                label=Signal::derive(move || t(if at() == 0 { texts::ALL_LESSONS } else { texts::BACK }))
                quiet=true
                on_click=move || match lessons.step.get_untracked() {
                    0 => lessons.close(),
                    step => lessons.go(step - 1),
                }
            />
            <IconButton
                icon=IconName::Reset
                label=tr(texts::AGAIN)
                on_click=move || lessons.go(lessons.step.get_untracked())
            />
            <Button
                primary=true
                label=Signal::derive(move || t(if at() + 1 == n { texts::FINISH } else { texts::NEXT }))
                on_click=move || {
                    let step = lessons.step.get_untracked() + 1;
                    if step == n { lessons.finish() } else { lessons.go(step) }
                }
            />
        </div>
    }
}

/// Renders `*…*` as emphasis and `` `…` `` as a formula.
fn marked(text: &str) -> impl IntoView + use<> {
    let mut parts = Vec::new();
    for (k, part) in text.split('*').enumerate() {
        if k % 2 == 1 {
            parts.push(view! { <em>{part.to_owned()}</em> }.into_any());
            continue;
        }
        let mut quoted = part.split('`');
        parts.extend(quoted.next().map(|text| text.to_owned().into_any()));
        while let Some(formula) = quoted.next() {
            let (sign, rest) = closing_sign(quoted.next().unwrap_or_default());
            parts.push(view! { <Formula text=formula then=sign /> }.into_any());
            parts.push(rest.to_owned().into_any());
        }
    }
    parts
}

/// Copies the selected part of a lesson's text, with its formulas in plain notation. If the selection contains
/// no formula, or is inside one, the browser copies it.
fn copy_plainly(event: &web_sys::ClipboardEvent) -> Option<()> {
    let call = |on: &JsValue, name: &str, arguments: &js_sys::Array| {
        let method = js_sys::Reflect::get(on, &name.into()).ok()?;
        method.dyn_into::<js_sys::Function>().ok()?.apply(on, arguments).ok()
    };
    let nothing = js_sys::Array::new();
    let selection = call(&window(), "getSelection", &nothing)?;
    let range = call(&selection, "getRangeAt", &js_sys::Array::of1(&0.into()))?;
    let selected = call(&range, "cloneContents", &nothing)?.dyn_into::<web_sys::Node>().ok()?;
    let copied = document().create_element("div").ok()?;
    copied.append_child(&selected).ok()?;
    let all = |selectors: &str| {
        let all = copied.query_selector_all(selectors).ok()?;
        Some((0..all.length()).filter_map(move |k| all.item(k)))
    };
    let mut has_formula = false;
    for formula in all("[data-text]")? {
        let formula = formula.dyn_into::<web_sys::Element>().ok()?;
        formula.set_text_content(formula.get_attribute("data-text").as_deref());
        has_formula = true;
    }
    for paragraph in all("p + p")? {
        let text = paragraph.text_content()?;
        paragraph.set_text_content(Some(&format!("\n{text}")));
    }
    if has_formula {
        event.clipboard_data()?.set_data("text/plain", &copied.text_content()?).ok()?;
        event.prevent_default();
    }
    Some(())
}

/// Puts a ring around these controls and removes it from all others. The page is notified whether one of them
/// belongs to the data, because the data then keep their space. On phones, the first control is scrolled into
/// view, between the picture and the lesson's sheet. If the network is higher than its space, its middle is
/// scrolled into view.
fn point_at(controls: &[String]) {
    let Ok(all) = document().query_selector_all("[data-control]") else { return };
    for k in 0..all.length() {
        let element = all.get(k).and_then(|it| it.dyn_into::<web_sys::Element>().ok());
        let Some(element) = element else { continue };
        let id = element.get_attribute("data-control").unwrap_or_default();
        let _ = element.class_list().toggle_with_force("pointed", controls.contains(&id));
    }
    let find = |selectors| document().query_selector(selectors).ok().flatten();
    let is_in_data = find(".data.pointed, .data .pointed").is_some();
    if let Some(app) = find(".app:not(.first)") {
        let _ = app.class_list().toggle_with_force("data-pointed", is_in_data);
    }
    if let Some(first) = find(".app.taught .stage .pointed") {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        first.scroll_into_view_with_scroll_into_view_options(&options);
    }
    center_network();
}

/// On phones: scrolls the network's tiles that the lesson mentions to the middle of the network's area.
fn center_network() {
    let all = document()
        .query_selector_all(".app.taught .net.pointed .net-scroll, .app.taught .net.pointed .tile");
    let Ok(all) = all else { return };
    let all = (0..all.length()).filter_map(|k| all.get(k)?.dyn_into::<web_sys::Element>().ok());
    let all: Vec<_> = all.map(|it| (it.get_bounding_client_rect(), it)).collect();
    let [(room, scrolled), tiles @ ..] = &all[..] else { return };
    let top = tiles.iter().map(|(tile, _)| tile.top()).fold(f64::INFINITY, f64::min);
    let bottom = tiles.iter().map(|(tile, _)| tile.bottom()).fold(top, f64::max);
    if top.is_finite() {
        let by = (top + bottom - room.top() - room.bottom()) / 2.0;
        scrolled.set_scroll_top(scrolled.scroll_top() + by as i32);
    }
}
