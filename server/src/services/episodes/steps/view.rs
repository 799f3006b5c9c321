//! A step as its page shows it: to whoever decides with the answer's form, to whoever proposed it
//! with the way back.

use stepwise_app::components::clock_words::ClockWordsOptions;
use stepwise_app::pages::episodes::{AnswerForm, StepPage};
use stepwise_domain::episode::step::{self, Answer, Missing, StepKind, StepState};
use stepwise_domain::form::{Answers, FieldError};
use stepwise_domain::permission::{Act, may};
use uuid::Uuid;

use super::{Asked, closing, path};
use crate::app::App;
use crate::error::Result;
use crate::services::episodes::{facts, record};
use crate::services::viewer::Viewer;
use crate::store::running;

/// The page, with what was typed and what is wrong with it.
pub async fn view(
    app: &App,
    viewer: &Viewer,
    asked: Asked,
    typed: Answers,
    errors: Vec<FieldError>,
) -> Result<StepPage> {
    let Asked {
        step,
        episode,
        section,
    } = asked;
    let (row, reason) = (&step.row, step.reason());
    let own = row.proposed_by == viewer.account;
    let can = |said| step::answer(step.state, said, own, viewer.role, step.kind, reason).is_ok();
    let none = Answers::default();
    let facts = facts::of(app.store.read(), app, &episode, &step.form.answers, &none).await?;
    let mut missing = step::check(step.kind, reason, &facts);
    // What the answer itself says.
    missing.retain(|one| {
        !matches!(
            one,
            step::Precondition::HandoverHeld | step::Precondition::RaisesTierAnswered
        )
    });
    let waits = step.state == StepState::Proposed;
    let notice = (waits && !missing.is_empty()).then(|| {
        let missing = Missing(missing);
        format!("It cannot be accepted yet. {missing}")
    });
    let answers = can(Answer::Accept).then_some(AnswerForm {
        section,
        answers: typed,
        accept: match step.kind {
            StepKind::ToMash | StepKind::Up3To4a => "Take it on",
            _ => "Accept it",
        },
        decline: match step.kind {
            StepKind::ToMash | StepKind::Up3To4a => "Return it",
            _ => "Do not accept it",
        },
    });
    let asked_to_answer = answers.is_some();
    let closing = if waits && step.kind == StepKind::Close {
        Some(closing::words(app, &episode, &step.form.answers).await?)
    } else {
        None
    };
    Ok(StepPage {
        closing,
        title: super::title(step.kind).into(),
        back: super::super::path(&episode),
        clock: clock(app, episode.row.id, row.id).await?,
        cards: record::step_cards(app, viewer, &step).await?,
        notice,
        action: path(&episode, row.id),
        version: episode.row.version,
        answer: answers,
        // Whoever is asked has a way to say no already.
        withdraw: !asked_to_answer && can(Answer::Withdraw) && {
            let relation = super::super::relation(app, viewer, &episode).await?;
            may(viewer.role, Act::ProposeStep, relation)
        },
        errors,
        reference: episode.row.reference,
    })
}

async fn clock(app: &App, episode: Uuid, step: Uuid) -> Result<Option<ClockWordsOptions>> {
    let running = running::running(app.store.read(), [episode]).await?;
    let own = running.iter().find(|one| one.row.subject_id == Some(step));
    Ok(own.map(|one| ClockWordsOptions::running(&app.calendar, one.row.due_at, app.now())))
}
