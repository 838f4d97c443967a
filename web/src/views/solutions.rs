//! What `solutions=true` in a link adds to the open step of a lesson, for teachers: the right answer, the
//! comments on the other answers, and how to reach the goal. Learners do not see it.

use crate::jobs::begin;
use crate::lang::{LESSON, language_of, t, t_of, tr};
use crate::texts;
use crate::views::words;
use leptos::prelude::*;
use playground::jobs::{Order, Outcome, Source};
use playground::tasks::lesson::LessonStep;
use playground::tasks::prediction::{Answers, Prediction, Truth};
use ui::jobs::{Jobs, Ticket};
use ui::type_erased::dynamic;

#[component]
pub(crate) fn Solutions(step: LessonStep) -> impl IntoView {
    let state = step.opens();
    let language = move || language_of(LESSON);
    let prediction = Prediction::of(&state);
    let goal = state.goal.is_some().then(|| reaches(&step.solution));
    if prediction.is_none() && goal.is_none() {
        return ().into_any();
    }
    let answer = prediction.map(|prediction| {
        let truth = right_answer(Source::of(&state));
        let told = move || match (truth.get(), &prediction.answer) {
            (Some(Truth::Choice(k)), Answers::Choices(choices)) => {
                choices.get(k).map(|(choice, _)| t_of(LESSON, choice)).unwrap_or_default()
            }
            (Some(Truth::Number(number)), _) => plot::number::short(number),
            _ => t(texts::task::WORKING_OUT),
        };
        view! { <dt>{tr(texts::task::RIGHT_ANSWER)}</dt> <dd class="right" lang=language>{dynamic(told)}</dd> }
    });
    let reasons = step.why.into_iter().map(|(answer, why)| {
        let [answer, why] = [answer, why].map(|text| dynamic(move || t_of(LESSON, &text)));
        view! { <dt lang=language>{answer}</dt> <dd lang=language>{why}</dd> }
    });
    view! {
        <section class="solutions" aria-label=tr(texts::task::SOLUTIONS)>
            <h3>{tr(texts::task::SOLUTIONS)}</h3>
            <dl>{answer} {reasons.collect_view()} {goal}</dl>
        </section>
    }
    .into_any()
}

/// How to reach the goal: with these settings, or by training alone.
fn reaches(solution: &str) -> impl IntoView + use<> {
    let solution = solution.to_owned();
    let told = move || {
        let settings = words::changes(&solution);
        let settings = settings.into_iter().map(|(name, value)| format!("{name}: {value}"));
        let settings: Vec<String> = settings.collect();
        match settings.is_empty() {
            true => t(texts::task::TRAIN_ONLY),
            false => settings.join("; "),
        }
    };
    view! { <dt>{tr(texts::task::REACHED_BY)}</dt> <dd>{dynamic(told)}</dd> }
}

/// The right answer, as soon as it is computed.
fn right_answer(source: Source) -> RwSignal<Option<Truth>> {
    let jobs = expect_context::<Jobs>();
    let truth = RwSignal::new(None::<Truth>);
    let ticket: Option<Ticket> = begin(jobs, Order::Truth(source), move |outcome, is_whole| {
        if let (Outcome::Truth(found), true) = (outcome, is_whole) {
            // The step may have been closed by now.
            truth.try_set(found);
        }
    });
    on_cleanup(move || ticket.into_iter().for_each(|ticket| jobs.cancel(ticket)));
    truth
}
