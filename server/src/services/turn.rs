//! One turn in a referral's life: the new state and what becomes of its clock, written only if
//! nobody was quicker. What else belongs to the turn shares its transaction.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use serde_json::Value;
use stepwise_domain::clock::Allowance;
use stepwise_domain::referral::{Action, ClockEffect, State, Transition, apply, unowned};
use stepwise_domain::tier::Tier;

use crate::app::App;
use crate::error::{Error, Result};
use crate::services::family;
use crate::services::viewer::Viewer;
use crate::store::entity::referral::ActiveModel;
use crate::store::referrals::{self, Referral};
use crate::store::{Tx, audit};

/// Writes the state after `action` and moves the clock; `change` sets what else of the row
/// changes with it. A family that may look is told when there is something new to read.
///
/// # Errors
/// [`Error::Refused`] where the action makes no sense in this state, [`Error::Stale`] where the
/// referral was changed since it was read.
pub async fn take(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    referral: &Referral,
    action: Action,
    change: impl FnOnce(&mut ActiveModel),
) -> Result<Transition> {
    let mut transition = apply(referral.state, action, viewer.role)?;
    let now = app.now();
    let written = referrals::update(tx, referral, |row| {
        move_clock(app, referral, action, transition.clock, row);
        if !transition.to.is_open() {
            row.closed_at = Set(Some(now));
        }
        change(row);
        // Whoever owned it has left: it is for somebody to claim.
        if row.owner_id.as_ref().is_none() {
            transition.to = unowned(transition.to);
        }
        row.state = Set(transition.to.code().into());
    })
    .await?;
    if !written {
        return Err(Error::Stale);
    }
    if family::is_news(referral.state, transition.to) {
        family::tell_update(tx, app, referral.row.id).await?;
    }
    Ok(transition)
}

fn move_clock(
    app: &App,
    referral: &Referral,
    action: Action,
    effect: ClockEffect,
    row: &mut ActiveModel,
) {
    let now = app.now();
    match effect {
        ClockEffect::Keep => {}
        ClockEffect::Pause => {
            stand_still(row);
            row.paused_at = Set(Some(now));
        }
        ClockEffect::Resume => run(row, due_if_resumed(app, referral, now)),
        ClockEffect::Stop => stand_still(row),
        ClockEffect::Start => {
            run(row, promise(app, referral, action));
            row.decided_at = Set(None);
            row.closed_at = Set(None);
        }
    }
}

/// A promise runs from here, and nobody has been told that it slipped.
fn run(row: &mut ActiveModel, due: DateTime<Utc>) {
    row.due_at = Set(due);
    row.told_due_at = Set(Some(due));
    row.escalated_at = Set(None);
    row.late_from = Set(Some(due));
    row.paused_at = Set(None);
}

/// Nothing runs that could slip.
fn stand_still(row: &mut ActiveModel) {
    row.told_due_at = Set(None);
    row.late_from = Set(None);
    row.paused_at = Set(None);
}

/// When the promise falls due if the clock goes on now; as it stands where it is not paused.
pub fn due_if_resumed(app: &App, referral: &Referral, now: DateTime<Utc>) -> DateTime<Utc> {
    let due = referral.row.due_at;
    match referral.row.paused_at {
        Some(paused) => app.calendar.due_after_pause(due, paused, now),
        None => due,
    }
}

/// When the promise falls due that this action starts now.
pub fn promise(app: &App, referral: &Referral, action: Action) -> DateTime<Utc> {
    app.calendar
        .due(app.now(), allowance(app, referral, action))
}

/// How long the step that begins may take.
fn allowance(app: &App, referral: &Referral, action: Action) -> Allowance {
    let state = match action {
        Action::EscalateToMash | Action::ReportHarm => State::EscalatedToMash,
        _ => referral.state,
    };
    let returned = action == Action::MashReturn;
    allowance_in(app, state, referral.row.suggested_tier, returned)
}

/// How long what is awaited in this state may take; `returned` says that the MASH looked at it.
pub fn allowance_in(app: &App, state: State, suggested_tier: i16, returned: bool) -> Allowance {
    // Whatever the MASH looked at deserves the short promise, however low the suggestion was.
    let low = suggested_tier <= i16::from(Tier::Additional.number());
    if state == State::EscalatedToMash && !returned {
        app.promises.mash_answer
    } else if low && !returned {
        app.promises.triage_low_risk
    } else {
        app.promises.triage
    }
}

/// Adds the turn's audit event. Last of all in its transaction.
pub async fn note(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    referral: &Referral,
    action: &str,
    detail: Value,
) -> Result<()> {
    let subject = ("referral", Some(referral.row.id.to_string()));
    audit::append(tx, app.now(), Some(viewer.account), action, subject, detail).await?;
    Ok(())
}

/// The path of a referral for those who sent it.
pub fn referrer_link(app: &App, referral: &Referral) -> String {
    link_for_referrer(app, &referral.row.reference)
}

/// The path of a referral for those who triage.
pub fn staff_link(app: &App, referral: &Referral) -> String {
    link_for_staff(app, &referral.row.reference)
}

/// [`referrer_link`] by the reference.
pub fn link_for_referrer(app: &App, reference: &str) -> String {
    app.link(&format!("/referrals/{reference}"))
}

/// [`staff_link`] by the reference.
pub fn link_for_staff(app: &App, reference: &str) -> String {
    app.link(&format!("/triage/{reference}"))
}
