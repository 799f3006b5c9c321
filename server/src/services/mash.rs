//! What the MASH does with what early help passes to it: takes it on, or returns it.

use sea_orm::ActiveValue::Set;
use serde_json::json;
use stepwise_app::pages::triage::{Detail, Inbox, InboxLine};
use stepwise_domain::clock::words;
use stepwise_domain::permission::{Act, Relation};
use stepwise_domain::reference::Reference;
use stepwise_domain::referral::Action;
use stepwise_domain::role::Role;
use stepwise_domain::tier::Tier;
use stepwise_domain::triage_form::RATIONALE;

use crate::app::App;
use crate::error::{Error, Result};
use crate::mail::message::Message;
use crate::services::diversions::answers;
use crate::services::episodes::steps::{list as steps, take};
use crate::services::episodes::turn::note_overtaken;
use crate::services::episodes::{lines, note};
use crate::services::triage::step::Filled;
use crate::services::triage::view::{self, Desk};
use crate::services::viewer::Viewer;
use crate::services::{tell, turn};
use crate::store::mash::{self, Standing};
use crate::store::referrals::{self, Referral};
use crate::store::triage::{Line, lines_of};
use crate::store::{PersonalText, Tx, entity, episodes};
use stepwise_app::components::clock_words::ClockWordsOptions;
use stepwise_domain::episode::step::StepKind;
use stepwise_domain::episode::{Action as EpisodeAction, State};

/// The referral, if it was ever passed to the MASH.
///
/// # Errors
/// [`Error::NotFound`] for one that was not, which is noted in the audit log.
pub async fn load(app: &App, viewer: &Viewer, reference: &str, act: Act) -> Result<Referral> {
    viewer.must(act, Relation::PassedToMash)?;
    let reference = Reference::parse(reference).map_err(|_| Error::NotFound)?;
    let (db, keys) = (app.store.read(), app.store.keys());
    let found = referrals::by_reference(db, keys, reference.as_str()).await?;
    let referral = found.ok_or(Error::NotFound)?;
    if mash::of(db, keys, referral.row.id).await?.is_empty() {
        super::note_refusal(app, viewer, "referral", referral.row.id.to_string()).await?;
        return Err(Error::NotFound);
    }
    Ok(referral)
}

/// The referral as the MASH sees it.
pub async fn view(app: &App, viewer: &Viewer, reference: &str) -> Result<Detail> {
    let referral = load(app, viewer, reference, Act::ViewMash).await?;
    view::detail(app, viewer, referral, Desk::Mash).await
}

/// What waits for the MASH, and the red flags that stopped a form.
pub async fn inbox(app: &App, viewer: &Viewer) -> Result<Inbox> {
    viewer.must(Act::ViewMash, Relation::PassedToMash)?;
    let (db, keys) = (app.store.read(), app.store.keys());
    let pending = mash::pending(db, keys).await?;
    let ids = pending.iter().map(|entry| entry.referral_id);
    let condition = sea_orm::ColumnTrait::is_in(&entity::referral::Column::Id, ids);
    let referrals = lines_of(db, keys, sea_orm::Condition::all().add(condition), 200).await?;
    let desk = match viewer.role {
        Role::MashWorker => "mash",
        _ => "triage",
    };
    let line = |entry: &mash::Entry| {
        let line: &Line = referrals.iter().find(|line| line.id == entry.referral_id)?;
        Some(InboxLine {
            href: format!("/{desk}/{}", line.reference),
            reference: line.reference.clone(),
            child: line.child.expose().clone(),
            organisation: line.organisation.clone(),
            passed: words::moment(entry.passed_at),
            clock: ClockWordsOptions::running(&app.calendar, entry.due_at, app.now()),
        })
    };
    let with_us = episodes::longest_with_social_care(db).await?;
    let left = episodes::left_to_social_care(db).await?.into_iter();
    let left = left.filter_map(|one| one.row.closed_at.map(|closed| (one, closed)));
    Ok(Inbox {
        lines: pending.iter().filter_map(line).collect(),
        steps: steps::waiting(app, |step| {
            step.kind.action() == EpisodeAction::PassToSocialCare
        })
        .await?,
        with_social_care: lines::since(app, with_us).await?,
        left_to_social_care: lines::since(app, left.collect()).await?,
        diversions: answers::lines(app).await?,
    })
}

/// Takes it on: from here children's social care leads.
pub async fn accept(app: &App, viewer: &Viewer, filled: &Filled<'_>) -> Result<()> {
    let referral = &filled.opened.referral;
    let now = app.now();
    let tx = app.store.begin().await?;
    turn::take(&tx, app, viewer, referral, Action::MashAccept, |row| {
        row.decided_at = Set(Some(now));
        row.decided_tier = Set(Some(Tier::Specialist.number().into()));
    })
    .await?;
    answer(&tx, app, viewer, filled, Standing::Accepted).await?;
    if !take_family_on(&tx, app, viewer, referral).await? {
        let message = Message::TakenOnBySocialCare {
            reference: referral.row.reference.clone(),
            link: turn::referrer_link(app, referral),
        };
        tell_referrer(&tx, app, referral, &message).await?;
    }
    turn::note(
        &tx,
        app,
        viewer,
        referral,
        "referral.mash_accepted",
        json!({}),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// Makes social care accountable for the family: help that is under way becomes its own, or an
/// episode begins with it. True where everybody who referred the family has been told by that.
async fn take_family_on(tx: &Tx, app: &App, viewer: &Viewer, referral: &Referral) -> Result<bool> {
    let id = referral.row.id;
    let known = episodes::of_referrals(tx, &[id]).await?;
    let mut known = known.into_iter().map(|(_, episode)| episode);
    let Some(episode) = known.find(|episode| episode.state.is_open()) else {
        episodes::open_with_social_care(tx, id, app.now()).await?;
        return Ok(false);
    };
    if episode.state == State::WithSocialCare {
        return Ok(false);
    }
    let over = take::take(tx, app, viewer, &episode, (StepKind::ToMash, None)).await?;
    note_overtaken(tx, app, viewer, &episode, &over).await?;
    let detail = json!({ "from": episode.level.code(), "referral": id });
    note(tx, app, viewer, &episode, "episode.taken_on", detail).await?;
    Ok(true)
}

/// Returns it to whoever owns it in early help, with the reason; a fresh promise runs.
pub async fn give_back(app: &App, viewer: &Viewer, filled: &Filled<'_>) -> Result<()> {
    let referral = &filled.opened.referral;
    let reference = referral.row.reference.clone();
    let tx = app.store.begin().await?;
    turn::take(&tx, app, viewer, referral, Action::MashReturn, |_| {}).await?;
    answer(&tx, app, viewer, filled, Standing::Returned).await?;
    let promise = words::moment(turn::promise(app, referral, Action::MashReturn));
    let message = Message::BackWithEarlyHelp {
        reference: reference.clone(),
        promise,
        link: turn::referrer_link(app, referral),
    };
    tell_referrer(&tx, app, referral, &message).await?;
    let message = Message::ReturnedFromMash {
        reference,
        link: turn::staff_link(app, referral),
    };
    let about = Some(referral.row.id);
    let owner = referral.row.owner_id;
    tell::staff(&tx, app, owner, Role::Coordinator, about, &message).await?;
    turn::note(
        &tx,
        app,
        viewer,
        referral,
        "referral.mash_returned",
        json!({}),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// Answers the entry that waits.
async fn answer(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    filled: &Filled<'_>,
    standing: Standing,
) -> Result<()> {
    let keys = app.store.keys();
    let entries = mash::of(tx, keys, filled.opened.referral.row.id).await?;
    let pending = entries.iter().find(|one| one.standing == Standing::Pending);
    let pending = pending.ok_or(Error::Stale)?;
    let reason = PersonalText::from(filled.text(RATIONALE));
    let by = (viewer.account, app.now());
    if mash::decide(tx, keys, pending, standing, &reason, by).await? {
        Ok(())
    } else {
        Err(Error::Stale)
    }
}

async fn tell_referrer(tx: &Tx, app: &App, referral: &Referral, message: &Message) -> Result<()> {
    let about = Some(referral.row.id);
    tell::referrer(tx, app, referral.row.submitted_by, about, message).await
}
