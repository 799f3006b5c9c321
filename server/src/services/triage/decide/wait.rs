//! Steps after which somebody else is awaited: the referrer's answer, the MASH's.

use sea_orm::ActiveValue::Set;
use serde_json::json;
use stepwise_domain::clock::words;
use stepwise_domain::referral::State;
use stepwise_domain::role::Role;
use stepwise_domain::tier::Tier;
use stepwise_domain::triage_form::{QUESTION, RATIONALE};

use super::Filled;
use super::outcome::{decision, end, keep};
use crate::app::App;
use crate::error::{Error, Result};
use crate::mail::message::Message;
use crate::services::viewer::Viewer;
use crate::services::{tell, turn};
use crate::store::questions::{Standing, Times};
use crate::store::{PersonalText, mash, questions};

/// Asks the referrer; the decision clock stands still.
pub async fn ask(app: &App, viewer: &Viewer, filled: &Filled<'_>) -> Result<()> {
    let referral = &filled.opened.referral;
    let (keys, now) = (app.store.keys(), app.now());
    let due = app.calendar.due(now, app.promises.information_answer);
    let action = filled.opened.step.action();
    let tx = app.store.begin().await?;
    turn::take(&tx, app, viewer, referral, action, |row| {
        // While the decision waits, it is the answer that can be late.
        row.late_from = Set(Some(due));
    })
    .await?;
    let text = PersonalText::from(filled.text(QUESTION));
    let morning = app.calendar.morning_before(due);
    let times = Times {
        asked: now,
        due,
        remind: if morning > now { morning } else { due },
    };
    questions::insert(&tx, keys, referral.row.id, &text, viewer.account, times).await?;
    let message = Message::InformationRequested {
        reference: referral.row.reference.clone(),
        due: words::moment(due),
        link: turn::referrer_link(app, referral),
    };
    let event = ("referral.information_requested", json!({}));
    end(tx, app, viewer, filled, event, &message).await
}

/// Goes on without the answer; the clock goes on with the working days that were left.
pub async fn go_on(app: &App, viewer: &Viewer, filled: &Filled<'_>) -> Result<()> {
    let referral = &filled.opened.referral;
    let keys = app.store.keys();
    let reason = PersonalText::from(filled.text(RATIONALE));
    let tx = app.store.begin().await?;
    turn::take(
        &tx,
        app,
        viewer,
        referral,
        filled.opened.step.action(),
        |_| {},
    )
    .await?;
    let asked = questions::of(&tx, keys, referral.row.id).await?;
    let open = asked.iter().rfind(|one| one.standing == Standing::Open);
    let open = open.ok_or(Error::Stale)?;
    if !questions::close(&tx, keys, open.id, Some(&reason)).await? {
        return Err(Error::Stale);
    }
    let event = "referral.went_on_without";
    turn::note(&tx, app, viewer, referral, event, json!({})).await?;
    tx.commit().await?;
    Ok(())
}

/// Puts it into the MASH inbox; it stays owned here until the MASH takes it on.
pub async fn pass_to_mash(app: &App, viewer: &Viewer, filled: &Filled<'_>) -> Result<()> {
    let referral = &filled.opened.referral;
    let (keys, now) = (app.store.keys(), app.now());
    let due = app.calendar.due(now, app.promises.mash_answer);
    let tier = Some(Tier::Specialist);
    let new = decision(app, viewer, filled, State::EscalatedToMash, tier, None);
    let rationale = new.rationale.clone();
    let tx = app.store.begin().await?;
    keep(&tx, app, viewer, filled, new).await?;
    let passed = (viewer.account, now, due);
    mash::insert(&tx, keys, referral.row.id, &rationale, passed).await?;
    let inbox = Message::MashEntry {
        reference: referral.row.reference.clone(),
        link: app.link(&format!("/mash/{}", referral.row.reference)),
    };
    let about = Some(referral.row.id);
    tell::role(&tx, app, Role::MashWorker, viewer, about, &inbox).await?;
    let message = Message::PassedToSocialCare {
        reference: referral.row.reference.clone(),
        link: turn::referrer_link(app, referral),
    };
    let event = ("referral.passed_to_mash", json!({}));
    end(tx, app, viewer, filled, event, &message).await
}
