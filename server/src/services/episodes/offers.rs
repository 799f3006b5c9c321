//! Offering an episode to a lead practitioner, and what they answer. Until they accept, whoever
//! owns the episode goes on owning it.

use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use serde_json::json;
use stepwise_domain::clock::{ClockKind, words};
use stepwise_domain::episode::{Action, State};
use stepwise_domain::episode_form::field;
use stepwise_domain::permission::Act;
use stepwise_domain::role::Role;
use uuid::Uuid;

use super::forms::Filled;
use super::{clocks, facts, load, note, turn};
use crate::app::App;
use crate::error::{Error, Result};
use crate::mail::identity::Contact;
use crate::mail::message::Message;
use crate::services::viewer::Viewer;
use crate::services::{covers, family, referrer_news, tell};
use crate::store::episodes::Episode;
use crate::store::forms::Kept;
use crate::store::offers::{self, NewOffer, Offer, Standing};
use crate::store::running::Of;
use crate::store::{Tx, accounts};

/// What offering is in this state: the lead practitioner who is at work stays until another has
/// accepted.
pub const fn action(state: State) -> Action {
    match state {
        State::Active => Action::Reassign,
        _ => Action::Offer,
    }
}

/// The offer that waits for this person.
pub async fn to(app: &App, episode: &Episode, viewer: &Viewer) -> Result<Offer> {
    let (db, keys) = (app.store.read(), app.store.keys());
    let mine = offers::waiting_for(db, keys, [viewer.account]).await?;
    let found = mine
        .into_iter()
        .find(|offer| offer.row.episode_id == episode.row.id);
    found.ok_or(Error::NotFound)
}

/// Offers it. One offer is open at a time.
pub async fn offer(app: &App, viewer: &Viewer, filled: &Filled<'_>) -> Result<()> {
    filled.fresh()?;
    let episode = &filled.opened.episode;
    let lead: Uuid = filled.text(field::LEAD).parse().map_err(Error::internal)?;
    let hub = filled.text(field::HUB).to_owned();
    let form = Kept::new(&filled.opened.section, filled.answers);
    let due = app
        .calendar
        .due(app.now(), app.promises.lead_practitioner_accepts);
    let message = Message::EpisodeOffered {
        reference: episode.row.reference.clone(),
        due: words::moment(due),
        link: super::link(app, episode),
    };
    let tx = app.store.begin().await?;
    if !accounts::hold(&tx, lead, Role::LeadPractitioner).await? {
        return Err(Error::Refused(
            "This person no longer leads for families. Choose somebody else.".into(),
        ));
    }
    if open_in(&tx, app, episode).await?.is_some() {
        return Err(Error::Refused(
            "An offer is open already. Take it back before you offer again.".into(),
        ));
    }
    let new = NewOffer {
        episode_id: episode.row.id,
        hub_id: hub.clone(),
        lead_id: lead,
        offered_by: viewer.account,
        form: &form,
    };
    let turn = turn::take(
        &tx,
        app,
        viewer,
        episode,
        action(episode.state),
        None,
        |row| {
            row.hub_id = Set(Some(hub.clone()));
        },
    )
    .await?;
    let offered = offers::insert(&tx, app.store.keys(), new, app.now()).await?;
    // Where nobody leads, the clock of that runs already, however many offers it takes.
    if !turn.to.is_unallocated() {
        let of = Of::Episode(episode.row.id);
        clocks::start(&tx, app, of, ClockKind::OfferAnswer, Some(offered)).await?;
    }
    tell::account(&tx, app, lead, None, &message).await?;
    let detail = json!({ "lead": lead, "hub": hub });
    note(&tx, app, viewer, episode, "episode.offered", detail).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes the family on: from here this person is accountable, and the first clocks run. Where social
/// care has the family it stays accountable until it lets go. Gives where the episode stands now.
pub async fn accept(app: &App, viewer: &Viewer, reference: &str, version: i32) -> Result<State> {
    let episode = load(app, viewer, reference, Act::AnswerOffer).await?;
    if episode.row.version != version {
        return Err(Error::Stale);
    }
    let offer = to(app, &episode, viewer).await?;
    let lead = Some(viewer.account);
    let tx = app.store.begin().await?;
    viewer.hold(&tx).await?;
    let turn = turn::take(
        &tx,
        app,
        viewer,
        &episode,
        Action::AcceptOffer,
        lead,
        |_| {},
    )
    .await?;
    end_next(&tx, app, viewer, &episode, None).await?;
    answer(&tx, app, &offer, Standing::Accepted, None).await?;
    let of = Of::Episode(episode.row.id);
    clocks::keep(&tx, app, of, ClockKind::LeadAccepts, None).await?;
    if turn.to == State::Active {
        let since = facts::help_since(&tx, app, &episode).await?;
        let contact = clocks::start_once(&tx, app, of, ClockKind::FirstContact, since).await?;
        clocks::start_once(&tx, app, of, ClockKind::Assessment, since).await?;
        clocks::start_once(&tx, app, of, ClockKind::FirstTaf, since).await?;
        tell_of_lead(&tx, app, viewer, &episode, contact).await?;
    }
    // Before social care lets go it is news for nobody outside the team.
    let event = match turn.to {
        State::Active => "episode.offer_accepted",
        _ => "episode.next_lead_accepted",
    };
    note(&tx, app, viewer, &episode, event, json!({})).await?;
    tx.commit().await?;
    Ok(turn.to)
}

/// Whoever has accepted while social care has the family does not lead it next any more: somebody
/// else accepted, or help has ended. They hear so, unless they are `told` already.
async fn end_next(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    episode: &Episode,
    told: Option<Uuid>,
) -> Result<()> {
    for next in facts::next_offers(tx, app, episode).await? {
        offers::undo(tx, next.row.id).await?;
        let lead = next.row.lead_id;
        if lead != viewer.account && told != Some(lead) {
            tell::account(tx, app, lead, None, &gone(app, episode)).await?;
        }
    }
    Ok(())
}

/// Tells those who referred the family, and the family, that this person leads. `contact_by` is
/// none where somebody has spoken with the family already.
async fn tell_of_lead(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    episode: &Episode,
    contact_by: Option<DateTime<Utc>>,
) -> Result<()> {
    let contact = Contact {
        name: viewer.name.expose().clone(),
        phone: app.settings.team_phone.clone(),
    };
    let message = |reference, link| match contact_by {
        Some(by) => Message::LeadNamed {
            reference,
            contact: contact.clone(),
            contact_by: words::moment(by),
            link,
        },
        None => Message::LeadChanged {
            reference,
            contact: contact.clone(),
            link,
        },
    };
    let referrals = super::referrals(app, episode).await?;
    referrer_news::tell(tx, app, viewer, &referrals, message).await?;
    for referral in &referrals {
        family::tell_update(tx, app, referral.row.id).await?;
    }
    Ok(())
}

/// Tells those who referred the family that whoever was named to them does not lead any more.
pub async fn tell_lead_gone(tx: &Tx, app: &App, viewer: &Viewer, episode: &Episode) -> Result<()> {
    let message = |reference, link| Message::LeadGone {
        reference,
        phone: app.settings.team_phone.clone(),
        link,
    };
    let referrals = super::referrals(app, episode).await?;
    referrer_news::tell(tx, app, viewer, &referrals, message).await
}

/// Says no, with a reason; whoever offered it hears.
pub async fn decline(app: &App, viewer: &Viewer, filled: &Filled<'_>) -> Result<()> {
    let episode = &filled.opened.episode;
    let offer = to(app, episode, viewer).await?;
    let reason = filled.text(field::REASON).to_owned();
    let form = Kept::new(&filled.opened.section, filled.answers);
    let message = Message::OfferDeclined {
        reference: episode.row.reference.clone(),
        link: super::link(app, episode),
    };
    let tx = app.store.begin().await?;
    turn::take(
        &tx,
        app,
        viewer,
        episode,
        Action::DeclineOffer,
        None,
        |_| {},
    )
    .await?;
    answer(&tx, app, &offer, Standing::Declined, Some((&reason, &form))).await?;
    let by = Some(offer.row.offered_by);
    tell::staff(&tx, app, by, Role::Coordinator, None, &message).await?;
    let detail = json!({ "reason": reason });
    note(&tx, app, viewer, episode, "episode.offer_declined", detail).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes an offer back that nobody has answered.
pub async fn withdraw(app: &App, viewer: &Viewer, reference: &str, version: i32) -> Result<()> {
    let episode = load(app, viewer, reference, Act::Allocate).await?;
    if episode.row.version != version {
        return Err(Error::Stale);
    }
    let tx = app.store.begin().await?;
    let offer = open_in(&tx, app, &episode).await?.ok_or(Error::Stale)?;
    turn::take(
        &tx,
        app,
        viewer,
        &episode,
        Action::WithdrawOffer,
        None,
        |_| {},
    )
    .await?;
    answer(&tx, app, &offer, Standing::Withdrawn, None).await?;
    tell::account(&tx, app, offer.row.lead_id, None, &gone(app, &episode)).await?;
    note(
        &tx,
        app,
        viewer,
        &episode,
        "episode.offer_withdrawn",
        json!({}),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// Brings an active episode back to the duty team: its lead practitioner is away or gone.
pub async fn take_back(app: &App, viewer: &Viewer, reference: &str, version: i32) -> Result<()> {
    let episode = load(app, viewer, reference, Act::Allocate).await?;
    if episode.row.version != version {
        return Err(Error::Stale);
    }
    let tx = app.store.begin().await?;
    let turn = turn::take(&tx, app, viewer, &episode, Action::TakeBack, None, |_| {}).await?;
    end_all(&tx, app, viewer, &episode).await?;
    let of = Of::Episode(episode.row.id);
    clocks::start(&tx, app, of, ClockKind::LeadAccepts, None).await?;
    if let Some(lead) = episode.row.lead_id {
        covers::tell_lead(&tx, app, None, lead, &gone(app, &episode)).await?;
    }
    tell_lead_gone(&tx, app, viewer, &episode).await?;
    turn::note_overtaken(&tx, app, viewer, &episode, &turn.overtaken).await?;
    note(&tx, app, viewer, &episode, "episode.taken_back", json!({})).await?;
    tx.commit().await?;
    Ok(())
}

/// Ends what was offered, answered or not, because of something else that happened. Whoever was
/// asked hears that nobody waits for them any more.
pub async fn end_all(tx: &Tx, app: &App, viewer: &Viewer, episode: &Episode) -> Result<()> {
    let open = open_in(tx, app, episode).await?;
    let asked = open.as_ref().map(|offer| offer.row.lead_id);
    end_next(tx, app, viewer, episode, asked).await?;
    let Some(offer) = open else {
        return Ok(());
    };
    answer(tx, app, &offer, Standing::Withdrawn, None).await?;
    let asked = offer.row.lead_id;
    if asked != viewer.account {
        tell::account(tx, app, asked, None, &gone(app, episode)).await?;
    }
    Ok(())
}

/// What somebody reads who was asked to lead, or led, and is not any more.
pub fn gone(app: &App, episode: &Episode) -> Message {
    Message::OfferWithdrawn {
        reference: episode.row.reference.clone(),
        link: app.link("/episodes"),
    }
}

/// Ends an open offer because somebody left, and tells whoever was asked, unless it is they.
pub async fn withdraw_from(tx: &Tx, app: &App, episode: &Episode, offer: &Offer) -> Result<()> {
    answer(tx, app, offer, Standing::Withdrawn, None).await?;
    // Nothing is sent to an account that was disabled.
    tell::account(tx, app, offer.row.lead_id, None, &gone(app, episode)).await
}

/// The offer that waits for an answer.
pub async fn open_in(tx: &Tx, app: &App, episode: &Episode) -> Result<Option<Offer>> {
    let all = offers::of(tx, app.store.keys(), episode.row.id).await?;
    Ok(all.into_iter().find(|one| one.standing == Standing::Open))
}

async fn answer(
    tx: &Tx,
    app: &App,
    offer: &Offer,
    standing: Standing,
    why: Option<(&str, &Kept)>,
) -> Result<()> {
    let (reason, form) = why.unzip();
    let keys = app.store.keys();
    if !offers::answer(tx, keys, offer, (standing, reason), form, app.now()).await? {
        return Err(Error::Stale);
    }
    let (of, subject) = (Of::Episode(offer.row.episode_id), Some(offer.row.id));
    if standing == Standing::Withdrawn {
        clocks::stop(tx, app, of, ClockKind::OfferAnswer, subject).await?;
    } else {
        clocks::keep(tx, app, of, ClockKind::OfferAnswer, subject).await?;
    }
    Ok(())
}

/// The offers that wait for this person.
pub async fn mine(app: &App, viewer: &Viewer) -> Result<Vec<Offer>> {
    viewer.must_ever(Act::AnswerOffer)?;
    let (db, keys) = (app.store.read(), app.store.keys());
    Ok(offers::waiting_for(db, keys, [viewer.account]).await?)
}

/// The name and organisation behind an account.
pub async fn who(app: &App, account: Uuid) -> Result<String> {
    let (db, keys) = (app.store.read(), app.store.keys());
    let names = accounts::names(db, keys, [account]).await?;
    let name = names.get(&account).map(|name| name.expose().clone());
    Ok(name.unwrap_or_else(|| "A former colleague".into()))
}
