//! Tasks in a link or a lesson: a prediction, which users answer before the run, and a goal, which the program
//! checks.

use crate::jobs::begin;
use crate::lang::{LESSON, language_of, t, t_of, told, tr};
use crate::play::Play;
use crate::texts;
use crate::views::figure::FigureCard;
use crate::views::lessons::{Answered, Lessons};
use crate::views::setting::rejected;
use leptos::prelude::*;
use playground::Session;
use playground::jobs::{Order, Outcome, Source};
use playground::settings::LessonPlace;
use playground::tasks::prediction::{Answers, Prediction, Truth, is_right};
use ui::jobs::{Jobs, Ticket};
use ui::type_erased::{dynamic, effect};
use ui::widgets::{Button, Icon, IconName, NumberField};

/// The tasks of a link without a lesson, beside the network. Together with a figure, they have a column or, if
/// there is none, a section of the page.
#[component]
pub(crate) fn Task() -> impl IntoView {
    let play = expect_context::<Play>();
    let has_task = play.get(|state| state.goal.is_some() || state.question.is_some());
    let has_figure = play.get(|state| state.figure.is_some());
    dynamic(move || {
        let has_figure = has_figure.get();
        (has_figure || has_task.get()).then(|| {
            view! { <aside class="task" class:figured=has_figure><FigureCard /><TaskCard /></aside> }
        })
    })
}

/// The figure of an open lesson if it is on the stage instead of beside the text.
#[component]
pub(crate) fn LessonFigure() -> impl IntoView {
    view! { <aside class="task figured"><FigureCard /></aside> }
}

#[component]
pub(crate) fn TaskCard() -> impl IntoView {
    view! {
        <Predict />
        <GoalLine />
    }
}

/// The goal, and whether it has been reached since it was set.
#[component]
fn GoalLine() -> impl IntoView {
    let play = expect_context::<Play>();
    let goal = play.get(|state| state.goal.as_ref().and_then(|it| it.value().cloned()));
    let reached = play.reached();
    let lessons = expect_context::<Lessons>();
    effect(move || {
        if reached.get().is_some() {
            lessons.did_task();
        }
    });
    dynamic(move || {
        goal.get().map(|goal| {
            let mark = move || reached.get().map(|_| view! { <Icon name=IconName::Check /> });
            view! {
                <p class="goal" class:reached=move || reached.get().is_some() role="status">
                    <span class="goal-mark">{mark}</span>
                    <span>
                        <b>{tr(texts::task::GOAL)}</b> " "
                        {dynamic(move || {
                            // Rendered again for each language, because each has its own decimal sign.
                            let goal = told(&goal.sentence());
                            match reached.get() {
                                Some(epoch) => texts::task::reached(goal, epoch),
                                None => goal,
                            }
                        })}
                    </span>
                </p>
            }
        })
    })
}

/// The question. The answer is fixed before the run, and the result is shown after it.
#[component]
fn Predict() -> impl IntoView {
    let play = expect_context::<Play>();
    let asked = play.get(|state| Prediction::of(state).map(|it| (it, state.lesson.clone())));
    dynamic(move || {
        asked.get().map(|(prediction, lesson)| {
            let place = lesson.and_then(|it| it.value().cloned());
            view! { <Question prediction place /> }
        })
    })
}

#[component]
fn Question(
    prediction: Prediction,
    /// The step of the lesson that contains the question.
    place: Option<LessonPlace>,
) -> impl IntoView {
    let play = expect_context::<Play>();
    let lessons = expect_context::<Lessons>();
    // Users who return to a question find their answer.
    let before = place.as_ref().and_then(|it| lessons.answer_to(it, &prediction.question));
    let was_run = before.as_ref().is_some_and(|it| it.is_run);
    // The user's answer. The computation of the truth starts when the user answers.
    let answer = RwSignal::new(None::<Truth>);
    let truth = RwSignal::new(None::<Truth>);
    let is_known = RwSignal::new(false);
    let Prediction { question, answer: answers, after } = prediction;
    let jobs = expect_context::<Jobs>();
    let asked = StoredValue::new(None::<Ticket>);
    let lock = move |given: Truth| {
        answer.set(Some(given));
        let order = Order::Truth(play.state().with_untracked(Source::of));
        let ticket = begin(jobs, order, move |outcome, is_whole| {
            if let (Outcome::Truth(found), true) = (outcome, is_whole) {
                // The question may have been closed by now.
                truth.try_set(found);
                is_known.try_set(true);
            }
        });
        asked.set_value(ticket);
    };
    on_cleanup(move || {
        asked.try_get_value().flatten().into_iter().for_each(|ticket| jobs.cancel(ticket));
    });
    // Once the run has reached this epoch, the result stays known, whatever happens to the run.
    let is_run = RwSignal::new(after == 0 || was_run);
    effect(move || {
        let is_due = answer.get().is_some() && !is_run.get();
        let has_come = |session: &Session| {
            let is_over = session.divergence().is_some() || session.stopped().is_some();
            after <= session.completed() || is_over
        };
        if is_due && play.read(has_come) {
            is_run.set(true);
        }
    });
    let is_shown = move || answer.get().is_some() && is_run.get();
    // Nobody can see the result before answering, neither by playing nor in the numbers on the page.
    let is_early = RwSignal::new(false);
    effect(move || {
        if answer.get().is_some() {
            return;
        }
        if play.playing().get() {
            play.pause();
            is_early.set(true);
        }
        // While another step opens, the run still belongs to the previous step.
        let is_asked_of = |session: &Session| {
            let of = session.state();
            play.state()
                .with_untracked(|now| (&now.question, &now.lesson) == (&of.question, &of.lesson))
        };
        if play.read(|session| 0 < session.completed() && is_asked_of(session)) {
            play.seek(0);
            is_early.set(true);
        }
    });
    if let Some(before) = before {
        lock(before.answer);
    }
    let asked_here = StoredValue::new(place.map(|place| (place, question.clone())));
    effect(move || {
        let (answer, is_run) = (answer.get(), is_run.get());
        if let (Some((place, question)), Some(answer)) = (asked_here.get_value(), answer) {
            lessons.answer(Answered { place, question, answer, is_run });
        }
    });
    effect(move || cover_numbers(after == 0 && answer.get().is_none()));
    on_cleanup(|| cover_numbers(false));
    let step = StoredValue::new(lessons.open_step());
    // The sentences of a lesson are shown in the language of the page. The right answer and its explanation are
    // looked up by the English text. A question that a user wrote into a link is shown unchanged.
    let is_lesson = step.with_value(Option::is_some);
    let shown = move |text: &str| if is_lesson { t_of(LESSON, text) } else { text.to_owned() };
    let language = move || is_lesson.then(|| language_of(LESSON));
    effect(move || {
        if is_shown() {
            lessons.did_task();
        }
    });
    let lock = Callback::new(lock);
    let (choices, number) = match answers {
        Answers::Choices(choices) => {
            let labels: Vec<String> = choices.into_iter().map(|(label, _)| label).collect();
            (Some(labels), None)
        }
        Answers::Number(quantity) => (None, Some(quantity)),
    };
    let quantity = number;
    let names = StoredValue::new(choices.clone().unwrap_or_default());
    let name_of =
        move |k: usize| names.with_value(|names| names.get(k).cloned().unwrap_or_default());
    let choices = choices.map(|labels| {
        let choice = move |(k, label): (usize, String)| {
            let is_mine = move || answer.get() == Some(Truth::Choice(k));
            let is_right = move || is_shown() && truth.get() == Some(Truth::Choice(k));
            view! {
                <button
                    type="button"
                    class="answer"
                    lang=language
                    class:mine=is_mine
                    class:right=is_right
                    aria-pressed=move || is_mine().to_string()
                    disabled=move || answer.get().is_some()
                    on:click=move |_| lock.run(Truth::Choice(k))
                >
                    {move || shown(&label)}
                </button>
            }
        };
        labels.into_iter().enumerate().map(choice).collect_view()
    });
    let number = number.map(|quantity| {
        let typed = RwSignal::new(0.0);
        view! {
            <span class="w-row">
                <NumberField
                    label=Signal::derive(move || told(&quantity.label()))
                    value=typed
                    on_commit=move |value| typed.set(value)
                    on_reject=rejected()
                    step=0.1
                    disabled=Signal::derive(move || answer.get().is_some())
                />
                <span hidden=move || answer.get().is_some()>
                    <Button
                        label=tr(texts::task::LOCK)
                        on_click=move || lock.run(Truth::Number(typed.get_untracked()))
                    />
                </span>
            </span>
        }
    });
    let verdict = move || {
        if is_early.get() && answer.get().is_none() {
            return Some(t(texts::task::ANSWER_FIRST));
        }
        let given = answer.get().filter(|_| is_shown())?;
        if !is_known.get() {
            return Some(t(texts::task::WORKING_OUT));
        }
        truth.get().map(|truth| match (given, truth) {
            (Truth::Choice(given), Truth::Choice(right)) if given == right => t(texts::task::RIGHT),
            (_, Truth::Choice(right)) => texts::task::right_choice(shown(&name_of(right))),
            (Truth::Number(given), Truth::Number(right)) => {
                let is_right = quantity.is_some_and(|it| is_right(it, given, right));
                texts::task::verdict(is_right, plot::number::short(right))
            }
            (Truth::Choice(_), Truth::Number(right)) => {
                texts::task::it_is(plot::number::short(right))
            }
        })
    };
    let why = move || {
        let given = answer.get().filter(|_| is_shown() && is_known.get())?;
        step.with_value(|step| {
            let step = step.as_ref()?;
            let why = match given {
                Truth::Choice(given) => step.reason(&name_of(given)),
                Truth::Number(given) => step.reason_for(given),
            };
            why.map(shown)
        })
    };
    view! {
        <fieldset class="predict" aria-busy=move || (answer.get().is_some() && !is_known.get()).to_string()>
            <legend lang=language>{move || shown(&question)}</legend>
            {choices}
            {number}
            <span hidden=move || answer.get().is_none() || is_shown()>
                <Button
                    label=Signal::derive(move || texts::task::run_to(after))
                    on_click=move || play.play_to(after)
                />
            </span>
            <p class="verdict" role="status">{verdict}</p>
            <p class="why" lang=language>{why}</p>
        </fieldset>
    }
}

/// Hides the numbers on the page that would reveal the result, or shows them again.
fn cover_numbers(is_covered: bool) {
    let page = document().query_selector(".app:not(.first)").ok().flatten();
    if let Some(page) = page {
        let _ = page.class_list().toggle_with_force("asking", is_covered);
    }
}
