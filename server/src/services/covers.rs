//! Who covers while a lead practitioner is away. Nobody has to accept it, because nobody becomes
//! accountable by it; whoever is named is told, and can end it at once.

mod effect;
mod view;

use std::collections::BTreeSet;

use chrono::{Months, NaiveDate};
use serde_json::json;
use stepwise_domain::clock::words;
use stepwise_domain::episode_form::{away, field};
use stepwise_domain::form::date::DateParts;
use stepwise_domain::form::{Answers, Choice, FieldError, Section};
use stepwise_domain::permission::{Act, Relation, may};
use stepwise_domain::role::Role;
use uuid::Uuid;

use crate::app::App;
use crate::error::{Error, Result};
use crate::mail::message::Message;
use crate::services::episodes::choices;
use crate::services::tell;
use crate::services::viewer::Viewer;
use crate::store::covers::{self, Cover, NewCover};
use crate::store::{Tx, accounts, audit};

pub use effect::{covers, leads_or_covers, tell_lead};
pub use view::view;

/// The longest absence that cover is for, in months: a longer one needs another lead.
const LONGEST: Months = Months::new(3);

/// Whether this person arranges it for others, and not only for themselves.
fn for_others(viewer: &Viewer) -> bool {
    may(viewer.role, Act::ArrangeCover, Relation::None)
}

/// The form for this person.
pub async fn form(app: &App, viewer: &Viewer) -> Result<Section> {
    viewer.must(Act::ArrangeCover, Relation::Own)?;
    let mut leads = choices::practitioners(app).await?;
    if for_others(viewer) {
        let plain = |one: &Choice| Choice::new(one.value.clone(), one.label.clone());
        return Ok(away(leads.iter().map(plain).collect(), leads));
    }
    let own = viewer.account.to_string();
    leads.retain(|one| one.value != own);
    Ok(away(Vec::new(), leads))
}

/// A filled form, read.
struct Wanted {
    lead: Uuid,
    cover: Uuid,
    from: NaiveDate,
    to: NaiveDate,
}

fn read(viewer: &Viewer, answers: &Answers) -> Option<Wanted> {
    let id = |question| answers.text(question).parse().ok();
    let day = |question| DateParts::of(answers, question).parse().ok();
    Some(Wanted {
        lead: if for_others(viewer) {
            id(field::LEAD)?
        } else {
            viewer.account
        },
        cover: id(field::COVER)?,
        from: day(field::FROM)?,
        to: day(field::TO)?,
    })
}

/// What is wrong with a form beyond its questions.
pub async fn also_wrong(app: &App, viewer: &Viewer, answers: &Answers) -> Result<Vec<FieldError>> {
    let Some(wanted) = read(viewer, answers) else {
        return Ok(Vec::new());
    };
    let wrong = |field: &str, message: &str| {
        Ok(vec![FieldError {
            field: field.into(),
            message: message.into(),
        }])
    };
    let last = format!("{}-day", field::TO);
    if wanted.to < wanted.from {
        return wrong(&last, "The last day away must be on or after the first");
    }
    if wanted.to < app.today() {
        return wrong(&last, "The last day away must be today or later");
    }
    if wanted.from + LONGEST < wanted.to {
        return wrong(
            &last,
            "Cover is for 3 months at most. Offer the families to another lead practitioner",
        );
    }
    if wanted.lead == wanted.cover {
        return wrong(field::COVER, "Select somebody else to cover");
    }
    let known = covers::upcoming(app.store.read(), app.today()).await?;
    if let Some((field, message)) = clash(&known, &wanted) {
        return wrong(field, message);
    }
    Ok(Vec::new())
}

/// Somebody covers already on one of the days, or who is to cover is away then.
fn clash(known: &[Cover], wanted: &Wanted) -> Option<(&'static str, &'static str)> {
    let meets = |one: &&Cover| one.from_day <= wanted.to && wanted.from <= one.to_day;
    let lead_away = |person| known.iter().filter(meets).any(|one| one.lead_id == person);
    if lead_away(wanted.lead) {
        return Some((
            "from-day",
            "Somebody covers on one of these days already. End that first",
        ));
    }
    if lead_away(wanted.cover) {
        return Some((
            field::COVER,
            "They are away themselves on one of these days",
        ));
    }
    let covering = known
        .iter()
        .filter(meets)
        .any(|one| one.cover_id == wanted.lead);
    covering.then_some((
        "from-day",
        "They cover for somebody else on one of these days. End that first",
    ))
}

/// Arranges it. The handler has checked the answers.
///
/// # Errors
/// [`Error::Stale`] where something that it rests on changed at the same moment.
pub async fn arrange(app: &App, viewer: &Viewer, answers: &Answers) -> Result<()> {
    let wanted = read(viewer, answers).ok_or_else(|| Error::internal("an unchecked form"))?;
    let relation = if wanted.lead == viewer.account {
        Relation::Own
    } else {
        Relation::None
    };
    viewer.must(Act::ArrangeCover, relation)?;
    let tx = app.store.begin().await?;
    // Both in one order, so that no two wait for each other.
    for id in BTreeSet::from([wanted.lead, wanted.cover]) {
        if !accounts::hold(&tx, id, Role::LeadPractitioner).await? {
            return Err(Error::Stale);
        }
    }
    if clash(&covers::upcoming(&tx, app.today()).await?, &wanted).is_some() {
        return Err(Error::Stale);
    }
    let new = NewCover {
        lead_id: wanted.lead,
        cover_id: wanted.cover,
        from_day: wanted.from,
        to_day: wanted.to,
        arranged_by: viewer.account,
    };
    let id = covers::insert(&tx, new, app.now()).await?;
    let message = Message::CoverArranged {
        from: words::date(wanted.from),
        to: words::date(wanted.to),
        link: app.link("/cover"),
    };
    tell::account(&tx, app, wanted.cover, None, &message).await?;
    if wanted.lead != viewer.account {
        let message = Message::CoverForYou {
            from: words::date(wanted.from),
            to: words::date(wanted.to),
            link: app.link("/cover"),
        };
        tell::account(&tx, app, wanted.lead, None, &message).await?;
    }
    let detail = json!({ "cover": wanted.cover, "id": id });
    note(&tx, app, viewer, wanted.lead, "cover.arranged", detail).await?;
    tx.commit().await?;
    Ok(())
}

/// Ends it by hand.
///
/// # Errors
/// [`Error::NotFound`] for somebody whom it does not concern.
pub async fn end(app: &App, viewer: &Viewer, id: Uuid) -> Result<()> {
    viewer.must_ever(Act::ArrangeCover)?;
    let found = covers::by_id(app.store.read(), id).await?;
    let cover = found.ok_or(Error::NotFound)?;
    let relation = if cover.lead_id == viewer.account {
        Relation::Own
    } else if cover.cover_id == viewer.account {
        Relation::AllocatedTo
    } else {
        Relation::None
    };
    viewer.must(Act::ArrangeCover, relation)?;
    let tx = app.store.begin().await?;
    stop(&tx, app, viewer, &cover).await?;
    tx.commit().await?;
    Ok(())
}

/// Ends every cover of somebody who has left, whether they were away or covered.
pub async fn end_all_of(tx: &Tx, app: &App, viewer: &Viewer, leaver: Uuid) -> Result<()> {
    for cover in covers::of(tx, leaver, app.today()).await? {
        stop(tx, app, viewer, &cover).await?;
    }
    Ok(())
}

/// Ends one, and tells both and the coordinators; nothing where it is over already.
async fn stop(tx: &Tx, app: &App, viewer: &Viewer, cover: &Cover) -> Result<()> {
    if cover.to_day < app.today() || !covers::end(tx, cover.id, app.now()).await? {
        return Ok(());
    }
    let message = Message::CoverEnded {
        link: app.link("/cover"),
    };
    let team = accounts::with_role(tx, app.store.keys(), Role::Coordinator).await?;
    // Who was away may be a coordinator by now.
    let mut people = BTreeSet::from([cover.lead_id, cover.cover_id]);
    people.extend(team.iter().map(|one| one.id));
    people.remove(&viewer.account);
    for person in people {
        tell::account(tx, app, person, None, &message).await?;
    }
    let detail = json!({ "cover": cover.cover_id, "id": cover.id });
    note(tx, app, viewer, cover.lead_id, "cover.ended", detail).await
}

async fn note(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    lead: Uuid,
    action: &str,
    detail: serde_json::Value,
) -> Result<()> {
    let subject = ("account", Some(lead.to_string()));
    let by = Some(viewer.account);
    audit::append(tx, app.now(), by, action, subject, detail).await?;
    Ok(())
}
