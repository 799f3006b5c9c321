//! A referral as those who sent it may see it: where it stands, what was decided and why, what
//! they were asked. Never a colleague's rationale, another agency's words, or what the family's
//! history is.

mod help;

pub use help::{Later, label, later, of as episode};

use chrono::{DateTime, Utc};
use serde_json::json;
use stepwise_app::components::moment::Moment;
use stepwise_app::components::timeline::TimelineItem;
use stepwise_app::pages::referrer::{
    Asked, Challenged, Decided, HubContact, Printed, Standing, Written,
};
use stepwise_domain::clock::words;
use stepwise_domain::permission::{Act, may};
use stepwise_domain::referral::{Action, NotAcceptedReason, State, apply};
use uuid::Uuid;

use crate::app::App;
use crate::error::{Error, Result};
use crate::services::challenges::{chance, view};
use crate::services::episodes::shared;
use crate::services::referrals::{self, Colleagues};
use crate::services::short::in_short;
use crate::services::story::{self, Heard};
use crate::services::turn;
use crate::services::viewer::Viewer;
use crate::store::challenges::Challenge;
use crate::store::decisions::Decision;
use crate::store::questions::{Question, Standing as QuestionStanding};
use crate::store::referrals::Referral;
use crate::store::{accounts, audit, challenges, decisions, hubs, outbox, questions, running};

/// What the page shows. Looking is noted in the audit log.
pub async fn standing(app: &App, viewer: &Viewer, reference: &str) -> Result<Standing> {
    let referral = referrals::find(app, viewer, reference).await?;
    note_view(app, viewer, &referral).await?;
    let (db, keys) = (app.store.read(), app.store.keys());
    let asked = questions::of(db, keys, referral.row.id).await?;
    let decided = decisions::of(db, keys, referral.row.id).await?;
    let colleagues = Colleagues::of(app, referral.row.organisation_id).await?;
    let name = |id: Uuid| colleagues.name(id);
    let raised = challenges::of(db, keys, referral.row.id).await?;
    let mails = outbox::for_referral(db, referral.row.id).await?;
    let relation = viewer.relation(referral.row.organisation_id, referral.row.submitted_by);
    let allowed = |act, action| {
        may(viewer.role, act, relation) && apply(referral.state, action, viewer.role).is_ok()
    };
    let may_answer = allowed(Act::AnswerQuestion, Action::AnswerInformation);
    let chance = chance(app, viewer.role, &referral, &decided, &raised).ok();
    let chance = chance.filter(|_| may(viewer.role, Act::Challenge, relation));
    let due = running::of_challenges(db, [referral.row.id]).await?;
    let challenged = raised.iter().rev();
    let challenged = challenged.map(|one| challenge_view(app, one, due.get(&one.row.id), name));
    let row = &referral.row;
    let late = row.paused_at.is_none() && referral.state.is_open() && row.due_at < app.now();
    let episode = help::of(app, &referral).await?;
    // The latest first.
    let later = later(app, &referral, episode.as_ref()).await?;
    let mut shown: Vec<_> = later.into_iter().map(later_view).collect();
    for decision in decided {
        shown.push(decision_view(app, decision.for_referrer()).await?);
    }
    let moments = story::read(app, &[row.id], episode.as_ref()).await?;
    let timeline = story::for_referrer(&moments, &referral, name);
    Ok(Standing {
        label: help::label(app, &referral, episode.as_ref()).await?,
        sent_by: name(row.submitted_by),
        sent: words::moment(row.submitted_at),
        promise: promise(app, &referral),
        late,
        decisions: shown,
        challenges: challenged.collect(),
        may_challenge: chance.map(|chance| words::day(chance.until)),
        asked: asked
            .into_iter()
            .map(|one| question_view(one, may_answer, name))
            .collect(),
        may_withdraw: allowed(Act::Withdraw, Action::Withdraw),
        contact_name: contact(app, &referral).await?,
        contact_phone: app.settings.team_phone.clone(),
        timeline: timeline.into_iter().map(item).collect(),
        written: shared::for_referrer(app, &referral, episode.as_ref()).await?,
        mail_failed: mails.iter().any(|mail| {
            mail.account_id == Some(viewer.account) && mail.state == outbox::State::Failed
        }),
        done: None,
        reference: row.reference.clone(),
        child: referral.child.into_inner(),
    })
}

/// The whole referral as it was sent, for paper.
pub async fn printed(app: &App, viewer: &Viewer, reference: &str) -> Result<Printed> {
    let referral = referrals::find(app, viewer, reference).await?;
    note_view(app, viewer, &referral).await?;
    let (db, keys) = (app.store.read(), app.store.keys());
    let snapshot = referral.snapshot(keys)?;
    let organisation = accounts::organisation(db, referral.row.organisation_id).await?;
    let row = &referral.row;
    let mut suggestion = vec![format!("Tier {}.", row.suggested_tier)];
    suggestion.extend(snapshot.suggestion);
    Ok(Printed {
        reference: row.reference.clone(),
        label: help::label(app, &referral, help::of(app, &referral).await?.as_ref()).await?,
        organisation: organisation.map_or_else(String::new, |one| one.name),
        sent: words::moment(row.submitted_at),
        promise: promise(app, &referral),
        suggestion,
        sections: snapshot.sections.into_iter().map(in_short).collect(),
    })
}

fn item(heard: Heard) -> TimelineItem {
    let item = TimelineItem::new(heard.what, Moment::at(heard.at));
    match heard.by {
        Some(by) => item.by(by),
        None => item,
    }
}

async fn note_view(app: &App, viewer: &Viewer, referral: &Referral) -> Result<()> {
    let tx = app.store.begin().await?;
    let subject = ("referral", Some(referral.row.id.to_string()));
    let actor = Some(viewer.account);
    audit::append(&tx, app.now(), actor, "referral.viewed", subject, json!({})).await?;
    tx.commit().await?;
    Ok(())
}

/// What became of the promise, or when it falls due.
pub fn promise(app: &App, referral: &Referral) -> String {
    let row = &referral.row;
    match (referral.state, row.decided_at.or(row.closed_at)) {
        (State::Withdrawn, Some(at)) => {
            format!("Your organisation withdrew this on {}.", words::day(at))
        }
        (State::InformationRequested, _) => {
            "We cannot decide before you answer. The time we promised stands still until then."
                .into()
        }
        (State::EscalatedToMash, _) => {
            "The MASH has it and will say if it takes it on. Until then it stays with us.".into()
        }
        (state, Some(at)) if !state.is_open() => format!("Decided on {}.", words::day(at)),
        _ => {
            let due = turn::due_if_resumed(app, referral, app.now());
            let when = app.calendar.words(due, app.now());
            if due < app.now() {
                let promised = words::moment(due);
                match row.told_due_at.filter(|told| *told > app.now()) {
                    Some(told) => format!(
                        "We promised a decision by {promised}: it is {when}. We now expect it by {}.",
                        words::moment(told)
                    ),
                    None => format!("We promised a decision by {promised}: it is {when}."),
                }
            } else {
                format!("You will have a decision {when}.")
            }
        }
    }
}

/// Whom to ask: the coordinator who owns it, by name; else the team.
async fn contact(app: &App, referral: &Referral) -> Result<String> {
    let Some(owner) = referral.row.owner_id else {
        return Ok("The early help team".into());
    };
    let found = accounts::by_id(app.store.read(), app.store.keys(), owner).await?;
    let found = found.ok_or_else(|| Error::internal("an owner without an account"))?;
    Ok(format!("{}, early help team", found.name.into_inner()))
}

async fn decision_view(app: &App, decision: Decision) -> Result<Decided> {
    let hub = match &decision.hub_id {
        Some(id) => hubs::by_id(app.store.read(), id).await?,
        None => None,
    };
    let reason = decision.reason_code.as_deref();
    Ok(Decided {
        label: decision.outcome.public_label(),
        at: words::moment(decision.decided_at),
        tier: decision.tier.map(|tier| tier.to_string()),
        hub: hub.map(|hub| HubContact {
            href: format!("/hubs/{}", hub.slug),
            name: hub.name,
            phone: hub.phone,
        }),
        reason: reason
            .and_then(NotAcceptedReason::from_code)
            .map(|reason| reason.name().to_owned()),
        feedback: decision.feedback.into_inner(),
        services: decision.details.services.into_inner(),
        would_change: decision.details.would_change.into_inner(),
    })
}

fn later_view(later: Later) -> Decided {
    Decided {
        label: later.label,
        at: words::moment(later.at),
        tier: None,
        hub: None,
        reason: None,
        feedback: later.words,
        services: String::new(),
        would_change: String::new(),
    }
}

fn challenge_view(
    app: &App,
    one: &Challenge,
    due: Option<&DateTime<Utc>>,
    name: impl Fn(Uuid) -> String,
) -> Challenged {
    let row = &one.row;
    let promise = due.map(|due| {
        let when = app.calendar.words(*due, app.now());
        if *due < app.now() {
            format!(
                "We promised an answer by {}: it is {when}.",
                words::moment(*due)
            )
        } else {
            format!("You will have an answer {when}.")
        }
    });
    Challenged {
        stage: one.stage.name().into(),
        raised: format!("{}, {}", name(row.raised_by), words::moment(row.raised_at)),
        said: view::said(&one.form, None),
        promise,
        answered: row.decided_at.map(words::moment),
        answer: view::answer_for_referrer(one).unwrap_or_default(),
    }
}

fn question_view(one: Question, may_answer: bool, name: impl Fn(Uuid) -> String) -> Asked {
    let answer = match (one.answer, one.answered_by, one.answered_at) {
        (Some(text), Some(by), Some(at)) => Some(Written {
            text: text.into_inner(),
            by: name(by),
            at: words::moment(at),
        }),
        _ => None,
    };
    Asked {
        question: one.question.into_inner(),
        at: words::moment(one.asked_at),
        answer,
        open: one.standing == QuestionStanding::Open,
        may_answer,
    }
}
