//! What a lead practitioner writes down: contacts, the assessment, goals and plan, meetings,
//! reviews. What is kept stops and starts the clocks that wait for it.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Europe::London;
use serde_json::json;
use stepwise_domain::audience;
use stepwise_domain::clock::{ClockKind, words};
use stepwise_domain::episode::State;
use stepwise_domain::episode_form::{ContactOutcome, FormKind, NOT_SAFE, Scale, field, score};
use stepwise_domain::form::date::DateParts;
use stepwise_domain::form::{Answers, FieldError};
use stepwise_domain::permission::Act;
use uuid::Uuid;

use super::forms::{Filled, Opened};
use super::{clocks, drafts, left_behind, load, note, still};
use crate::app::App;
use crate::error::{Error, Result};
use crate::mail::message::Message;
use crate::services::viewer::Viewer;
use crate::services::{family, referrer_news};
use crate::store::Tx;
use crate::store::forms::Kept;
use crate::store::goals::{self, NewAction, NewGoal};
use crate::store::running::{self, Of};

/// Keeps a form for good.
pub async fn keep(app: &App, viewer: &Viewer, filled: &Filled<'_>) -> Result<()> {
    let opened = filled.opened;
    let tx = app.store.begin().await?;
    still(&tx, app, viewer, &opened.episode, Act::WorkEpisode).await?;
    let entry = drafts::write(&tx, app, viewer, opened, filled.answers, false).await?;
    if opened.kind == FormKind::Review {
        for goal in goals::of(&tx, app.store.keys(), opened.episode.row.id).await? {
            if let Ok(now) = filled.text(&score(&goal.row.id.to_string())).parse() {
                goals::score(&tx, goal.row.id, entry, now).await?;
            }
        }
    }
    run_clocks(&tx, app, filled).await?;
    tell_readers(&tx, app, viewer, filled).await?;
    let (episode, draft) = (&opened.episode, opened.draft.as_ref());
    left_behind::note_taken_on(&tx, app, viewer, episode, draft).await?;
    let detail = json!({ "entry": entry, "audience": filled.audience().code() });
    let event = format!("episode.{}_kept", opened.kind.code());
    note(&tx, app, viewer, &opened.episode, &event, detail).await?;
    tx.commit().await?;
    Ok(())
}

/// Tells those outside the team for whom something was written.
async fn tell_readers(tx: &Tx, app: &App, viewer: &Viewer, filled: &Filled<'_>) -> Result<()> {
    let audience = filled.audience();
    let referrals = super::referrals(app, &filled.opened.episode).await?;
    if audience.sees(audience::Viewer::Referrer) {
        let message = |reference, link| Message::EntryWritten { reference, link };
        // Whoever opened the episode reads it: see `shared`.
        let first = referrals.get(..1).unwrap_or_default();
        referrer_news::tell(tx, app, viewer, first, message).await?;
    }
    if audience.sees(audience::Viewer::Family) {
        for referral in &referrals {
            family::tell_update(tx, app, referral.row.id).await?;
        }
    }
    Ok(())
}

/// What was waited for has been done, and the next promise begins.
async fn run_clocks(tx: &Tx, app: &App, filled: &Filled<'_>) -> Result<()> {
    let of = Of::Episode(filled.opened.episode.row.id);
    match filled.opened.kind {
        FormKind::Contact if was_safe_contact(filled) => {
            clocks::keep(tx, app, of, ClockKind::FirstContact, None).await?;
        }
        FormKind::Assessment => {
            clocks::keep(tx, app, of, ClockKind::Assessment, None).await?;
        }
        FormKind::Taf if clocks::keep(tx, app, of, ClockKind::FirstTaf, None).await? => {
            clocks::start(tx, app, of, ClockKind::PlanToFamily, None).await?;
            clocks::start(tx, app, of, ClockKind::Review, None).await?;
        }
        FormKind::Review => {
            let due = next_review(app, filled.answers).ok_or_else(unchecked)?;
            clocks::start_until(tx, app, of, ClockKind::Review, None, due).await?;
        }
        // A colleague was quicker, or help began again.
        FormKind::OutcomeCheck
            if !clocks::keep(tx, app, of, ClockKind::OutcomeCheck, None).await? =>
        {
            return Err(Error::Stale);
        }
        _ => {}
    }
    Ok(())
}

/// Whether they were reached in a way that is safe: what was promised is that.
fn was_safe_contact(filled: &Filled<'_>) -> bool {
    let reached = filled.text(field::OUTCOME) == ContactOutcome::Reached.code();
    reached && filled.text(field::SAFE) != NOT_SAFE
}

/// The end of the day on which the next review is.
fn next_review(app: &App, answers: &Answers) -> Option<DateTime<Utc>> {
    date(answers, field::NEXT).map(|day| app.calendar.end_of(day))
}

/// What is wrong with a form beyond its questions: the next review is too far away, or in the
/// past.
pub fn also_wrong(app: &App, opened: &Opened, answers: &Answers) -> Option<FieldError> {
    if opened.kind != FormKind::Review {
        return None;
    }
    let next = date(answers, field::NEXT)?;
    let latest = app.calendar.due(app.now(), app.promises.review_at_most);
    let latest = latest.with_timezone(&London).date_naive();
    let message = if next <= app.today() {
        "The date of the next review must be after today".to_owned()
    } else if next > latest {
        let latest = words::date(latest);
        format!("The date of the next review must be on or before {latest}")
    } else {
        return None;
    };
    Some(FieldError {
        field: format!("{}-day", field::NEXT),
        message,
    })
}

fn date(answers: &Answers, question: &'static str) -> Option<NaiveDate> {
    DateParts::of(answers, question).parse().ok()
}

/// Sets a goal with the family.
pub async fn goal(app: &App, viewer: &Viewer, filled: &Filled<'_>) -> Result<()> {
    let episode = &filled.opened.episode;
    let start_score = filled.text(field::NOW).parse().map_err(Error::internal)?;
    let tx = app.store.begin().await?;
    still(&tx, app, viewer, episode, Act::WorkEpisode).await?;
    let new = NewGoal {
        episode_id: episode.row.id,
        outcome: filled.text(field::OUTCOME),
        words: filled.text(field::WORDS),
        scale: &Scale::of(filled.answers),
        start_score,
    };
    let by = (viewer.account, app.now());
    let id = goals::insert(&tx, app.store.keys(), new, by).await?;
    drafts::sent(&tx, app, viewer, episode, filled.draft()).await?;
    let detail = json!({ "goal": id, "outcome": filled.text(field::OUTCOME) });
    note(&tx, app, viewer, episode, "episode.goal_set", detail).await?;
    tx.commit().await?;
    Ok(())
}

/// Adds an action to the plan.
pub async fn plan(app: &App, viewer: &Viewer, filled: &Filled<'_>) -> Result<()> {
    let (opened, episode) = (filled.opened, &filled.opened.episode);
    let new = NewAction {
        episode_id: episode.row.id,
        goal_id: filled.text(field::GOAL).parse().ok(),
        what: filled.text(field::WORDS).to_owned().into(),
        who: who(opened, filled).into(),
        due_on: date(filled.answers, field::BY_WHEN).ok_or_else(unchecked)?,
        planned_by: viewer.account,
    };
    let tx = app.store.begin().await?;
    still(&tx, app, viewer, episode, Act::WorkEpisode).await?;
    let id = goals::plan(&tx, app.store.keys(), new, app.now()).await?;
    drafts::sent(&tx, app, viewer, episode, filled.draft()).await?;
    let detail = json!({ "action": id });
    note(&tx, app, viewer, episode, "episode.action_planned", detail).await?;
    tx.commit().await?;
    Ok(())
}

/// Who does it, as it is read: the name typed, or the words of the choice.
fn who(opened: &Opened, filled: &Filled<'_>) -> String {
    let typed = filled.text(field::WHO_NAME);
    if !typed.is_empty() {
        return typed.to_owned();
    }
    let kept = Kept::new(&opened.section, filled.answers);
    let rows = kept.asked.items.into_iter().flat_map(|item| item.rows);
    let mut found = rows.filter(|row| row.question == field::WHO);
    found
        .next()
        .map_or_else(String::new, |row| row.lines.join(", "))
}

/// Marks an action of the plan as done.
pub async fn finish(app: &App, viewer: &Viewer, reference: &str, action: Uuid) -> Result<()> {
    let episode = load(app, viewer, reference, Act::WorkEpisode).await?;
    let tx = app.store.begin().await?;
    still(&tx, app, viewer, &episode, Act::WorkEpisode).await?;
    if !goals::finish(&tx, episode.row.id, action, app.now()).await? {
        return Err(Error::NotFound);
    }
    let detail = json!({ "action": action });
    note(&tx, app, viewer, &episode, "episode.action_done", detail).await?;
    tx.commit().await?;
    Ok(())
}

/// The family has its plan in their hands. From then on it is looked at with them: a family whose
/// needs no meeting brought together has reviews too.
pub async fn plan_given(app: &App, viewer: &Viewer, reference: &str) -> Result<()> {
    let episode = load(app, viewer, reference, Act::WorkEpisode).await?;
    let tx = app.store.begin().await?;
    still(&tx, app, viewer, &episode, Act::WorkEpisode).await?;
    let (of, keys) = (Of::Episode(episode.row.id), app.store.keys());
    let goals = goals::of(&tx, keys, episode.row.id).await?;
    let running = running::running(&tx, [episode.row.id]).await?;
    let kinds: Vec<_> = running.iter().map(|clock| clock.kind).collect();
    if !may_be_given(episode.state, &kinds, !goals.is_empty()) {
        return Err(Error::Refused(
            "There is no plan to give now: it has no goal, or it is written down already that the family has it.".into(),
        ));
    }
    clocks::keep(&tx, app, of, ClockKind::PlanToFamily, None).await?;
    if !kinds.contains(&ClockKind::Review) {
        clocks::start(&tx, app, of, ClockKind::Review, None).await?;
    }
    note(&tx, app, viewer, &episode, "episode.plan_given", json!({})).await?;
    tx.commit().await?;
    Ok(())
}

/// Whether it can be written down now that the family has its plan: where that was promised after a
/// meeting, or where there is a plan and nobody has agreed yet when to look at it again.
pub fn may_be_given(state: State, running: &[ClockKind], has_goals: bool) -> bool {
    let promised = running.contains(&ClockKind::PlanToFamily);
    let reviewed = running.contains(&ClockKind::Review);
    promised || (state == State::Active && has_goals && !reviewed)
}

/// The handler checks a form before it is taken, so this is a mistake of ours.
fn unchecked() -> Error {
    Error::internal("an episode's form was not checked")
}
