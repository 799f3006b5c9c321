//! What the record says, as far as steps ask. Read within the transaction that rests on it.

use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;
use stepwise_domain::episode::step::{Facts, StepKind, StepState};
use stepwise_domain::episode::{Action, CloseReason, State};
use stepwise_domain::episode_form::{FormKind, field};
use stepwise_domain::form::Answers;
use stepwise_domain::form::date::DateParts;
use stepwise_domain::role::Role;
use uuid::Uuid;

use crate::app::App;
use crate::error::Result;
use crate::store::entries::{self, Entry};
use crate::store::episodes::{self, Episode};
use crate::store::goals::{self, Goal};
use crate::store::offers::{self, Offer, Standing};
use crate::store::ownership::{self, Owner};
use crate::store::steps::{self, Step};
use crate::store::{accounts, mash};

/// The facts for one step: those of the record, with what the proposal says (`asked`) and, once
/// somebody answers it, what the answer says (`said`).
pub async fn of(
    db: &impl ConnectionTrait,
    app: &App,
    episode: &Episode,
    asked: &Answers,
    said: &Answers,
) -> Result<Facts> {
    let (keys, id) = (app.store.keys(), episode.row.id);
    let steps = steps::of(db, keys, id).await?;
    let entries = entries::of(db, keys, id).await?;
    let goals = goals::of(db, keys, id).await?;
    let actions = goals::actions(db, keys, [id]).await?;
    let since = level_since(episode, &steps);
    let kept = |kind| {
        let kept = move |entry: &&Entry| {
            entry.kind == kind && !entry.row.is_draft && entry.row.written_at >= since
        };
        entries.iter().filter(kept)
    };
    let with_family = |entry: &Entry| entry.form.answers.text("with-family") == "yes";
    let written = |answers: &Answers, question| !answers.text(question).trim().is_empty();
    Ok(Facts {
        family_agrees: asked.text(field::AGREES) == "yes",
        second_agency_needed: asked.text(field::SECOND_AGENCY) == "yes",
        reviews_held: u32::try_from(kept(FormKind::Review).count()).unwrap_or(u32::MAX),
        progress_made: (kept(FormKind::Review).next())
            .is_some_and(|latest| shows_progress(&goals, latest.row.id)),
        plan_tried: actions.iter().any(|action| action.row.done_at.is_some()),
        assessment_updated: kept(FormKind::Assessment).next().is_some(),
        improvement_evidenced: written(asked, field::IMPROVEMENT),
        lead_has_accepted: next_lead(db, app, episode).await?.is_some(),
        handover_held: DateParts::of(said, field::HANDOVER_DATE).parse().is_ok(),
        review_held: kept(FormKind::Review).any(with_family),
        closure_recorded: written(asked, field::OUTCOME) && written(asked, field::FAMILY_WORDS),
        raises_tier_answered: written(said, field::RAISES_TIER),
        mash_answer_pending: mash_is_asked(db, app, id, &steps).await?,
        closed_for_social_care: closed_for_social_care(episode, &steps),
        within_reopen_time: reopens(app, episode, app.now()),
    })
}

/// Whether help ended because social care leads, or while it led.
pub fn closed_for_social_care(episode: &Episode, steps: &[Step]) -> bool {
    let accepted = |step: &&Step| step.kind == StepKind::Close && step.state == StepState::Accepted;
    let closed = steps.iter().filter(accepted);
    let last = closed.max_by_key(|step| (step.row.answered_at, step.row.id));
    let left = last.is_some_and(|step| step.reason() == Some(CloseReason::SocialCareLeads));
    episode.state == State::Closed && (episode.level.is_statutory() || left)
}

/// Whether the episode had ended so lately by then that it could be opened again.
pub fn reopens(app: &App, episode: &Episode, at: DateTime<Utc>) -> bool {
    let until = |closed| app.calendar.due(closed, app.promises.reopen_within);
    (episode.row.closed_at).is_some_and(|closed| at < until(closed))
}

/// Since when the episode is at its level: a step brought it there, or it was opened there.
fn level_since(episode: &Episode, steps: &[Step]) -> DateTime<Utc> {
    let accepted = steps
        .iter()
        .filter(|step| step.state == StepState::Accepted);
    let brought = accepted
        .filter(|step| step.kind == StepKind::Reopen || step.row.from_level != step.row.to_level);
    let last = brought.filter_map(|step| step.row.answered_at).max();
    last.unwrap_or(episode.row.opened_at)
}

/// Since when early help has had the family without a break: the episode was opened, or opened
/// again, or came back from social care.
pub async fn help_since(
    db: &impl ConnectionTrait,
    app: &App,
    episode: &Episode,
) -> Result<DateTime<Utc>> {
    let begins = |step: &Step| {
        let action = step.kind.action();
        let again = matches!(action, Action::Reopen | Action::ReturnFromSocialCare);
        again && step.state == StepState::Accepted
    };
    let steps = steps::of(db, app.store.keys(), episode.row.id).await?;
    let begun = steps.iter().filter(|step| begins(step));
    let last = begun.filter_map(|step| step.row.answered_at).max();
    Ok(last.unwrap_or(episode.row.opened_at))
}

/// Whether this review found at least one goal nearer than it was at the start.
fn shows_progress(goals: &[Goal], review: Uuid) -> bool {
    goals.iter().any(|goal| {
        let found = goal.scores.iter().find(|(entry, _)| *entry == review);
        found.is_some_and(|(_, score)| *score > goal.row.start_score)
    })
}

/// Whether something was passed to the MASH and is not answered: the episode, or a referral of it.
async fn mash_is_asked(
    db: &impl ConnectionTrait,
    app: &App,
    episode: Uuid,
    steps: &[Step],
) -> Result<bool> {
    let waits = |step: &Step| step.kind == StepKind::ToMash && step.state == StepState::Proposed;
    if steps.iter().any(waits) {
        return Ok(true);
    }
    for (_, referral) in episodes::referrals_of(db, [episode]).await? {
        let entries = mash::of(db, app.store.keys(), referral).await?;
        if (entries.iter()).any(|entry| entry.standing == mash::Standing::Pending) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The lead practitioner who has accepted while social care has the family, and still works here.
pub async fn next_lead(
    db: &impl ConnectionTrait,
    app: &App,
    episode: &Episode,
) -> Result<Option<Uuid>> {
    let accepted = next_offers(db, app, episode).await?.into_iter();
    let Some(offer) = accepted.max_by_key(|offer| offer.row.answered_at) else {
        return Ok(None);
    };
    let account = accounts::by_id(db, app.store.keys(), offer.row.lead_id).await?;
    let works = account.filter(|one| !one.disabled && one.role == Role::LeadPractitioner);
    Ok(works.map(|one| one.id))
}

/// The offers that were accepted since social care has the family: whoever accepted last leads it
/// next.
pub async fn next_offers(
    db: &impl ConnectionTrait,
    app: &App,
    episode: &Episode,
) -> Result<Vec<Offer>> {
    if episode.state != State::WithSocialCare {
        return Ok(Vec::new());
    }
    let (keys, id) = (app.store.keys(), episode.row.id);
    let owners = ownership::of(db, id).await?;
    let now = owners.iter().rev().find(|one| one.until.is_none());
    let Some(now) = now.filter(|one| one.owner == Owner::SocialCare) else {
        return Ok(Vec::new());
    };
    let offers = offers::of(db, keys, id).await?;
    let accepted = offers.into_iter().filter(|offer| {
        let since = offer.row.answered_at.is_some_and(|at| at > now.since);
        offer.standing == Standing::Accepted && since
    });
    Ok(accepted.collect())
}
